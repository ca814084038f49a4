package io.jss.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark in this process, on all its processors. */
final class Spark implements QueryEngine {

    private final SparkSession session;

    Spark() {
        session =
                SparkSession.builder()
                        .master("local[*]")
                        .appName("jss")
                        .config("spark.ui.enabled", "false")
                        .config("spark.driver.host", "127.0.0.1")
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.sql.shuffle.partitions", "4")
                        .config("spark.sql.warehouse.dir", "warehouse")
                        .config("spark.local.dir", "spark")
                        .config("spark.log.level", "WARN")
                        .getOrCreate();
    }

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public void run(String statements) {
        List<String> each = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : statements.lines().toList()) {
            statement.append(line).append('\n');
            if (line.endsWith(";")) {
                each.add(statement.substring(0, statement.lastIndexOf(";")));
                statement.setLength(0);
            }
        }
        each.forEach(session::sql);
    }

    @Override
    public List<List<String>> ask(String query) {
        return session.sql(query.substring(0, query.lastIndexOf(';'))).collectAsList().stream()
                .map(Spark::texts)
                .toList();
    }

    private static List<String> texts(Row row) {
        return IntStream.range(0, row.length()).mapToObj(i -> String.valueOf(row.get(i))).toList();
    }

    @Override
    public void close() {
        session.stop();
    }
}
