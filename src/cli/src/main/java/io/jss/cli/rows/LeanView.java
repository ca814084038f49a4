package io.jss.cli.rows;

import io.jss.fields.Field;
import io.jss.fields.ListField;
import io.jss.fields.StructureNumber;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.StructField;
import io.jss.model.Structure;
import java.util.ArrayList;
import java.util.List;

/**
 * A socket with its row and a few numbers of kernel structures: what an ordered table has to hold
 * of each, where whole structures would be many times as much. Used again for each socket; for one
 * thread.
 */
public final class LeanView implements InetSocketView {

    private static final long ABSENT = Long.MIN_VALUE;
    private static final long[] NO_NUMBERS = {};

    private final List<StructField> fields = new ArrayList<>();
    private InetSocketView row;
    private long[] numbers = NO_NUMBERS;

    /** Creates a view of the structures' numbers among these fields. */
    LeanView(List<Field> wanted) {
        for (Field field : wanted) {
            if (field instanceof StructureNumber number && !fields.contains(number.field())) {
                fields.add(number.field());
            }
        }
    }

    /** Returns whether such a view has all that these fields need. */
    public static boolean suffices(List<Field> wanted) {
        return wanted.stream()
                .allMatch(
                        field ->
                                field instanceof StructureNumber
                                        || (field.detail().isEmpty()
                                                && !(field instanceof ListField)));
    }

    /** Returns a copy of the socket without any structure. */
    InetSocket rowOf(InetSocketView socket) {
        row = socket;
        numbers = NO_NUMBERS;
        return InetSocket.copyOf(this);
    }

    /** Returns the numbers of a socket, to be shown with its row. */
    long[] numbersOf(InetSocketView socket) {
        long[] values = new long[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = socket.knownOr(fields.get(i), ABSENT);
        }
        return values;
    }

    /** Shows a row and its numbers; the view is valid until the next one. */
    InetSocketView show(InetSocket shown, long[] with) {
        row = shown;
        numbers = with;
        return this;
    }

    @Override
    public boolean hasDetails() {
        return numbers.length > 0;
    }

    @Override
    public boolean has(Structure structure) {
        for (int i = 0; i < numbers.length; i++) {
            if (fields.get(i).structure() == structure && numbers[i] != ABSENT) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long numberOr(StructField field, long absent) {
        for (int i = 0; i < numbers.length; i++) {
            if (fields.get(i) == field) {
                return numbers[i] == ABSENT ? absent : numbers[i];
            }
        }
        return absent;
    }

    /** What is held is known: whether it means something was judged beside the whole structure. */
    @Override
    public long knownOr(StructField field, long absent) {
        return numberOr(field, absent);
    }

    @Override
    public Protocol protocol() {
        return row.protocol();
    }

    @Override
    public AddressFamily socketFamily() {
        return row.socketFamily();
    }

    @Override
    public int stateNumber() {
        return row.stateNumber();
    }

    @Override
    public long localHigh() {
        return row.localHigh();
    }

    @Override
    public long localLow() {
        return row.localLow();
    }

    @Override
    public int localPort() {
        return row.localPort();
    }

    @Override
    public long remoteHigh() {
        return row.remoteHigh();
    }

    @Override
    public long remoteLow() {
        return row.remoteLow();
    }

    @Override
    public int remotePort() {
        return row.remotePort();
    }

    @Override
    public int interfaceIndex() {
        return row.interfaceIndex();
    }

    @Override
    public long cookie() {
        return row.cookie();
    }

    @Override
    public int timerNumber() {
        return row.timerNumber();
    }

    @Override
    public long timerExpiresMillis() {
        return row.timerExpiresMillis();
    }

    @Override
    public int retransmits() {
        return row.retransmits();
    }

    @Override
    public long rqueue() {
        return row.rqueue();
    }

    @Override
    public long wqueue() {
        return row.wqueue();
    }

    @Override
    public long uidOr(long absent) {
        return row.uidOr(absent);
    }

    @Override
    public long inodeOr(long absent) {
        return row.inodeOr(absent);
    }

    @Override
    public int shutdownOr(int absent) {
        return row.shutdownOr(absent);
    }

    @Override
    public int v6onlyOr(int absent) {
        return row.v6onlyOr(absent);
    }

    @Override
    public int ipProtocolOr(int absent) {
        return row.ipProtocolOr(absent);
    }

    @Override
    public long markOr(long absent) {
        return row.markOr(absent);
    }

    @Override
    public long cgroupIdOr(long absent) {
        return row.cgroupIdOr(absent);
    }

    @Override
    public int socketOptionsOr(int absent) {
        return row.socketOptionsOr(absent);
    }
}
