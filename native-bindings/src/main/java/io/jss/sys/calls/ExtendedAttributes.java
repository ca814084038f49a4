package io.jss.sys.calls;

import io.jss.sys.SystemCallException;
import java.nio.charset.StandardCharsets;

/** Attributes that a file system or a security module keeps with a file: xattr(7). */
public final class ExtendedAttributes {

    private static final int MAX_VALUE = 4096;

    private static final LibcFunction GETXATTR = new LibcFunction("getxattr");

    private ExtendedAttributes() {}

    /**
     * Returns the value of an attribute: getxattr(2), which follows symbolic links.
     *
     * @param path the file
     * @param name with its class: {@code security.selinux}
     * @return at most 4096 bytes
     * @throws SystemCallException with errno; ENODATA if the file has no such attribute
     */
    public static byte[] get(String path, String name) throws SystemCallException {
        byte[] file = path.getBytes(StandardCharsets.UTF_8);
        byte[] attribute = name.getBytes(StandardCharsets.UTF_8);
        int nameAt = file.length + 1;
        int valueAt = nameAt + attribute.length + 1;
        try (NativeBuffer memory = NativeBuffer.allocate(valueAt + MAX_VALUE)) {
            memory.bytes().put(0, file).put(file.length, (byte) 0);
            memory.bytes().put(nameAt, attribute).put(valueAt - 1, (byte) 0);
            long pathAddress = memory.address(0, nameAt);
            long nameAddress = memory.address(nameAt, attribute.length + 1);
            long valueAddress = memory.address(valueAt, MAX_VALUE);
            int length = (int) GETXATTR.call(pathAddress, nameAddress, valueAddress, MAX_VALUE);
            SystemCalls.check("getxattr", length);
            byte[] value = new byte[length];
            memory.bytes().get(valueAt, value);
            return value;
        }
    }
}
