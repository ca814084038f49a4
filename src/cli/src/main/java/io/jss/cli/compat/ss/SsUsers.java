package io.jss.cli.compat.ss;

import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.SecurityContexts;
import io.jss.cli.lookup.Threads;
import io.jss.cli.text.Inert;
import io.jss.cli.text.SafeText;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.RawText;
import io.jss.owners.SocketHolder;
import io.jss.owners.ThreadScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Writes {@code users:(("sshd",pid=812,fd=3))}, the last process first: ss keeps what it finds in
 * reverse. With threads each thread of a process is shown with the descriptors of the process, with
 * {@code -Z} the security context of each, with {@code -z} that of the socket too.
 */
final class SsUsers {

    private static final String UNKNOWN_CONTEXT = "unavailable";
    private static final RawText NAMELESS = RawText.of(new byte[0]);

    private final Optional<OwnerIndex> known;
    private final Optional<Threads> threads;
    private final Optional<SecurityContexts> contexts;
    private final boolean ofSockets;
    private final InodeSet hidden = new InodeSet();

    private SsUsers(
            Optional<OwnerIndex> known,
            Optional<Threads> threads,
            Optional<SecurityContexts> contexts,
            boolean ofSockets) {
        this.known = known;
        this.threads = threads;
        this.contexts = contexts;
        this.ofSockets = ofSockets;
    }

    /** Finds the holders of all sockets, of none when nobody asked. */
    static SsUsers of(SsArguments arguments, Environment environment) throws IOException {
        boolean threads = arguments.has(SsOption.THREADS);
        boolean ofSockets = arguments.has(SsOption.CONTEXTS);
        boolean contexts = ofSockets || arguments.has(SsOption.CONTEXT);
        boolean wanted = threads || contexts || arguments.has(SsOption.PROCESSES);
        Optional<OwnerIndex> known =
                wanted ? Optional.of(holders(environment, threads)) : Optional.empty();
        return new SsUsers(
                known,
                threads ? Threads.silent(environment) : Optional.empty(),
                contexts
                        ? Optional.of(SecurityContexts.of(environment.procPaths()))
                        : Optional.empty(),
                ofSockets);
    }

    /** As in ss, threads with descriptors of their own are seen where threads are asked for. */
    private static OwnerIndex holders(Environment environment, boolean threads) throws IOException {
        OwnerScan scan = environment.ownerScan();
        return (threads ? scan : scan.withoutThreads()).scan();
    }

    /** Writes the holders of a socket, nothing when none is known. */
    void write(long inode, ExtraText text) {
        if (inode == 0 || known.isEmpty()) {
            return;
        }
        List<SocketHolder> holders = new ArrayList<>(known.get().holders(inode));
        if (holders.isEmpty()) {
            hidden.add(inode);
            return;
        }
        Collections.reverse(holders);
        text.append(" users:(");
        int before = text.length();
        for (int from = 0; from < holders.size(); ) {
            int pid = holders.get(from).process().pid();
            int to = from;
            while (to < holders.size() && holders.get(to).process().pid() == pid) {
                to++;
            }
            process(holders.subList(from, to), inode, before, text);
            from = to;
        }
        text.append(')');
    }

    /**
     * Returns what to say of sockets that were written without holders: that they are outside of
     * this pid namespace. Of those that may not be seen ss says nothing.
     */
    Optional<Remark> remark() {
        return known.isPresent() && known.get().lacksOuterProcesses()
                ? Owners.remark(known.get(), hidden.size())
                : Optional.empty();
    }

    private void process(List<SocketHolder> holders, long inode, int before, ExtraText text) {
        int pid = holders.get(0).process().pid();
        boolean ofProcess = true;
        if (threads.isPresent()) {
            List<ThreadScan.ProcessThread> others =
                    new ArrayList<>(threads.get().of(holders.get(0), inode));
            ofProcess = others.isEmpty() || others.removeIf(thread -> thread.id() == pid);
            Collections.reverse(others);
            for (ThreadScan.ProcessThread thread : others) {
                for (SocketHolder holder : holders) {
                    String name = bytes(thread.name().orElse(NAMELESS));
                    entry(cut(name), pid, thread.id(), holder.fd(), before, text);
                }
            }
        }
        for (SocketHolder holder : ofProcess ? holders : List.<SocketHolder>of()) {
            String name = bytes(holder.process().command());
            entry(cut(name), pid, pid, holder.fd(), before, text);
        }
    }

    private void entry(String name, int pid, int tid, int fd, int before, ExtraText text) {
        text.append(text.length() == before ? "(\"" : ",(\"").append(name);
        text.append("\",pid=").append(pid);
        if (threads.isPresent()) {
            text.append(",tid=").append(tid);
        }
        contexts.ifPresent(
                known -> text.append(",proc_ctx=").append(context(known.ofProcess(tid))));
        text.append(",fd=").append(fd);
        if (ofSockets) {
            text.append(",sock_ctx=").append(context(contexts.orElseThrow().ofSocket(pid, fd)));
        }
        text.append(')');
    }

    private static String context(Optional<String> known) {
        return known.map(SafeText::line).orElse(UNKNOWN_CONTEXT);
    }

    private static String bytes(RawText text) {
        return Inert.name(text.toBytes());
    }

    /** ss reads a name up to the first closing parenthesis. */
    private static String cut(String name) {
        int end = name.indexOf(')');
        return end < 0 ? name : name.substring(0, end);
    }
}
