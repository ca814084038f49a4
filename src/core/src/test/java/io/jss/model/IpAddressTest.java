package io.jss.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "127.0.0.1, 127.0.0.1",
        "255.255.255.255, 255.255.255.255",
        "2001:DB8::1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3",
        "1::2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "0:0:0:0:0:0:1.2.3.4, ::102:304",
        "::ffff:1.2.3.4, ::ffff:1.2.3.4",
        "::ffff:102:304, ::ffff:1.2.3.4",
        "::ffff:0.0.0.0, ::ffff:0.0.0.0",
        "::ffff:0:102:304, ::ffff:0:102:304",
        "64:ff9b::192.0.2.1, 64:ff9b::c000:201",
        "00ab:0:0:0:0:0:0:0, ab::",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8"
    })
    void literalsComeBackInTheFormOfRfc5952(String literal, String canonical) {
        assertThat(IpAddress.parse(literal)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "01.2.3.4",
                "256.1.1.1",
                "1.2.3.4 ",
                ":",
                "1:",
                ":1",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "::1%eth0",
                "[::1]",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1:2:3:4:5:6:7:8",
                "g::",
                "12345::",
                "1.2.3.4:80",
                ":::",
                "1:::2",
                "::1.2.3",
                "localhost",
                "::\u0663",
                "1.2.3.\u0664",
                "-1.2.3.4",
                "+1::"
            })
    void whatIsNoLiteralIsRefusedWithoutALookUp(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is no IP address: expected ")
                .hasMessageContaining(" at character ");
    }

    @Test
    void aMappedAddressIsNotTheIpv4AddressThatItCarries() {
        IpAddress mapped = IpAddress.parse("::ffff:192.0.2.1");
        IpAddress plain = IpAddress.parse("192.0.2.1");

        assertThat(mapped).isNotEqualTo(plain);
        assertThat(mapped.isMapped()).isTrue();
        assertThat(mapped.mappedIpv4()).isEqualTo(plain);
        assertThat(plain.isMapped()).isFalse();
        assertThat(mapped.toBytes()).hasSize(16);
        assertThat(IpAddress.ofBytes(mapped.toBytes())).isEqualTo(mapped);
    }

    /** As a service counts its peers. */
    @Test
    void aPeerOfBothFamiliesIsOneKeyOnTheWire() {
        Map<IpAddress, Integer> byRemote = new TreeMap<>(Comparator.comparing(IpAddress::toString));
        for (String remote :
                List.of("10.0.0.5", "::ffff:10.0.0.5", "::ffff:a00:5", "::10.0.0.5", "fe80::1")) {
            byRemote.merge(IpAddress.parse(remote).onTheWire(), 1, Integer::sum);
        }

        assertThat(byRemote.toString()).isEqualTo("{10.0.0.5=3, ::a00:5=1, fe80::1=1}");
        assertThat(IpAddress.parse("::ffff:0.0.0.0").onTheWire().isUnspecified()).isTrue();
        assertThat(IpAddress.parse("::").onTheWire()).isEqualTo(IpAddress.parse("::"));
    }

    @Test
    void theJdkLosesTheMapping() {
        assertThat(IpAddress.parse("::ffff:192.0.2.1").toInetAddress())
                .isInstanceOf(Inet4Address.class);
    }

    @Test
    void anAddressThatIsNotMappedCarriesNoIpv4() {
        assertThatThrownBy(() -> IpAddress.parse("::1").mappedIpv4())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("::1 is not in ::ffff:0:0/96");
    }

    @Test
    void onlyBothFormsOfAllZerosAreUnspecified() {
        assertThat(IpAddress.parse("::").isUnspecified()).isTrue();
        assertThat(IpAddress.parse("0.0.0.0").isUnspecified()).isTrue();
        assertThat(IpAddress.parse("::ffff:0.0.0.0").isUnspecified()).isFalse();
    }

    @Test
    void randomAddressesSurviveTheirText() throws Exception {
        Random random = new Random(5952);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(8) == 0 ? 4 : 16];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) (random.nextBoolean() ? 0 : random.nextInt(256));
            }
            IpAddress address = IpAddress.ofBytes(bytes);
            assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
            assertThat(InetAddress.getByName(address.toString()))
                    .as("the JDK reads %s", address)
                    .isEqualTo(InetAddress.getByAddress(bytes));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "::1.2.3.4, ::1.2.3.4",
        "::1, ::1",
        "::, ::",
        "::0.0.255.255, ::ffff",
        "::0.1.0.0, ::0.1.0.0",
        "::ffff:1.2.3.4, ::ffff:1.2.3.4"
    })
    void inetNtopDotsCompatibleAddressesToo(String literal, String expected) {
        IpAddress address = IpAddress.parse(literal);
        byte[] text = new byte[IpText.MAX_BYTES];

        int end = IpText.writeAsInetNtop(address.family(), address.high(), address.low(), text, 0);

        assertThat(new String(text, 0, end, StandardCharsets.US_ASCII)).isEqualTo(expected);
    }

    @Test
    void anEndpointPutsIpv6InBracketsAndNamesItsInterface() {
        assertThat(Endpoint.of(IpAddress.parse("::1"), 80)).hasToString("[::1]:80");
        assertThat(new Endpoint(IpAddress.parse("fe80::1"), 80, 2)).hasToString("[fe80::1%2]:80");
        assertThat(Endpoint.of(IpAddress.parse("192.0.2.1"), 0)).hasToString("192.0.2.1:0");
        assertThatThrownBy(() -> Endpoint.of(IpAddress.parse("::"), 65536))
                .hasMessage("port 65536 is not in 0..65535");
    }

    @Test
    void onlyFourOrSixteenBytesAreAnAddress() {
        assertThatThrownBy(() -> IpAddress.ofBytes(new byte[5]))
                .hasMessage("an address has 4 or 16 bytes, not 5");
        assertThatThrownBy(() -> new IpAddress(AddressFamily.INET, 0, 1L << 32))
                .hasMessage("an AF_INET address has 32 bits");
    }
}
