package io.jss.cli.table;

import io.jss.classify.Classifier;
import io.jss.cli.fit.Overlong;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.signal.SignalPlace;
import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.fields.WordField;
import io.jss.fields.words.StateName;
import io.jss.health.Thresholds;
import io.jss.model.AddressFamily;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.SocketFamily;
import io.jss.model.Timer.Kind;
import java.util.Optional;

/** The columns that sockets of several families have: netstat's titles, the kernel's values. */
public final class SocketColumns {

    private static final long ABSENT = -1;
    private static final char UNKNOWN = '-';
    private static final byte[] NO_NAME = {};

    private SocketColumns() {}

    /** Writes a number, {@code -} for -1: unknown. */
    private static void number(long value, RowBuffer row) {
        if (value == ABSENT) {
            row.ascii(UNKNOWN);
        } else {
            row.decimal(value);
        }
    }

    /**
     * {@code Proto}: the protocol, with 6 for a socket of AF_INET6 whatever it carries; of other
     * families the family and the type.
     */
    public static final class Proto extends Column {

        /** Creates the column. */
        public Proto() {
            super("Proto", Alignment.LEFT);
        }

        @Override
        public Overlong overlong() {
            return Overlong.NEVER;
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            if (!(socket instanceof InetSocketView inet)) {
                row.ascii(WordField.PROTO.textOr(socket, "-"));
                return;
            }
            row.ascii(inet.protocol().label());
            if (inet.socketFamily() == AddressFamily.INET6) {
                row.ascii('6');
            }
        }
    }

    /** {@code Recv-Q}: {@code idiag_rqueue}. */
    public static final class ReceiveQueue extends Column {

        /** Creates the column. */
        public ReceiveQueue() {
            super("Recv-Q", Alignment.RIGHT);
        }

        /** Returns the column, coloured by limits; without them nothing of colours is loaded. */
        public static Column of(Optional<Thresholds> signals) {
            Column plain = new ReceiveQueue();
            return signals.isPresent()
                    ? SignalColumn.over(plain, SignalPlace.RECEIVE_QUEUE, signals.get())
                    : plain;
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            number(socket.rqueueOr(ABSENT), row);
        }
    }

    /** {@code Send-Q}: {@code idiag_wqueue}, for a listener the limit of its backlog. */
    public static final class SendQueue extends Column {

        /** Creates the column. */
        public SendQueue() {
            super("Send-Q", Alignment.RIGHT);
        }

        /** Returns the column, coloured by limits; without them nothing of colours is loaded. */
        public static Column of(Optional<Thresholds> signals) {
            Column plain = new SendQueue();
            return signals.isPresent()
                    ? SignalColumn.over(plain, SignalPlace.SEND_QUEUE, signals.get())
                    : plain;
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            number(socket.wqueueOr(ABSENT), row);
        }
    }

    /** {@code State}. */
    public static final class State extends Column {

        /** Creates the column. */
        public State() {
            super("State", Alignment.LEFT);
        }

        /** Returns the column, coloured by limits; without them nothing of colours is loaded. */
        public static Column of(Optional<Thresholds> signals) {
            Column plain = new State();
            return signals.isPresent()
                    ? SignalColumn.over(plain, SignalPlace.STATE, signals.get())
                    : plain;
        }

        @Override
        public Overlong overlong() {
            return Overlong.NEVER;
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            SocketFamily<?> family = socket.family();
            if (family == SocketFamily.NETLINK || family == SocketFamily.PACKET) {
                row.ascii(UNKNOWN);
            } else {
                row.ascii(StateName.of(socket));
            }
        }
    }

    /** {@code Traffic}: what travels on the socket, in a word. */
    public static final class Traffic extends InetColumn {

        /** Creates the column. */
        public Traffic() {
            super("Traffic", Alignment.LEFT);
        }

        /** Returns the column, coloured by limits; without them nothing of colours is loaded. */
        public static Column of(Optional<Thresholds> signals) {
            Column plain = new Traffic();
            return signals.isPresent()
                    ? SignalColumn.over(plain, SignalPlace.TRAFFIC, signals.get())
                    : plain;
        }

        @Override
        public Overlong overlong() {
            return Overlong.NEVER;
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            row.ascii(Classifier.classify(socket).label());
        }
    }

    /** {@code User}: the name of the uid, or the number. */
    public static final class User extends Column {

        private final UserNames names;

        /** Creates the column over the names to use. */
        public User(UserNames names) {
            super("User", Alignment.LEFT);
            this.names = names;
        }

        @Override
        public Overlong overlong() {
            return Overlong.SHORTER;
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            write(socket.uidOr(ABSENT), names, row);
        }

        /** Writes the name or number of a user, {@code -} for -1: unknown. */
        public static void write(long uid, UserNames names, RowBuffer row) {
            byte[] name = uid == ABSENT ? NO_NAME : names.name(uid);
            if (name.length == 0) {
                number(uid, row);
            } else {
                SafeText.write(name, 0, name.length, row);
            }
        }
    }

    /** {@code Inode}: the inode of the socket's file. */
    public static final class Inode extends Column {

        /** Creates the column. */
        public Inode() {
            super("Inode", Alignment.RIGHT);
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            number(socket.inodeOr(ABSENT), row);
        }
    }

    /** {@code Timer}: {@code on (0.21/3)}, seconds to go and retransmissions so far. */
    public static final class Timer extends InetColumn {

        private static final String[] KINDS = {
            "off", "on", "keepalive", "timewait", "probe", "delack"
        };

        /** Creates the column. */
        public Timer() {
            super("Timer", Alignment.LEFT);
        }

        @Override
        public Overlong overlong() {
            return Overlong.NEVER;
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            int number = socket.timerNumber();
            if (number < KINDS.length) {
                row.ascii(KINDS[number]);
            } else {
                row.ascii("timer_");
                row.decimal(number);
            }
            if (number != Kind.OFF.number()) {
                row.ascii(" (");
                seconds(socket.timerExpiresMillis(), row);
                row.ascii('/');
                row.decimal(socket.retransmits());
                row.ascii(')');
            }
        }

        private static void seconds(long millis, RowBuffer row) {
            row.decimal(millis / 1000);
            row.ascii('.');
            long hundredths = millis % 1000 / 10;
            row.ascii((char) ('0' + hundredths / 10));
            row.ascii((char) ('0' + hundredths % 10));
        }
    }
}
