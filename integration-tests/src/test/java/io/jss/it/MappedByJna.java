package io.jss.it;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** JNA's direct mapping and nothing of jss; loaded by a class loader of its own. */
public final class MappedByJna implements Runnable {

    static native int getpid();

    /** Maps the method, lets go of all that JNA lets go of, and calls it. */
    @Override
    public void run() {
        try (NativeLibrary library = NativeLibrary.getProcess()) {
            Native.register(MappedByJna.class, library);
        }
        Native.getLibraryOptions(MappedByJna.class).clear();
        if (getpid() != ProcessHandle.current().pid()) {
            throw new IllegalStateException("another process");
        }
    }
}
