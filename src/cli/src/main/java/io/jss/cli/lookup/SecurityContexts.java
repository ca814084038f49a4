package io.jss.cli.lookup;

import io.jss.proc.ProcPaths;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.ExtendedAttributes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/** The contexts in which SELinux runs processes and keeps their sockets. */
public final class SecurityContexts {

    private static final String FILE_SYSTEM = " - selinuxfs ";
    private static final String ATTRIBUTE = "security.selinux";

    private final ProcPaths paths;

    private SecurityContexts(ProcPaths paths) {
        this.paths = paths;
    }

    /** Returns the contexts of the processes below these paths. */
    public static SecurityContexts of(ProcPaths paths) {
        return new SecurityContexts(paths);
    }

    /** Returns whether SELinux is enabled: its file system is mounted. */
    public boolean areKept() {
        try {
            return Files.readString(paths.mountInfo(), StandardCharsets.ISO_8859_1)
                    .contains(FILE_SYSTEM);
        } catch (IOException e) {
            return false; // as for SELinux's own library
        }
    }

    /** Returns the context of a process; empty when it may not be read. */
    public Optional<String> ofProcess(int pid) {
        try {
            return text(Files.readAllBytes(paths.securityContext(pid)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the context of a socket by a descriptor of it; empty when it may not be read. */
    public Optional<String> ofSocket(int pid, int fd) {
        Path file = paths.descriptors(pid).resolve(Integer.toString(fd));
        try {
            return text(ExtendedAttributes.get(file.toString(), ATTRIBUTE));
        } catch (SystemCallException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String context = StringUtils.stripEnd(StringUtils.substringBefore(text, "\0"), "\n");
        return context.isEmpty() ? Optional.empty() : Optional.of(context);
    }
}
