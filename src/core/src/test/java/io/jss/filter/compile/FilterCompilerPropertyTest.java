package io.jss.filter.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.jss.encode.InetDiagRequest;
import io.jss.encode.bytecode.BytecodeAudit;
import io.jss.encode.bytecode.BytecodeListing;
import io.jss.encode.bytecode.KernelModel;
import io.jss.filter.Filter;
import io.jss.filter.SampleSocket;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.Filters;
import io.jss.filter.build.SampleFacts;
import io.jss.filter.build.Samples;
import io.jss.filter.condition.StateCondition;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterCompilerPropertyTest {

    private static final int FILTERS = 600;
    private static final int SOCKETS = 100;
    private static final int[] STATE_MASKS = {0x3fff, 0x1ffe, 0x2, 0x400, 0x1008, 0x2080};

    /** What the kernel tells of a socket, without who chose its port. */
    private static final SocketFacts TOLD =
            new SocketFacts() {
                @Override
                public Iterable<SocketFacts.Owner> owners(long inode) {
                    return new SampleFacts(true).owners(inode);
                }

                @Override
                public boolean allOwnersSeen() {
                    return true;
                }
            };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void kernelAndRemainderKeepWhatTheFilterKeeps(long seed) {
        Samples samples = new Samples(seed);
        Random random = new Random(seed);
        for (int i = 0; i < FILTERS; i++) {
            Filter filter = samples.filter();
            int states = STATE_MASKS[random.nextInt(STATE_MASKS.length)];
            FilterCompiler compiler = new FilterCompiler(filter, refusals(random));
            Map<Protocol, Map<AddressFamily, List<RequestPlan>>> compiled =
                    new EnumMap<>(Protocol.class);
            for (SampleSocket socket : sockets(samples)) {
                List<RequestPlan> plans =
                        compiled.computeIfAbsent(
                                        socket.protocol, p -> new EnumMap<>(AddressFamily.class))
                                .computeIfAbsent(
                                        socket.socketFamily(),
                                        f -> compiler.compile(request(socket.protocol, f, states)));
                boolean kept = plans.stream().anyMatch(plan -> keeps(plan, socket));
                boolean wanted =
                        sends(socket, states) && filter.holds(socket, new SampleFacts(true));
                if (kept != wanted) {
                    fail("%s%n%s%n%s%nkept: %b", filter, socket, plans, kept);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void everyProgramPassesTheAuditAndIsReadBackFromItsListing(long seed) {
        Samples samples = new Samples(seed);
        Random random = new Random(seed);
        int programs = 0;
        for (int i = 0; i < FILTERS; i++) {
            FilterCompiler compiler = new FilterCompiler(samples.filter(), refusals(random));
            for (RequestPlan plan :
                    compiler.compile(request(Protocol.TCP, AddressFamily.INET6, -1))) {
                byte[] program = plan.request().bytecode();
                if (program.length != 0) {
                    String listing = BytecodeListing.disassemble(program);
                    assertThat(BytecodeAudit.objection(program)).as(listing).isEmpty();
                    assertThat(BytecodeListing.assemble(listing)).as(listing).isEqualTo(program);
                    programs++;
                }
            }
        }
        assertThat(programs).isGreaterThan(FILTERS / 4);
    }

    private static List<SampleSocket> sockets(Samples samples) {
        List<SampleSocket> sockets = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            sockets.add(samples.socket());
        }
        return sockets;
    }

    private static Set<KernelAbility> refusals(Random random) {
        Set<KernelAbility> refused = EnumSet.noneOf(KernelAbility.class);
        for (KernelAbility ability : KernelAbility.values()) {
            if (ability != KernelAbility.BYTECODE && random.nextInt(3) == 0) {
                refused.add(ability);
            }
        }
        return refused;
    }

    private static InetDiagRequest request(Protocol protocol, AddressFamily family, int states) {
        return InetDiagRequest.dump(family, protocol, states);
    }

    private static boolean keeps(RequestPlan plan, SampleSocket socket) {
        InetDiagRequest request = plan.request();
        byte[] program = request.bytecode();
        return sends(socket, request.states())
                && fieldsMatch(request, socket)
                && (program.length == 0 || KernelModel.accepts(program, socket))
                && plan.remainder().holds(socket, TOLD);
    }

    private static boolean sends(SampleSocket socket, int states) {
        boolean ignoresStates = socket.protocol == Protocol.RAW || socket.protocol == Protocol.SCTP;
        return ignoresStates || (states & StateCondition.bit(socket)) != 0;
    }

    private static boolean fieldsMatch(InetDiagRequest request, SampleSocket socket) {
        boolean boundOnly = StateCondition.bit(socket) == SocketState.BOUND_INACTIVE.bit();
        return boundOnly
                || ((request.localPort() == 0 || request.localPort() == socket.localPort)
                        && (request.remotePort() == 0
                                || request.remotePort() == socket.remotePort));
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void whatHoldsDoesNotFailAndTheOppositeIsTheOtherWayRound(long seed) {
        Samples samples = new Samples(seed);
        SampleFacts facts = new SampleFacts(false);
        for (int i = 0; i < FILTERS; i++) {
            Filter filter = samples.filter();
            for (SampleSocket socket : sockets(samples)) {
                boolean holds = filter.holds(socket, facts);
                boolean fails = filter.fails(socket, facts);
                Filter opposite = Filters.not(filter);
                if ((holds && fails)
                        || opposite.holds(socket, facts) != fails
                        || opposite.fails(socket, facts) != holds) {
                    fail("%s%n%s%nholds: %b, fails: %b", filter, socket, holds, fails);
                }
            }
        }
    }
}
