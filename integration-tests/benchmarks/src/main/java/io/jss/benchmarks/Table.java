package io.jss.benchmarks;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.SocketVisitor;
import io.jss.model.Connection;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Looks at the TCP sockets that stand in the table while this is run. */
@State(Scope.Benchmark)
public class Table {

    private static final SocketQuery TCP = SocketQuery.of(Protocol.TCP);
    private static final int NO_INODE = 0;

    private SocketTable table;
    private OwnerScan scan;
    private Connection one;

    /** Opens the table and chooses a connection to look up. */
    @Setup
    public void open() throws IOException {
        table = SocketTable.open();
        scan =
                OwnerScan.of(ProcPaths.system())
                        .withThreads(Runtime.getRuntime().availableProcessors())
                        .remembering();
        List<InetSocket> sockets = table.snapshot(TCP).sockets();
        InetSocket socket = sockets.get(sockets.size() / 2);
        one = new Connection(Protocol.TCP, socket.local(), socket.remote());
    }

    /** Closes the table. */
    @TearDown
    public void close() throws IOException {
        table.close();
    }

    /** Visits every socket and reads what the receive loop reads. */
    @Benchmark
    public long visit() throws IOException {
        Sum sum = new Sum();
        table.visit(TCP, sum);
        return sum.value;
    }

    /** Keeps every socket. */
    @Benchmark
    public int snapshot() throws IOException {
        return table.snapshot(TCP).sockets().size();
    }

    /** Asks for one socket. */
    @Benchmark
    public Optional<InetSocket> lookup() throws IOException {
        return table.find(one);
    }

    /** Keeps every socket with its owners, once more than the look before. */
    @Benchmark
    public OwnerIndex secondLookWithOwners() throws IOException {
        InodeSet inodes = new InodeSet();
        for (InetSocket socket : table.snapshot(TCP).sockets()) {
            inodes.add(socket.inodeOr(NO_INODE));
        }
        return scan.scan(inodes, OwnerScan.Mode.ALL_HOLDERS);
    }

    private static final class Sum implements SocketVisitor {

        private long value;

        @Override
        public void visit(InetSocketView socket) {
            value += socket.inodeOr(NO_INODE) + socket.localPort();
        }
    }
}
