package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What README and the pages show is what the commands print in their scenes, but for {@link
 * VolatileWords}. With {@code -Djss.documents.write=true} blocks that differ are written anew.
 *
 * <p>The documents show what Linux tells since 6.8. On an older kernel each command must answer,
 * whatever it is that this kernel cannot tell.
 */
@Tag("host")
class DocumentOutputsIT {

    private static final boolean WRITE = Boolean.getBoolean("jss.documents.write");

    /** Each block has a scene of its own: commands may change it. */
    @TestFactory
    List<DynamicTest> everyBlockIsWhatItsCommandsPrint() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (OutputDocument document : OutputDocument.all()) {
            List<DocumentBlock> blocks = List.copyOf(document.blocks().values());
            for (int ordinal = 0; ordinal < blocks.size(); ordinal++) {
                DocumentBlock block = blocks.get(ordinal);
                int place = ordinal;
                block.scene()
                        .map(it -> DynamicTest.dynamicTest(name(block), () -> run(document, place)))
                        .ifPresent(tests::add);
            }
        }
        return tests;
    }

    private static String name(DocumentBlock block) {
        return block.place() + " in scene " + block.scene().orElseThrow();
    }

    private static void run(OutputDocument document, int ordinal) throws Exception {
        Map.Entry<Integer, DocumentBlock> found =
                List.copyOf(document.blocks().entrySet()).get(ordinal);
        DocumentBlock block = found.getValue();
        List<String> shown = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        try (DocumentScene scene = DocumentScene.start(block.scene().orElseThrow())) {
            for (DocumentBlock.Exchange exchange : block.exchanges()) {
                String command = exchange.command();
                List<String> output = scene.run(command);
                shown.add("$ " + command);
                shown.addAll(output);
                expected.addAll(VolatileWords.normalised(command, exchange.output()));
                actual.addAll(VolatileWords.normalised(command, output));
            }
        }
        if (RunningKernel.isBefore(6, 8)) {
            assertThat(actual.isEmpty()).as(block.place()).isEqualTo(expected.isEmpty());
        } else if (WRITE && !actual.equals(expected)) {
            document.replace(found.getKey(), block, shown);
        } else {
            assertThat(actual).as(() -> String.join("\n", shown)).isEqualTo(expected);
        }
    }
}
