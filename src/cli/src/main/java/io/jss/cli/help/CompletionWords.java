package io.jss.cli.help;

import io.jss.cli.options.CliOption;
import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.model.SocketFamily;
import java.util.List;

/**
 * What a shell may offer for the value of an option, beyond what {@link CliOption} says of it.
 *
 * @param words the values there are, empty when they cannot be listed
 * @param severalWithCommas whether a value may be several of them
 * @param file whether the value is the name of a file
 * @param source the function of {@link CompletionPlace#SOURCES} that lists the values, the empty
 *     text if none does
 */
record CompletionWords(List<String> words, boolean severalWithCommas, boolean file, String source) {

    /** The words in the place of a filter that mean something else. */
    static final List<String> SUBCOMMANDS =
            List.of(
                    "diff", "doctor", "explain", "export", "find", "kill", "record", "report",
                    "top", "wait");

    private static final CompletionWords NONE = one();

    /** Returns what to offer for an option's value. */
    static CompletionWords of(CliOption option) {
        return switch (option) {
            case NETNS -> new CompletionWords(List.of(), false, false, "namespaces");
            case WAIT_STATE -> one("listening", "gone");
            case FAMILY -> one("inet", "inet6", "unix", "link", "netlink", "vsock");
            case QUERY ->
                    several(
                            "all",
                            "inet",
                            "tcp",
                            "udp",
                            "udplite",
                            "raw",
                            "sctp",
                            "dccp",
                            "mptcp",
                            "unix",
                            "unix_stream",
                            "unix_dgram",
                            "unix_seqpacket",
                            "packet",
                            "packet_raw",
                            "packet_dgram",
                            "netlink",
                            "vsock",
                            "vsock_stream",
                            "vsock_dgram");
            case WIRE -> several("4", "6", "both", "unknown");
            case COUNT_BY ->
                    several(
                            "state",
                            "class",
                            "wire",
                            "proto",
                            "family",
                            "process",
                            "pid",
                            "user",
                            "uid",
                            "local",
                            "remote",
                            "local-wire",
                            "remote-wire",
                            "local-port",
                            "remote-port",
                            "interface",
                            "cgroup",
                            "namespace");
            case OWNERS -> one("auto", "proc", "bpf");
            case COLOR -> one("auto", "always", "never");
            case FAIL_ON -> one("warning", "critical", "unknown");
            case AS -> one("netstat", "ss");
            case COLUMN_LIST, SORT -> several(columns());
            default -> List.of("FILE", "DIR").contains(option.label()) ? anyFile() : NONE;
        };
    }

    private static String[] columns() {
        return FieldCatalogue.of(SocketFamily.INET).fields().stream()
                .map(Field::label)
                .toArray(String[]::new);
    }

    private static CompletionWords one(String... words) {
        return new CompletionWords(List.of(words), false, false, "");
    }

    private static CompletionWords several(String... words) {
        return new CompletionWords(List.of(words), true, false, "");
    }

    private static CompletionWords anyFile() {
        return new CompletionWords(List.of(), false, true, "");
    }

    String joined() {
        return String.join(" ", words);
    }
}
