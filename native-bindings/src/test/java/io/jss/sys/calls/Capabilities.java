package io.jss.sys.calls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the calling thread may do: capabilities(7). */
final class Capabilities {
    static final int CAP_DAC_READ_SEARCH = 2;
    static final int CAP_SYS_ADMIN = 21;

    private Capabilities() {}

    static boolean has(int capability) throws IOException {
        return mask("CapEff:").testBit(capability);
    }

    /** A set of bits in the status of this thread. */
    static BigInteger mask(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                .filter(line -> line.startsWith(field))
                .map(line -> new BigInteger(line.substring(field.length()).strip(), 16))
                .findFirst()
                .orElseThrow();
    }
}
