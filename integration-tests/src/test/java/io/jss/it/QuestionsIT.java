package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The eleven questions of {@code src/docs/questions.md}: the commands of each are run beside the
 * programs that it is about, jss's give the answer, and the page counts their keystrokes rightly.
 */
@Tag("host")
class QuestionsIT {

    private static final Pattern COMMAND = Pattern.compile("`((?:[^`])+)`");
    private static final String CELL = "(?<!\\\\)\\|";

    /**
     * A row of the page.
     *
     * @param before what is typed without jss
     * @param keysBefore its keystrokes, as the page says
     * @param jss what is typed with jss
     * @param keys its keystrokes, as the page says
     */
    private record Row(List<String> before, int keysBefore, List<String> jss, int keys) {}

    private static final Map<String, Row> ROWS = new TreeMap<>();

    @BeforeAll
    static void readThePage() throws Exception {
        Path page = Path.of(System.getProperty("jss.root")).resolve("src/docs/questions.md");
        for (String line : Files.readAllLines(page)) {
            String[] cells = line.split(CELL, -1);
            if (cells.length == 7 && cells[1].endsWith("? ")) {
                ROWS.put(
                        cells[1].strip(),
                        new Row(
                                commands(cells[2]),
                                Integer.parseInt(cells[3].strip()),
                                commands(cells[4]),
                                Integer.parseInt(cells[5].strip())));
            }
        }
    }

    private static List<String> commands(String cell) {
        return COMMAND.matcher(cell.replace("\\|", "|"))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static int keystrokes(List<String> commands) {
        return commands.stream().mapToInt(command -> command.length() + 1).sum();
    }

    /** A recording takes one key more than a list, and has the bytes that the list lacks. */
    private static int onlyFor(String question) {
        return question.equals("What changed?") ? 2 : 0;
    }

    @Test
    void thePageHasElevenQuestionsAndCountsTheirKeystrokes() {
        assertThat(ROWS).hasSize(11);
        assertThat(ROWS.values())
                .allSatisfy(row -> assertThat(row.keysBefore()).isEqualTo(keystrokes(row.before())))
                .allSatisfy(row -> assertThat(row.keys()).isEqualTo(keystrokes(row.jss())));
        assertThat(ROWS)
                .allSatisfy(
                        (question, row) ->
                                assertThat(row.keys())
                                        .isLessThan(row.keysBefore() + onlyFor(question)));
    }

    /** What the commands of a row print, one after the other. */
    private record Answers(String before, String jss) {}

    private static Answers ask(String scene, String question) throws Exception {
        Row row = ROWS.get(question);
        assertThat(row).as(question).isNotNull();
        try (DocumentScene host = DocumentScene.start(scene)) {
            return new Answers(host.runAll(row.before()), host.runAll(row.jss()));
        }
    }

    @Test
    void whatListensOn8080IsJavaForBothFamilies() throws Exception {
        Answers answers = ask("web", "What listens on 8080, and for whom?");

        assertThat(answers.jss())
                .containsPattern("tcp6 +0 +128 :::8080 +:::\\* +LISTEN 1207/java +dual-stack");
        assertThat(answers.before()).contains("\"java\",pid=1207", "v6only:0");
    }

    @Test
    void threeProgramsAndAHostTalkToTheDatabase() throws Exception {
        Answers answers = ask("web", "Who talks to my database?");

        assertThat(answers.jss())
                .containsPattern("127\\.0\\.0\\.1:40010 +127\\.0\\.0\\.1:5432 .* 1301/backup")
                .containsPattern("10\\.0\\.0\\.12:40001 .*10\\.0\\.0\\.12:5432 .* 1207/java")
                .containsPattern("10\\.0\\.0\\.12:5432 +10\\.0\\.0\\.16:50100 .* 655/postgres");
        assertThat(answers.before()).contains("backup", "java", "10.0.0.16:50100");
    }

    @Test
    void thePortIsInUseByAProgramThatDoesNotListen() throws Exception {
        Answers answers = ask("web", "Why is the port in use?");

        if (RunningKernel.isBefore(6, 8)) {
            assertThat(answers.jss()).doesNotContain("LISTEN");
        } else {
            assertThat(answers.jss())
                    .contains("port 7000 is bound by 1333/stale without listening");
        }
        assertThat(answers.before()).doesNotContain("stale").doesNotContain("1333");
    }

    @Test
    void theConnectionsInCloseWaitAreThoseOfJava() throws Exception {
        Answers answers = ask("leak", "Whose are 2,000 CLOSE_WAIT?");

        assertThat(answers.jss()).containsPattern(" 2000 +99\\.4% java\n +12 +0\\.6% reports");
        assertThat(answers.before()).containsPattern("2000 java\n +12 reports");
    }

    @Test
    void theClientThatLosesPacketsIsTheOneListed() throws Exception {
        Answers answers = ask("loss", "Which client loses packets?");

        assertThat(answers.jss())
                .contains("203.0.113.9:50009", "retransmitted segments 4, bytes 3.9 KiB")
                .doesNotContain("203.0.113.7")
                .doesNotContain("10.0.0.20");
        assertThat(answers.before()).contains("203.0.113.9:50009", "retrans:0/4");
    }

    @Test
    void theAcceptQueueOfTheWorkerOverflows() throws Exception {
        Answers answers = ask("queue", "Is my accept queue overflowing?");

        assertThat(answers.jss())
                .contains(
                        "the accept queue of 10.0.0.12:9090 is full: 3 connections wait, its"
                                + " backlog is 2",
                        "1402/worker");
        assertThat(answers.before()).contains("10.0.0.12:9090", "worker").doesNotContain("nginx");
    }

    @Test
    void javaHasUsedUpNearlyAllPortsTowardsTheDatabase() throws Exception {
        Answers answers = ask("ports", "Am I out of ports?");

        assertThat(answers.jss())
                .contains("95 of 100 local ports from 10.0.0.12 to 10.0.0.20:5432 are in use")
                .contains("1207/java");
        assertThat(answers.before()).isEqualTo("95\n61000\t61099\n");
    }

    @Test
    void theContainerOfTheConnectionIsNamed() throws Exception {
        Answers answers = ask("containers", "Which container is it?");

        assertThat(answers.jss()).contains("container docker-3f2a7c910b0b");
        assertThat(answers.before()).contains("docker-3f2a7c91");
    }

    @Test
    void whatChangedIsOneThatClosedAndTwoThatSent() throws Exception {
        Row row = ROWS.get("What changed?");

        assertThat(aroundAReload(row.jss()))
                .containsPattern("203\\.0\\.113\\.9:50009 FIN_WAIT2 +IPv4 +ESTABLISHED")
                .containsPattern("203\\.0\\.113\\.7:50007 .* 1500 +0 +0")
                .containsPattern("10\\.0\\.0\\.20:50020 .* 1500 +0 +0");
        assertThat(aroundAReload(row.before()))
                .containsPattern("FIN-WAIT-2 .*203\\.0\\.113\\.9:50009")
                .doesNotContain("1500");
    }

    private static String aroundAReload(List<String> commands) throws Exception {
        assertThat(commands).hasSize(2);
        try (DocumentScene host = DocumentScene.start("changes")) {
            host.run(commands.get(0));
            host.run("kill -HUP 830");
            host.run("until ss -tnH state fin-wait-2 | grep -q .; do sleep 0.02; done");
            return String.join("\n", host.run(commands.get(1)));
        }
    }

    @Test
    void theClientThatIsSentMostComesFirst() throws Exception {
        Row row = ROWS.get("Who sends most now?");
        List<String> lines;
        try (DocumentScene host = DocumentScene.start("busy")) {
            lines = host.run(row.jss().get(0) + " | head -n 7");
            assertThat(host.runAll(row.before())).contains("bytes_sent:");
        }

        assertThat(lines.get(5))
                .contains("203.0.113.7:50007")
                .containsPattern("MiB/s +0 B/s +0 +-$");
        assertThat(lines.get(6)).contains("10.0.0.20:50020").containsPattern("KiB/s +0 B/s +0 +-$");
    }

    @Test
    void thoseOfTcp6ThatCarryIpv4AreFour() throws Exception {
        Answers answers = ask("web", "Which tcp6 carry IPv4?");

        assertThat(answers.jss().lines().filter(line -> line.endsWith("IPv4-mapped"))).hasSize(4);
        assertThat(answers.before().lines().filter(line -> line.contains("::ffff:"))).hasSize(4);
    }
}
