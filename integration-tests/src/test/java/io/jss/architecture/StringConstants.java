package io.jss.architecture;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The string literals that a compiled class uses, read from its constant pool: those inlined from
 * other classes' constants and those of concatenations too, but no comment and no annotation.
 */
final class StringConstants {
    private static final int MAGIC = 0xcafebabe;

    private StringConstants() {}

    /** Reads a class file as the Java Virtual Machine Specification lays it out in §4.4. */
    static List<String> of(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.readInt(); // its version
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        List<Integer> strings = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 8 -> strings.add(in.readUnsignedShort());
                case 7, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // a long or a double takes two places
                }
                default -> throw new IOException("constant " + i + " has the unknown tag " + tag);
            }
        }
        return strings.stream().map(index -> texts[index]).toList();
    }
}
