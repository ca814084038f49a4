package io.jss.it;

import io.jss.filter.names.SystemNames;
import io.jss.model.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Scenario} with what filters ask for besides: marks, interfaces, ports that the kernel
 * chose and, where cgroup2 is mounted and may be written, a cgroup.
 */
final class FilteredScenario implements AutoCloseable {

    private static final List<Path> CGROUP_MOUNTS =
            List.of(Path.of("/sys/fs/cgroup/unified"), Path.of("/sys/fs/cgroup"));
    private static final int STOP_SECONDS = 10;

    private final Scenario scenario;
    private final Process process;
    private final Optional<Path> cgroup;

    private FilteredScenario(Scenario scenario, Process process, Optional<Path> cgroup) {
        this.scenario = scenario;
        this.process = process;
        this.cgroup = cgroup;
    }

    static FilteredScenario start() throws IOException {
        Scenario scenario = Scenario.start();
        Optional<Path> cgroup = newCgroup();
        String[] arguments =
                cgroup.map(path -> new String[] {"python3", "-c", script(), path.toString()})
                        .orElseGet(() -> new String[] {"python3", "-c", script()});
        Process process =
                new ProcessBuilder(scenario.entering(arguments))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        FilteredScenario started = new FilteredScenario(scenario, process, cgroup);
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"ready".equals(reader.readLine())) {
            started.close();
            throw new IllegalStateException("the script ended before its sockets were ready");
        }
        return started;
    }

    private static String script() {
        try (InputStream file = FilteredScenario.class.getResourceAsStream("filtered.py")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Path> newCgroup() {
        SystemNames names = SystemNames.of(Set.of(Protocol.TCP));
        for (Path mount : CGROUP_MOUNTS) {
            if (names.cgroup(mount.toString()).isPresent()) {
                try {
                    return Optional.of(Files.createTempDirectory(mount, "jss-filter-"));
                } catch (IOException e) {
                    return Optional.empty(); // a container shows it read-only
                }
            }
        }
        return Optional.empty();
    }

    Scenario scenario() {
        return scenario;
    }

    /** Returns the directory of the cgroup in which some sockets were made. */
    Optional<Path> cgroup() {
        return cgroup;
    }

    /** Returns the id of that cgroup. */
    OptionalLong cgroupId() {
        return cgroup.map(path -> SystemNames.of(Set.of(Protocol.TCP)).cgroup(path.toString()))
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            for (int i = 0; cgroup.isPresent() && i < 50 && !isRemoved(cgroup.get()); i++) {
                Thread.sleep(20); // its last process has ended, but not left yet
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            scenario.close();
        }
    }

    private static boolean isRemoved(Path directory) {
        try {
            return Files.deleteIfExists(directory);
        } catch (IOException e) {
            return false;
        }
    }
}
