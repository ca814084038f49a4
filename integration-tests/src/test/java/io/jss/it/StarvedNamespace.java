package io.jss.it;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.ApproximateCount;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespaces;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;

/**
 * A process that looks into a network namespace, its own, when it can have no thread for what it
 * asks there: it prints the number of rows and how many sockets there are in all.
 */
final class StarvedNamespace {

    /** Size of a thread's stack, for the virtual machine's option. */
    static final int STACK_KIB = 1 << 17;

    private static final int ATTEMPTS = 20;
    private static final int SMALL_STACK = 1 << 18;

    private static final SocketQuery LISTENERS =
            SocketQuery.of(Protocol.TCP).withFamilies(EnumSet.of(AddressFamily.INET));

    private StarvedNamespace() {}

    public static void main(String[] arguments) throws Exception {
        String self = Long.toString(ProcessHandle.current().pid());
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SocketTable table =
                        SocketTable.openIn(NetworkNamespaces.ofThisHost().resolve(self))) {
            rows(table); // what a look loads is loaded
            refuseThreads(self);
            System.out.println(
                    rows(table)
                            + (table.approximateCount().equals(ApproximateCount.unknown())
                                    ? " unknown"
                                    : " known"));
            if (listener.isClosed()) {
                System.exit(1);
            }
        }
    }

    private static int rows(SocketTable table) throws Exception {
        int[] rows = new int[1];
        table.visit(LISTENERS, socket -> rows[0]++);
        return rows[0];
    }

    /** Leaves less address space than the stack of a thread takes, and no stack to use again. */
    static void refuseThreads(String self) throws Exception {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            leaveLittleSpace(self);
            try {
                Thread thread = new Thread(() -> {});
                thread.start();
                thread.join(); // one that ended has given room back since the look
            } catch (OutOfMemoryError e) {
                return; // as it is meant
            }
        }
        throw new IllegalStateException("threads are still to be had");
    }

    private static void leaveLittleSpace(String self) throws Exception {
        // the end of any thread lets the C library give back larger stacks that it kept
        Thread small = new Thread(null, () -> {}, "small", SMALL_STACK);
        small.start();
        small.join();
        long kib =
                Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmSize:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow();
        String limit = "--as=" + ((kib + STACK_KIB * 3L / 4) << 10);
        new ProcessBuilder("prlimit", limit, "--pid", self).inheritIO().start().waitFor();
    }
}
