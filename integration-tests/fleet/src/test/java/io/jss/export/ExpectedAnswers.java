package io.jss.export;

import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The answers of the queries, from the connections and not from their flow logs. */
final class ExpectedAnswers {

    private static final String SWITCHED_OFF = "db-07";
    private static final long IPV4_NETWORK = 0xffff_ff00L;
    private static final int LEAST_SEGMENTS = 1_000;

    private final Map<List<Object>, Sums> mapped = new HashMap<>();
    private final Map<List<Object>, Sums> losses = new HashMap<>();
    private final Map<List<Object>, Sums> closeWait = new HashMap<>();
    private final Map<LocalDate, Map<List<Object>, Sums>> talkers = new HashMap<>();
    private final Map<List<Object>, Sums> dependents = new HashMap<>();

    private static final class Sums {
        final Set<String> hosts = new HashSet<>();
        final Set<String> peers = new HashSet<>();
        long connections;
        long sent;
        long received;
        long still;
        long longest = -1;
        LocalDate last = LocalDate.MIN;
    }

    void add(SimulatedConnection connection) {
        connection.from.ifPresent(
                host ->
                        end(
                                connection,
                                host,
                                connection.client(),
                                "outbound",
                                connection.toAddress,
                                connection.mappedFrom,
                                connection.endedWhereItBegan(),
                                connection.request,
                                connection.response,
                                connection.lostRequests));
        end(
                connection,
                connection.to,
                connection.to.service(),
                "inbound",
                connection.fromAddress,
                connection.mappedTo,
                connection.ended,
                connection.response,
                connection.request,
                connection.lostResponses);
        addDependent(connection);
    }

    private void end(
            SimulatedConnection connection,
            SimulatedHost host,
            String service,
            String direction,
            IpAddress remote,
            boolean isMapped,
            Optional<Instant> ended,
            long sent,
            long received,
            long again) {
        List<Object> key = List.of(service, direction, connection.toPort, network(remote));
        boolean outbound = direction.equals("outbound");
        if (outbound && connection.closeWait) {
            Sums sums = closeWait.computeIfAbsent(key, unused -> new Sums());
            sums.hosts.add(host.name());
            sums.connections++;
            sums.still += ended.isEmpty() ? 1 : 0;
            ended.ifPresent(
                    end ->
                            sums.longest =
                                    Math.max(
                                            sums.longest,
                                            Duration.between(connection.ended.orElseThrow(), end)
                                                    .toSeconds()));
        }
        if (ended.isEmpty()) {
            return;
        }
        if (isMapped) {
            Sums sums = mapped.computeIfAbsent(key, unused -> new Sums());
            sums.hosts.add(host.name());
            sums.peers.add(remote.toString());
            sums.connections++;
            sums.sent += sent + received;
        }
        Sums network = losses.computeIfAbsent(List.of(network(remote)), unused -> new Sums());
        network.hosts.add(host.name());
        network.sent += SimulatedConnection.segments(sent) + again;
        network.still += again;
        Sums talker =
                talkers.computeIfAbsent(date(ended.get()), unused -> new HashMap<>())
                        .computeIfAbsent(
                                List.of(
                                        host.name(),
                                        service,
                                        direction,
                                        connection.toPort,
                                        remote.toString()),
                                unused -> new Sums());
        talker.connections++;
        talker.sent += sent;
        talker.received += received;
    }

    private void addDependent(SimulatedConnection connection) {
        if (connection.to.name().equals(SWITCHED_OFF)) {
            List<Object> key =
                    connection.from.isPresent()
                            ? List.of(
                                    connection.from.get().name(),
                                    connection.client(),
                                    connection.toPort)
                            : List.of(
                                    connection.fromAddress.toString(),
                                    "not known",
                                    connection.toPort);
            Sums sums = dependents.computeIfAbsent(key, unused -> new Sums());
            sums.connections++;
            LocalDate date = date(connection.endedWhereItBegan().orElse(connection.opened));
            sums.last = sums.last.isBefore(date) ? date : sums.last;
        }
    }

    private static LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static String network(IpAddress address) {
        return address.family() == AddressFamily.INET
                ? IpAddress.ofIpv4((int) (address.low() & IPV4_NETWORK)) + "/24"
                : IpAddress.ofIpv6(address.high(), 0) + "/64";
    }

    /**
     * Returns the rows of a query, values as text.
     *
     * @param query the name of its file
     * @param today the day on which it is asked
     */
    List<List<String>> rows(String query, LocalDate today) {
        return switch (query) {
            case "mapped" ->
                    rows(
                            mapped,
                            sums -> -sums.connections,
                            100,
                            sums ->
                                    List.of(
                                            sums.hosts.size(),
                                            sums.peers.size(),
                                            sums.connections,
                                            sums.sent));
            case "losses" -> {
                losses.values().removeIf(sums -> sums.sent < LEAST_SEGMENTS);
                yield rows(
                        losses,
                        sums -> -percent(sums),
                        20,
                        sums -> List.of(sums.hosts.size(), sums.sent, sums.still, percent(sums)));
            }
            case "close-wait" ->
                    rows(
                            closeWait,
                            sums -> -sums.connections,
                            100,
                            sums ->
                                    List.of(
                                            sums.hosts.size(),
                                            sums.connections,
                                            sums.still,
                                            sums.longest < 0 ? "null" : sums.longest));
            case "talkers" ->
                    rows(
                            talkers.getOrDefault(today.minusDays(1), Map.of()),
                            sums -> -(sums.sent + sums.received),
                            20,
                            sums -> List.of(sums.connections, sums.sent, sums.received));
            case "dependents" ->
                    rows(
                            dependents,
                            sums -> -sums.connections,
                            1_000,
                            sums -> List.of(sums.connections, sums.last));
            default -> throw new IllegalArgumentException(query);
        };
    }

    private static double percent(Sums sums) {
        return Math.round(1e4 * sums.still / sums.sent) / 1e2;
    }

    private interface Order {
        double of(Sums sums);
    }

    private interface Columns {
        List<Object> of(Sums sums);
    }

    private static List<List<String>> rows(
            Map<List<Object>, Sums> groups, Order order, int most, Columns columns) {
        Comparator<Map.Entry<List<Object>, Sums>> first =
                Comparator.comparingDouble(each -> order.of(each.getValue()));
        return groups.entrySet().stream()
                .sorted(first.thenComparing(Map.Entry::getKey, ExpectedAnswers::compare))
                .limit(most)
                .map(
                        each -> {
                            List<Object> row = new ArrayList<>(each.getKey());
                            row.addAll(columns.of(each.getValue()));
                            return row.stream().map(Object::toString).toList();
                        })
                .toList();
    }

    private static int compare(List<Object> one, List<Object> other) {
        for (int i = 0; i < one.size(); i++) {
            int order =
                    one.get(i) instanceof Integer number
                            ? number.compareTo((Integer) other.get(i))
                            : one.get(i).toString().compareTo(other.get(i).toString());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
