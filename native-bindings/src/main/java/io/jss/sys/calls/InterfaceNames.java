package io.jss.sys.calls;

import io.jss.sys.SystemCallException;

/**
 * Names and numbers of network interfaces, of the network namespace that the calling thread is in.
 */
public final class InterfaceNames {
    private static final LibcFunction IF_INDEXTONAME = new LibcFunction("if_indextoname");
    private static final LibcFunction IF_NAMETOINDEX = new LibcFunction("if_nametoindex");

    private InterfaceNames() {}

    /**
     * The name of an interface: if_indextoname(3).
     *
     * @param index its number, 1 or more
     * @param into takes the name and its NUL, {@link Constants#IF_NAMESIZE} bytes at {@code offset}
     * @return the number of bytes of the name, without the NUL
     * @throws SystemCallException with errno; ENXIO if there is no such interface
     */
    public static int ifIndexToName(int index, NativeBuffer into, int offset)
            throws SystemCallException {
        long at = into.address(offset, Constants.IF_NAMESIZE);
        if (IF_INDEXTONAME.call(index, at) == 0) {
            SystemCalls.check("if_indextoname", -1);
        }
        int length = 0;
        while (length < Constants.IF_NAMESIZE && into.bytes().get(offset + length) != 0) {
            length++;
        }
        return length;
    }

    /**
     * The number of an interface: if_nametoindex(3).
     *
     * @param name NUL-terminated at {@code offset}
     * @return its number, 1 or more
     * @throws SystemCallException with errno; ENODEV if there is no such interface
     */
    public static int ifNameToIndex(NativeBuffer name, int offset) throws SystemCallException {
        long at = name.address(offset, 1);
        int index = IF_NAMETOINDEX.callInt(at);
        if (index == 0) {
            SystemCalls.check("if_nametoindex", -1);
        }
        return index;
    }
}
