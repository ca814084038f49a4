package io.jss.health.check;

import static io.jss.health.check.ConditionScenes.fullSegments;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.health.Condition;
import io.jss.health.Finding;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A path that drops large packets is none that drops all, nor one that drops some. */
class PathMtuTest {

    @TempDir private Path root;

    @Test
    void aPeerFromWhichNothingComesSinceTheFirstTimeOutMayBeGone() throws IOException {
        assertThat(scene(3, 1201)).isEmpty();
    }

    @Test
    void twoTimeOutsInARowAreNoSign() throws IOException {
        assertThat(scene(2, 10)).isEmpty();
    }

    @Test
    void lessThanAFullSegmentIsNoSign() throws IOException {
        Scene scene = new Scene(root).socket(stuck(3, 10).queues(0, 1447).tcp());
        assertThat(scene.diagnosis().findings()).isEmpty();
    }

    @Test
    void segmentsThatEachPathCarriesAreNoSign() throws IOException {
        Scene scene = new Scene(root).socket(stuck(3, 10).mss(536).tcp());
        assertThat(scene.diagnosis().findings()).isEmpty();
    }

    @Test
    void anotherConnectionShowsThatThePeerIsThere() throws IOException {
        Scene scene =
                new Scene(root)
                        .socket(stuck(3, 5000).tcp())
                        .socket(
                                SampleRow.connection(51, 50_001, 443).tcp(),
                                SampleRow.connection(51, 50_001, 443).acked(1447).tcp());
        assertThat(scene.diagnosis().findings())
                .extracting(Finding::condition)
                .containsExactly(Condition.PATH_MTU);
    }

    @Test
    void aFullSegmentOfAnotherConnectionShowsThatThePathIsGood() throws IOException {
        Scene scene =
                new Scene(root)
                        .socket(stuck(3, 10).tcp())
                        .socket(
                                SampleRow.connection(51, 50_001, 443).tcp(),
                                SampleRow.connection(51, 50_001, 443).acked(1448).tcp());
        assertThat(scene.diagnosis().findings()).isEmpty();
    }

    @Test
    void muchThatWaitsIsNotFoundTwice() throws IOException {
        Scene scene = new Scene(root).socket(stuck(3, 10).queues(0, 90_000).tcp());
        assertThat(scene.diagnosis().findings())
                .extracting(Finding::condition)
                .containsExactly(Condition.PATH_MTU);
    }

    private Iterable<Finding> scene(int timeOuts, int quiet) throws IOException {
        return new Scene(root).socket(stuck(timeOuts, quiet).tcp()).diagnosis().findings();
    }

    private static SampleRow stuck(int timeOuts, int quiet) {
        return fullSegments(timeOuts).quietFor(quiet).timeOut(1600, 1);
    }
}
