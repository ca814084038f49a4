package io.jss.owners;

import java.util.OptionalLong;

/**
 * A process that holds a socket. Process id and start time together tell it from every other since
 * boot.
 *
 * @param pid the process id in the pid namespace that /proc shows
 * @param startTicks the start in clock ticks after boot ({@code starttime}, field 22 of {@code
 *     stat}), 100 a second on all common machines
 * @param uid the effective uid ({@code status}), empty if it could not be read
 * @param command the name of the main thread ({@code comm}), at most 15 bytes
 * @param argv0 the first argument ({@code cmdline}) as the process last set it; empty for kernel
 *     threads
 * @param title all arguments joined by spaces, as ps and netstat show them; empty where {@code
 *     argv0} is, and cut at 128 KiB
 */
public record ProcessInfo(
        int pid, long startTicks, OptionalLong uid, RawText command, RawText argv0, RawText title) {

    /** Written out: what the compiler generates costs a short run a tenth of its time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ProcessInfo process
                && process.pid == pid
                && process.startTicks == startTicks
                && process.uid.equals(uid)
                && process.command.equals(command)
                && process.argv0.equals(argv0)
                && process.title.equals(title);
    }

    @Override
    public int hashCode() {
        return Integer.hashCode(pid) * 31 + Long.hashCode(startTicks);
    }
}
