package io.jss.launcher;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A folder with the command's jars, as a launcher has it, made from the class path of the tests.
 */
final class JarFolder {

    private JarFolder() {}

    static void fill(Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            String name = path.getFileName().toString();
            if (Files.isDirectory(path)) {
                number++;
                pack(path, folder.resolve("classes-" + number + ".jar"));
            } else if (name.matches("(jna|commons-[a-z0-9]+|jss)-.*\\.jar")) {
                Files.copy(path, folder.resolve(name));
            }
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> add(classes.relativize(file), file, entries));
        }
    }

    private static void add(Path name, Path file, JarOutputStream entries) {
        try {
            entries.putNextEntry(new JarEntry(name.toString()));
            Files.copy(file, entries);
            entries.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
