package io.jss.classify.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.IpAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressScopeTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, UNSPECIFIED",
        "0.0.0.1, RESERVED",
        "9.255.255.255, GLOBAL",
        "10.0.0.0, PRIVATE",
        "10.255.255.255, PRIVATE",
        "11.0.0.0, GLOBAL",
        "100.63.255.255, GLOBAL",
        "100.64.0.0, SHARED",
        "100.127.255.255, SHARED",
        "100.128.0.0, GLOBAL",
        "126.255.255.255, GLOBAL",
        "127.0.0.1, LOOPBACK",
        "127.255.255.255, LOOPBACK",
        "128.0.0.0, GLOBAL",
        "169.253.255.255, GLOBAL",
        "169.254.0.0, LINK_LOCAL",
        "169.254.255.255, LINK_LOCAL",
        "169.255.0.0, GLOBAL",
        "172.15.255.255, GLOBAL",
        "172.16.0.0, PRIVATE",
        "172.31.255.255, PRIVATE",
        "172.32.0.0, GLOBAL",
        "192.0.2.255, DOCUMENTATION",
        "192.0.3.0, GLOBAL",
        "192.167.255.255, GLOBAL",
        "192.168.0.0, PRIVATE",
        "192.168.255.255, PRIVATE",
        "192.169.0.0, GLOBAL",
        "198.17.255.255, GLOBAL",
        "198.18.0.0, RESERVED",
        "198.19.255.255, RESERVED",
        "198.20.0.0, GLOBAL",
        "198.51.100.1, DOCUMENTATION",
        "203.0.113.1, DOCUMENTATION",
        "203.0.114.1, GLOBAL",
        "223.255.255.255, GLOBAL",
        "224.0.0.0, MULTICAST",
        "239.255.255.255, MULTICAST",
        "240.0.0.0, RESERVED",
        "255.255.255.254, RESERVED",
        "255.255.255.255, BROADCAST",
    })
    void ipv4AddressReachesAsFarAsItsBlock(String address, AddressScope expected) {
        assertThat(AddressScope.of(IpAddress.parse(address))).isEqualTo(expected);
        assertThat(AddressScope.of(IpAddress.parse("::ffff:" + address)))
                .as("mapped")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "::, UNSPECIFIED",
        "::1, LOOPBACK",
        "::2, GLOBAL",
        "::127.0.0.1, GLOBAL",
        "64:ff9b::127.0.0.1, GLOBAL",
        "100::1, RESERVED",
        "100:0:0:1::, GLOBAL",
        "2000::, GLOBAL",
        "2001:db7:ffff::, GLOBAL",
        "2001:db8::, DOCUMENTATION",
        "2001:db8:ffff::1, DOCUMENTATION",
        "2001:db9::, GLOBAL",
        "3fff::1, DOCUMENTATION",
        "3fff:fff:ffff::1, DOCUMENTATION",
        "3fff:1000::, GLOBAL",
        "fbff::, GLOBAL",
        "fc00::, PRIVATE",
        "fdff:ffff::1, PRIVATE",
        "fe00::, GLOBAL",
        "fe7f:ffff::1, GLOBAL",
        "fe80::, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "febf:ffff::1, LINK_LOCAL",
        "fec0::1, PRIVATE",
        "feff:ffff::1, PRIVATE",
        "ff00::, MULTICAST",
        "ff02::1, MULTICAST",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, MULTICAST",
        "8000::1, GLOBAL",
    })
    void ipv6AddressReachesAsFarAsItsPrefix(String address, AddressScope expected) {
        assertThat(AddressScope.of(IpAddress.parse(address))).isEqualTo(expected);
    }
}
