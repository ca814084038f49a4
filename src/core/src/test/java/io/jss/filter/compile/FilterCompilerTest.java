package io.jss.filter.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.encode.InetDiagRequest;
import io.jss.encode.bytecode.BytecodeAudit;
import io.jss.encode.bytecode.BytecodeListing;
import io.jss.filter.Filter;
import io.jss.filter.IpPrefix;
import io.jss.filter.build.FilterParser;
import io.jss.filter.build.Filters;
import io.jss.filter.build.FixedNames;
import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterCompilerTest {

    private static final int ORDINARY = 0x1ffe;

    private static List<RequestPlan> compile(
            String text, Protocol protocol, AddressFamily family, KernelAbility... refused) {
        return new FilterCompiler(filter(text), Set.of(refused))
                .compile(InetDiagRequest.dump(family, protocol, ORDINARY));
    }

    private static Filter filter(String text) {
        return new FilterParser(new FixedNames()).parse(text);
    }

    private static RequestPlan single(String text, Protocol protocol, AddressFamily family) {
        List<RequestPlan> plans = compile(text, protocol, family);
        assertThat(plans).hasSize(1);
        return plans.get(0);
    }

    private static RequestPlan tcp6(String text) {
        return single(text, Protocol.TCP, AddressFamily.INET6);
    }

    private static String listing(RequestPlan plan) {
        return BytecodeListing.disassemble(plan.request().bytecode()).replaceAll(" +", " ");
    }

    @Test
    void statesAndPortsGoIntoTheRequest() {
        RequestPlan plan = tcp6("state established sport = :443 dport = :5000");

        assertThat(plan.request().states()).isEqualTo(1 << 1);
        assertThat(plan.request().localPort()).isEqualTo(443);
        assertThat(plan.request().remotePort()).isEqualTo(5000);
        assertThat(plan.request().bytecode()).isEmpty();
        assertThat(plan.remainder()).isEqualTo(Filters.any());
    }

    @Test
    void synRecvAsksForConnectionRequestsToo() {
        assertThat(tcp6("state syn-recv").request().states()).isEqualTo(1 << 3 | 1 << 12);
    }

    @Test
    void statesOfAlternativesAreAskedForAndToldApartHere() {
        RequestPlan plan = tcp6("( state established dport 80 ) or state listening sport 80");

        assertThat(plan.request().states()).isEqualTo(1 << 1 | 1 << 10);
        assertThat(listing(plan))
                .isEqualTo(
                        """
                         0 d_eq 80 yes 8 no 12
                         8 jmp yes 12 no accept
                         12 s_eq 80 yes accept no reject
                        """);
        assertThat(plan.remainder())
                .hasToString(
                        "state established and dport = :80 or state listening and sport = :80");
    }

    @Test
    void portFieldsAreNotUsedWhereTheKernelIgnoresThem() {
        Filter filter = filter("sport = :443");

        InetDiagRequest bound = InetDiagRequest.dump(AddressFamily.INET, Protocol.TCP, 0x2002);
        RequestPlan plan = new FilterCompiler(filter, Set.of()).compile(bound).get(0);
        assertThat(plan.request().localPort()).isZero();
        assertThat(listing(plan)).isEqualTo(" 0 s_eq 443 yes accept no reject\n");

        RequestPlan raw = single("sport = :58", Protocol.RAW, AddressFamily.INET6);
        assertThat(raw.request().localPort()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "dst 192.0.2.1 and class ipv6, TCP, INET",
        "class ipv4, TCP, INET6",
        "wire 6, TCP, INET",
        "src [2001:db8::/32], TCP, INET",
        "family inet, TCP, INET6",
        "proto udp, TCP, INET",
        "state listening, UDP, INET",
        "state time-wait state syn-sent, UDP, INET6",
        "state closed, TCP, INET",
        "state bound-inactive, TCP, INET",
        "dport < :0, TCP, INET",
        "none, TCP, INET",
        "src unix:/run/*, TCP, INET",
        "state established and state listening, TCP, INET",
    })
    void nothingIsAskedWhereNoSocketCanMatch(String text, Protocol protocol, AddressFamily family) {
        assertThat(compile(text, protocol, family)).isEmpty();
    }

    @Test
    void whatTheKernelCannotDecideIsLeftAndTheRestIsAsked() {
        RequestPlan plan = tcp6("dst 10.0.0.0/8 process = nginx");

        assertThat(listing(plan))
                .isEqualTo(" 0 d_cond AF_INET 10.0.0.0/8 port * yes accept no reject\n");
        assertThat(plan.remainder()).hasToString("process = nginx");
    }

    @Test
    void alternativeThatTheKernelCannotDecideLeavesAllToBeDecidedHere() {
        RequestPlan plan = tcp6("sport >= :1024 and ( dst 10.0.0.1 or process = nginx )");

        assertThat(listing(plan)).isEqualTo(" 0 s_ge 1024 yes accept no reject\n");
        assertThat(plan.remainder()).hasToString("dst 10.0.0.1 or process = nginx");
    }

    @Test
    void oppositeOfAMixedFilterIsWeakenedNotStrengthened() {
        assertThat(tcp6("not ( sport = :80 and process = nginx )").request().bytecode()).isEmpty();

        RequestPlan plan = tcp6("not ( sport = :80 or process = nginx )");
        assertThat(listing(plan))
                .isEqualTo(
                        """
                         0 s_eq 80 yes 8 no accept
                         8 jmp yes accept no reject
                        """);
        assertThat(plan.remainder()).hasToString("not process = nginx");
    }

    @Test
    void mappedClassIsAskedForAsAnIpv4PrefixWithoutBits() {
        RequestPlan plan = tcp6("class mapped");

        assertThat(listing(plan))
                .isEqualTo(
                        """
                         0 s_cond AF_INET 0.0.0.0/0 port * yes 16 no 20
                         16 jmp yes 20 no accept
                         20 d_cond AF_INET 0.0.0.0/0 port * yes accept no reject
                        """);
        assertThat(plan.remainder()).hasToString("class mapped");
    }

    @Test
    void refusedOperationsAreReplacedOrDoneHere() {
        RequestPlan plan =
                compile(
                                "sport != :80 dev 1 fwmark 5 cgroup id:7",
                                Protocol.TCP,
                                AddressFamily.INET,
                                KernelAbility.EQUAL_PORT,
                                KernelAbility.DEVICE,
                                KernelAbility.MARK,
                                KernelAbility.CGROUP)
                        .get(0);

        assertThat(listing(plan))
                .isEqualTo(
                        """
                         0 s_ge 80 yes 8 no accept
                         8 s_le 80 yes 16 no accept
                         16 jmp yes accept no reject
                        """);
        assertThat(plan.remainder()).hasToString("dev 1 and fwmark 0x5 and cgroup id:7");
        assertThat(plan.used()).containsExactly(KernelAbility.BYTECODE);
    }

    @Test
    void markAndCgroupAreAskedAndCheckedAgainBecauseTheKernelHasZeroForUnknown() {
        RequestPlan plan = tcp6("fwmark != 5 cgroup id:7");

        assertThat(listing(plan))
                .isEqualTo(
                        """
                         0 mark_cond 0x5/0xffffffff yes 12 no 16
                         12 jmp yes 16 no reject
                         16 cgroup_cond 7 yes accept no reject
                        """);
        assertThat(plan.remainder()).hasToString("not fwmark 0x5 and cgroup id:7");
    }

    @Test
    void autoboundAloneIsOneRequestAndMixedItIsTwo() {
        assertThat(listing(tcp6("autobound")))
                .isEqualTo(
                        """
                         0 auto yes 4 no reject
                         4 s_ge 32768 yes 12 no reject
                         12 s_le 60999 yes accept no reject
                        """);

        List<RequestPlan> plans =
                compile("autobound or process = nginx", Protocol.TCP, AddressFamily.INET);
        assertThat(plans)
                .extracting(plan -> plan.remainder().toString())
                .containsExactly(
                        "process = nginx",
                        "sport >= :32768 and sport <= :60999 or process = nginx");
        assertThat(plans)
                .extracting(FilterCompilerTest::listing)
                .containsExactly(
                        " 0 auto yes 4 no accept\n 4 jmp yes accept no reject\n",
                        " 0 auto yes accept no reject\n");
    }

    @Test
    void sctpIsDecidedHereBecauseItsAnswersShowOtherAddresses() {
        RequestPlan plan =
                single("dst 10.0.0.1 and state established", Protocol.SCTP, AddressFamily.INET);

        assertThat(plan.request().bytecode()).isEmpty();
        assertThat(plan.request().states()).isEqualTo(ORDINARY);
        assertThat(plan.remainder()).hasToString("dst 10.0.0.1 and state established");
    }

    @Test
    void programThatWouldBeTooLargeIsWeakened() {
        List<Filter> hosts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            hosts.add(Filters.remoteAddress(IpPrefix.of(IpAddress.ofIpv4(i << 8))));
        }
        Filter filter = Filters.anyOf(hosts).and(Filters.localPort(80, 443));

        RequestPlan plan =
                new FilterCompiler(filter, Set.of())
                        .compile(InetDiagRequest.dump(AddressFamily.INET, Protocol.TCP, ORDINARY))
                        .get(0);

        assertThat(BytecodeAudit.objection(plan.request().bytecode())).isEmpty();
        assertThat(listing(plan)).startsWith(" 0 s_eq 80");
        assertThat(plan.remainder()).isEqualTo(Filters.anyOf(hosts));
    }
}
