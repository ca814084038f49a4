package io.jss.filter.names;

import io.jss.model.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ports of services(5), by name and alias; the file is read when it is first needed. */
final class Services {

    private static final int MAX_PORT = 0xffff;

    private final Path file;
    private final Set<String> protocols = new HashSet<>();
    private final Map<String, Set<Integer>> ports = new HashMap<>();
    private boolean read;

    private Services(Path file) {
        this.file = file;
    }

    /** Returns the services of a file over these protocols; UDP-Lite has those of UDP. */
    static Services of(Path file, Collection<Protocol> protocols) {
        Services services = new Services(file);
        for (Protocol protocol : protocols) {
            services.protocols.add(databaseName(protocol));
        }
        return services;
    }

    private static String databaseName(Protocol protocol) {
        return switch (protocol) {
            case UDPLITE -> Protocol.UDP.label();
            case MPTCP -> Protocol.TCP.label();
            default -> protocol.label();
        };
    }

    /** Returns the ports of a service, empty when it has none or the file cannot be read. */
    synchronized Set<Integer> ports(String name) {
        if (!read) {
            lines(file).forEach(this::add);
            read = true;
        }
        return ports.getOrDefault(name, Set.of());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Takes a line {@code name port/protocol alias … # comment}. */
    private void add(String line) {
        int comment = line.indexOf('#');
        String entry = comment < 0 ? line : line.substring(0, comment);
        String[] fields = entry.strip().split("\\s+", -1);
        String[] port = fields.length < 2 ? new String[0] : fields[1].split("/", -1);
        if (port.length != 2 || !protocols.contains(port[1]) || !port[0].matches("[0-9]{1,5}")) {
            return;
        }
        int number = Integer.parseInt(port[0]);
        if (number > MAX_PORT) {
            return;
        }
        add(fields[0], number);
        for (int i = 2; i < fields.length; i++) {
            add(fields[i], number);
        }
    }

    private void add(String name, int port) {
        ports.computeIfAbsent(name, n -> new HashSet<>()).add(port);
    }
}
