package io.jss.cli.options;

/** The sections of the help. */
public enum OptionGroup {
    PROTOCOLS("Protocols (TCP, UDP, UDP-Lite, raw and unix when none is named)"),
    SOCKETS("Sockets (connected ones when neither -a nor -l is given)"),
    ANSWER("Instead of the sockets"),
    COLUMNS("Columns"),
    DETAILS("Lines below each row"),
    FORMATS("For programs, instead of the table"),
    OUTPUT("Output"),
    RECORDINGS("Recordings"),
    OTHER("Other");

    private final String title;

    OptionGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
