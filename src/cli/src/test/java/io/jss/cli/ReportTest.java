package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jss report}: what its page has, that names in it are inert, and what is refused. */
class ReportTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&";

    @TempDir private Path folder;
    private Path recording;
    private Path page;

    @BeforeEach
    void record() throws IOException {
        recording = folder.resolve("now.jss");
        page = folder.resolve("now.html");
        Path proc = Files.createDirectory(folder.resolve("proc"));
        new FakeProcesses(proc).add(70, HOSTILE + "\0", 101);
        KernelTable table =
                new KernelTable()
                        .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, KernelTable.row())
                        .add(
                                TCP,
                                ESTABLISHED,
                                "10.0.0.1",
                                80,
                                "10.0.0.9",
                                1001,
                                KernelTable.row()
                                        .owner(0, 101)
                                        .queues(300, 40)
                                        .attribute(FormatRuns.INFO, new byte[232]));
        TestRun run = new TestRun().proc(proc).sockets(table);
        assertThat(run.run("-tanp", "--record-titles", "--record", recording.toString())).isZero();
    }

    private TestRun report(int code, String... words) {
        List<String> line = new ArrayList<>(List.of("report"));
        line.addAll(List.of(words));
        TestRun run = new TestRun();
        assertThat(run.run(line.toArray(String[]::new)))
                .as(String.join("\n", run.errors()))
                .isEqualTo(code);
        return run;
    }

    private String written() throws IOException {
        report(ExitCode.OK, recording.toString(), "-o", page.toString());
        return Files.readString(page);
    }

    @Test
    void aMomentHasStatesAndQueuesAndSaysWhatNeedsMany() throws IOException {
        assertThat(written())
                .startsWith("<!DOCTYPE html>")
                .contains("<td>ESTABLISHED</td><td class=\"number\" data-value=\"1\">1</td>")
                .contains("data-value=\"340\">340 B</td><td class=\"end\">10.0.0.1:80</td>")
                .contains("jss record --every")
                .doesNotContain("id=\"rates\"");
    }

    @Test
    void findingsAreThoseOfTheLimitsOfTheOption() throws IOException {
        assertThat(written()).doesNotContain("keepalive-off");
        report(
                ExitCode.OK,
                "--threshold=idle-millis=0",
                recording.toString(),
                "-o",
                page.toString());
        assertThat(Files.readString(page)).contains("keepalive-off");
    }

    @Test
    void aNameOfAProcessIsText() throws IOException {
        assertThat(written())
                .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;")
                .doesNotContain("<img", "onerror=alert(1)>");
    }

    /** A browser runs what the policy names by its digest, and asks for nothing elsewhere. */
    @Test
    void thePageAllowsItsOwnScriptsAlone() throws Exception {
        String html = written();
        Matcher policy =
                Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)").matcher(html);
        assertThat(policy.find()).isTrue();
        assertThat(policy.group(1)).startsWith("default-src 'none'; ").doesNotContain("unsafe");
        Matcher scripts =
                Pattern.compile("<(script|style)>(.*?)</\\1>", Pattern.DOTALL).matcher(html);
        int count = 0;
        while (scripts.find()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(scripts.group(2).getBytes(UTF_8));
            assertThat(policy.group(1))
                    .contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
            count++;
        }
        assertThat(count).isEqualTo(4);
        assertThat(html).doesNotContain("src=\"", "href=", "@import", "url(");
    }

    @Test
    void withoutAFileItGoesToTheOutput() {
        TestRun run = report(ExitCode.OK, recording.toString());

        assertThat(run.lines().get(0)).isEqualTo("<!DOCTYPE html>");
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        assertThat(report(ExitCode.USAGE).errors().get(0)).contains("jss report FILE -o");
        byte[] before = Files.readAllBytes(recording);
        TestRun same = report(ExitCode.USAGE, recording.toString(), "-o", recording.toString());
        assertThat(same.errors().get(0)).contains("would replace");
        assertThat(Files.readAllBytes(recording)).isEqualTo(before);
        TestRun terminal = new TestRun().onTerminal(80, 24);
        assertThat(terminal.run("report", recording.toString())).isEqualTo(ExitCode.USAGE);
        TestRun none = new TestRun();
        assertThat(none.run("report", folder.resolve("none").toString())).isNotZero();
        assertThat(none.errors().get(0)).contains("none");
    }
}
