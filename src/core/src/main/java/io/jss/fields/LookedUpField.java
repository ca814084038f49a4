package io.jss.fields;

import static io.jss.model.SocketFamily.INET;
import static io.jss.model.SocketFamily.NETLINK;
import static io.jss.model.SocketFamily.PACKET;
import static io.jss.model.SocketFamily.UNIX;
import static io.jss.model.SocketFamily.VSOCK;

import io.jss.model.DiagSocket;
import io.jss.model.Unit;

/** What the kernel's answer does not tell, and the caller looks up elsewhere. */
public enum LookedUpField implements Field {
    /** The network namespace. */
    NAMESPACE(
            declare("network namespace: its name, container or unit, or its first process")
                    .at("namespace", INET, UNIX, NETLINK, PACKET, VSOCK)),
    /** When it was read: an event when the kernel sent it, a row when it was written. */
    TIME(declare("when the event or the row was read, with milliseconds").at("time", INET)),
    /** The processes that hold the socket. */
    PROCESSES(
            declare("processes that hold the socket")
                    .at("processes", INET, UNIX, NETLINK, PACKET, VSOCK)),
    /** The processes that hold the peer of a unix socket. */
    PEER_PROCESSES(
            declare("processes that hold the peer of a unix socket").at("peerProcesses", UNIX)),
    /** The name of the user. */
    USER(declare("name of the socket's user").at("user", INET, UNIX, PACKET)),
    /** The name of the interface. */
    INTERFACE(
            declare("name of the interface that the socket is bound to")
                    .at("interface", INET)
                    .at("", PACKET)),
    /** The cgroup by its path. */
    CGROUP(declare("path of the cgroup v2 in which the socket was made").at("cgroup", INET));

    private final FieldDeclaration declaration;
    private final String label;

    LookedUpField(FieldDeclaration declaration) {
        this.declaration = declaration;
        label = FieldDeclaration.label(this);
    }

    private static FieldDeclaration declare(String meaning) {
        return FieldDeclaration.of(meaning, Unit.COUNT, "");
    }

    @Override
    public FieldDeclaration declaration() {
        return declaration;
    }

    @Override
    public String label() {
        return label;
    }

    /** {@inheritDoc} No socket tells it. */
    @Override
    public String textOr(DiagSocket socket, String absent) {
        return absent;
    }
}
