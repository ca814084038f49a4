package io.jss.cli.help;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what is made of the list of options for packages: the manual pages and the completions of
 * the shells. Not part of any run of the command.
 */
public final class OptionDocuments {

    private OptionDocuments() {}

    /**
     * Writes {@code jss.1}, {@code jss-filter.7}, {@code jss-columns.7}, {@code jss.bash}, {@code
     * _jss} (zsh) and {@code jss.fish}.
     *
     * @param args an existing folder, the release and the day that the manual page names
     * @throws IOException when a file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Files.writeString(folder.resolve("jss.1"), ManualPages.jss(args[1], args[2]));
        Files.writeString(folder.resolve("jss-filter.7"), ManualPages.filter(args[1], args[2]));
        Files.writeString(folder.resolve("jss-columns.7"), ManualPages.columns(args[1], args[2]));
        Files.writeString(folder.resolve("jss.bash"), BashCompletion.text());
        Files.writeString(folder.resolve("_jss"), ZshCompletion.text());
        Files.writeString(folder.resolve("jss.fish"), FishCompletion.text());
    }
}
