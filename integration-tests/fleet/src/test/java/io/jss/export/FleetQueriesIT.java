package io.jss.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.time.StopWatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The queries of {@code packaging/fleet} over the flow logs of two hundred hosts, in DuckDB and in
 * Spark, as they stand in their files. What they took is in {@code figures.txt} of the working
 * directory.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FleetQueriesIT {

    private static final List<String> QUERIES =
            List.of("mapped", "losses", "close-wait", "talkers", "dependents");

    /** Lines for each connection, about: most have two ends, some lines of being opened. */
    private static final double LINES = 1.7;

    private static final int DAYS = 2;
    private static final long USUAL = 500_000;
    private static final int SHOWN = 4;
    private static final double MILLIS = 1e3;
    private static final double MEBIBYTES = 1 << 20;
    private static final Path SQL =
            Path.of(System.getProperty("jss.root")).resolve("packaging/fleet");

    private final long wanted = Long.getLong("jss.fleet.rows", USUAL);
    private final ExpectedAnswers expected = new ExpectedAnswers();
    private final List<String> figures = new ArrayList<>();

    @BeforeAll
    void write() throws Exception {
        remove(Path.of("flows"));
        remove(Path.of("parquet"));
        Instant start =
                LocalDate.now(ZoneOffset.UTC)
                        .minusDays(DAYS)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
        SimulatedFleet fleet = new SimulatedFleet(start, (long) (wanted / LINES));
        StopWatch watch = StopWatch.createStarted();
        SimulatedFlowLogs logs = new SimulatedFlowLogs(Path.of("flows"), fleet.hosts());
        try (logs) {
            for (SimulatedConnection connection : fleet.pools()) {
                logs.add(connection);
                expected.add(connection);
            }
            while (logs.lines() < wanted) {
                SimulatedConnection connection = fleet.next();
                logs.add(connection);
                expected.add(connection);
            }
        }
        figures.add(
                String.format(
                        "%d hosts, %d lines, NDJSON %.0f MiB, gzip %.0f MiB, written in %.1f s",
                        fleet.hosts().size(),
                        logs.lines(),
                        logs.bytes() / MEBIBYTES,
                        size(Path.of("flows")) / MEBIBYTES,
                        watch.getTime(TimeUnit.MILLISECONDS) / MILLIS));
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.run(text("duckdb"));
            duckDb.run(text("flows"));
            StopWatch copy = StopWatch.createStarted();
            duckDb.run(text("parquet"));
            figures.add(
                    String.format(
                            "Parquet %.0f MiB, written in %.1f s",
                            size(Path.of("parquet")) / MEBIBYTES,
                            copy.getTime(TimeUnit.MILLISECONDS) / MILLIS));
        }
    }

    @AfterAll
    void writeFigures() throws IOException {
        Files.write(Path.of("figures.txt"), figures);
    }

    private static String text(String name) throws IOException {
        return Files.readString(SQL.resolve(name + ".sql"));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void duckDbAnswersFromTheLines() throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.run(text("duckdb"));
            duckDb.run(text("flows"));
            askAll(duckDb, "NDJSON");
        }
    }

    @Test
    void duckDbAnswersFromParquet() throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            duckDb.run(text("duckdb-parquet"));
            askAll(duckDb, "Parquet");
        }
    }

    @Test
    void sparkAnswersFromTheLines() throws Exception {
        try (Spark spark = new Spark()) {
            spark.run(text("spark"));
            spark.run(text("flows"));
            askAll(spark, "NDJSON");
        }
    }

    @Test
    void sparkAnswersFromParquet() throws Exception {
        try (Spark spark = new Spark()) {
            spark.run(text("spark-parquet"));
            askAll(spark, "Parquet");
        }
    }

    @Test
    void thePageShowsTheFirstRowsOfAnAnswer() throws IOException {
        String rows =
                expected.rows("losses", LocalDate.now(ZoneOffset.UTC)).stream()
                        .limit(SHOWN)
                        .map(row -> "| " + String.join(" | ", row) + " |")
                        .collect(Collectors.joining("\n"));
        if (wanted == USUAL) {
            assertThat(Files.readString(SQL.resolve("../../src/docs/fleet.md"))).contains(rows);
        } else {
            figures.add(rows);
        }
    }

    private void askAll(QueryEngine engine, String files) throws Exception {
        for (String query : QUERIES) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            StopWatch watch = StopWatch.createStarted();
            List<List<String>> rows = engine.ask(text(query));
            long millis = watch.getTime(TimeUnit.MILLISECONDS);
            if (!today.equals(LocalDate.now(ZoneOffset.UTC))) {
                rows = engine.ask(text(query));
                today = LocalDate.now(ZoneOffset.UTC);
            }
            figures.add(
                    String.format(
                            "%s, %s, %s: %.1f s", engine.name(), files, query, millis / MILLIS));
            assertThat(rows).as(query).isEqualTo(expected.rows(query, today)).isNotEmpty();
        }
    }
}
