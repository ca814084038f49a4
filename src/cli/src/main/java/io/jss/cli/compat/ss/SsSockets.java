package io.jss.cli.compat.ss;

import io.jss.KillPlan;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.FamilyVisitor;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.environment.Environment;
import io.jss.cli.rows.SelectedSockets;
import io.jss.engine.ChannelFactory;
import io.jss.engine.LegacyDccp;
import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.netns.NetworkNamespace;
import io.jss.sys.Errno;
import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The sockets of a run as ss. What the kernel cannot list is passed over, as ss does; what else an
 * answer lacks, of which ss says nothing, is kept to be said behind the table.
 */
final class SsSockets implements Closeable {

    /** What libnetlink says nothing of. */
    private static final Set<String> SILENT = Set.of("ENOENT", "EOPNOTSUPP");

    private final SocketTable table;
    private final Environment environment;
    private final Optional<NetworkNamespace> namespace;
    private final Set<String> lacking = new LinkedHashSet<>();

    private SsSockets(
            SocketTable table, Environment environment, Optional<NetworkNamespace> namespace) {
        this.table = table;
        this.environment = environment;
        this.namespace = namespace;
    }

    static SsSockets open(Environment environment, Optional<NetworkNamespace> namespace)
            throws IOException {
        return new SsSockets(environment.openTable(namespace), environment, namespace);
    }

    /**
     * Visits internet sockets. Of raw sockets that the kernel has and cannot list, ss reads a file
     * of text: here it is said that they are missing.
     */
    void visit(SocketQuery query, Protocol protocol, SocketVisitor visitor) throws IOException {
        try {
            keep(table.visit(query, visitor));
        } catch (ProtocolUnavailableException e) {
            if (protocol == Protocol.RAW && SelectedSockets.mayHaveRawSockets(table)) {
                lacking.add(e.getMessage());
            }
            if (protocol == Protocol.DCCP && environment.recorded().isEmpty()) {
                askForDccpAgain();
            }
        }
    }

    /** As ss does, by the request of old; its libnetlink says how the kernel refuses that. */
    private void askForDccpAgain() throws IOException {
        try (ChannelFactory channels =
                namespace.isPresent()
                        ? environment.channels(namespace.get())
                        : environment.channels()) {
            OptionalInt errno = LegacyDccp.refusal(channels);
            if (errno.isPresent() && !SILENT.contains(Errno.name(errno.getAsInt()))) {
                environment.err().println("RTNETLINK answers: " + Errno.text(errno.getAsInt()));
            }
        }
    }

    <T extends DiagSocket> void visit(
            SocketFamily<T> family, Set<Detail> details, FamilyVisitor<? super T> visitor)
            throws IOException {
        try {
            keep(table.visit(family, details, visitor));
        } catch (ProtocolUnavailableException e) {
            return;
        }
    }

    private void keep(List<Remark> remarks) {
        for (Remark remark : remarks) {
            if (!(remark instanceof Remark.ProtocolUnavailable)) {
                lacking.add(remark.text());
            }
        }
    }

    List<KillPlan.Outcome> destroy(List<InetSocket> sockets) throws IOException {
        return table.destroy(sockets);
    }

    /** Says what the answers lack, a line each. */
    void sayWhatIsLacking(Environment environment) {
        for (String line : lacking) {
            environment.say(line);
        }
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
