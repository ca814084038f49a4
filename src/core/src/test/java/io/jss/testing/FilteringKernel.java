package io.jss.testing;

import io.jss.encode.bytecode.BytecodeAudit;
import io.jss.encode.bytecode.BytecodeListing;
import io.jss.encode.bytecode.KernelModel;
import io.jss.filter.SampleSocket;
import io.jss.model.AddressFamily;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A kernel with TCP sockets over which it runs filter bytecode, but for operations that it refuses
 * with an errno. SO_MARK and the cgroup are told when their operations are not refused.
 */
public final class FilteringKernel {

    private static final int FAMILY = 16;
    private static final int PROTOCOL = 17;
    private static final int STATES = 20;
    private static final int SPORT = 24;
    private static final int DPORT = 26;
    private static final int ATTRIBUTES = 72;
    private static final int TCP = 6;
    private static final int SHUTDOWN = 8;
    private static final int MARK = 15;
    private static final int CGROUP_ID = 21;

    private final List<SampleSocket> sockets;
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<String> programs = new ArrayList<>();

    /** Creates a kernel with these sockets, each of which needs a cookie of its own. */
    public FilteringKernel(List<SampleSocket> sockets) {
        this.sockets = sockets;
    }

    /** Makes it refuse programs with an operation. */
    public FilteringKernel refusing(String mnemonic, int errno) {
        refusals.put(mnemonic, errno);
        return this;
    }

    /** Returns a channel to it. */
    public FakeKernel channel() {
        return new FakeKernel(this::answer);
    }

    /** Returns the listings of the programs that it was asked to run, empty for none. */
    public List<String> programs() {
        return programs;
    }

    private List<byte[]> answer(ByteBuffer request) {
        byte[] program = program(request);
        String listing = BytecodeListing.disassemble(program);
        programs.add(listing);
        for (Map.Entry<String, Integer> refusal : refusals.entrySet()) {
            if (listing.contains(" " + refusal.getKey() + " ")) {
                return List.of(error(refusal.getValue()));
            }
        }
        if (program.length != 0 && BytecodeAudit.objection(program).isPresent()) {
            return List.of(error(22));
        }
        List<byte[]> answer = new ArrayList<>();
        for (SampleSocket socket : sockets) {
            if (sends(request, socket)
                    && (program.length == 0 || KernelModel.accepts(program, socket))) {
                answer.add(row(socket));
            }
        }
        answer.add(DiagRow.done(0));
        return answer;
    }

    private static byte[] program(ByteBuffer request) {
        if (request.limit() <= ATTRIBUTES) {
            return new byte[0];
        }
        byte[] program = new byte[request.getShort(ATTRIBUTES) - 4];
        request.get(ATTRIBUTES + 4, program);
        return program;
    }

    private static byte[] error(int errno) {
        return KernelBytes.inNativeOrder()
                .message(
                        2,
                        0,
                        0,
                        0,
                        KernelBytes.inNativeOrder().u32(-errno).raw(new byte[16]).toArray())
                .toArray();
    }

    private static boolean sends(ByteBuffer request, SampleSocket socket) {
        ByteBuffer ports = request.duplicate().order(ByteOrder.BIG_ENDIAN);
        int local = Short.toUnsignedInt(ports.getShort(SPORT));
        int remote = Short.toUnsignedInt(ports.getShort(DPORT));
        return request.get(PROTOCOL) == TCP
                && request.get(FAMILY) == socket.socketFamily().number()
                && (request.getInt(STATES) >> socket.state & 1) != 0
                && (local == 0 || local == socket.localPort)
                && (remote == 0 || remote == socket.remotePort);
    }

    private byte[] row(SampleSocket socket) {
        DiagRow row =
                DiagRow.row()
                        .addresses(
                                socket.socketFamily() == AddressFamily.INET ? 2 : 10,
                                socket.local.toBytes(),
                                socket.remote.toBytes())
                        .ports(socket.localPort, socket.remotePort)
                        .state(socket.state)
                        .device(socket.interfaceIndex)
                        .cookie(socket.cookie)
                        .owner(Math.max(0, socket.uid), Math.max(0, socket.inode))
                        .attribute(SHUTDOWN, new byte[1]);
        if (!refusals.containsKey("mark_cond")) {
            row.attribute(MARK, KernelBytes.inNativeOrder().u32(socket.mark).toArray());
        }
        if (!refusals.containsKey("cgroup_cond")) {
            row.attribute(CGROUP_ID, KernelBytes.inNativeOrder().u64(socket.cgroup).toArray());
        }
        return row.message();
    }
}
