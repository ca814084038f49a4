package io.jss.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpTextTest {

    private static final int OFFSET = 3;
    private static final int ROUNDS = 100_000;

    static IntStream boundaries() {
        return LongStream.iterate(1, power -> power <= Integer.MAX_VALUE, power -> power * 10)
                .flatMap(power -> LongStream.of(power - 1, power, power + 1))
                .mapToInt(Math::toIntExact);
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    @ValueSource(ints = Integer.MAX_VALUE)
    void numberAtTheEdgeOfItsDigitsIsThatOfTheJdk(int value) {
        assertThat(decimal(value)).isEqualTo(Integer.toString(value));
    }

    @Test
    void everyPortAndManyLargerNumbersAreThoseOfTheJdk() {
        Random random = new Random(1);
        IntStream.concat(
                        IntStream.rangeClosed(0, 0xffff),
                        random.ints(ROUNDS, 0, Integer.MAX_VALUE)
                                .map(value -> value >>> random.nextInt(Integer.SIZE - 1)))
                .forEach(value -> assertThat(decimal(value)).isEqualTo(Integer.toString(value)));
    }

    @Test
    void everyOctetStandsInEachPlace() {
        for (int octet = 0; octet < 256; octet++) {
            int bits = octet << 24 | (255 - octet) << 16 | octet << 8 | 255 - octet;
            String expected = octet + "." + (255 - octet) + "." + octet + "." + (255 - octet);
            byte[] text = new byte[OFFSET + IpText.MAX_BYTES];
            int end = IpText.writeIpv4(bits, text, OFFSET);
            assertThat(text(text, end)).isEqualTo(expected);
            long low = 0xffff_0000_0000L | Integer.toUnsignedLong(bits);
            end = IpText.write(AddressFamily.INET6, 0, low, text, OFFSET);
            assertThat(text(text, end)).isEqualTo("::ffff:" + expected);
        }
    }

    private static String decimal(int value) {
        byte[] text = new byte[OFFSET + IpText.MAX_BYTES];
        return text(text, IpText.writeDecimal(value, text, OFFSET));
    }

    private static String text(byte[] bytes, int end) {
        return new String(bytes, OFFSET, end - OFFSET, StandardCharsets.US_ASCII);
    }
}
