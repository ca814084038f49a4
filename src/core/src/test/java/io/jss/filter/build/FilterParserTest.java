package io.jss.filter.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jss.filter.Filter;
import io.jss.filter.condition.And;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

    private static final FilterParser PARSER = new FilterParser(new FixedNames());

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
                    ``                              ~ any
                    # nothing but a comment         ~ any
                    state established               ~ state established
                    state ESTABLISHED               ~ state established
                    state syn-recv                  ~ state syn-recv
                    state syn-rcv                   ~ state syn-recv
                    state close                     ~ state closed
                    state unconnected               ~ state closed
                    state listen                    ~ state listening
                    state bucket                    ~ state bucket
                    state syn-recv state time-wait  ~ state bucket
                    state connected exclude syn-sent ~ state synchronized
                    excl listening excl closed      ~ state connected
                    exclude bucket                  ~ state big
                    state bound-inactive            ~ state bound-inactive
                    exclude all                     ~ none
                    not state listening             ~ not state listening
                    not state listening state closed ~ not state closed state listening
                    state established or sport 80   ~ state established or sport = :80
                    src 127.0.0.1                   ~ src 127.0.0.1
                    src = 127.0.0.1                 ~ src 127.0.0.1
                    src eq 127.0.0.1                ~ src 127.0.0.1
                    src != 127.0.0.1                ~ not src 127.0.0.1
                    src ne 127.0.0.1:80             ~ not ( src 127.0.0.1 and sport = :80 )
                    dst 10.8/16                     ~ dst 10.8.0.0/16
                    dst 10.1.2.3/255.255.0.0        ~ dst 10.1.0.0/16
                    dst 0x7f.0.0.01                 ~ dst 127.0.0.1
                    dst 80                          ~ dst 80.0.0.0
                    dst 0.0.0.0/0                   ~ dst 0.0.0.0/0
                    dst 192.0.2.1:443               ~ dst 192.0.2.1 and dport = :443
                    dst 192.0.2.0/24:https          ~ dst 192.0.2.0/24 and dport = :443
                    dst 192.0.2.1:                  ~ dst 192.0.2.1
                    dst 192.0.2.1:*                 ~ dst 192.0.2.1
                    dst *                           ~ any
                    dst *:http                      ~ dport = :80
                    dst *80                         ~ dport = :80
                    dst :80                         ~ dport = :80
                    dst :*                          ~ any
                    dst all                         ~ any
                    dst any:80                      ~ dport = :80
                    dst default                     ~ any
                    dst [::1]                       ~ dst [::1]
                    dst [::1]:80                    ~ dst [::1] and dport = :80
                    dst [::1]80                     ~ dst [::1] and dport = :80
                    dst [2001:db8::5/32]:80         ~ dst [2001:db8::/32] and dport = :80
                    dst [2001:db8::5]/32:80         ~ dst [2001:db8::/32] and dport = :80
                    dst 2001:db8::/32               ~ dst [2001:db8::/32]
                    dst 2001:db8::/32:80            ~ dst [2001:db8::/32] and dport = :80
                    dst ::1                         ~ dst [::1]
                    dst 2001:db8::1:80              ~ dst [2001:db8::1] and dport = :80
                    dst 1:2:3:4:5:6:7:8             ~ dst [1:2:3:4:5:6:7:8]
                    dst ::ffff:beef                 ~ dst [::ffff:beef]
                    dst ::ffff:127.0.0.1            ~ dst [::ffff:127.0.0.1]
                    dst [::ffff:0:0/96]             ~ dst [::ffff:0.0.0.0/96]
                    dst localhost                   ~ dst 127.0.0.1 or dst [::1]
                    dst localhost:http              ~ ( dst 127.0.0.1 or dst [::1] ) and dport = :80
                    dst [localhost]:80              ~ ( dst 127.0.0.1 or dst [::1] ) and dport = :80
                    dst inet:localhost              ~ family inet and dst 127.0.0.1
                    dst inet6:localhost:80          ~ family inet6 and dst [::1] and dport = :80
                    dst != inet:127.0.0.1           ~ family inet and not dst 127.0.0.1
                    dst inet6:[::1]                 ~ family inet6 and dst [::1]
                    src unix:/run/dbus*             ~ src unix:/run/dbus*
                    src /run/dbus*                  ~ src unix:/run/dbus*
                    src @name                       ~ src unix:@name
                    src *glob*                      ~ src unix:*glob*
                    src != @name                    ~ family unix and not src unix:@name
                    src unix:*                      ~ family unix
                    dst unix:@name                  ~ dst unix:@name
                    not src vsock:3                 ~ not ( family vsock and local-cid = 3 )
                    src vsock:3:1024                ~ family vsock and local-cid = 3 and sport = :1024
                    dst vsock:*:100000              ~ family vsock and remote-port = 100000
                    src link:arp:lo                 ~ family packet and protocol-number = 2054 and sport = :1
                    src link:0x88cc                 ~ family packet and protocol-number = 35020
                    dst link:arp                    ~ none
                    sport = link:lo                 ~ family packet and sport = :1
                    src netlink:rtnl:123            ~ family netlink and protocol-number = 0 and sport = :123
                    src netlink:route               ~ family netlink and protocol-number = 0
                    src netlink:*:kernel            ~ family netlink and sport = :0
                    sport > netlink:100000          ~ family netlink and local-port > 100000
                    state last-ack exclude last-ack sport 1 ~ none
                    state CLOSE_WAIT                ~ state close-wait
                    state Time-Wait                 ~ state time-wait
                    state FIN_WAIT1                 ~ state fin-wait-1
                    state UNCONN                    ~ state closed
                    state BOUND_INACTIVE            ~ state bound-inactive
                    state close-wait sport 22 or sport 443 ~ state close-wait and ( sport = :22 or sport = :443 )
                    state close-wait and sport 22 or sport 443 ~ state close-wait and sport = :22 or sport = :443
                    exclude big sport 1 or sport 2  ~ state bucket and ( sport = :1 or sport = :2 )
                    sport 1 or state listening dport 2 ~ sport = :1 or state listening and dport = :2
                    ( state listening sport 1 or sport 2 ) dport 3 ~ state listening and ( sport = :1 or sport = :2 ) and dport = :3
                    proto tcp6                      ~ proto tcp and family inet6
                    proto unix_stream               ~ family unix and type = stream
                    proto netlink                   ~ family netlink
                    family unix                     ~ family unix
                    family link                     ~ family packet
                    type = stream                   ~ type = stream
                    groups != 5                     ~ not groups = 5
                    peer = 77                       ~ peer-inode = 77
                    src 127.0.0.53%lo:53            ~ src 127.0.0.53 and sport = :53 and dev 1
                    src fe80::1%lo                  ~ src [fe80::1] and dev 1
                    src [fe80::1%7]:53              ~ src [fe80::1] and sport = :53 and dev 7
                    src [fe80::1]%lo:53             ~ src [fe80::1] and sport = :53 and dev 1
                    dst != 127.0.0.53%lo            ~ not ( dst 127.0.0.53 and dev 1 )
                    rqueue > wqueue                 ~ rqueue > wqueue
                    not rtt > minrtt                ~ rtt <= min-rtt
                    local = 127.0.0.1:22            ~ src 127.0.0.1 and sport = :22
                    sport = :80                     ~ sport = :80
                    sport 80                        ~ sport = :80
                    sport :http                     ~ sport = :80
                    sport == http                   ~ sport = :80
                    sport = 0x50                    ~ sport = :80
                    sport = 0120                    ~ sport = :80
                    sport = inet:80                 ~ family inet and sport = :80
                    sport = inet6::80               ~ family inet6 and sport = :80
                    sport = *                       ~ any
                    sport != *                      ~ none
                    dport != 80                     ~ dport != :80
                    dport ne 80                     ~ dport != :80
                    dport neq 80                    ~ dport != :80
                    dport > 80                      ~ dport > :80
                    dport gt 80                     ~ dport > :80
                    dport < 80                      ~ dport < :80
                    dport lt 80                     ~ dport < :80
                    dport >= 80                     ~ dport >= :80
                    dport ge 80                     ~ dport >= :80
                    dport geq 80                    ~ dport >= :80
                    dport <= 80                     ~ dport <= :80
                    dport le 80                     ~ dport <= :80
                    dport leq 80                    ~ dport <= :80
                    not dport > 80                  ~ dport <= :80
                    lport 80                        ~ sport = :80
                    rport<80                        ~ dport < :80
                    dev lo                          ~ dev 1
                    dev = 7                         ~ dev 7
                    dev != lo                       ~ not dev 1
                    fwmark 5                        ~ fwmark 0x5
                    fwmark = 0x1/0x3                ~ fwmark 0x1/0x3
                    fwmark != 010                   ~ not fwmark 0x8
                    cgroup /system.slice/a=b.service ~ cgroup id:77
                    cgroup = id:12                  ~ cgroup id:12
                    autobound                       ~ autobound
                    pid 42                          ~ pid 42
                    pid != 42                       ~ not pid 42
                    process nginx                   ~ process = nginx
                    process = "a b"                 ~ process = a\\ b
                    process 'a\\b'                  ~ process = a\\\\b
                    process eq eq                   ~ process = eq
                    process (sd                     ~ !
                    process \\(sd-pam\\)            ~ process = \\(sd-pam\\)
                    process [!a]*                   ~ process = [!a]*
                    user www-data                   ~ uid = 33
                    user != 0                       ~ uid != 0
                    uid >= 1000                     ~ uid >= 1000
                    class mapped                    ~ class mapped
                    class IPv4-mapped               ~ class mapped
                    class != dual-stack             ~ not class dual-stack
                    class ipv6-only                 ~ class ipv6-only
                    wire 4                          ~ wire 4
                    wire = both                     ~ wire both
                    family inet6                    ~ family inet6
                    proto udp                       ~ proto udp
                    inode 12345                     ~ inode = 12345
                    cookie 0x1f                     ~ cookie = 31
                    rqueue > 1MiB                   ~ rqueue > 1048576B
                    wqueue<=1.5kB                   ~ wqueue <= 1500B
                    expires < 2s                    ~ expires < 2000ms
                    expires < 0.5min                ~ expires < 30000ms
                    retransmits > 0                 ~ retransmits > 0
                    rtt > 200ms                     ~ rtt > 200000us
                    retrans > 0                     ~ retrans > 0
                    snd_cwnd >= 10                  ~ snd-cwnd >= 10
                    pacing-rate < 8Mbit             ~ pacing-rate < 1000000B/s
                    delivery-rate > 1.5MB/s         ~ delivery-rate > 1500000B/s
                    tcp-retransmits = 1             ~ tcp-retransmits = 1
                    last-data-recv > 1min           ~ last-data-recv > 60000ms
                    skmem-drops > 0                 ~ skmem-drops > 0
                    bbr-min-rtt < 1ms               ~ bbr-min-rtt < 1000us
                    ip_protocol = 58                ~ ip-protocol = 58
                    """)
    void readsEverySpellingOfACondition(String text, String canonical) {
        if (canonical.equals("!")) {
            assertThatIllegalArgumentException().isThrownBy(() -> PARSER.parse(text));
        } else {
            assertThat(PARSER.parse(text)).hasToString(canonical);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
                    sport 1 and sport 2 or sport 3      ~ sport = :1 and sport = :2 or sport = :3
                    sport 1 or sport 2 and sport 3      ~ sport = :1 or sport = :2 and sport = :3
                    ( sport 1 or sport 2 ) and sport 3  ~ ( sport = :1 or sport = :2 ) and sport = :3
                    (sport 1||sport 2)sport 3           ~ ( sport = :1 or sport = :2 ) and sport = :3
                    sport 1 & sport 2 | sport 3         ~ sport = :1 and sport = :2 or sport = :3
                    sport=1&&sport=2||sport=3           ~ sport = :1 and sport = :2 or sport = :3
                    sport 1 sport 2                     ~ sport = :1 and sport = :2
                    sport 1 ( sport 2 sport 3 )         ~ sport = :1 and sport = :2 and sport = :3
                    not sport 1 sport 2                 ~ sport != :1 and sport = :2
                    ! ( sport 1 sport 2 )               ~ not ( sport = :1 and sport = :2 )
                    not not dev 1                       ~ dev 1
                    !dev 1 !dev 2                       ~ not dev 1 and not dev 2
                    not ( dev 1 or dev 2 )              ~ not ( dev 1 or dev 2 )
                    sport 1 or sport 1                  ~ sport = :1
                    state listening state closed sport 1 ~ state closed state listening and sport = :1
                    state listening and state closed    ~ state listening and state closed
                    any and sport 1                     ~ sport = :1
                    none or sport 1                     ~ sport = :1
                    """)
    void joinsConditionsWithAndCloserThanOr(String text, String canonical) {
        assertThat(PARSER.parse(text)).hasToString(canonical);
    }

    @Test
    void linesAndCommentsMayBeAnywhereBetweenWords() {
        assertThat(PARSER.parse("# web\nsport = 80 # plain\n\tor sport =\n# secure\n443\n"))
                .isEqualTo(PARSER.parse("sport 80 or sport 443"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void canonicalTextIsReadBackAsAnEqualFilter(long seed) {
        Samples samples = new Samples(seed);
        for (int i = 0; i < 1_000; i++) {
            Filter filter = samples.filter();
            assertThat(PARSER.parse(filter.toString())).isEqualTo(filter);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock =
                    """
                    srcc 1.2.3.4              ~ 0  ~ srcc      ~ a condition (src, dst
                    sport = 80 or             ~ 13 ~ ``        ~ a condition (src, dst
                    sport = 80 and )          ~ 15 ~ )         ~ a condition (src, dst
                    ( sport = 80              ~ 12 ~ ``        ~ 'and', 'or', a condition or ')'
                    sport = 80 )              ~ 11 ~ )         ~ 'and', 'or', a condition or the end
                    sport = htp               ~ 8  ~ htp       ~ a port (0 to 65535) or the name of a service
                    sport = 65536             ~ 8  ~ 65536     ~ a port (0 to 65535) or the name of a service
                    sport =                   ~ 7  ~ ``        ~ a port (0 to 65535) or the name of a service
                    sport = two-faced         ~ 8  ~ two-faced ~ a service with one port, not [512, 513]
                    sport > *                 ~ 8  ~ *         ~ a port (0 to 65535) or the name of a service
                    sport = 80 dst            ~ 14 ~ ``        ~ an address, a prefix or a host name
                    src > 1.2.3.4             ~ 4  ~ >         ~ '=' or '!='
                    src 1.2.3.256             ~ 4  ~ 1.2.3.256 ~ an address, a prefix or a host name
                    src 1.2.3.4/33            ~ 4  ~ 1.2.3.4/33 ~ an address, a prefix or a host name
                    src [::1/129]             ~ 4  ~ [::1/129] ~ an address, a prefix or a host name
                    src nobody.example:80     ~ 4  ~ nobody.example:80 ~ an address, a prefix
                    src inet:[::1]            ~ 4  ~ inet:[::1] ~ an address, a prefix or a host name
                    src v4.example:htp        ~ 4  ~ v4.example:htp ~ a port (0 to 65535)
                    state open                ~ 6  ~ open      ~ a state (established, syn-sent
                    state                     ~ 5  ~ ``        ~ a state (established, syn-sent
                    dev eth9                  ~ 4  ~ eth9      ~ an interface
                    fwmark 1/zz               ~ 7  ~ 1/zz      ~ a mark, or a mark and a mask
                    cgroup /nowhere           ~ 7  ~ /nowhere  ~ the path of a cgroup
                    pid self                  ~ 4  ~ self      ~ a process id
                    user nobody               ~ 5  ~ nobody    ~ the name or uid of a user
                    class ipv5                ~ 6  ~ ipv5      ~ a class (ipv4, ipv6, mapped
                    wire 5                    ~ 5  ~ 5         ~ what travels (4, 6, both, unknown)
                    family ipx                ~ 7  ~ ipx       ~ a family (inet, inet6, unix
                    src fe80::1%nosuch        ~ 4  ~ fe80::1%nosuch ~ an interface as zone
                    rqueue > rtt              ~ 9  ~ rtt       ~ a field in the unit of rqueue
                    src netlink:nosuch        ~ 4  ~ netlink:nosuch ~ a netlink protocol
                    src vsock:x               ~ 4  ~ vsock:x   ~ a context (CID)
                    proto icmp                ~ 6  ~ icmp      ~ a protocol (tcp, udp
                    expires > 200             ~ 10 ~ 200       ~ a time with its unit (ns, us, ms
                    expires > 1us             ~ 10 ~ 1us       ~ a time with its unit (ns, us, ms
                    expires > 5B              ~ 10 ~ 5B        ~ a time with its unit (ns, us, ms
                    rqueue > many             ~ 9  ~ many      ~ a number of bytes (B, kB, MB
                    autobound = 1             ~ 10 ~ =         ~ a condition (src, dst
                    process 'nginx            ~ 8  ~ 'nginx    ~ the closing '
                    """)
    void errorPointsAtTheTokenAndSaysWhatWasExpected(
            String text, int position, String token, String expected) {
        FilterSyntaxException error =
                catchThrowableOfType(FilterSyntaxException.class, () -> PARSER.parse(text));

        assertThat(error.position()).isEqualTo(position);
        assertThat(error.token()).isEqualTo(token);
        assertThat(error.expected()).startsWith(expected);
    }

    @Test
    void errorIsOneLineAndAnExcerptWithCarets() {
        FilterSyntaxException error =
                catchThrowableOfType(
                        FilterSyntaxException.class,
                        () -> PARSER.parse("state established\nsport = htp or dport = 80\n"));

        assertThat(error)
                .hasMessage("expected a port (0 to 65535) or the name of a service, found 'htp'");
        assertThat(error.excerpt()).isEqualTo("sport = htp or dport = 80\n        ^^^");
    }

    @Test
    void errorAtTheEndSaysSo() {
        FilterSyntaxException error =
                catchThrowableOfType(FilterSyntaxException.class, () -> PARSER.parse("sport ="));

        assertThat(error)
                .hasMessage("expected a port (0 to 65535) or the name of a service, found the end");
        assertThat(error.excerpt()).isEqualTo("sport =\n       ^");
    }

    @Test
    void tooDeepNestingIsAnErrorAndNoCrash() {
        FilterSyntaxException error =
                catchThrowableOfType(
                        FilterSyntaxException.class, () -> PARSER.parse("(".repeat(100_000)));

        assertThat(error.expected()).isEqualTo("at most 500 nested terms");
    }

    @Test
    void withoutNamesOnlyNumbersAreTaken() {
        FilterParser parser = new FilterParser();

        assertThat(parser.parse("src 127.0.0.1 sport 80 dev 1 user 0")).isInstanceOf(And.class);
        for (String text : new String[] {"src localhost", "sport http", "dev lo", "user root"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> parser.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sport 22 state established",
                "sport 22 or sport 443 state close-wait",
                "( sport 22 ) exclude listening",
                "not sport 22 state established",
                "( sport 1 state listening )",
                "state listening sport 1 state closed",
                "dev lo excl listening",
            })
    void statesBehindAConditionTakeAWordThatJoins(String text) {
        assertThatThrownBy(() -> PARSER.parse(text))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessageStartingWith("expected 'and', 'or' or the end: states stand");
        assertThatThrownBy(() -> PARSER.asSs().parse(text))
                .isInstanceOf(FilterSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sport 22 and state established",
                "sport 22 or state established",
                "not state listening",
                "( state established )",
                "( exclude listening sport 1 )",
                "state established ( state listening )",
            })
    void asSsStatesAreAtTheBeginningAloneAndInNoFile(String text) {
        assertThat(PARSER.parse(text)).isNotNull();
        assertThatThrownBy(() -> PARSER.asSs().parse(text))
                .isInstanceOf(FilterSyntaxException.class);
        assertThatThrownBy(() -> PARSER.ofFileOfSs().parse("state established sport 22"))
                .isInstanceOf(FilterSyntaxException.class);
        assertThat(PARSER.ofFileOfSs().parse("sport 22 or sport 23"))
                .isEqualTo(PARSER.asSs().parse("sport 22 or sport 23"));
    }
}
