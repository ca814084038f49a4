package io.jss.cli.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.OptionForm.Value;
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
        "-i:22 -i:80,                   '-a -p :22,80'",
        "-i tcp:80-90,                  -a -t -p :80-90",
        "-i4 -i6,                       -a -t -u -p",
        "-itcp,                         -a -t -p",
        "-i@db1 -i@db2,                 '-a -p host db1,db2'",
        "-i tcp:80 -i udp:53,           -a -t -u -p 80/tcp or 53/udp",
        "-c nginx,                      -a -p process nginx*",
        "-c nginx -c sshd,              '-a -p process nginx*,sshd*'",
        "-cnginx,                       -a -p process nginx*",
        "-c nginx -i,                   -a -t -u -p process nginx*",
        "-c ^nginx -i :80,              -a -p :80 not process nginx*",
        "-nP -c nginx -a -i tcp,        -a -n -t -p process nginx*",
        "-u root -i,                    -a -t -u -p user root",
        "-u ^root -i :80,               -a -p :80 not user root",
        "'-i :80 -p 1,2',               '-a -p :80 pid 1,2'",
        "-i :80 -r 2,                   -a -c=2 -p :80",
        "-i :80 -w -b,                  -a -p :80",
        "-sTCP:^LISTEN -iTCP,           -a -t -p exclude LISTEN",
        "-iTCP -sTCP:LISTEN -nP,        -l -t -n -p",
        "-P -iTCP -sTCP:LISTEN,         -l -t -p",
        "-iTCP -sTCP:CLOSE_WAIT,        -a -t -p state CLOSE_WAIT",
        "'-iTCP -sTCP:SYN_RCDV,FIN_WAIT1', -a -t -p state SYN_RECV state FIN_WAIT1",
        "-iTCP:http --json,             -a -t --json -p :http",
        "-i -iUDP:53,                   -a -t -u -p",
        "-nPi:8080,                     -a -n -p :8080",
        "-Pni,                          -a -t -u -n -p",
        "-nPi tcp,                      -a -n -t -p",
        "-nP -i,                        -a -t -u -n -p",
        "-i6 -nP,                       -a -6 -n -p",
        "-i 4,                          -a -4 -p",
        "-i tcp -s tcp:listen,          -l -t -p",
        "-sTCP:LISTEN -a -i :22,        -l -p :22",
        "-N web -i :8080,               -a -Nweb -p :8080",
        "-i :8080 -Njss-8cab3eis,       -a -Njss-8cab3eis -p :8080"
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
                "sport = :22",
                "-c",
                "-c 2",
                "-tanc 2",
                "-c 0.5s -tn",
                "-c 500ms",
                "-c5m",
                "-c listening",
                "-c dst 10.0.0.1",
                "-c not nginx",
                "-c tcp",
                "-ltnc :80",
                "-u 53 -i",
                "-up nginx",
                "--at +10s -c"
            })
    void whatJssHasOfItsOwnIsNoLineOfLsof(String line) {
        List<String> arguments = words(line);

        assertThat(LsofLine.isOne(arguments)).isFalse();
    }

    @Test
    void whatStandsBehindALetterOfJssIsItsValueAlone() {
        for (CliOption option : CliOption.values()) {
            if (option.letter() != CliOption.NO_LETTER && option.value() == Value.REQUIRED) {
                String letter = "-" + option.letter();
                for (String value :
                        List.of("sctp", "jss-8cab3e01", "iTCP", "i:22", "c/ng/", "Pi")) {
                    List<List<String>> lines =
                            List.of(
                                    List.of(letter + value, "-i"),
                                    List.of("-t" + letter.substring(1) + value, "-i"),
                                    List.of("-ni", letter + value));
                    assertThat(lines).noneMatch(LsofLine::isOne);
                }
            }
        }
    }

    @Test
    void whatCannotBeSaidInJssIsNamed() {
        assertThatThrownBy(() -> LsofLine.translated(words("-ti:8080 -sTCP:LISTEN")))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "-t of lsof prints process ids alone; here: jss -l --count-by pid :8080");
        assertThatThrownBy(() -> LsofLine.translated(words("-i:22 -g 1")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("'-g' cannot stand beside lsof's options here");
        assertThatThrownBy(() -> LsofLine.translated(words("+D /run")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("'+D' of lsof is about files");
        assertThatThrownBy(() -> LsofLine.translated(words("-c /ngin/")))
                .isInstanceOf(UsageException.class)
                .hasMessageEndingWith("here a pattern: jss process '*ngin*'");
        assertThatThrownBy(() -> LsofLine.translated(words("-iTCP:22 -i4UDP")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("the -i of lsof here are alternatives");
    }
}
