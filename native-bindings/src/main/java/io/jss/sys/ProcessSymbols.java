package io.jss.sys;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;

/**
 * The functions that this process has loaded, those of the C library among them, so that no library
 * is searched for on disk; or what keeps them out of reach.
 *
 * <p>JNA's handle of the process is open only while a function is looked up. As long as one is open
 * JNA keeps its thread "JNA Cleaner" alive, and with it the class loader that JNA was loaded by.
 */
final class ProcessSymbols {
    private static final ProcessSymbols CURRENT =
            load(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));

    private final String problem;
    private final Throwable cause;

    private ProcessSymbols(String problem, Throwable cause) {
        this.problem = problem;
        this.cause = cause;
    }

    /**
     * Does nothing where there are functions of Linux, else {@link UnsupportedPlatformException}.
     */
    static void check() {
        CURRENT.require();
    }

    /**
     * The function of this name.
     *
     * @throws UnsupportedPlatformException if there is none
     */
    static Function function(String name) {
        try (NativeLibrary library = open()) {
            return library.getFunction(name);
        } catch (UnsatisfiedLinkError e) {
            throw new UnsupportedPlatformException(
                    "the C library has no function "
                            + name
                            + "; a newer one is needed, such as glibc 2.17",
                    e);
        }
    }

    /** JNA's handle of this process, which the caller closes: functions that it gave stay good. */
    static NativeLibrary open() {
        CURRENT.require();
        return JnaThread.openProcess();
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
        try (NativeLibrary library = JnaThread.openProcess()) {
            library.getFunction("syscall");
            return new ProcessSymbols(null, null);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error e) { // JNA throws Error itself for a native library of another version
            return missing(JnaProblem.of(e), e);
        }
    }

    void require() {
        if (problem != null) {
            throw new UnsupportedPlatformException(problem, cause);
        }
    }

    private static ProcessSymbols missing(String problem, Throwable cause) {
        return new ProcessSymbols(problem, cause);
    }
}
