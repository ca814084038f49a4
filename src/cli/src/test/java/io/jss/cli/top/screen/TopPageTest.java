package io.jss.cli.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The screens of README and of src/docs/top.md; with -Djss.top.write=true they are written. */
class TopPageTest {

    private static final Path ROOT = Path.of(System.getProperty("jss.root", "../.."));

    private static Map<String, List<String>> screens() {
        History history = Sample.history();
        View view = Sample.view(history);
        Picture.Canvas small = Sample.canvas(80, 24);
        Map<String, List<String>> screens = new LinkedHashMap<>();
        screens.put("80x24", Sample.text(small, view, history));
        screens.put("80x12", Sample.text(Sample.canvas(80, 12), view, history));
        screens.put("200x50", Sample.text(Sample.canvas(200, 50), view, history));
        screens.put("groups", Sample.text(small, view.with(Grouping.PORT, ""), history));
        screens.put("keys", Sample.text(small, view.with(new Panel.Keys()), history));
        return screens;
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/docs/top.md"})
    void hasTheScreensAsTheyAre(String name) throws IOException {
        Path file = ROOT.resolve(name);
        String page = Files.readString(file);
        String made = page;
        for (Map.Entry<String, List<String>> screen : screens().entrySet()) {
            Pattern place = Pattern.compile("<!-- " + screen.getKey() + " -->(\\n```\\n[^`]*```)?");
            String block =
                    "<!-- "
                            + screen.getKey()
                            + " -->\n```\n"
                            + String.join("\n", screen.getValue())
                            + "\n```";
            made = place.matcher(made).replaceFirst(Matcher.quoteReplacement(block));
        }
        if (Boolean.getBoolean("jss.top.write")) {
            Files.writeString(file, made);
        }

        assertThat(page).isEqualTo(made).contains("```\njss top  12:00:01");
    }
}
