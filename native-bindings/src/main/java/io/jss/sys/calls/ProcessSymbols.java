package io.jss.sys.calls;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.jss.sys.UnsupportedPlatformException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The functions that this process has loaded, those of the C library among them, so that no library
 * is searched for on disk; or what keeps them out of reach.
 *
 * <p>JNA's handle of the process is open only while functions are looked up. As long as one is open
 * JNA keeps its thread "JNA Cleaner" alive, and with it the class loader that JNA was loaded by. It
 * ends half a minute later, and the next opening starts it anew: so all functions are looked up at
 * the first one, and none in the middle of a service that may have no further thread.
 *
 * <p>Any thread may use this. A handle is opened, used and closed under the monitor of this class,
 * so that no thread closes what another one looks up in.
 */
final class ProcessSymbols {
    /** What every {@link LibcFunction} is made for. */
    static final List<String> NAMES =
            List.of(
                    "syscall",
                    "socket",
                    "bind",
                    "getsockname",
                    "setsockopt",
                    "getsockopt",
                    "send",
                    "recvfrom",
                    "openat",
                    "readlinkat",
                    "read",
                    "write",
                    "close",
                    "lseek",
                    "poll",
                    "eventfd",
                    "setns",
                    "unshare",
                    "getpid",
                    "getuid",
                    "geteuid",
                    "isatty",
                    "kill",
                    "ioctl",
                    "name_to_handle_at",
                    "open_by_handle_at",
                    "getxattr",
                    "if_indextoname",
                    "if_nametoindex",
                    "getnameinfo",
                    "getpwnam_r",
                    "getpwuid_r");

    /** Not a constant: a lack of memory or threads at the first use must not last. */
    private static volatile ProcessSymbols current;

    private final Map<String, Function> functions;
    private final String problem;
    private final Throwable cause;

    private ProcessSymbols(Map<String, Function> functions, String problem, Throwable cause) {
        this.functions = functions;
        this.problem = problem;
        this.cause = cause;
    }

    private static ProcessSymbols current() {
        ProcessSymbols loaded = current;
        return loaded != null ? loaded : loadOnce();
    }

    private static synchronized ProcessSymbols loadOnce() {
        if (current == null) {
            current = load(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        }
        return current;
    }

    /**
     * Does nothing where there are functions of Linux, else {@link UnsupportedPlatformException}.
     */
    static void check() {
        current().require();
    }

    /**
     * The function of this name.
     *
     * @throws UnsupportedPlatformException if there is none
     */
    static Function function(String name) {
        ProcessSymbols symbols = current();
        symbols.require();
        Function known = symbols.functions.get(name);
        return known != null ? known : lookUp(name);
    }

    private static synchronized Function lookUp(String name) {
        try (NativeLibrary library = JnaThread.openProcess()) {
            return library.getFunction(name);
        } catch (UnsatisfiedLinkError e) {
            throw new UnsupportedPlatformException(
                    "the C library has no function "
                            + name
                            + "; a newer one is needed, such as glibc 2.17",
                    e);
        }
    }

    /** Maps the native methods of a class; an Error of JNA's where it cannot be done. */
    static synchronized void map(Class<?> type) {
        current().require();
        try (NativeLibrary library = JnaThread.openProcess()) {
            Native.register(type, library);
        }
    }

    /** The functions on a system of this name and architecture. */
    static synchronized ProcessSymbols load(String osName, String osArch) {
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
            library.getFunction(NAMES.get(0));
            return new ProcessSymbols(functionsOf(library), null, null);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Error e) { // JNA throws Error itself for a native library of another version
            return missing(JnaProblem.of(e), e);
        }
    }

    /** Those of {@link #NAMES} that the C library has. */
    private static Map<String, Function> functionsOf(NativeLibrary library) {
        Map<String, Function> functions = new HashMap<>();
        for (String name : NAMES) {
            try {
                functions.put(name, library.getFunction(name));
            } catch (UnsatisfiedLinkError e) {
                // it is named when it is called
            }
        }
        return functions;
    }

    void require() {
        if (problem != null) {
            throw new UnsupportedPlatformException(problem, cause);
        }
    }

    private static ProcessSymbols missing(String problem, Throwable cause) {
        return new ProcessSymbols(Map.of(), problem, cause);
    }
}
