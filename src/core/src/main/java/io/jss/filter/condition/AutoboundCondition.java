package io.jss.filter.condition;

import io.jss.fields.BaseNumber;
import io.jss.fields.EndField;
import io.jss.fields.FamilyNumber;
import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.PacketSocket;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.util.regex.Pattern;

/**
 * The kernel chose the local port: it was not asked for by bind, and it is one that the kernel
 * chooses from.
 *
 * <p>The first alone does not tell, because an accepted connection never asked for the port of its
 * listener; the second alone does not tell, because bind can ask for any port. The first is known
 * to filter bytecode only; see {@link SocketFacts#portChosenByKernel}.
 *
 * @param lowest the first port of {@code net.ipv4.ip_local_port_range}
 * @param highest the last one
 */
public record AutoboundCondition(int lowest, int highest) implements FilterCondition {

    /** No name, or the abstract name that the kernel gives: five hexadecimal digits. */
    private static final Pattern CHOSEN_NAME = Pattern.compile("(@[0-9a-f]{5})?");

    private static final int LAST_RESERVED_VSOCK_PORT = 1023;

    /** Above it are the numbers that the kernel gives to netlink sockets without a pid. */
    private static final int LAST_PID = Integer.MAX_VALUE;

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return socket instanceof InetSocketView inet
                ? isInRange(inet) && facts.portChosenByKernel(inet) == SocketFacts.Answer.YES
                : isAutobound(socket);
    }

    @Override
    public boolean fails(DiagSocket socket, SocketFacts facts) {
        return socket instanceof InetSocketView inet
                ? !isInRange(inet) || facts.portChosenByKernel(inet) == SocketFacts.Answer.NO
                : !isAutobound(socket);
    }

    /** As ss decides it for other families. */
    private static boolean isAutobound(DiagSocket socket) {
        if (socket instanceof UnixSocket) {
            return CHOSEN_NAME.matcher(EndField.LOCAL.textOr(socket, "")).matches();
        }
        if (socket instanceof PacketSocket) {
            return BaseNumber.INTERFACE_INDEX.valueOr(socket, 0) == 0
                    && FamilyNumber.PROTOCOL_NUMBER.valueOr(socket, 0) == 0;
        }
        long port = BaseNumber.LOCAL_PORT.valueOr(socket, 0);
        return port > (socket instanceof VsockSocket ? LAST_RESERVED_VSOCK_PORT : LAST_PID);
    }

    private boolean isInRange(InetSocketView socket) {
        return socket.localPort() >= lowest && socket.localPort() <= highest;
    }

    @Override
    public String toString() {
        return "autobound";
    }
}
