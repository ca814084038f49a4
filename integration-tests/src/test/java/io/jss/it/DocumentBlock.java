package io.jss.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of a document that shows what commands print: lines that begin with {@code $}, each above
 * its output. The line above the block declares what makes it, and is not seen where the document
 * is shown: {@code <!-- scene: NAME -->}, or {@code <!-- not run: REASON -->}.
 *
 * @param place the document and the line, for messages
 * @param declaration the line above the block
 * @param lines its lines, without the fences
 */
record DocumentBlock(String place, String declaration, List<String> lines) {

    private static final Pattern SHOWS_OUTPUT =
            Pattern.compile("[$#] .*|Proto .*|jss: .*|(tcp|udp)6? .*");
    private static final String SCENE = "<!-- scene: ";
    private static final String NOT_RUN = "<!-- not run: ";
    private static final String END = " -->";

    /**
     * A command and what it prints.
     *
     * @param command the line for the shell
     * @param output the lines below it
     */
    record Exchange(String command, List<String> output) {}

    /** Returns whether this is what a command printed, and no program or configuration. */
    boolean showsOutput() {
        return lines.stream().anyMatch(line -> SHOWS_OUTPUT.matcher(line).matches());
    }

    /** Returns the name of the scene in which the commands run. */
    Optional<String> scene() {
        return declared(SCENE);
    }

    /** Returns why the commands are not run. */
    Optional<String> reasonNotToRun() {
        return declared(NOT_RUN);
    }

    private Optional<String> declared(String kind) {
        return declaration.startsWith(kind) && declaration.endsWith(END)
                ? Optional.of(
                        declaration.substring(kind.length(), declaration.length() - END.length()))
                : Optional.empty();
    }

    /** Returns the commands in order. */
    List<Exchange> exchanges() {
        List<Exchange> exchanges = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("$ ")) {
                exchanges.add(new Exchange(line.substring(2), new ArrayList<>()));
            } else if (exchanges.isEmpty()) {
                throw new IllegalStateException(place + ": no command stands above " + line);
            } else {
                exchanges.get(exchanges.size() - 1).output().add(line);
            }
        }
        return exchanges;
    }
}
