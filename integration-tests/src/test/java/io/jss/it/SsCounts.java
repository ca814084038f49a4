package io.jss.it;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What ss lists in a network namespace, counted.
 *
 * @param byState by transport and state, as node_exporter spells it
 * @param byPort TCP by listening port and state
 * @param receiveQueue bytes of the Recv-Q of TCP, listeners left out
 */
record SsCounts(Map<String, Double> byState, Map<String, Double> byPort, double receiveQueue) {

    private static final int MOST_TRIES = 5;

    static SsCounts in(String namespace, List<Integer> listening)
            throws IOException, InterruptedException {
        Map<String, Double> byState = new TreeMap<>();
        Map<String, Double> byPort = new TreeMap<>();
        double queue = 0;
        String text = NetworkTool.output("ip", "netns", "exec", namespace, "ss", "-Htuan");
        for (String line : text.lines().toList()) {
            String[] words = line.trim().split("\\s+", -1);
            String state = state(words[1]);
            byState.merge(words[0] + " " + state, 1.0, Double::sum);
            String port = words[4].substring(words[4].lastIndexOf(':') + 1);
            if (words[0].equals("tcp") && listening.contains(Integer.valueOf(port))) {
                byPort.merge(port + " " + state, 1.0, Double::sum);
            }
            if (words[0].equals("tcp") && !state.equals("listen")) {
                queue += Double.parseDouble(words[2]);
            }
        }
        return new SsCounts(byState, byPort, queue);
    }

    /**
     * Runs what counts, until it was run between two equal answers of ss: the kernel ends sockets
     * by itself, as those in FIN_WAIT2 and TIME_WAIT after 60 s.
     */
    static SsCounts around(String namespace, List<Integer> listening, Look look) throws Exception {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            SsCounts before = in(namespace, listening);
            look.run();
            if (in(namespace, listening).equals(before)) {
                return before;
            }
        }
        throw new AssertionError("sockets came or went at each of " + MOST_TRIES + " looks");
    }

    /** What looks at the sockets. */
    interface Look {
        void run() throws Exception;
    }

    private static String state(String word) {
        return switch (word) {
            case "ESTAB" -> "established";
            case "UNCONN" -> "close";
            default -> word.toLowerCase(Locale.ROOT).replace('-', '_').replace("wait_", "wait");
        };
    }
}
