package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Compares what ss and jss print, token by token, runs of blanks aside. */
final class SsTokens {

    private static final int ATTEMPTS = 40;
    private static final Pattern TIMER = Pattern.compile("timer:\\((\\w+),[^,]*,\\d+\\)");
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

    private SsTokens() {}

    /** Prints a table once. */
    @FunctionalInterface
    interface Print {
        String now() throws Exception;
    }

    /**
     * Requires every token to be the same. One that ss itself prints differently before and after
     * is driven by a clock; of it only the number may differ.
     */
    static void assertSame(Print ss, Print jss) throws Exception {
        for (int attempt = 1; ; attempt++) {
            List<String> before = of(ss.now());
            List<String> ours = of(jss.now());
            List<String> after = of(ss.now());
            boolean last = attempt == ATTEMPTS;
            if (last || (before.size() == after.size() && before.size() == ours.size())) {
                if (last || withoutClock(before, after).equals(mask(ours, before, after))) {
                    assertThat(mask(ours, before, after))
                            .containsExactlyElementsOf(withoutClock(before, after));
                    return;
                }
            }
        }
    }

    static List<String> of(String text) {
        return Arrays.asList(text.strip().split("\\s+"));
    }

    private static List<String> withoutClock(List<String> before, List<String> after) {
        return mask(before, before, after);
    }

    private static List<String> mask(List<String> tokens, List<String> before, List<String> after) {
        String[] masked = tokens.toArray(new String[0]);
        for (int i = 0; i < masked.length; i++) {
            boolean known = i < before.size() && i < after.size();
            if (known && !before.get(i).equals(after.get(i))) {
                masked[i] =
                        NUMBER.matcher(TIMER.matcher(masked[i]).replaceAll("$1")).replaceAll("N");
            }
        }
        return Arrays.asList(masked);
    }

    /** Runs ss with a variable set and returns its output. */
    static String ss(String variable, String value, String... options) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of("ss"));
        command.addAll(Arrays.asList(options));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put(variable, value);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        byte[] output = builder.start().getInputStream().readAllBytes();
        return new String(output, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
