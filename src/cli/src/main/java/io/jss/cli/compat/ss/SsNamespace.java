package io.jss.cli.compat.ss;

import io.jss.cli.environment.Environment;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The network namespace that {@code -N} names. */
final class SsNamespace {

    private static final Path NAMES = Path.of("/run/netns");

    private SsNamespace() {}

    /**
     * Finds it.
     *
     * @throws WrongCommandLine when there is none, or it may not be read, in the words of ss
     */
    static NetworkNamespace of(String name, Environment environment) throws IOException {
        try {
            return environment.namespaces().resolve(name);
        } catch (NoSuchFileException e) {
            Path file = NAMES.resolve(name);
            throw Files.exists(file)
                    ? WrongSsLine.notEntered(name, "Invalid argument")
                    : WrongSsLine.namespace(name, "No such file or directory");
        } catch (AccessDeniedException e) {
            throw WrongSsLine.namespace(name, "Permission denied");
        }
    }
}
