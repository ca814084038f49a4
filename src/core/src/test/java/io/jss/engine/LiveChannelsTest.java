package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveChannelsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6.9.0",
                "6.10.11-amd64",
                "6.18.44-fc",
                "7.0",
                "10.1.0",
                "6.9-rc1",
                "99999999999.1"
            })
    void kernelsFromSixNineOnAnswerTwoRequestsAtOnce(String release) {
        assertThat(LiveChannels.answersSideBySide(release)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3.16.0-4-amd64",
                "5.10.0-46-amd64",
                "6.1.0-56-amd64",
                "6.8.12",
                "",
                "6",
                "unknown",
                "6.x",
                "5.99999999999"
            })
    void olderOrUnknownKernelsDoNot(String release) {
        assertThat(LiveChannels.answersSideBySide(release)).isFalse();
    }
}
