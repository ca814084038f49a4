package io.jss.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A host of which documents show the sockets: pid, network, mount and host name namespaces with
 * named programs, made by a script of the folder {@code scenes}, until it is closed.
 */
final class DocumentScene implements AutoCloseable {

    /** kill(1) does not wait for what the signal does, nor its end of a connection for the ACK. */
    private static final String UNTIL_RELOADED =
            "until ss -tnH state fin-wait-2 | grep -q .; do sleep 0.02; done";

    private final Process process;
    private final Path folder;

    private DocumentScene(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** Makes the scene of this name and waits until its programs are ready. */
    static DocumentScene start(String name) throws IOException {
        Process process =
                new ProcessBuilder(
                                "unshare",
                                "--pid",
                                "--net",
                                "--uts",
                                "--fork",
                                "--kill-child",
                                "--mount-proc",
                                "/usr/bin/python3",
                                "-c",
                                script("start") + script(name))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        DocumentScene scene = new DocumentScene(process, Files.createTempDirectory("scene"));
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"ready".equals(output.readLine())) {
            scene.close();
            throw new IllegalStateException("the scene " + name + " ended before it was ready");
        }
        scene.installCommand();
        return scene;
    }

    private static String script(String name) throws IOException {
        try (InputStream file = DocumentScene.class.getResourceAsStream("scenes/" + name + ".py")) {
            if (file == null) {
                throw new IllegalArgumentException("no scene is called " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void installCommand() throws IOException {
        String line =
                CommandOutcome.line(List.of()).stream()
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" "));
        Path command =
                Files.writeString(folder.resolve("jss"), "#!/bin/sh\nexec " + line + " \"$@\"\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * Runs a line of the shell there and returns what it printed, on either output; behind a SIGHUP
     * it waits until the program of the scene {@code changes} has done what it does then.
     */
    List<String> run(String line) throws IOException, InterruptedException {
        String first = Long.toString(process.children().findFirst().orElseThrow().pid());
        String prepared = "cd " + folder + "; PATH=.:$PATH; unset COLUMNS; " + line;
        Process shell =
                new ProcessBuilder(
                                "nsenter",
                                "--target",
                                first,
                                "--pid",
                                "--net",
                                "--uts",
                                "--mount",
                                "sh",
                                "-c",
                                prepared)
                        .redirectErrorStream(true)
                        .start();
        shell.getOutputStream().close();
        String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        if (line.startsWith("kill -HUP ")) {
            run(UNTIL_RELOADED);
        }
        return text.lines().map(String::stripTrailing).toList();
    }

    /** Runs lines of the shell one after the other and returns what they printed. */
    String runAll(List<String> lines) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            run(line).forEach(printed -> text.append(printed).append('\n'));
        }
        return text.toString();
    }

    /** Ends the programs, and with them the namespaces. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
