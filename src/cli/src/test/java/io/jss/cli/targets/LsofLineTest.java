package io.jss.cli.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.cli.environment.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines of lsof in jss's words. */
class LsofLineTest {

    private static List<String> words(String line) {
        return List.of(line.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "-i:8080,                       -a -p :8080",
        "-i :8080,                      -a -p :8080",
        "-iTCP,                         -a -t -p",
        "-i6UDP,                        -a -6 -u -p",
        "-i tcp:22,                     -a -t -p :22",
        "-i4TCP@10.0.0.1:22,            -a -4 -t -p host 10.0.0.1 :22",
        "-i@[fe80::1%eth0]:443,         -a -p host [fe80::1%eth0] :443",
        "-i:22 -i:80,                   -a -p :22 :80",
        "-iTCP -sTCP:LISTEN -nP,        -l -t -n -p",
        "-P -iTCP -sTCP:LISTEN,         -l -t -p",
        "-iTCP -sTCP:CLOSE_WAIT,        -a -t -p state CLOSE_WAIT",
        "'-iTCP -sTCP:SYN_RCDV,FIN_WAIT1', -a -t -p state SYN_RECV state FIN_WAIT1",
        "-iTCP:http --json,             -a -t --json -p :http",
        "-i -iUDP:53,                   -a -u -p :53",
        "-nPi:8080,                     -a -n -p :8080",
        "-Pni,                          -a -t -u -n -p",
        "-nPi tcp,                      -a -n -t -p",
        "-nP -i,                        -a -t -u -n -p",
        "-i6 -nP,                       -a -6 -n -p",
        "-i 4,                          -a -4 -p",
        "-i tcp -s tcp:listen,          -l -t -p",
        "-sTCP:LISTEN -a -i :22,        -l -p :22"
    })
    void isSaidInWordsOfJss(String lsof, String jss) {
        List<String> arguments = words(lsof);

        assertThat(LsofLine.isOne(arguments)).isTrue();
        assertThat(LsofLine.translated(arguments)).isEqualTo(words(jss));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-i",
                "-i -t",
                "-it",
                "-tani",
                "-i6",
                "-ni4",
                "-P",
                "-nP",
                "-i tcp",
                "-ti",
                "-i nginx",
                "-s",
                "-st",
                "sport = :22"
            })
    void whatJssHasOfItsOwnIsNoLineOfLsof(String line) {
        List<String> arguments = words(line);

        assertThat(LsofLine.isOne(arguments)).isFalse();
    }

    @Test
    void whatCannotBeSaidInJssIsNamed() {
        assertThatThrownBy(() -> LsofLine.translated(words("-ti:8080 -sTCP:LISTEN")))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "-t of lsof prints process ids alone; here: jss -l --count-by pid :8080");
        assertThatThrownBy(() -> LsofLine.translated(words("-i:22 -c sshd")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("'-c' cannot stand beside lsof's -i and -s here");
    }
}
