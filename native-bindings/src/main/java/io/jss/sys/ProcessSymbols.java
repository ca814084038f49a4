package io.jss.sys;

import com.sun.jna.NativeLibrary;

/**
 * The functions that this process has loaded, those of the C library among them, so that no library
 * is searched for on disk; or what keeps them out of reach.
 */
final class ProcessSymbols {
    private static final ProcessSymbols CURRENT =
            load(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));

    private final NativeLibrary library;
    private final String problem;
    private final Throwable cause;

    private ProcessSymbols(NativeLibrary library, String problem, Throwable cause) {
        this.library = library;
        this.problem = problem;
        this.cause = cause;
    }

    /** The functions, or {@link UnsupportedPlatformException} where there are none of Linux. */
    static NativeLibrary library() {
        return CURRENT.require();
    }

    /** The functions on a system of this name and architecture. */
    static ProcessSymbols load(String osName, String osArch) {
        if (!osName.equals("Linux")) {
            return missing("the socket table is read from a Linux kernel; this is " + osName, null);
        }
        if (Architecture.of(osArch) == Architecture.OTHER) {
            return missing(
                    "no system call numbers are known for the architecture "
                            + osArch
                            + "; a 64-bit Java on x86-64, arm64, riscv64, ppc64le, s390x or"
                            + " loongarch64 is needed",
                    null);
        }
        try {
            return new ProcessSymbols(NativeLibrary.getProcess(), null, null);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error e) { // JNA throws Error itself for a native library of another version
            return missing(
                    "JNA's native library cannot be loaded ("
                            + firstLine(e)
                            + "); name a folder that permits execution with -Djna.tmpdir=DIR, or"
                            + " the folder that holds libjnidispatch.so with"
                            + " -Djna.boot.library.path=DIR",
                    e);
        }
    }

    NativeLibrary require() {
        if (problem != null) {
            throw new UnsupportedPlatformException(problem, cause);
        }
        return library;
    }

    private static ProcessSymbols missing(String problem, Throwable cause) {
        return new ProcessSymbols(null, problem, cause);
    }

    private static String firstLine(Throwable e) {
        Throwable told = e.getMessage() == null && e.getCause() != null ? e.getCause() : e;
        String text = String.valueOf(told.getMessage()).strip();
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end).strip();
    }
}
