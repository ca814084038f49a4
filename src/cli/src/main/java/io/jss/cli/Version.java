package io.jss.cli;

import java.io.IOException;

/** What {@code jss -V} says: the release, the Java runtime, the kernel. */
final class Version {

    private Version() {}

    static void print(Output out) throws IOException {
        String release = Version.class.getPackage().getImplementationVersion();
        out.write("jss " + (release == null ? "(not packaged)" : release) + "\n");
        out.write(
                "Java "
                        + System.getProperty("java.version")
                        + " ("
                        + System.getProperty("java.vendor")
                        + "), "
                        + System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch")
                        + "\n");
    }
}
