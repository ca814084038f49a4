package io.jss.cli.targets;

import io.jss.cli.environment.Environment;
import io.jss.cli.table.ProgramName;
import io.jss.cli.text.RowBuffer;
import io.jss.filter.SocketFacts;
import io.jss.netns.NetworkNamespace;
import io.jss.owners.ProcessInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which processes that were named are in another network namespace than the one that is shown:
 * their sockets are there, and an empty answer would hide that.
 */
public final class ProcessesElsewhere {

    private static final int MOST = 3;

    private ProcessesElsewhere() {}

    /**
     * Says it where nothing was found, in one line for each of the first few; every process is
     * looked at for it.
     *
     * @param named whether a process was named
     * @param shown the namespace that is shown, empty for the command's own
     * @throws IOException when /proc cannot be read
     */
    public static void say(
            Predicate<SocketFacts.Owner> named,
            Optional<NetworkNamespace> shown,
            Environment environment)
            throws IOException {
        say(named, shown, false, environment);
    }

    /**
     * Says it where nothing can be found yet, unless one of the processes is where it is looked.
     *
     * @throws IOException as {@link #say}
     */
    public static void sayUnlessHere(
            Predicate<SocketFacts.Owner> named,
            Optional<NetworkNamespace> shown,
            Environment environment)
            throws IOException {
        say(named, shown, true, environment);
    }

    private static void say(
            Predicate<SocketFacts.Owner> named,
            Optional<NetworkNamespace> shown,
            boolean unlessHere,
            Environment environment)
            throws IOException {
        if (environment.recorded().isPresent()) {
            return;
        }
        Processes processes = Processes.of(environment.procPaths());
        List<String> elsewhere = new ArrayList<>();
        for (ProcessInfo process : environment.ownerScan().scan().processes()) {
            if (named.test(SocketFacts.Owner.of(process))) {
                if (processes.isElsewhere(process.pid(), shown)) {
                    elsewhere.add(sentence(process));
                } else if (unlessHere) {
                    return;
                }
            }
        }
        elsewhere.subList(0, Math.min(MOST, elsewhere.size())).forEach(environment::say);
        if (elsewhere.size() > MOST) {
            environment.say(
                    (elsewhere.size() - MOST)
                            + " more such processes are in other network namespaces: --all-netns"
                            + " looks everywhere");
        }
    }

    private static String sentence(ProcessInfo process) {
        RowBuffer name = new RowBuffer();
        ProgramName.write(process, name);
        return sentence(
                "process " + name.text(),
                "-N " + process.pid() + " looks there, --all-netns everywhere");
    }

    /** Returns that a process is elsewhere, with what to type or what is done. */
    static String sentence(String process, String where) {
        return process + " is in another network namespace: " + where;
    }
}
