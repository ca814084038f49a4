package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.help.OptionDocuments;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The completions in their shells, at a pseudo-terminal: what a tab makes of a line. */
class CompletionIT {

    /** Gives the typist a process id that no other process with sockets has. */
    private static final String WITH_PID =
            "echo 4710 > /proc/sys/kernel/ns_last_pid; python3 \"$0\" \"$@\"; exit $?";

    /** What is typed before the tab, and what it becomes; the process is the typist's own. */
    private static final List<String[]> LINES =
            List.of(
                    line("state establ", "state established"),
                    line("-ta exclude time-", "-ta exclude time-wait"),
                    line("dev l", "dev lo"),
                    line("class dua", "class dual-stack"),
                    line("user roo", "user root"),
                    line("process zqc", "process zqcompleted"),
                    line("pid 471", "pid 4711"),
                    line("-p 471", "-p 4711"),
                    line("kill pid 471", "kill pid 4711"),
                    line("-p --vers", "-p --version"),
                    line("-p reco", "-p record"),
                    line("port gophe", "port gopher"),
                    line("dport = :gophe", "dport = :gopher"),
                    line("expl", "explain"),
                    line("help exam", "help examples"),
                    line("--columns bytes-ack", "--columns bytes-acked"),
                    line("wait 80 --time", "wait 80 --timeout"),
                    line("doctor --fail", "doctor --fail-on"),
                    line("--as ss --onel", "--as ss --oneline"),
                    line("--as netstat --numeric-us", "--as netstat --numeric-users"));

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();
    @TempDir private Path folder;

    private static String[] line(String typed, String meant) {
        return new String[] {typed, meant};
    }

    @Test
    void bashCompletesWhatIsTyped() throws Exception {
        completes(
                "bash\t--norc",
                "jss() { printf 'GO''T<%s>\\n' \"$*\"; }; source jss.bash; jss ready\r");
    }

    @Test
    void zshCompletesWhatIsTyped() throws Exception {
        completes(
                "zsh\t-f",
                "jss() { printf 'GO''T<%s>\\n' \"$*\"; }; autoload -Uz compinit;"
                        + " compinit -u -D; fpath=($PWD $fpath); autoload -Uz _jss;"
                        + " compdef _jss jss; jss ready\r");
    }

    @Test
    void fishCompletesWhatIsTyped() throws Exception {
        completes(
                "fish\t--no-config",
                "function jss; printf 'GO''T<%s>\\n' \"$argv\"; end; source jss.fish; jss ready\r");
    }

    private void completes(String shell, String first) throws Exception {
        OptionDocuments.main(new String[] {folder.toString(), "1", "2026-01-01"});
        Path typist = folder.resolve("typist.py");
        try (InputStream script = getClass().getResourceAsStream("typist.py")) {
            Files.copy(script, typist);
        }
        String name = namespace.name();
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", name));
        command.addAll(List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc"));
        command.addAll(List.of("sh", "-c", WITH_PID, typist.toString(), shell, first));
        List<String> meant = new ArrayList<>(List.of("ready"));
        for (String[] line : LINES) {
            command.add("jss " + line[0] + "\t\r");
            meant.add(line[1]);
        }
        command.add("jss -N " + name.substring(0, name.length() - 1) + "\t\r");
        meant.add("-N " + name);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("HOME", folder.toString()); // fish keeps a history there
        builder.directory(folder.toFile()).redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String got = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(got.lines()).containsExactlyElementsOf(meant);
        assertThat(process.waitFor()).isZero();
    }
}
