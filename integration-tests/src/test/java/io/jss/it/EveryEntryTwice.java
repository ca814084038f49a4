package io.jss.it;

import io.jss.DestroyedSockets;
import io.jss.SocketTable;
import io.jss.cgroup.Cgroups;
import io.jss.filter.names.SystemNames;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import java.io.Closeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** Uses each entry of the library that makes system calls, twice, and prints how it ended. */
public final class EveryEntryTwice {

    private EveryEntryTwice() {}

    /** Prints a line for each use: the entry, the exception's class and its message. */
    public static void main(String[] args) {
        if (List.of(args).contains("after-another-user-of-jna")) {
            failAsAnotherUser();
        }
        for (int i = 0; i < 2; i++) {
            entries().forEach(EveryEntryTwice::use);
        }
    }

    private static Map<String, Callable<?>> entries() {
        OwnerScan scan = OwnerScan.of(ProcPaths.system());
        InodeSet inodes = new InodeSet();
        inodes.add(1);
        NetworkNamespaces namespaces = NetworkNamespaces.ofThisHost();
        Map<String, Callable<?>> all = new LinkedHashMap<>();
        all.put("SocketTable.open", SocketTable::open);
        all.put("SocketTable.openIn", () -> SocketTable.openIn(own(namespaces)));
        all.put("NetworkNamespace.call", () -> own(namespaces).call(() -> null));
        all.put(
                "DestroyedSockets.subscribe",
                () ->
                        DestroyedSockets.subscribe(
                                Set.of(Protocol.TCP), Set.of(AddressFamily.INET), 0));
        all.put("OwnerScan.scan", scan::scan);
        all.put("OwnerScan.scan of inodes", () -> scan.scan(inodes, OwnerScan.Mode.FIRST_HOLDER));
        all.put("OwnerScan.scan by threads", () -> scan.withThreads(2).scan());
        all.put("OwnerScan.scanThisProcess", scan::scanThisProcess);
        all.put("OwnerScan.withBpf", () -> scan.withBpf().scan());
        all.put("OwnerScan.ahead", () -> scan.ahead().everything());
        all.put("Cgroups.path", () -> Cgroups.ofSystem().path(1));
        all.put("SystemNames.user", () -> SystemNames.of(Set.of(Protocol.TCP)).user("no-such"));
        all.put("SystemNames.device", () -> SystemNames.of(Set.of(Protocol.TCP)).device("lo"));
        return all;
    }

    private static NetworkNamespace own(NetworkNamespaces namespaces) throws Exception {
        return namespaces.resolve(Long.toString(ProcessHandle.current().pid()));
    }

    @SuppressWarnings("CatchingUnchecked") // whatever comes is what is shown
    private static void use(String name, Callable<?> entry) {
        try {
            Object result = entry.call();
            if (result instanceof Closeable open) {
                open.close();
            }
            System.out.println("entry " + name + ": worked");
        } catch (Throwable e) {
            String said = e.getClass().getSimpleName() + ": " + e.getMessage();
            System.out.println("entry " + name + ": " + said);
        }
    }

    private static void failAsAnotherUser() {
        try {
            Class.forName("com.sun.jna.Native");
            throw new IllegalStateException("JNA works");
        } catch (ClassNotFoundException | LinkageError e) {
            System.err.println("another user of JNA: " + e);
        }
    }
}
