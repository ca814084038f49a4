package io.jss.sample;

import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfoField;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.RandomAccess;

/**
 * Sockets without an object for each: what is added is copied into arrays of numbers, and what is
 * taken out is a view of them. For tables that are kept whole. Of the details it keeps the numbers
 * that are named, and the congestion control; the rest is as if the kernel had not sent it, and so
 * are the mark, the cgroup and the options of a socket.
 *
 * <p>For one thread at a time.
 */
public final class PackedSockets extends AbstractList<InetSocketView> implements RandomAccess {

    /*
     * Numbers, an int each:
     *   0  cookie, low and high word
     *   2  receive queue   3  send queue   4  inode
     *   5  bits 0..7 state, 8..15 timer, 16..23 retransmissions, 24..31 flags
     *   6  which of the fields are there
     *   7  the lasting fields, one int or two each
     * Ends:
     *   0  local address, four words      4  remote address, four words
     *   8  bits 0..15 remote port, 16..31 local port
     *   9  expiry of the timer   10  number of the common facts
     *  11  the other fields
     */
    private static final int COOKIE = 0;
    static final int RQUEUE = COOKIE + 2;
    static final int WQUEUE = RQUEUE + 1;
    static final int INODE = WQUEUE + 1;
    static final int MARKS = INODE + 1;
    private static final int PRESENT = MARKS + 1;
    private static final int LASTING = PRESENT + 1;
    static final int LOCAL_HIGH = 0;
    static final int LOCAL_LOW = LOCAL_HIGH + 2;
    static final int REMOTE_HIGH = LOCAL_LOW + 2;
    static final int REMOTE_LOW = REMOTE_HIGH + 2;
    static final int PORTS = REMOTE_LOW + 2;
    static final int EXPIRES = PORTS + 1;
    private static final int FACTS = EXPIRES + 1;
    private static final int PASSING = FACTS + 1;

    static final int HAS_DETAILS = 1;
    static final int HAS_TCP_INFO = 2;
    static final int HAS_SK_MEM_INFO = 4;
    static final int HAS_INODE = 8;

    /** {@link TcpInfoField#hasAnswered}. */
    static final int HAS_ANSWERED = 16;

    static final int TIMER_SHIFT = 8;
    static final int RETRANSMITS_SHIFT = 16;
    static final int FLAGS_SHIFT = 24;
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int FIRST_FACTS = 8;

    private final StructField[] fields;
    private final int lasting;

    /**
     * By number of the structure and of the field the place in {@link #fields}, -1 for one that is
     * not kept; null for a structure of which none is.
     */
    private final byte[][] places = new byte[Structure.values().length][];

    /** The slot of each field behind the fixed words of its array. */
    private final int[] slots;

    /** Whether the field takes two words. */
    private final boolean[] wide;

    private final boolean[] signed;

    private final int numbersWidth;
    private final int endsWidth;
    private final Map<PackedFacts, Integer> factNumbers = new HashMap<>();
    private PackedFacts[] facts = new PackedFacts[16];

    private int[][] numbers = {};
    private int[][] ends = {};
    private int size;
    private long uptimeMillis = -1;

    /**
     * Makes an empty list.
     *
     * @param lasting fields of tcp_info and {@code SK_MEMINFO_*} that {@link #forgetEnds} leaves
     * @param passing those that it does not leave; 32 fields at most are kept
     */
    public PackedSockets(
            Collection<? extends StructField> lasting, Collection<? extends StructField> passing) {
        this.lasting = lasting.size();
        fields = new StructField[lasting.size() + passing.size()];
        if (fields.length > Integer.SIZE) {
            throw new IllegalArgumentException("more than 32 fields");
        }
        slots = new int[fields.length];
        wide = new boolean[fields.length];
        signed = new boolean[fields.length];
        numbersWidth = place(lasting, 0, LASTING);
        endsWidth = place(passing, lasting.size(), PASSING);
    }

    private int place(Collection<? extends StructField> some, int first, int from) {
        int at = first;
        int slot = from;
        for (StructField field : some) {
            placesOf(field.structure())[field.ordinal()] = (byte) at;
            fields[at] = field;
            signed[at] = field.type().signed();
            slots[at] = slot;
            wide[at] = field.type().bits() > Integer.SIZE;
            slot += wide[at] ? 2 : 1;
            at++;
        }
        return slot;
    }

    @SuppressWarnings("EnumOrdinal") // an array is what this is for: each check reads numbers
    private byte[] placesOf(Structure structure) {
        int number = structure.ordinal();
        if (places[number] == null) {
            places[number] = new byte[structure.fields().size()];
            Arrays.fill(places[number], (byte) -1);
        }
        return places[number];
    }

    @Override
    public int size() {
        return size;
    }

    /** Adds what the view shows now. */
    @Override
    public boolean add(InetSocketView socket) {
        int row = size;
        int chunk = row >>> CHUNK_BITS;
        if (chunk == numbers.length) {
            numbers = Arrays.copyOf(numbers, chunk + 1 + chunk / 2);
            ends = Arrays.copyOf(ends, numbers.length);
        }
        if (numbers[chunk] == null) {
            numbers[chunk] = new int[CHUNK * numbersWidth];
        }
        if (ends[chunk] == null) {
            ends[chunk] = new int[CHUNK * endsWidth];
        }
        addNumbers(socket, numbers[chunk], (row & CHUNK - 1) * numbersWidth);
        addEnds(socket, ends[chunk], (row & CHUNK - 1) * endsWidth);
        addFields(socket, row);
        size++;
        return true;
    }

    private static void addNumbers(InetSocketView socket, int[] words, int at) {
        putLong(words, at + COOKIE, socket.cookie());
        words[at + RQUEUE] = (int) socket.rqueue();
        words[at + WQUEUE] = (int) socket.wqueue();
        long inode = socket.inodeOr(-1);
        words[at + INODE] = (int) inode;
        int flags =
                (socket.hasDetails() ? HAS_DETAILS : 0)
                        | (socket.has(Structure.TCP_INFO) ? HAS_TCP_INFO : 0)
                        | (socket.has(Structure.SK_MEM_INFO) ? HAS_SK_MEM_INFO : 0)
                        | (inode == -1 ? 0 : HAS_INODE)
                        | (hasAnswered(socket) ? HAS_ANSWERED : 0);
        words[at + MARKS] =
                socket.stateNumber()
                        | socket.timerNumber() << TIMER_SHIFT
                        | socket.retransmits() << RETRANSMITS_SHIFT
                        | flags << FLAGS_SHIFT;
    }

    private static boolean hasAnswered(InetSocketView socket) {
        return TcpInfoField.hasAnswered(
                SocketState.of((int) socket.numberOr(TcpInfoField.STATE, 0)));
    }

    private void addEnds(InetSocketView socket, int[] words, int at) {
        putLong(words, at + LOCAL_HIGH, socket.localHigh());
        putLong(words, at + LOCAL_LOW, socket.localLow());
        putLong(words, at + REMOTE_HIGH, socket.remoteHigh());
        putLong(words, at + REMOTE_LOW, socket.remoteLow());
        words[at + PORTS] = socket.localPort() << Short.SIZE | socket.remotePort();
        words[at + EXPIRES] = (int) socket.timerExpiresMillis();
        words[at + FACTS] = factNumber(socket);
    }

    /** Most sockets have the facts of the first few, for which nothing is allocated. */
    private int factNumber(InetSocketView socket) {
        int first = Math.min(FIRST_FACTS, factNumbers.size());
        for (int number = 0; number < first; number++) {
            if (facts[number].areOf(socket)) {
                return number;
            }
        }
        return number(PackedFacts.of(socket));
    }

    private int number(PackedFacts wanted) {
        Integer known = factNumbers.get(wanted);
        if (known != null) {
            return known;
        }
        int number = factNumbers.size();
        if (number == facts.length) {
            facts = Arrays.copyOf(facts, number * 2);
        }
        facts[number] = wanted;
        factNumbers.put(wanted, number);
        return number;
    }

    private void addFields(InetSocketView socket, int row) {
        int present = 0;
        uptimeMillis = Math.max(uptimeMillis, socket.uptimeMillisOr(-1));
        if (socket.hasDetails()) {
            for (int i = 0; i < fields.length; i++) {
                long value = socket.numberOr(fields[i], Long.MIN_VALUE);
                if (value != Long.MIN_VALUE) {
                    present |= 1 << i;
                    put(row, i, value);
                }
            }
        }
        numbers[row >>> CHUNK_BITS][(row & CHUNK - 1) * numbersWidth + PRESENT] = present;
    }

    private void put(int row, int field, long value) {
        int[] words = words(field)[row >>> CHUNK_BITS];
        int at = (row & CHUNK - 1) * width(field) + slots[field];
        if (wide[field]) {
            putLong(words, at, value);
        } else {
            words[at] = (int) value;
        }
    }

    private int[][] words(int field) {
        return field < lasting ? numbers : ends;
    }

    private int width(int field) {
        return field < lasting ? numbersWidth : endsWidth;
    }

    private static void putLong(int[] words, int at, long value) {
        words[at] = (int) value;
        words[at + 1] = (int) (value >>> Integer.SIZE);
    }

    private static long getLong(int[] words, int at) {
        return Integer.toUnsignedLong(words[at]) | (long) words[at + 1] << Integer.SIZE;
    }

    @Override
    public InetSocketView get(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException(row);
        }
        return new PackedSocket(this, row);
    }

    /** Returns the cookie of a socket, without a view of it. */
    public long cookie(int row) {
        return getLong(numbers[row >>> CHUNK_BITS], (row & CHUNK - 1) * numbersWidth + COOKIE);
    }

    /**
     * Gives up the ends of the sockets, and all that does not last: their views have the cookie,
     * state, queues, timer, inode and lasting fields still. Nothing can be added until it is
     * cleared.
     */
    public void forgetEnds() {
        ends = new int[0][];
        factNumbers.clear();
    }

    /**
     * As {@link #forgetEnds()}, and the memory of the ends goes to a list of the same fields, which
     * is cleared. Who keeps one table after the other allocates nothing so, and the garbage
     * collector has nothing to copy. Views that were taken out of that list are not to be used any
     * more.
     */
    public void forgetEnds(PackedSockets next) {
        next.clear();
        next.ends = Arrays.copyOf(ends, Math.max(ends.length, next.numbers.length));
        next.numbers = Arrays.copyOf(next.numbers, next.ends.length);
        forgetEnds();
    }

    /** Removes all; the memory that the last ones took stays for those that are added next. */
    @Override
    public void clear() {
        int used = (size + CHUNK - 1) >>> CHUNK_BITS;
        numbers = Arrays.copyOf(numbers, Math.min(used, numbers.length));
        ends = Arrays.copyOf(ends, numbers.length);
        factNumbers.clear();
        size = 0;
        uptimeMillis = -1;
    }

    /** Returns the bytes of all arrays, those that do not grow with the sockets left out. */
    public long bytes() {
        return bytes(numbers) + bytes(ends);
    }

    private static long bytes(int[][] chunks) {
        long sum = (long) chunks.length * Integer.BYTES;
        for (int[] chunk : chunks) {
            sum += chunk == null ? 0 : (long) chunk.length * Integer.BYTES;
        }
        return sum;
    }

    int number(int row, int word) {
        return numbers[row >>> CHUNK_BITS][(row & CHUNK - 1) * numbersWidth + word];
    }

    int end(int row, int word) {
        return ends[row >>> CHUNK_BITS][(row & CHUNK - 1) * endsWidth + word];
    }

    long endLong(int row, int word) {
        return getLong(ends[row >>> CHUNK_BITS], (row & CHUNK - 1) * endsWidth + word);
    }

    @SuppressWarnings("EnumOrdinal") // as above
    long field(int row, StructField wanted, long absent) {
        byte[] ofStructure = places[wanted.structure().ordinal()];
        return ofStructure == null ? absent : field(row, ofStructure[wanted.ordinal()], absent);
    }

    /** As above, of the structure that is asked for most, whose class is known to the JVM. */
    @SuppressWarnings("EnumOrdinal")
    long field(int row, TcpInfoField wanted, long absent) {
        byte[] ofTcpInfo = places[Structure.TCP_INFO.ordinal()];
        return ofTcpInfo == null ? absent : field(row, ofTcpInfo[wanted.ordinal()], absent);
    }

    private long field(int row, int place, long absent) {
        if (place < 0 || (number(row, PRESENT) >>> place & 1) == 0) {
            return absent;
        }
        int[] words = words(place)[row >>> CHUNK_BITS];
        int at = (row & CHUNK - 1) * width(place) + slots[place];
        if (wide[place]) {
            return getLong(words, at);
        }
        return signed[place] ? words[at] : Integer.toUnsignedLong(words[at]);
    }

    PackedFacts facts(int row) {
        return facts[end(row, FACTS)];
    }

    /** Returns the longest time since the boot that a socket came with, -1 for none. */
    long uptimeMillis() {
        return uptimeMillis;
    }
}
