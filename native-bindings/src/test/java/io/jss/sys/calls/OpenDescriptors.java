package io.jss.sys.calls;

import java.io.File;

/** The descriptors that this process has open. */
final class OpenDescriptors {
    private OpenDescriptors() {}

    static int count() {
        return new File("/proc/self/fd").list().length;
    }
}
