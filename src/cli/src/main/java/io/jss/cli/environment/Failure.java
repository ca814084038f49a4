package io.jss.cli.environment;

import io.jss.answer.BpfRefusedException;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.recording.RecordingException;
import io.jss.recording.RecordingWriter;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.sys.UnsupportedPlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * What a user reads when a run ends early.
 *
 * @param exitCode one of {@link ExitCode}
 * @param message one line for people
 */
public record Failure(int exitCode, String message) {

    private static final String NO_NETLINK =
            ": jss needs a NETLINK_SOCK_DIAG socket; in a container or sandbox allow AF_NETLINK"
                    + " (seccomp), gVisor does not have it";

    /** Returns what to say of an exception. */
    public static Failure of(Throwable cause) {
        if (cause instanceof UsageException usage) {
            String hint = usage.excerpt().isEmpty() ? " (jss --help lists what is)" : "";
            return new Failure(ExitCode.USAGE, usage.getMessage() + hint);
        }
        if (cause instanceof OutputException) {
            return new Failure(ExitCode.OUTPUT, "cannot write the output: " + cause.getMessage());
        }
        if (cause instanceof RecordingWriter.CannotWriteException) {
            return new Failure(ExitCode.OUTPUT, cause.getMessage());
        }
        if (cause instanceof RecordingException) {
            return new Failure(ExitCode.DATA, cause.getMessage());
        }
        if (cause instanceof UncheckedIOException unchecked) {
            return of(unchecked.getCause());
        }
        if (cause instanceof UnsupportedPlatformException
                || cause instanceof ProtocolUnavailableException) {
            return new Failure(ExitCode.UNAVAILABLE, cause.getMessage());
        }
        if (cause instanceof FileSystemException file) {
            boolean missing = cause instanceof NoSuchFileException;
            return new Failure(
                    missing ? ExitCode.NOT_FOUND : ExitCode.SYSTEM, FileReason.withPath(file));
        }
        if (cause instanceof SystemCallException call) {
            return ofSystemCall(call);
        }
        if (cause instanceof BpfRefusedException) {
            return new Failure(ExitCode.UNAVAILABLE, "--owners=bpf: " + cause.getMessage());
        }
        if (cause instanceof IOException) {
            return new Failure(ExitCode.SYSTEM, cause.getMessage());
        }
        if (cause instanceof OutOfMemoryError) {
            return new Failure(ExitCode.SYSTEM, "out of memory: " + cause.getMessage());
        }
        return ofFault(cause);
    }

    private static Failure ofSystemCall(SystemCallException failure) {
        return switch (failure.errno()) {
            case Errno.EPERM, Errno.EACCES, Errno.EPROTONOSUPPORT, Errno.EAFNOSUPPORT ->
                    isNetlink(failure)
                            ? new Failure(ExitCode.UNAVAILABLE, failure.getMessage() + NO_NETLINK)
                            : new Failure(ExitCode.SYSTEM, failure.getMessage());
            default -> new Failure(ExitCode.SYSTEM, failure.getMessage());
        };
    }

    private static boolean isNetlink(SystemCallException failure) {
        return switch (failure.call()) {
            case "socket", "bind", "send", "recvfrom" -> true;
            default -> false;
        };
    }

    private static Failure ofFault(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return new Failure(
                ExitCode.INTERNAL,
                "internal error: "
                        + fault
                        + (trace.length == 0 ? "" : " at " + trace[0])
                        + "; please report it with the output of jss -V and of the same command"
                        + " under JSS_DEBUG=1");
    }
}
