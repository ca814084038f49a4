package io.jss.owners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcFilesTest {

    private static final String AFTER_COMMAND =
            " S 1 2 3 0 -1 4194560 5 6 7 8 9 10 11 12 20 0 1 0 8675309 4096 77"
                    + " 18446744073709551615\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat",
                "a b",
                "x) R 1 2 3",
                "((((",
                "))))",
                ") S 1 2 3 0 -1 4194560 5 6 7 8 9 10 11 12 20 0 1 0 1 2 (",
                "tab\there",
                "",
            })
    void startTimeIsFoundBehindAnyCommand(String command) {
        byte[] line = ("12 (" + command + ")" + AFTER_COMMAND).getBytes(UTF_8);
        assertThat(StatLine.startTicks(line)).hasValue(8675309);
    }

    @Test
    void exitingProcessIsToldByItsFlag() {
        String line = "7 (a) b) R 1 2 3 0 -1 %d 5 6 7 8 9 10 11 12 20 0 1 0 8675309 0\n";
        assertThat(StatLine.isExiting(line.formatted(4194560).getBytes(UTF_8))).isFalse();
        assertThat(StatLine.isExiting(line.formatted(4194564).getBytes(UTF_8))).isTrue();
        assertThat(StatLine.isExiting(new byte[0])).isFalse();
    }

    @Test
    void cutStatLineGivesTheStartTimeOrNothing() {
        byte[] line = ("12 (cat)" + AFTER_COMMAND).getBytes(UTF_8);
        String text = new String(line, UTF_8);
        int start = text.indexOf("8675309");
        for (int length = 0; length < line.length; length++) {
            byte[] cut = text.substring(0, length).getBytes(UTF_8);
            OptionalLong ticks = StatLine.startTicks(cut);
            assertThat(ticks.isPresent()).as("length %d", length).isEqualTo(length > start);
        }
    }

    @Test
    void effectiveUidIsTheSecondNumber() {
        assertThat(uid("Name:\tUid:\nUid:\t1000\t1001\t1002\t1003\nGid:\t5\t5\t5\t5\n"))
                .hasValue(1001);
        assertThat(uid("Name:\tx\nUid:\t0\t4294967294\t0\t0\n")).hasValue(4294967294L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Name:\tx\n",
                "Uid:\t1\t2\t3\t4\n",
                "Name:\tx\nUid:\t",
                "Name:\tx\nUid:\t1000",
                "Name:\tx\nUid:\t1000\t",
                "Name:\tx\nUid:\t1000\nGid:\t1\t1\n",
            })
    void uidThatIsNotThereIsAbsent(String status) {
        assertThat(uid(status)).isEmpty();
    }

    @Test
    void titleJoinsTheArgumentsByBlanks() {
        byte[] bytes = "/usr/sbin/sshd\0-D\0\0x y\0".getBytes(UTF_8);
        assertThat(CommandLine.title(bytes)).hasToString("/usr/sbin/sshd -D  x y");
        assertThat(CommandLine.argv0(bytes)).hasToString("/usr/sbin/sshd");
    }

    @Test
    void titleWrittenOverTheArgumentsLosesTheNulsBehindItAlone() {
        byte[] bytes = "sshd: redacted [priv] \0\0\0\0\0".getBytes(UTF_8);
        assertThat(CommandLine.title(bytes)).hasToString("sshd: redacted [priv] ");
        assertThat(CommandLine.argv0(bytes)).hasToString("sshd: redacted [priv] ");
    }

    @Test
    void kernelThreadHasNoTitle() {
        assertThat(CommandLine.title(new byte[0]).isEmpty()).isTrue();
        assertThat(CommandLine.argv0(new byte[0]).isEmpty()).isTrue();
        assertThat(CommandLine.title(new byte[3]).isEmpty()).isTrue();
    }

    private static OptionalLong uid(String status) {
        return StatusLines.effectiveUid(status.getBytes(UTF_8));
    }
}
