package io.jss.classify.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.classify.address.EmbeddedIpv4.Form;
import io.jss.classify.address.EmbeddedIpv4.Teredo;
import io.jss.model.IpAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedIpv4Test {

    @ParameterizedTest
    @CsvSource({
        "::192.0.2.33, COMPATIBLE, 192.0.2.33",
        "::2, COMPATIBLE, 0.0.0.2",
        "::255.255.255.255, COMPATIBLE, 255.255.255.255",
        "::ffff:0:192.0.2.33, SIIT, 192.0.2.33",
        "::ffff:0:255.255.255.255, SIIT, 255.255.255.255",
        "64:ff9b::192.0.2.33, NAT64, 192.0.2.33",
        "64:ff9b::203.0.113.255, NAT64, 203.0.113.255",
        "2002:c000:221::1, SIX_TO_FOUR, 192.0.2.33",
        "2002:cb00:71ff:ffff::, SIX_TO_FOUR, 203.0.113.255",
        "fe80::5efe:192.0.2.33, ISATAP, 192.0.2.33",
        "2001:db8::200:5efe:203.0.113.255, ISATAP, 203.0.113.255",
    })
    void addressIsNamedAndItsIpv4Read(String address, Form form, String ipv4) {
        assertThat(EmbeddedIpv4.of(IpAddress.parse(address)))
                .contains(
                        new EmbeddedIpv4(
                                form, Optional.of(IpAddress.parse(ipv4)), Optional.empty()));
    }

    @Test
    void teredoTellsServerClientPortAndFlags() {
        // Port 40000 is 0x9c40, inverted 0x63bf; 192.0.2.45 inverted is 3fff:fdd2.
        IpAddress address = IpAddress.parse("2001:0:4136:e378:8000:63bf:3fff:fdd2");
        assertThat(EmbeddedIpv4.of(address))
                .contains(
                        new EmbeddedIpv4(
                                Form.TEREDO,
                                Optional.of(IpAddress.parse("192.0.2.45")),
                                Optional.of(
                                        new Teredo(
                                                IpAddress.parse("65.54.227.120"), 40000, 0x8000))));
    }

    @Test
    void teredoOfAllOnesIsReadUnsigned() {
        IpAddress address = IpAddress.parse("2001:0:ffff:ffff:ffff:ffff:ffff:ffff");
        Teredo teredo = EmbeddedIpv4.of(address).orElseThrow().teredo().orElseThrow();
        assertThat(teredo).isEqualTo(new Teredo(IpAddress.parse("255.255.255.255"), 0, 0xffff));
    }

    @ParameterizedTest
    @ValueSource(strings = {"64:ff9b:1::", "64:ff9b:1:fffe::192.0.2.33"})
    void localUseNat64IsNamedWithoutAnAddress(String address) {
        assertThat(EmbeddedIpv4.of(IpAddress.parse(address)))
                .contains(new EmbeddedIpv4(Form.NAT64_LOCAL, Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.33",
                "::",
                "::1",
                "::ffff:192.0.2.33",
                "::ffff:0.0.0.0",
                "::1:192.0.2.33",
                "::ffff:1:192.0.2.33",
                "64:ff9b::1:192.0.2.33",
                "64:ff9b:0:1::192.0.2.33",
                "64:ff9b:2::192.0.2.33",
                "2001:1::1",
                "2001:db8::192.0.2.33",
                "2003::1",
                "2001:db8::100:5efe:192.0.2.33",
                "2001:db8::5eff:192.0.2.33",
                "ff02::5efe:192.0.2.33",
                "1::1:0:192.0.2.33",
            })
    void otherAddressesEmbedNothing(String address) {
        assertThat(EmbeddedIpv4.of(IpAddress.parse(address))).isEmpty();
    }

    @Test
    void prefixIsNamedBeforeTheInterfaceIdentifier() {
        IpAddress address = IpAddress.parse("2002:c000:221::200:5efe:203.0.113.1");
        assertThat(EmbeddedIpv4.of(address).orElseThrow().form()).isEqualTo(Form.SIX_TO_FOUR);
    }
}
