package io.jss.cli.compat.netstat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.cli.options.GetoptLine;
import io.jss.cli.options.GetoptLine.Given;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetstatOptionsTest {

    private static List<Given<NetstatOption>> given(String... arguments) {
        return GetoptLine.parse(new NetstatOptions(), List.of(arguments)).given();
    }

    private static List<NetstatOption> options(String... arguments) {
        return given(arguments).stream().map(Given::option).toList();
    }

    @Test
    void lettersMayBeClusteredAndRepeated() {
        assertThat(options("-tuee", "-6"))
                .containsExactly(
                        NetstatOption.TCP,
                        NetstatOption.UDP,
                        NetstatOption.EXTEND,
                        NetstatOption.EXTEND,
                        NetstatOption.INET6);
    }

    @ParameterizedTest
    @CsvSource({
        "--list, LISTENING",
        "--al, ALL",
        "--e, EXTEND",
        "--ti, TIMERS",
        "--program, PROGRAMS",
        "--numeric-h, NUMERIC_HOSTS",
        "--udpl, UDPLITE",
        "--sc, SCTP",
        "--inter, INTERFACES"
    })
    void aPrefixThatOnlyOneOptionHasIsEnough(String argument, NetstatOption option) {
        assertThat(options(argument)).containsExactly(option);
    }

    @ParameterizedTest
    @CsvSource({"--tcp, TCP", "--numeric, NUMERIC", "--udp, UDP", "--inet, INET", "--ip, INET"})
    void aWholeNameIsNotAPrefixOfOthers(String argument, NetstatOption option) {
        assertThat(options(argument)).containsExactly(option);
    }

    @Test
    void anAmbiguousPrefixIsRefusedWithWhatItMayMean() {
        assertThatThrownBy(() -> options("--pro"))
                .isInstanceOf(WrongNetstatLine.class)
                .hasMessage(
                        "netstat: option '--pro' is ambiguous; possibilities: '--protocol'"
                                + " '--programs'");
    }

    @Test
    void aPrefixOfFamiliesAloneIsTheFirstOfThem() {
        assertThat(options("--ine")).containsExactly(NetstatOption.INET);
        assertThat(options("--x")).containsExactly(NetstatOption.X25);
    }

    @Test
    void everyLongNameIsOne() {
        for (NetstatOption option : NetstatOption.values()) {
            for (String name : option.names()) {
                String value = option == NetstatOption.PROTOCOL ? "=inet" : "";
                assertThat(options("--" + name + value)).containsExactly(option);
            }
        }
    }

    @Test
    void aValueMayBeAttachedOrFollow() {
        Given<NetstatOption> inet = new Given<>(NetstatOption.PROTOCOL, "inet");

        assertThat(given("-Ainet")).containsExactly(inet);
        assertThat(given("-A", "inet")).containsExactly(inet);
        assertThat(given("--proto=inet")).containsExactly(inet);
        assertThat(given("--protocol", "inet")).containsExactly(inet);
        assertThat(options("-tA", "-a", "-n"))
                .containsExactly(NetstatOption.TCP, NetstatOption.PROTOCOL, NetstatOption.NUMERIC);
    }

    @Test
    void whatIsNoOptionIsPassedOverAndDoubleDashEndsTheOptions() {
        assertThat(options("foo", "-t", "-", "--", "-u")).containsExactly(NetstatOption.TCP);
    }

    @ParameterizedTest
    @CsvSource({
        "-b, netstat: invalid option -- 'b'",
        "--bogus=4, netstat: unrecognized option '--bogus=4'",
        "--tcp=3, netstat: option '--tcp' doesn't allow an argument",
        "-A, netstat: option requires an argument -- 'A'",
        "--protoc, netstat: option '--protocol' requires an argument"
    })
    void whatIsWrongIsSaid(String argument, String message) {
        assertThatThrownBy(() -> options(argument))
                .isInstanceOf(WrongNetstatLine.class)
                .hasMessage(message);
    }
}
