package io.jss.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.TestRun;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenRequestTest {

    private final TestRun run = new TestRun();
    @TempDir private Path folder;

    private ScreenRequest request(String... line) {
        Options options = Options.parse(List.of(line));
        return new ScreenRequest("", TopRequest.of(options, "", run).listing());
    }

    /** What a shell gives as a file, such as {@code <(echo dport = 80)}, can be read once. */
    @Test
    void aFileStaysAsItWasReadBesideOtherWords() throws IOException {
        Path file = Files.writeString(folder.resolve("filter"), "dport = 80\n");
        ScreenRequest request = request("-F", file.toString(), "sport = 22");
        Files.delete(file);

        assertThat(request.listing(List.of("sport = 23"), Map.of()).readFilter(run))
                .hasToString("dport = :80 and sport = :23");
        assertThat(request.listing(List.of(), Map.of()).readFilter(run)).hasToString("dport = :80");
    }

    @Test
    void whatWordsStandForCountsBesideTheOptions() {
        Map<CliOption, Optional<String>> udp = Map.of(CliOption.UDP, Optional.empty());

        assertThat(request().listing(List.of(), udp).selection().protocols())
                .containsExactly(Protocol.UDP);
        assertThat(request("-t").listing(List.of(), udp).selection().protocols())
                .containsExactly(Protocol.UDP);
        assertThat(request("-S").listing(List.of(), Map.of()).selection().protocols())
                .containsExactly(Protocol.SCTP);
        assertThat(request("-4", "-l").listing(List.of(), udp).selection())
                .extracting(Selection::families, Selection::peers)
                .containsExactly(Set.of(AddressFamily.INET), Selection.Peers.LISTENING);
        assertThat(request().listing(List.of(), Map.of()).selection().protocols())
                .containsExactly(Protocol.TCP, Protocol.UDP);
    }

    @Test
    void oneSocketIsExplainedOnceAndWhateverTheWordsAre() throws IOException {
        ExplainRequest explanation = request("-c", "2", "sport = 22").explanation(-1);

        assertThat(explanation.text()).isEqualTo("cookie = 18446744073709551615");
        assertThat(explanation.listing().readFilter(run)).hasToString(explanation.text());
        assertThat(explanation.listing().repeat()).isEmpty();
        assertThat(explanation.listing().verbose()).isTrue();
    }
}
