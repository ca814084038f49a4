package io.jss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.ProtocolUnavailableException;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A subscription to the running kernel. Joining the groups takes CAP_NET_ADMIN before Linux 4.2 and
 * wherever the kernel says so; then the failure must say it.
 */
class SubscriptionTest {

    /** Of a protocol that nobody uses here, so that nothing comes. */
    private static Optional<DestroyedSockets> subscribe() throws IOException {
        try {
            return Optional.of(
                    DestroyedSockets.subscribe(
                            EnumSet.of(Protocol.UDP), EnumSet.of(AddressFamily.INET6), 0));
        } catch (SystemCallException e) {
            assertThat(e.errno()).isIn(Errno.EPERM, Errno.EACCES);
            return Optional.empty();
        }
    }

    @Test
    void aSubscriptionEndsWithItsCloseAndNotBefore() throws IOException {
        Optional<DestroyedSockets> subscribed = subscribe();
        if (subscribed.isPresent()) {
            DestroyedSockets events = subscribed.get();
            events.next(Duration.ZERO, socket -> {});
            assertThat(events.losses()).isZero();
            events.close();
            events.close();
            assertThatThrownBy(() -> events.next(Duration.ZERO, socket -> {}))
                    .isInstanceOf(ClosedChannelException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.16.0-4-amd64", "4.1.15"})
    void aKernelThatReportsNothingIsSaidAndNotWaitedFor(String release) {
        assertThatThrownBy(
                        () ->
                                DestroyedSockets.subscribe(
                                        EnumSet.of(Protocol.UDP),
                                        EnumSet.of(AddressFamily.INET6),
                                        0,
                                        release))
                .isInstanceOf(ProtocolUnavailableException.class)
                .hasMessageContaining(release)
                .hasMessageContaining("Linux 4.2");
    }

    @Test
    void groupsThatTheKernelDoesNotHaveAreRefusedBeforeAnythingIsOpened() {
        assertThatThrownBy(
                        () ->
                                DestroyedSockets.subscribe(
                                        EnumSet.of(Protocol.RAW),
                                        EnumSet.of(AddressFamily.INET),
                                        0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
