package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Network namespaces with names of their own and a loopback that is up, removed at the end. */
final class TestNamespaces implements AutoCloseable {

    private final List<String> names = new ArrayList<>();

    /** Makes a namespace and returns its name. */
    String make() throws IOException {
        String name = "jss-" + UUID.randomUUID().toString().substring(0, 8);
        ip("netns", "add", name);
        names.add(name);
        ip("-n", name, "link", "set", "lo", "up");
        return name;
    }

    private static void ip(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(String.join(" ", command));
        }
    }

    /** Removes them. */
    @Override
    public void close() throws IOException {
        for (String name : names) {
            ip("netns", "del", name);
        }
    }
}
