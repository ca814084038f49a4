package io.jss.cli.events;

import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.table.Column;
import io.jss.cli.table.EndpointColumn;
import io.jss.cli.table.EndpointNames;
import io.jss.cli.table.InetColumn;
import io.jss.cli.table.ProgramColumn;
import io.jss.cli.table.SocketColumns;
import io.jss.cli.table.TrafficColumn;
import io.jss.cli.text.RowBuffer;
import io.jss.model.InetSocketView;
import io.jss.model.TcpInfoField;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The columns of destroyed sockets: when, which, what their tcp_info was at the end, whose. */
public final class EventColumns {

    private static final char UNKNOWN = '-';
    private static final long ABSENT = -1;
    private static final int MICROS_PER_MILLI = 1000;

    private EventColumns() {}

    /**
     * Returns the columns.
     *
     * @param clock tells the time, and in which zone
     * @param users names of users
     * @param view the network namespace whose interfaces are named
     * @param color whether the last column is coloured
     */
    public static List<Column> of(
            Clock clock, OwnerMemory memory, UserNames users, NamespaceInView view, boolean color) {
        return List.of(
                new Time(clock),
                new SocketColumns.Proto(),
                EndpointColumn.local(EndpointNames.NONE, view),
                EndpointColumn.remote(EndpointNames.NONE, view),
                new Metric("Acked", TcpInfoField.BYTES_ACKED),
                new Metric("Received", TcpInfoField.BYTES_RECEIVED),
                new RoundTrip(),
                new Metric("Retrans", TcpInfoField.TOTAL_RETRANS),
                new User(memory, users),
                new Program(memory),
                new TrafficColumn(color));
    }

    /** {@code Time}: when the event was read, {@code 14:03:07.250}. */
    private static final class Time extends InetColumn {
        private final Clock clock;

        Time(Clock clock) {
            super("Time", Alignment.LEFT);
            this.clock = clock;
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            LocalTime now = LocalTime.now(clock);
            padded(now.getHour(), 10, row);
            row.ascii(':');
            padded(now.getMinute(), 10, row);
            row.ascii(':');
            padded(now.getSecond(), 10, row);
            row.ascii('.');
            padded(now.get(ChronoField.MILLI_OF_SECOND), 100, row);
        }
    }

    /** Writes a number with zeros before it, as many digits as the unit has. */
    private static void padded(long number, int unit, RowBuffer row) {
        for (int digit = unit; digit > 1 && number < digit; digit /= 10) {
            row.ascii('0');
        }
        row.decimal(number);
    }

    /** A number of the final tcp_info. */
    private static final class Metric extends InetColumn {
        private final TcpInfoField field;

        Metric(String title, TcpInfoField field) {
            super(title, Alignment.RIGHT);
            this.field = field;
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            long value = socket.knownOr(field, ABSENT);
            if (value == ABSENT) {
                row.ascii(UNKNOWN);
            } else {
                row.decimal(value);
            }
        }
    }

    /** {@code RTT}: smoothed, in milliseconds; 0 means that there was no sample. */
    private static final class RoundTrip extends InetColumn {
        RoundTrip() {
            super("RTT ms", Alignment.RIGHT);
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            long micros = socket.knownOr(TcpInfoField.RTT, 0);
            if (micros == 0) {
                row.ascii(UNKNOWN);
                return;
            }
            row.decimal(micros / MICROS_PER_MILLI);
            row.ascii('.');
            padded(micros % MICROS_PER_MILLI, MICROS_PER_MILLI / 10, row);
        }
    }

    /** {@code User}: who owned it at the last look. */
    private static final class User extends InetColumn {
        private final OwnerMemory memory;
        private final UserNames names;

        User(OwnerMemory memory, UserNames names) {
            super("User", Alignment.LEFT);
            this.memory = memory;
            this.names = names;
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            Optional<OwnerMemory.Owner> owner = memory.of(socket.cookie());
            OptionalLong uid = owner.map(OwnerMemory.Owner::uid).orElse(OptionalLong.empty());
            SocketColumns.User.write(uid.orElse(ABSENT), names, row);
        }
    }

    /** {@code PID/Program name}: what held it at the last look. */
    private static final class Program extends InetColumn {
        private final OwnerMemory memory;

        Program(OwnerMemory memory) {
            super("PID/Program name", Alignment.LEFT);
            this.memory = memory;
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            Optional<OwnerMemory.Owner> owner = memory.of(socket.cookie());
            ProgramColumn.write(owner.map(OwnerMemory.Owner::holders).orElse(List.of()), row);
        }
    }
}
