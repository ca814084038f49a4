package io.jss.cli.top.screen;

import io.jss.model.InetSocket;
import java.util.List;
import java.util.OptionalLong;

/**
 * A socket of a look with what it did.
 *
 * @param socket the socket, in its final state when it has gone
 * @param mark whether it is new, or has gone
 * @param rates what it did
 * @param ageSeconds the seconds since it was first seen
 * @param quietLooks the looks since it did something
 * @param home to whom it belongs
 * @param findings what is wrong with it, worst first, remarks among it; of one that has gone none
 */
public record SocketRow(
        InetSocket socket,
        Mark mark,
        Rates rates,
        long ageSeconds,
        int quietLooks,
        Home home,
        List<MarkedFinding> findings)
        implements Places.Placed<Long> {

    /** Copies the list. */
    public SocketRow {
        findings = List.copyOf(findings);
    }

    /** Creates a row without findings. */
    public SocketRow(
            InetSocket socket, Mark mark, Rates rates, long ageSeconds, int quietLooks, Home home) {
        this(socket, mark, rates, ageSeconds, quietLooks, home, List.of());
    }

    /** What became of a socket lately. */
    public enum Mark {
        /** It was opened, and its mark has not worn off. */
        NEW('+'),
        /** It is there. */
        THERE(' '),
        /** It has gone, and is shown with its final numbers. */
        GONE('x');

        private final char sign;

        Mark(char sign) {
            this.sign = sign;
        }

        /** Returns the character that stands before a row. */
        char sign() {
            return sign;
        }
    }

    /**
     * What a socket did in a look; each empty where it is not known.
     *
     * @param sent bytes of data sent a second
     * @param received bytes of data received a second
     */
    public record Rates(OptionalLong sent, OptionalLong received) {

        /** The rates of a socket without counters. */
        public static final Rates UNKNOWN = new Rates(OptionalLong.empty(), OptionalLong.empty());

        /** Returns the bytes both ways, 0 where they are not known. */
        public long both() {
            return sent.orElse(0) + received.orElse(0);
        }
    }

    /**
     * To whom a socket belongs; each the empty text where it is not known.
     *
     * @param processes the processes that hold it, as the table shows them
     * @param unit the systemd unit of its cgroup
     * @param container the container of its cgroup
     */
    public record Home(String processes, String unit, String container) {

        /** Nobody's. */
        public static final Home UNKNOWN = new Home("", "", "");
    }

    /** Returns what the kernel calls it. */
    public long cookie() {
        return socket.cookie();
    }

    @Override
    public Long place() {
        return cookie();
    }

    @Override
    public boolean isThere() {
        return mark == Mark.THERE;
    }

    /** Returns the row as it is after so many looks in which it did nothing. */
    public SocketRow quietAfter(int looks) {
        return new SocketRow(socket, mark, rates, ageSeconds, looks, home, findings);
    }

    /** Returns the row with what is wrong with its socket. */
    public SocketRow with(List<MarkedFinding> found) {
        return new SocketRow(socket, mark, rates, ageSeconds, quietLooks, home, found);
    }

    /** Returns what is wrong with it, remarks left out. */
    List<MarkedFinding> faults() {
        return findings.stream().filter(MarkedFinding::isFault).toList();
    }
}
