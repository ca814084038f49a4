package io.jss.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Answers of real kernels, kept as resources: {@code captures/KERNEL/NAME.nlmsg} holds the netlink
 * messages of one dump on x86-64, beside it what ss 6.1 said of the same sockets a moment later.
 */
public final class Capture {

    /** The kernels of which there are answers. */
    public static final List<String> KERNELS = List.of("3.16.0", "5.10.0", "6.1.0", "6.18.44");

    private Capture() {}

    /** Returns the messages of one dump, NLMSG_DONE included. */
    public static ByteBuffer messages(String kernel, String name) {
        return ByteBuffer.wrap(bytes(kernel, name + ".nlmsg")).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns what {@code ss -tuanoeim} printed. */
    public static String ss(String kernel) {
        return new String(bytes(kernel, "ss-tuanoeim.txt"), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String kernel, String file) {
        String resource = "/captures/" + kernel + "/" + file;
        try (InputStream in = Capture.class.getResourceAsStream(resource)) {
            return requireNonNull(in, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
