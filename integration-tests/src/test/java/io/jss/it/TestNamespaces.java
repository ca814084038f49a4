package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Network namespaces with names of their own and a loopback that is up, removed at the end. */
final class TestNamespaces {

    private final List<String> names = new ArrayList<>();

    /** Makes a namespace and returns its name. */
    String make() throws Exception {
        String name = "jss-" + UUID.randomUUID().toString().substring(0, 8);
        ip("netns", "add", name);
        names.add(name);
        ip("-n", name, "link", "set", "lo", "up");
        return name;
    }

    private static void ip(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    }

    /** Removes them. */
    void remove() throws Exception {
        for (String name : names) {
            ip("netns", "del", name);
        }
    }
}
