package io.jss.cli.lookup;

import io.jss.model.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names of ports, of services(5) for most protocols, of protocols(5) for raw sockets, whose port is
 * the number of an IP protocol. Of several names of one number the last in the file counts, for
 * {@link #firstOfSystem} the first.
 */
public final class PortNames {

    private static final String RAW = "raw";
    private static final Path SERVICES = Path.of("/etc/services");
    private static final Path PROTOCOLS = Path.of("/etc/protocols");

    private final Map<String, String> names = new HashMap<>();

    private final boolean firstCounts;

    private PortNames(boolean firstCounts) {
        this.firstCounts = firstCounts;
    }

    /** Returns no names. */
    public static PortNames none() {
        return new PortNames(false);
    }

    /** Returns the names of this machine's files. */
    public static PortNames ofSystem() {
        return of(SERVICES, PROTOCOLS);
    }

    /** Returns the names of this machine's files as getservbyport(3) finds them. */
    public static PortNames firstOfSystem() {
        return new PortNames(true).read(SERVICES, PROTOCOLS);
    }

    /** Returns the names of two files; one that cannot be read has none. */
    static PortNames of(Path services, Path protocols) {
        return new PortNames(false).read(services, protocols);
    }

    private PortNames read(Path services, Path protocols) {
        for (String line : lines(services)) {
            addService(line);
        }
        for (String line : lines(protocols)) {
            addProtocol(line);
        }
        return this;
    }

    private void add(String key, String name) {
        if (firstCounts) {
            names.putIfAbsent(key, name);
        } else {
            names.put(key, name);
        }
    }

    /** Returns the name of a port, its number when it has none, {@code *} for 0. */
    public String name(Protocol protocol, int port) {
        if (port == 0) {
            return "*";
        }
        String number = Integer.toString(port);
        if (names.isEmpty()) {
            return number;
        }
        return names.getOrDefault(key(databaseName(protocol), number), number);
    }

    /** Ports of UDP-Lite are called as those of UDP. */
    private static String databaseName(Protocol protocol) {
        return switch (protocol) {
            case RAW -> RAW;
            case UDPLITE -> Protocol.UDP.label();
            default -> protocol.label();
        };
    }

    private void addService(String line) {
        String[] fields = fields(line);
        int slash = fields.length < 2 ? -1 : fields[1].indexOf('/');
        if (slash > 0) {
            String protocol = fields[1].substring(slash + 1);
            add(key(protocol, decimal(fields[1].substring(0, slash))), fields[0]);
        }
    }

    private void addProtocol(String line) {
        String[] fields = fields(line);
        if (fields.length >= 2) {
            add(key(RAW, decimal(fields[1])), fields[0]);
        }
    }

    private static String[] fields(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+");
    }

    /** Returns a number in the spelling that ports have here; the C library takes octal and hex. */
    private static String decimal(String number) {
        String lower = number.toLowerCase(Locale.ROOT);
        boolean isNumber = lower.matches("0x[0-9a-f]{1,4}|[0-9]{1,6}");
        try {
            return isNumber ? Integer.toString(Integer.decode(lower)) : "";
        } catch (NumberFormatException e) {
            return ""; // a 9 among octal digits
        }
    }

    private static String key(String protocol, String number) {
        return protocol + "/" + number;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of(); // numbers are right too
        }
    }
}
