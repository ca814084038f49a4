package io.jss.cli.help;

import io.jss.cli.environment.Output;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;

/** What {@code jss -V} says: the release, the Java runtime, the kernel. */
public final class Version {

    private static final String NOT_PACKAGED = "(not packaged)";

    private Version() {}

    public static void print(Output out) throws IOException {
        out.write("jss " + release() + "\n");
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

    /** In a jar the manifest tells the release, in a runtime image the module does. */
    static String release() {
        String release = Version.class.getPackage().getImplementationVersion();
        if (release != null) {
            return release;
        }
        ModuleDescriptor module = Version.class.getModule().getDescriptor();
        return module == null ? NOT_PACKAGED : module.rawVersion().orElse(NOT_PACKAGED);
    }
}
