package io.jss.filter.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamesTest {

    @TempDir private Path folder;

    @Test
    void servicesAreReadByNameAndAliasForTheProtocolsOfInterest() throws IOException {
        Path file = folder.resolve("services");
        Files.writeString(
                file,
                """
                # Network services
                http            80/tcp          www     # WorldWideWeb HTTP
                http            80/udp
                login           513/tcp
                login           514/udp
                too-large       70000/tcp
                nonsense
                """);
        Services both = Services.of(file, Set.of(Protocol.TCP, Protocol.UDP));
        Services mptcp = Services.of(file, Set.of(Protocol.MPTCP));

        assertThat(both.ports("http")).containsExactly(80);
        assertThat(both.ports("www")).containsExactly(80);
        assertThat(both.ports("login")).containsExactlyInAnyOrder(513, 514);
        assertThat(mptcp.ports("login")).containsExactly(513);
        assertThat(both.ports("too-large")).isEmpty();
        assertThat(Services.of(folder.resolve("none"), Set.of()).ports("http")).isEmpty();
    }

    @Test
    void thisMachineKnowsItsLoopbackAndItsFirstUser() {
        SystemNames names = SystemNames.of(Set.of(Protocol.TCP));

        assertThat(names.device("lo")).hasValue(1);
        assertThat(names.device("no-such-interface")).isEmpty();
        assertThat(names.device("none")).isEmpty();
        assertThat(names.user("root")).hasValue(0);
        assertThat(names.user("no-such-user")).isEmpty();
        assertThat(names.addresses("localhost"))
                .anyMatch(address -> address.toString().equals("127.0.0.1"));
        assertThat(names.addresses("[::1]")).isEmpty();
        assertThat(names.addresses("no-such-host.invalid")).isEmpty();
        assertThat(names.localPortRange())
                .hasValueSatisfying(range -> assertThat(range.lowest()).isPositive());
    }
}
