package io.jss.netlink;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The threads that read ahead and have begun since this was made. A reader that has handed over the
 * last datagram of an answer owns nothing and ends when the processor gets to it: under load, that
 * of an earlier test in the same virtual machine is still alive.
 */
final class ReaderThreads {

    private final Set<Thread> before = alive().collect(Collectors.toSet());

    /** Returns those that are alive. */
    List<Thread> begun() {
        return alive().filter(thread -> !before.contains(thread)).toList();
    }

    private static Stream<Thread> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("jss-read-ahead"))
                .filter(Thread::isAlive);
    }
}
