package io.jss.filter.build;

import io.jss.filter.SampleSocket;
import io.jss.filter.SocketFacts;
import io.jss.model.InetSocketView;
import java.util.List;

/**
 * Facts of sample sockets: inode N is held by process N, an even N by a second process too, and an
 * inode from 100 on by a process that was not seen.
 *
 * @param allOwnersSeen whether no process was hidden
 */
public record SampleFacts(boolean allOwnersSeen) implements SocketFacts {

    private static final List<String> COMMANDS = List.of("nginx", "java", "sshd");

    @Override
    public Iterable<SocketFacts.Owner> owners(long inode) {
        if (inode >= 100) {
            return List.of();
        }
        int pid = (int) inode;
        SocketFacts.Owner first =
                new SocketFacts.Owner(pid, COMMANDS.get(pid % 3), "program" + pid);
        return pid % 2 == 0
                ? List.of(first, new SocketFacts.Owner(1, "systemd", "init"))
                : List.of(first);
    }

    @Override
    public Answer portChosenByKernel(InetSocketView socket) {
        return ((SampleSocket) socket).portChosenByKernel ? Answer.YES : Answer.NO;
    }
}
