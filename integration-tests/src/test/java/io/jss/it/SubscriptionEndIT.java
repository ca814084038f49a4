package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.DestroyedSockets;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespaces;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a subscription ends: by close, by interrupt, and a call of it in a flood. */
@Tag("kernel")
class SubscriptionEndIT {

    private static final Duration LONG = Duration.ofMinutes(10);

    /** Makes and closes UDP sockets, each of which is an event. */
    private static final String FLOOD =
            """
            for i in range(%d): socket(AF_INET, SOCK_DGRAM).close()
            ready(0)
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    private DestroyedSockets subscribe() throws IOException {
        return NetworkNamespaces.ofThisHost()
                .resolve(namespace.name())
                .call(
                        () ->
                                DestroyedSockets.subscribe(
                                        EnumSet.of(Protocol.UDP),
                                        EnumSet.allOf(AddressFamily.class),
                                        64 << 20));
    }

    /** What a kernel before Linux 4.2 does with a subscription of root. */
    private void neverTells() throws Exception {
        try (DestroyedSockets events = subscribe();
                PythonSockets python = PythonSockets.runIn(namespace.name(), FLOOD.formatted(2))) {
            assertThat(python.numbers()).hasSize(1);
            assertThat(events.next(Duration.ofMillis(500), socket -> {})).isFalse();
        }
    }

    @Test
    void closeFromAnotherThreadEndsTheWait() throws Exception {
        Set<String> before = openDescriptors();
        DestroyedSockets events = subscribe();
        assertThat(openedSince(before)).hasSize(2);
        Receiver receiver = new Receiver(events);
        receiver.start();
        receiver.awaitNativeWait();
        events.close();

        assertThat(receiver.end()).isInstanceOf(AsynchronousCloseException.class);
        assertThat(openedSince(before)).isEmpty();
        assertThatThrownBy(() -> events.next(Duration.ZERO, socket -> {}))
                .isInstanceOf(ClosedChannelException.class);
        events.close();
    }

    @Test
    void interruptEndsTheWaitAndTheSubscription() throws Exception {
        Set<String> before = openDescriptors();
        DestroyedSockets events = subscribe();
        Receiver receiver = new Receiver(events);
        receiver.start();
        receiver.awaitNativeWait();
        receiver.interrupt();

        assertThat(receiver.end()).isInstanceOf(ClosedByInterruptException.class);
        assertThat(receiver.endedInterrupted).isTrue();
        assertThat(openedSince(before)).isEmpty();
    }

    /**
     * Before JDK 23 an interrupt may set the thread's status after the channel has read it, and
     * look for the channel before it is set (JDK-8323782): made here by a thread whose status is
     * set at the moment that it is read.
     */
    @Test
    void interruptThatTheJvmWakesNobodyForEndsTheWait() throws Exception {
        DestroyedSockets events = subscribe();
        Receiver receiver =
                new Receiver(events) {

                    private boolean read;

                    @Override
                    public boolean isInterrupted() {
                        boolean status = super.isInterrupted();
                        if (!read) {
                            read = true;
                            interrupt(); // of the thread itself: wakes no channel
                        }
                        return status;
                    }
                };
        receiver.start();

        assertThat(receiver.end()).isInstanceOf(ClosedByInterruptException.class);
        assertThat(receiver.endedInterrupted).isTrue();
    }

    @Test
    void visitorMayCloseTheSubscriptionInTheMiddleOfTheEvents() throws Exception {
        if (!RunningKernel.hasEvents()) {
            neverTells();
            return;
        }
        Set<String> before = openDescriptors();
        DestroyedSockets events = subscribe();
        AtomicInteger seen = new AtomicInteger();
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), FLOOD.formatted(50))) {
            boolean any =
                    events.next(
                            LONG,
                            socket -> {
                                seen.incrementAndGet();
                                events.close();
                                assertThat(socket.protocol()).isEqualTo(Protocol.UDP);
                            });
            assertThat(any).isTrue();
            assertThat(seen).hasValue(1);
            assertThat(python.numbers()).hasSize(1);
        }
        assertThat(openedSince(before)).isEmpty();
    }

    @Test
    void callEndsWithItsTimeoutThoughEventsAreWaiting() throws Exception {
        if (!RunningKernel.hasEvents()) {
            neverTells();
            return;
        }
        int events = 2_000;
        try (DestroyedSockets subscription = subscribe();
                PythonSockets python =
                        PythonSockets.runIn(namespace.name(), FLOOD.formatted(events))) {
            AtomicInteger seen = new AtomicInteger();
            int milliseconds = 5;
            boolean any =
                    subscription.next(
                            Duration.ofMillis(100),
                            socket -> {
                                seen.incrementAndGet();
                                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
                            });

            assertThat(python.numbers()).hasSize(1);
            assertThat(any).isTrue();
            assertThat(seen.get()).isBetween(1, 100);
            while (seen.get() < events) { // the rest is there still
                assertThat(subscription.next(LONG, socket -> seen.incrementAndGet())).isTrue();
            }
            assertThat(seen).hasValue(events);
        }
    }

    @Test
    void callEndsAfterTenThousandEvents() throws Exception {
        if (!RunningKernel.hasEvents()) {
            neverTells();
            return;
        }
        int events = 12_000;
        try (DestroyedSockets subscription = subscribe();
                PythonSockets python =
                        PythonSockets.runIn(namespace.name(), FLOOD.formatted(events))) {
            assertThat(python.numbers()).hasSize(1);
            int seen = 0;
            while (seen < events) { // the kernel may send them in several portions
                AtomicInteger inOneCall = new AtomicInteger();
                assertThat(subscription.next(LONG, socket -> inOneCall.incrementAndGet())).isTrue();
                assertThat(inOneCall.get()).isBetween(1, 10_000);
                seen += inOneCall.get();
            }
            assertThat(seen).isEqualTo(events);
        }
    }

    /** Receivers, closers and interrupts of real subscriptions, with delays between. */
    @Test
    void subscriptionsThatEndAtAnyMomentLeaveNoDescriptor() throws Exception {
        Set<String> before = openDescriptors();
        Random random = new Random(11);
        int rounds = 150;
        for (int round = 0; round < rounds; round++) {
            DestroyedSockets events = subscribe();
            Receiver receiver = new Receiver(events);
            receiver.start();
            LockSupport.parkNanos(random.nextInt(300_000));
            if (round % 3 == 0) {
                receiver.interrupt();
            } else {
                events.close();
            }
            assertThat(receiver.end()).isInstanceOf(ClosedChannelException.class);
        }
        assertThat(openedSince(before)).isEmpty();
    }

    /** Those of subscriptions: what classes are loaded from does not count. */
    private static Set<String> openDescriptors() throws IOException {
        Set<String> open = new HashSet<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path link : links) {
                String target = target(link);
                if (target.startsWith("socket:") || target.contains("eventfd")) {
                    open.add(link.getFileName() + " " + target);
                }
            }
        }
        return open;
    }

    /** What tests before left open may be closed at any time, and does not count. */
    private static Set<String> openedSince(Set<String> before) throws IOException {
        Set<String> opened = openDescriptors();
        opened.removeAll(before);
        return opened;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /** A thread that waits for an event that does not come. */
    private static class Receiver extends Thread {

        private final DestroyedSockets events;
        private final AtomicReference<Throwable> end = new AtomicReference<>();
        private volatile boolean endedInterrupted;

        Receiver(DestroyedSockets events) {
            this.events = events;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (true) {
                    events.next(LONG, socket -> {});
                }
            } catch (IOException | RuntimeException | Error e) {
                endedInterrupted = isInterrupted();
                end.set(e);
            }
        }

        /** Waits until the thread is in poll(2). */
        void awaitNativeWait() throws InterruptedException {
            while (Stream.of(getStackTrace())
                    .noneMatch(frame -> frame.getMethodName().equals("poll"))) {
                Thread.sleep(1);
            }
        }

        Throwable end() throws InterruptedException {
            join(TimeUnit.SECONDS.toMillis(60));
            assertThat(isAlive()).as("still waiting").isFalse();
            return end.get();
        }
    }
}
