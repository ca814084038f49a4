package io.jss.cli.explain;

import io.jss.cli.table.ProgramName;
import io.jss.cli.text.SafeText;
import io.jss.model.InetSocket;
import io.jss.owners.SocketHolder;
import java.util.ArrayList;
import java.util.List;

/** Whose the socket is, and why it may be nobody's. */
final class OwnerSentences implements Explanation {

    private static final long NO_INODE = 0;

    @Override
    public void explain(InetSocket socket, ExplainedFacts evidence, Sentences sentences) {
        List<SocketHolder> holders = evidence.holders(socket);
        if (!holders.isEmpty()) {
            sentences.add("It belongs to " + ProgramName.list(holders) + ".");
            origin(holders.get(0), evidence, sentences);
        } else if (evidence.ownersUnknown()) {
            sentences.add("Its process is not known: the recording has no processes.");
        } else if (evidence.mayBeHidden(socket)) {
            sentences.add(
                    "Its process is hidden: the files of some processes may not be read, which"
                            + " takes CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH."
                            + (socket.uid().isPresent()
                                    ? " The socket is of uid " + socket.uid().getAsLong() + "."
                                    : ""),
                    Clue.HIDDEN_DESCRIPTORS);
        } else if (evidence.mayBeOutside(socket)) {
            sentences.add(
                    "No process of this pid namespace holds it: its process may be outside, where"
                            + " jss sees it when it runs in the pid namespace of the host.",
                    Clue.HIDDEN_DESCRIPTORS);
        } else {
            sentences.add("No process holds it: " + whyNobody(socket) + ".");
        }
    }

    /** Of several that hold it, the first one was made first, as a rule. */
    private static void origin(SocketHolder holder, ExplainedFacts evidence, Sentences sentences) {
        ProcessOrigin origin = evidence.host().origin(holder.process().pid());
        List<String> parents = origin.parents();
        List<String> parts = new ArrayList<>();
        origin.runner().ifPresent(runner -> parts.add("runs in " + SafeText.line(runner)));
        if (!parents.isEmpty()) {
            parts.add("comes from " + String.join(" < ", parents));
        }
        if (!parts.isEmpty()) {
            sentences.add(
                    "Process " + holder.process().pid() + " " + String.join(" and ", parts) + ".",
                    Clue.PROCESS_TREE);
        }
    }

    /** Returns why a socket has no process, as a part of a sentence. */
    static String whyNobody(InetSocket socket) {
        if (socket.inodeOr(NO_INODE) != NO_INODE) {
            return "it is the kernel's own, as those of NFS are, or of a process outside of this"
                    + " container";
        }
        return switch (socket.state()) {
            case SYN_RECV, NEW_SYN_RECV -> "the connection is still being made";
            case TIME_WAIT -> "the connection is over";
            case ESTABLISHED, CLOSE_WAIT ->
                    "its program has not accepted it yet, or it is one path of an MPTCP connection";
            case LISTEN -> "it is the kernel's own";
            default -> "its program has closed it, and the kernel brings it to its end";
        };
    }
}
