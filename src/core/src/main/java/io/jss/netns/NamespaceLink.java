package io.jss.netns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.IOException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;

/** The text of the link under /proc that names a network namespace: {@code net:[4026531840]}. */
final class NamespaceLink {

    /** How the text begins, the inode and a bracket follow. */
    static final String TYPE = "net:[";

    private static final int MAX_BYTES = 64;

    private NamespaceLink() {}

    /**
     * Returns the inode that a link names. It is read by readlinkat(2), not by the JDK, whose
     * exceptions do not say which failure is the process's own.
     *
     * @throws SystemCallException when it cannot be read
     * @throws NotLinkException when it is none of a network namespace
     */
    static long inode(Path link) throws IOException {
        String target = target(link);
        if (!target.startsWith(TYPE) || !target.endsWith("]")) {
            throw new NotLinkException(link + " is no link to a network namespace");
        }
        return Long.parseLong(target.substring(TYPE.length(), target.length() - 1));
    }

    private static String target(Path link) throws IOException {
        byte[] bytes = link.toString().getBytes(UTF_8);
        try (NativeBuffer path = NativeBuffer.allocate(bytes.length + 1);
                NativeBuffer text = NativeBuffer.allocate(MAX_BYTES)) {
            path.bytes().put(0, bytes);
            int length = SystemCalls.tryReadlinkat(Constants.AT_FDCWD, path, 0, text, 0, MAX_BYTES);
            if (length == -Errno.EINVAL) {
                return ""; // a file that is no link
            }
            if (length < 0) {
                throw new SystemCallException("readlinkat", link.toString(), -length);
            }
            byte[] target = new byte[length];
            text.bytes().get(0, target);
            return new String(target, US_ASCII);
        }
    }
}
