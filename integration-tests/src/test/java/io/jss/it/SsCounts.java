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

    private static String state(String word) {
        return switch (word) {
            case "ESTAB" -> "established";
            case "UNCONN" -> "close";
            default -> word.toLowerCase(Locale.ROOT).replace('-', '_').replace("wait_", "wait");
        };
    }
}
