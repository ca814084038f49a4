package io.jss.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The descriptors of this process, but for class files. */
final class OpenDescriptors {

    private OpenDescriptors() {}

    /**
     * Counts those that do not lead to an archive of classes: such a one is opened when the first
     * class behind it is looked for. What other tests have left open may be closed at any time, so
     * a later count may be lower.
     */
    static long count() throws IOException {
        try (Stream<Path> own = Files.list(Path.of("/proc/self/fd"))) {
            return own.filter(descriptor -> !isArchive(descriptor)).count();
        }
    }

    private static boolean isArchive(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().endsWith(".jar");
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }
}
