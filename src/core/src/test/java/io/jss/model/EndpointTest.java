package io.jss.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends and addresses in the JDK's form and back. */
class EndpointTest {

    private static InetAddress scoped(String literal, int scope) throws Exception {
        return Inet6Address.getByAddress("a.name", IpAddress.parse(literal).toBytes(), scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "0.0.0.0", "::", "::1", "2001:db8::1", "fe80::1"})
    void addressesComeBackFromTheJdk(String literal) {
        IpAddress address = IpAddress.parse(literal);

        assertThat(IpAddress.of(address.toInetAddress())).isEqualTo(address);
    }

    @Test
    void jdkHasNoMappedAddress() {
        IpAddress mapped = IpAddress.parse("::ffff:192.0.2.1");

        assertThat(mapped.toInetAddress()).isInstanceOf(Inet4Address.class);
        assertThat(IpAddress.of(mapped.toInetAddress())).isEqualTo(IpAddress.parse("192.0.2.1"));
    }

    @Test
    void scopeIsTheInterfaceAndComesBack() throws Exception {
        InetSocketAddress jdk = new InetSocketAddress(scoped("fe80::1", 7), 443);

        Endpoint end = Endpoint.of(jdk);

        assertThat(end).isEqualTo(new Endpoint(IpAddress.parse("fe80::1"), 443, 7));
        assertThat(end.toInetSocketAddress()).isEqualTo(jdk);
        assertThat(((Inet6Address) end.toInetSocketAddress().getAddress()).getScopeId())
                .isEqualTo(7);
        assertThat(Endpoint.of(end.toInetSocketAddress())).isEqualTo(end);
    }

    @Test
    void onTheWireAMappedEndIsTheIpv4OneWithItsPortAndInterface() {
        Endpoint plain = new Endpoint(IpAddress.parse("192.0.2.1"), 80, 3);
        Endpoint mapped = new Endpoint(IpAddress.parse("::ffff:192.0.2.1"), 80, 3);
        Endpoint other = new Endpoint(IpAddress.parse("::192.0.2.1"), 80, 3);

        assertThat(mapped.onTheWire()).isEqualTo(plain).isEqualTo(plain.onTheWire());
        assertThat(other.onTheWire()).isEqualTo(other);
    }

    @Test
    void interfaceOfIpv4HasNoPlaceInTheJdk() {
        Endpoint plain = new Endpoint(IpAddress.parse("192.0.2.1"), 80, 3);
        Endpoint mapped = new Endpoint(IpAddress.parse("::ffff:192.0.2.1"), 80, 3);

        for (Endpoint end : new Endpoint[] {plain, mapped}) {
            assertThat(end.toInetSocketAddress())
                    .isEqualTo(new InetSocketAddress(plain.address().toInetAddress(), 80));
        }
    }

    @Test
    void unresolvedNameIsNoEnd() {
        InetSocketAddress name = InetSocketAddress.createUnresolved("name.invalid", 80);

        assertThatThrownBy(() -> Endpoint.of(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name.invalid")
                .hasMessageEndingWith("is not resolved");
    }

    @Test
    void reversedConnectionIsThatOfTheOtherEnd() {
        Endpoint here = Endpoint.of(IpAddress.parse("192.0.2.1"), 80);
        Endpoint there = Endpoint.of(IpAddress.parse("192.0.2.2"), 4000);
        Connection connection = new Connection(Protocol.TCP, here, there);

        assertThat(connection.reversed()).isEqualTo(new Connection(Protocol.TCP, there, here));
        assertThat(connection.reversed().reversed()).isEqualTo(connection);
    }
}
