package io.jss.sys.calls;

import io.jss.sys.SystemCallException;
import io.jss.sys.UnsupportedPlatformException;

/** Opens a netlink socket twice, each in its own line of output, for a process of its own. */
public final class NetlinkSocketMain {
    private NetlinkSocketMain() {}

    public static void main(String[] args) {
        for (int i = 0; i < 2; i++) {
            System.out.println(attempt());
        }
    }

    private static String attempt() {
        try (NativeBuffer address = NativeBuffer.allocate(12)) {
            int type = Constants.SOCK_RAW | Constants.SOCK_CLOEXEC;
            int fd = SystemCalls.socket(Constants.AF_NETLINK, type, Constants.NETLINK_ROUTE);
            address.bytes().putShort(0, (short) Constants.AF_NETLINK);
            SystemCalls.bind(fd, address, 0, 12);
            SystemCalls.close(fd);
            return "opened";
        } catch (SystemCallException | UnsupportedPlatformException e) {
            return e.getMessage();
        }
    }
}
