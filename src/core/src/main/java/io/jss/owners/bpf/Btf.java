package io.jss.owners.bpf;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jss.answer.BpfRefusedException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The type information of a kernel (BTF, {@code Documentation/bpf/btf.rst}): where the members of
 * its structures are. Types are read one after the other, as far as somebody asks; for one thread.
 *
 * <pre>
 * header                                     a type
 *  0      2  3  4                             0      name, offset into the strings
 *  +------+--+--+--------+                    4      info: vlen 16 bits, kind from bit 24 on 5 bits,
 *  |magic |v |f | length |                             kind flag bit 31
 *  +------+--+--+--------+                    8      size, or another type
 *  8 type offset, 12 type length             12      what its kind adds
 * 16 string offset, 20 string length
 * </pre>
 */
final class Btf {

    private static final int MAGIC = 0xeb9f;
    private static final int MAGIC_AT = 0;
    private static final int HEADER_LENGTH_AT = MAGIC_AT + 4;
    private static final int TYPE_OFFSET_AT = HEADER_LENGTH_AT + Integer.BYTES;
    private static final int TYPE_LENGTH_AT = TYPE_OFFSET_AT + Integer.BYTES;
    private static final int STRING_OFFSET_AT = TYPE_LENGTH_AT + Integer.BYTES;
    private static final int STRING_LENGTH_AT = STRING_OFFSET_AT + Integer.BYTES;
    private static final int HEADER = STRING_LENGTH_AT + Integer.BYTES;

    // struct btf_type
    private static final int NAME_AT = 0;
    private static final int INFO_AT = NAME_AT + Integer.BYTES;
    private static final int SIZE_AT = INFO_AT + Integer.BYTES;
    private static final int TYPE = SIZE_AT + Integer.BYTES;

    private static final int VLEN_MASK = 0xffff;
    private static final int KIND_SHIFT = 24;
    private static final int KIND_MASK = 0x1f;

    // struct btf_member
    private static final int MEMBER_TYPE_AT = NAME_AT + Integer.BYTES;
    private static final int MEMBER_OFFSET_AT = MEMBER_TYPE_AT + Integer.BYTES;
    private static final int MEMBER = MEMBER_OFFSET_AT + Integer.BYTES;

    /** With the kind flag, the offset in bits is in the low 24 bits, the width above. */
    private static final int BIT_OFFSET_MASK = 0xffffff;

    private static final int STRUCT = 4;
    private static final int UNION = 5;
    private static final int FUNCTION = 12;
    private static final int DEEPEST = 8;

    /**
     * What each kind adds behind {@code btf_type}, in bytes: once, and for each of vlen. The kinds
     * from 1: int, pointer, array, struct, union, enum, forward, typedef, volatile, const,
     * restrict, function, prototype, variable, section, float, declaration tag, type tag, enum64.
     */
    private static final int[] ONCE = {0, 4, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 4, 0, 0};

    private static final int[] EACH = {
        0, 0, 0, 0, MEMBER, MEMBER, 8, 0, 0, 0, 0, 0, 0, 8, 0, 12, 0, 0, 0, 12
    };

    private final ByteBuffer bytes;
    private final int typesEnd;
    private final int strings;
    private final int stringsEnd;

    /** Where the type of each number begins, as far as types were read; 0 is void. */
    private int[] positions = new int[1 << 12];

    private int count = 1;
    private int next;

    private Btf(ByteBuffer bytes) throws BpfRefusedException {
        this.bytes = bytes;
        if (bytes.limit() < HEADER || (bytes.getShort(MAGIC_AT) & 0xffff) != MAGIC) {
            throw malformed("no BTF of this byte order");
        }
        int header = bytes.getInt(HEADER_LENGTH_AT);
        next = section(header, TYPE_OFFSET_AT);
        typesEnd = end(next, TYPE_LENGTH_AT);
        strings = section(header, STRING_OFFSET_AT);
        stringsEnd = end(strings, STRING_LENGTH_AT);
    }

    /**
     * Reads type information.
     *
     * @param bytes the whole of it from index 0 to the limit, in the byte order of the machine
     * @throws BpfRefusedException when it is malformed
     */
    static Btf of(ByteBuffer bytes) throws BpfRefusedException {
        return new Btf(bytes);
    }

    private int section(int header, int at) throws BpfRefusedException {
        long begin = Integer.toUnsignedLong(header) + Integer.toUnsignedLong(bytes.getInt(at));
        if (begin < HEADER || begin > bytes.limit()) {
            throw malformed("a section begins outside of it");
        }
        return (int) begin;
    }

    private int end(int begin, int at) throws BpfRefusedException {
        long end = begin + Integer.toUnsignedLong(bytes.getInt(at));
        if (end > bytes.limit()) {
            throw malformed("a section ends outside of it");
        }
        return (int) end;
    }

    /**
     * Returns the offset of a member of a structure in bytes; a member of an unnamed structure
     * inside it counts as its own.
     *
     * @throws BpfRefusedException when there is no such member, or it is not at a byte
     */
    int offset(String structure, String member) throws BpfRefusedException {
        byte[] name = name(structure);
        byte[] wanted = name(member);
        for (int id = find(STRUCT, name, 1); id != 0; id = find(STRUCT, name, id + 1)) {
            long bits = bitOffset(id, wanted, 0);
            if (bits >= 0 && bits % Byte.SIZE == 0) {
                return (int) (bits / Byte.SIZE);
            }
        }
        throw new BpfRefusedException(
                "the kernel's type information has no struct " + structure + " with " + member);
    }

    /**
     * Returns the number of a function.
     *
     * @throws BpfRefusedException when there is none
     */
    int function(String function) throws BpfRefusedException {
        int id = find(FUNCTION, name(function), 1);
        if (id == 0) {
            throw new BpfRefusedException(
                    "the kernel's type information has no function " + function);
        }
        return id;
    }

    /** Returns the number of the first type of a name from a number on, 0 for none. */
    private int find(int kind, byte[] name, int from) throws BpfRefusedException {
        for (int id = from; id < count || read(); id++) {
            int at = positions[id];
            if ((bytes.getInt(at + INFO_AT) >>> KIND_SHIFT & KIND_MASK) == kind
                    && isNamed(bytes.getInt(at + NAME_AT), name)) {
                return id;
            }
        }
        return 0;
    }

    /** Returns the offset of a member in bits, negative for none. */
    private long bitOffset(int id, byte[] member, int depth) throws BpfRefusedException {
        int type = positions[id];
        int info = bytes.getInt(type + INFO_AT);
        int mask = info < 0 ? BIT_OFFSET_MASK : -1;
        for (int i = 0; i < (info & VLEN_MASK); i++) {
            int at = type + TYPE + i * MEMBER;
            long bits = Integer.toUnsignedLong(bytes.getInt(at + MEMBER_OFFSET_AT) & mask);
            int name = bytes.getInt(at + NAME_AT);
            if (name == 0) {
                long inner = innerOffset(bytes.getInt(at + MEMBER_TYPE_AT), member, depth + 1);
                if (inner >= 0) {
                    return bits + inner;
                }
            } else if (isNamed(name, member)) {
                return bits;
            }
        }
        return -1;
    }

    private long innerOffset(int id, byte[] member, int depth) throws BpfRefusedException {
        while (id >= count && read()) {
            // on to the type
        }
        if (id <= 0 || id >= count || depth > DEEPEST) {
            return -1;
        }
        int kind = bytes.getInt(positions[id] + INFO_AT) >>> KIND_SHIFT & KIND_MASK;
        return kind == STRUCT || kind == UNION ? bitOffset(id, member, depth) : -1;
    }

    /** Reads the next type; returns false at the end. */
    private boolean read() throws BpfRefusedException {
        if (next == typesEnd) {
            return false;
        }
        if (typesEnd - next < TYPE) {
            throw malformed("a type is cut off");
        }
        int info = bytes.getInt(next + INFO_AT);
        int kind = info >>> KIND_SHIFT & KIND_MASK;
        if (kind == 0 || kind >= ONCE.length) {
            throw malformed("kind " + kind + " is not known");
        }
        long length = TYPE + ONCE[kind] + (long) (info & VLEN_MASK) * EACH[kind];
        if (length > typesEnd - next) {
            throw malformed("a type is cut off");
        }
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, count * 2);
        }
        positions[count++] = next;
        next += (int) length;
        return true;
    }

    private boolean isNamed(int offset, byte[] name) {
        long at = strings + Integer.toUnsignedLong(offset);
        if (at + name.length > stringsEnd) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (bytes.get((int) at + i) != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns a name with the NUL behind it. */
    private static byte[] name(String text) {
        return (text + "\0").getBytes(US_ASCII);
    }

    private static BpfRefusedException malformed(String what) {
        return new BpfRefusedException("the kernel's type information is malformed: " + what);
    }
}
