package io.jss.sys.calls;

import com.sun.jna.NativeLibrary;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one line why JNA cannot be used, and what to type instead. */
final class JnaProblem {
    private static final String LIBRARY = "libjnidispatch.so";

    /** What JNA says of a native library that does not belong to its jar. */
    private static final Pattern OTHER_VERSION =
            Pattern.compile(
                    "incompatible JNA native library.*Expected:\\s*(\\S+)\\s*Found:\\s*(\\S+)"
                            + "\\s*(?:\\(at (.*?)\\))?",
                    Pattern.DOTALL);

    private JnaProblem() {}

    /** The line for what the first use of JNA threw. */
    static String of(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = String.valueOf(root.getMessage());
        // JNA's Error of a wrong version may come from an earlier first use, quoted by the JVM.
        Matcher version = OTHER_VERSION.matcher(said);
        if (version.find()) {
            return otherVersion(version);
        }
        if (root instanceof IllegalCallerException || said.contains("IllegalCallerException")) {
            return "the virtual machine denies native access to JNA; start it with"
                    + " --enable-native-access="
                    + moduleOfJna();
        }
        if (isMissingClass(root) && isOfTheJdk(said)) {
            return "this Java runtime lacks a class that JNA needs ("
                    + firstLine(said).replace('/', '.')
                    + "); link it with jlink --add-modules java.base,java.logging";
        }
        if (isMissingClass(root)) {
            return "JNA is missing ("
                    + firstLine(said).replace('/', '.')
                    + "); put the jar of net.java.dev.jna:jna beside that of jss";
        }
        if (root instanceof IncompatibleClassChangeError) {
            return "JNA's jar is of another version than jss needs ("
                    + firstLine(said)
                    + "); put 5.19 or a newer one in its place";
        }
        return "JNA's native library cannot be loaded (" + firstLine(said) + "); " + remedy(said);
    }

    /** Class loaders name a class with points, the virtual machine with slashes. */
    private static boolean isOfTheJdk(String missing) {
        return missing.startsWith("java.") || missing.startsWith("java/");
    }

    private static boolean isMissingClass(Throwable root) {
        return root instanceof ClassNotFoundException
                || (root instanceof NoClassDefFoundError
                        && !String.valueOf(root.getMessage()).contains("initialize"));
    }

    private static String otherVersion(Matcher version) {
        String path = version.group(3);
        return "JNA's jar needs version "
                + version.group(1)
                + " of its native library and got "
                + version.group(2)
                + (path == null ? "" : " from " + path)
                + "; take away -Djna.boot.library.path and -Djna.nosys=false, or name the folder"
                + " that holds its "
                + LIBRARY
                + " with -Djna.boot.library.path=DIR";
    }

    private static String moduleOfJna() {
        Module module = NativeLibrary.class.getModule();
        return module.isNamed() ? module.getName() : "ALL-UNNAMED";
    }

    private static String remedy(String said) {
        if (said.contains("already loaded in another classloader")) {
            return "load JNA in a class loader that the applications share, or from its jar, of"
                    + " which each unpacks a copy of its own";
        }
        if (said.contains("failed to map segment") || said.contains("temporary file")) {
            return "name a folder that permits writing and execution with -Djna.tmpdir=DIR";
        }
        Path named = named();
        if (named != null) {
            return named
                    + " is of another architecture or C library, or another class loader has"
                    + " loaded it; name a folder with another one with -Djna.boot.library.path=DIR";
        }
        return "name the folder that holds a "
                + LIBRARY
                + " for this machine with -Djna.boot.library.path=DIR, or a folder that permits"
                + " execution with -Djna.tmpdir=DIR";
    }

    /** The native library that a property names, if it is there. */
    private static Path named() {
        String folders = System.getProperty("jna.boot.library.path", "");
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(folders)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, LIBRARY))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("").strip();
    }
}
