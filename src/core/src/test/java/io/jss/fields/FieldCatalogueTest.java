package io.jss.fields;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.Structure;
import io.jss.model.Unit;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.Tables;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldCatalogueTest {

    private static final FieldCatalogue CATALOGUE = FieldCatalogue.standard();
    private static final long ABSENT = Long.MIN_VALUE;
    private static final int SKV6ONLY = 11;
    private static final int SOCKOPT = 22;

    @Test
    void everyNumberOfEveryStructureIsInIt() {
        int numbers = 0;
        for (Structure structure : Structure.values()) {
            numbers += structure.fields().size();
        }

        assertThat(CATALOGUE.fields())
                .filteredOn(StructureNumber.class::isInstance)
                .hasSize(numbers);
    }

    @Test
    void everyFieldHasItsWords() {
        assertThat(FieldCatalogue.standard().fields())
                .as("those of structures are in meanings.properties")
                .allSatisfy(field -> assertThat(field.meaning()).as(field.label()).isNotBlank());
    }

    @Test
    void noTwoFieldsStandAtOnePlaceAndNoneStandsInsideAnother() {
        for (SocketFamily<?> family : SocketFamily.all()) {
            placesAreApart(family);
        }
    }

    private static void placesAreApart(SocketFamily<?> family) {
        Set<List<String>> paths = new HashSet<>();
        for (Field field : FieldCatalogue.of(family).fields()) {
            List<String> path = field.path(family);
            assertThat(path.isEmpty() || paths.add(path)).as(field.label()).isTrue();
        }
        for (List<String> path : paths) {
            if (path.size() > 1 && !isEnd(path.get(0))) {
                assertThat(paths).doesNotContain(path.subList(0, path.size() - 1));
            }
        }
    }

    private static boolean isEnd(String member) {
        return member.equals("local") || member.equals("remote");
    }

    @ParameterizedTest
    @CsvSource({
        "rtt,tcpInfo.rtt,MICROSECONDS,INFO",
        "RTT,tcpInfo.rtt,MICROSECONDS,INFO",
        "snd_cwnd,tcpInfo.sndCwnd,SEGMENTS,INFO",
        "tcp-state,tcpInfo.state,NUMBER,INFO",
        "tcp-retransmits,tcpInfo.retransmits,COUNT,INFO",
        "retransmits,timer.retransmits,COUNT,",
        "expires,timer.expiresMillis,MILLISECONDS,",
        "skmem-drops,skMemInfo.drops,COUNT,SK_MEM_INFO",
        "bbr-bw,bbrInfo.bw,BYTES_PER_SECOND,CONGESTION_INFO",
        "tls-version,ulp.tls.version,NUMBER,INFO",
        "tos,tos,NUMBER,TOS",
        "rqueue,rqueue,BYTES,",
        "Recv-Q,rqueue,BYTES,",
        "sport,local.port,NUMBER,",
        "traffic,class,COUNT,",
    })
    void aNameLeadsToTheFieldItsUnitAndWhatToAskFor(
            String name, String path, Unit unit, Detail detail) {
        Field field = CATALOGUE.find(name).orElseThrow();

        assertThat(String.join(".", field.path())).isEqualTo(path);
        assertThat(field.unit()).isEqualTo(unit);
        assertThat(field.detail().orElse(null)).isEqualTo(detail);
    }

    /** Returns a socket as a table over a kernel with just this one gives it. */
    private static InetSocketView socket(DiagRow row) throws IOException {
        try (SocketTable table =
                Tables.over(() -> FakeKernel.answering(row.message(), DiagRow.done(0)))) {
            return table.snapshot(
                            SocketQuery.of(Protocol.TCP).withFamilies(Set.of(AddressFamily.INET)))
                    .sockets()
                    .get(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"rttt,rtt", "remot,remote", "porto,proto", "snd-cwmd,snd-cwnd", "zzzzzz,''"})
    void theNearestNameIsFound(String word, String nearest) {
        assertThat(CATALOGUE.nearest(word)).isEqualTo(nearest);
    }

    @Test
    void negativeNumbersAreNotForFilters() {
        for (Field field : CATALOGUE.fields()) {
            boolean unsigned = field instanceof NumberField number && !number.signed();
            assertThat(CATALOGUE.findNumber(field.label()).isPresent()).isEqualTo(unsigned);
        }
    }

    @Test
    void whatTheKernelDidNotSendIsAbsent() throws IOException {
        InetSocketView socket = socket(DiagRow.row().owner(0, 0));
        for (Field field : CATALOGUE.fields()) {
            if (field.detail().isPresent() && field instanceof NumberField number) {
                assertThat(number.valueOr(socket, ABSENT)).as(field.label()).isEqualTo(ABSENT);
            }
        }
        for (NumberField number : List.of(BaseNumber.INODE, BaseNumber.EXPIRES, FlagField.V6ONLY)) {
            assertThat(number.valueOr(socket, ABSENT)).as(number.label()).isEqualTo(ABSENT);
        }
        assertThat(WordField.CONGESTION.textOr(socket, "none")).isEqualTo("none");
        assertThat(ListField.LOCALS.textOr(socket, "none")).isEqualTo("none");
    }

    @Test
    void flagsAreTheBitsOfTheStructure() throws IOException {
        InetSocketView socket =
                socket(
                        DiagRow.row()
                                .attribute(SKV6ONLY, new byte[] {1})
                                .attribute(SOCKOPT, new byte[] {0b0010_0001, 0b100}));
        Set<FlagField> set = new HashSet<>();
        for (FlagField flag : FlagField.values()) {
            if (flag.valueOr(socket, ABSENT) == 1) {
                set.add(flag);
            }
        }

        assertThat(set)
                .containsExactlyInAnyOrder(
                        FlagField.V6ONLY,
                        FlagField.RECVERR,
                        FlagField.TRANSPARENT,
                        FlagField.DEFER_CONNECT);
    }
}
