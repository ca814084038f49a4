package io.jss.cli;

/**
 * Runs what people run most, so that the JVM learns which classes the command takes: the launcher
 * starts this once to make the archive from which they come faster. What the runs print is of no
 * interest, nor whether they succeed. Rare runs are not among them: an AOT cache costs every start
 * something for each class in it.
 */
final class Training {

    private static final String[][] RUNS = {
        {"-tan"}, {"-tupnaeo"}, {"-l"}, {"--as", "netstat", "-tupna"},
    };

    private Training() {}

    /** Runs them all; the arguments are ignored. */
    public static void main(String[] args) {
        for (String[] run : RUNS) {
            Main.run(run, new ProcessEnvironment());
        }
    }
}
