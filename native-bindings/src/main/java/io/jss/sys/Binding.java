package io.jss.sys;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/** The tie between a class with native methods and the C library, or what has prevented it. */
final class Binding {
    /** One line for people; null if the methods are bound. */
    private final String problem;

    private final Throwable cause;

    private Binding(String problem, Throwable cause) {
        this.problem = problem;
        this.cause = cause;
    }

    /**
     * Binds the native methods of a class to the C library functions of the same name. They are
     * looked up among the symbols of this process, so no library is searched for on disk.
     */
    static Binding of(Class<?> functions) {
        String problem = unsupported(System.getProperty("os.name", ""), Architecture.CURRENT);
        if (problem != null) {
            return new Binding(problem, null);
        }
        try {
            Native.register(functions, NativeLibrary.getProcess());
            return new Binding(null, null);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error e) { // JNA throws Error itself for a native library of another version
            return new Binding(unloadable(e), e);
        }
    }

    /** Throws what has prevented the binding, if anything has. */
    void require() {
        if (problem != null) {
            throw new UnsupportedPlatformException(problem, cause);
        }
    }

    /** Why there are no Linux system calls on this system; null if there are. */
    static String unsupported(String osName, Architecture architecture) {
        if (!osName.equals("Linux")) {
            return "the socket table is read from a Linux kernel, and this is " + osName;
        }
        if (architecture == Architecture.OTHER) {
            return "no system call numbers are known for the architecture "
                    + System.getProperty("os.arch")
                    + "; a 64-bit Java on x86-64, arm64, riscv64, ppc64le, s390x or loongarch64"
                    + " is needed";
        }
        return null;
    }

    private static String unloadable(Error e) {
        return "JNA's native library cannot be loaded ("
                + firstLine(e)
                + "); name a folder that permits execution with -Djna.tmpdir=DIR, or the folder"
                + " that holds libjnidispatch.so with -Djna.boot.library.path=DIR";
    }

    private static String firstLine(Throwable e) {
        String text = String.valueOf(e.getMessage()).strip();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end).strip();
    }
}
