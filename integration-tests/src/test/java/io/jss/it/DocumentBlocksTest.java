package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No output of a document escapes the comparison unseen, and what the comparison leaves out. */
@Tag("host")
class DocumentBlocksTest {

    private static final String ROW =
            "tcp 0 0 10.0.0.12:443 203.0.113.7:50007 ESTABLISHED 830/nginx IPv4";

    private static final String TITLES = "Local Address rtt(us)";

    /** A row of README's opening, netstat's on a server that asked why. */
    private static final String OPENING =
            "tcp        0      0 10.0.0.12:222           10.0.0.21:55514         ESTABLISHED"
                    + " 23111/sshd: redacted";

    private static List<DocumentBlock> blocks() throws IOException {
        List<DocumentBlock> blocks = new ArrayList<>();
        for (OutputDocument document : OutputDocument.all()) {
            blocks.addAll(document.blocks().values());
        }
        return blocks;
    }

    @Test
    void everyOutputNamesItsSceneOrWhyItHasNone() throws IOException {
        List<DocumentBlock> outputs =
                blocks().stream()
                        .filter(DocumentBlock::showsOutput)
                        .filter(it -> !it.lines().contains(OPENING))
                        .toList();

        assertThat(outputs)
                .filteredOn(it -> it.scene().isEmpty() && it.reasonNotToRun().isEmpty())
                .extracting(DocumentBlock::place)
                .isEmpty();
        assertThat(outputs).filteredOn(it -> it.scene().isPresent()).hasSizeGreaterThan(25);
        assertThat(outputs).filteredOn(it -> it.reasonNotToRun().isPresent()).hasSizeLessThan(5);
    }

    @Test
    void everyBlockOfASceneBeginsWithACommand() throws IOException {
        assertThat(blocks())
                .filteredOn(it -> it.scene().isPresent())
                .allSatisfy(it -> assertThat(it.lines().get(0)).as(it.place()).startsWith("$ "));
    }

    @Test
    void aNumberThatMeansSomethingIsCompared() {
        for (String other :
                List.of(
                        ROW.replace("830", "831"),
                        ROW.replace("443", "444"),
                        ROW.replace("tcp 0", "tcp 1"),
                        ROW.replace("IPv4", "IPv6"))) {
            assertThat(normalised("jss -tnp", other)).isNotEqualTo(normalised("jss -tnp", ROW));
        }
        assertThat(normalised("jss -t -i", "  sent       4.9 KiB, segments 5"))
                .isNotEqualTo(normalised("jss -t -i", "  sent       4.9 KiB, segments 6"));
    }

    @Test
    void whatDiffersFromRunToRunIsNot() {
        assertThat(normalised("jss", "  rtt 0.131 ms ± 0.2, paced 25.3 MiB/s, cookie 0x4b2bbf"))
                .isEqualTo(normalised("jss", "  rtt 9 us ± 0.7, paced 1 B/s, cookie 0x11111"));
        assertThat(
                        normalised(
                                "jss diff a",
                                TITLES,
                                "10.0.0.1:443      131",
                                "10.0.0.2:443       12"))
                .isEqualTo(
                        normalised(
                                "jss diff a",
                                TITLES,
                                "10.0.0.2:443        7",
                                "10.0.0.1:443     1234"))
                .contains("10.0.0.1:443 ~");
        assertThat(normalised("jss", TITLES, "10.0.0.1:443        -"))
                .isNotEqualTo(normalised("jss", TITLES, "10.0.0.1:443        7"));
        assertThat(normalised("jss -o", "keepalive (7198.11/0)"))
                .isEqualTo(normalised("jss -o", "keepalive (12.5/0)"))
                .isNotEqualTo(normalised("jss -o", "keepalive (12.5/1)"));
    }

    private static List<String> normalised(String command, String... lines) {
        return VolatileWords.normalised(command, List.of(lines));
    }
}
