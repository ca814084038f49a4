package io.jss.cli.top;

import io.jss.cli.format.Addition;
import io.jss.cli.format.JsonWriter;
import io.jss.cli.table.Column;
import io.jss.cli.table.InetColumn;
import io.jss.cli.table.Sum;
import io.jss.cli.text.RowBuffer;
import io.jss.cli.top.screen.MarkedFinding;
import io.jss.health.Condition;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.UnknownCheck;
import io.jss.model.InetSocketView;
import io.jss.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What a block says of what is wrong: sentences, a column, a member and a sum of its sockets. */
final class FindingsOfBlock {

    /** A host may have very many; a line says how many more there are. */
    private static final int MOST_SENTENCES = 5;

    private final Judgement judgement;

    FindingsOfBlock(Judgement judgement) {
        this.judgement = judgement;
    }

    /** Returns a sentence for each finding, the worst first, and one for what is not known. */
    List<String> sentences() {
        if (judgement.diagnosis().isEmpty()) {
            return List.of("findings: " + judgement.summary().lack());
        }
        Diagnosis diagnosis = judgement.diagnosis().get();
        List<Finding> faults = diagnosis.faults();
        List<String> sentences = new ArrayList<>();
        for (Finding fault : faults) {
            if (sentences.size() == MOST_SENTENCES) {
                int more = faults.size() - MOST_SENTENCES;
                sentences.add("findings: " + more + " more, see jss doctor");
                break;
            }
            sentences.add(
                    fault.severity().name().toLowerCase(Locale.ROOT)
                            + " "
                            + fault.condition().id()
                            + ": "
                            + fault.what());
        }
        String unknown =
                diagnosis.unknown().stream()
                        .map(UnknownCheck::condition)
                        .map(Condition::id)
                        .collect(Collectors.joining(", "));
        if (faults.isEmpty()) {
            sentences.add("no findings" + (unknown.isEmpty() ? "" : "; not known: " + unknown));
        } else if (!unknown.isEmpty()) {
            sentences.add("not known: " + unknown);
        }
        return sentences;
    }

    /** Returns what a command adds to the sockets, with what is wrong with them. */
    Addition with(Addition addition) {
        List<Column> columns = new ArrayList<>(addition.columns());
        columns.add(new Ids());
        List<Sum> sums = new ArrayList<>(addition.sums());
        sums.add(new Sum("Findings", "findings", Unit.COUNT, this::number));
        return new Addition(
                        columns, addition.notes(), addition.member(), addition.overviews(), sums)
                .withMember(
                        (socket, json) -> {
                            addition.member().ifPresent(member -> member.write(socket, json));
                            write(socket, json);
                        });
    }

    private OptionalLong number(InetSocketView socket) {
        return judgement.diagnosis().isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(faults(socket).size());
    }

    private List<String> faults(InetSocketView socket) {
        return judgement.of(socket).stream()
                .filter(MarkedFinding::isFault)
                .map(MarkedFinding::id)
                .toList();
    }

    /** What is not known is left out. */
    private void write(InetSocketView socket, JsonWriter json) {
        if (judgement.diagnosis().isPresent()) {
            json.name("findings").beginArray();
            judgement.of(socket).forEach(finding -> json.string(finding.id()));
            json.endArray();
        }
    }

    private final class Ids extends InetColumn {
        Ids() {
            super("Finding", Alignment.LEFT);
        }

        @Override
        protected void write(InetSocketView socket, RowBuffer row) {
            List<String> ids = faults(socket);
            row.ascii(ids.isEmpty() ? "-" : String.join(",", ids));
        }
    }
}
