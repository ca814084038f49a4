package io.jss.health.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.health.Condition;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Conditions against findings: each is found where it is, with whose it is, and nowhere else. */
class ConfusionTableTest {

    /** Those that no process is to blame for. */
    private static final Set<Condition> OF_NOBODY =
            EnumSet.of(
                    Condition.SYN_QUEUE,
                    Condition.TIME_WAIT_TABLE,
                    Condition.ORPHANS,
                    Condition.CONNTRACK_TABLE);

    @TempDir private Path root;

    @ParameterizedTest
    @EnumSource(Condition.class)
    void aConditionIsFoundAndNoOther(Condition condition) throws IOException {
        Scene scene = new Scene(root);
        ConditionScenes.add(condition, scene);

        Diagnosis diagnosis = scene.diagnosis();

        assertThat(diagnosis.findings()).extracting(Finding::condition).containsOnly(condition);
        assertThat(diagnosis.unknown()).isEmpty();
        assertThat(diagnosis.sound()).hasSize(Condition.values().length - 1);
        List<String> culprits = new ArrayList<>();
        diagnosis
                .findings()
                .forEach(found -> found.who().forEach(who -> culprits.addAll(who.processes())));
        if (OF_NOBODY.contains(condition)) {
            assertThat(culprits).isEmpty();
        } else {
            assertThat(culprits).contains(ConditionScenes.CULPRIT);
        }
    }

    @Test
    void aSoundHostHasNone() throws IOException {
        Scene scene =
                new Scene(root)
                        .socket(SampleRow.listener(1, "10.0.0.1", 80, 3, 5).tcp())
                        .socket(SampleRow.connection(2, 80, 40_000).tcp())
                        .socket(SampleRow.connection(3, 50_000, 443).queues(65_535, 65_535).tcp())
                        .socket(SampleRow.connection(4, 50_001, 443).mss(512).rtt(250_999).tcp())
                        .socket(SampleRow.connection(5, 50_002, 443).quietFor(7_199_999).tcp())
                        .counter("tw", 749, 749)
                        .counter("orphan", 24, 24)
                        .counter("mem", 200, 200)
                        .setting("net.netfilter.nf_conntrack_count", "75");

        Diagnosis diagnosis = scene.diagnosis();

        assertThat(diagnosis.findings()).isEmpty();
        assertThat(diagnosis.unknown()).isEmpty();
        assertThat(diagnosis.sound()).containsExactly(Condition.values());
        assertThat(diagnosis.sockets()).isEqualTo(5);
        assertThat(diagnosis.millis()).isEqualTo(2000);
    }

    @Test
    void aProcessWithoutALimitOrWithoutNewSocketsIsSound() throws IOException {
        Scene unlimited = new Scene(root);
        ConditionScenes.add(Condition.DESCRIPTORS, unlimited);
        unlimited.maxOpenFiles(4242, "unlimited");
        assertThat(unlimited.diagnosis().findings()).isEmpty();

        Scene steady = new Scene(root).maxOpenFiles(4242, "6");
        steady.socket(SampleRow.connection(50, 50_000, 443).inode(900).tcp());
        assertThat(steady.diagnosis().findings()).isEmpty();
    }

    @Test
    void theWorstComesFirst() throws IOException {
        Scene scene = new Scene(root);
        scene.counter("ListenOverflows", 1, 2);
        for (Condition condition : EnumSet.allOf(Condition.class)) {
            if (OF_NOBODY.contains(condition)) {
                ConditionScenes.addWithoutProcess(condition, scene);
            }
        }
        Diagnosis diagnosis = scene.diagnosis();

        assertThat(diagnosis.findings())
                .extracting(finding -> finding.condition().id())
                .containsExactly(
                        "syn-queue",
                        "accept-queue-full",
                        "time-wait-table",
                        "conntrack-table",
                        "orphans");
    }
}
