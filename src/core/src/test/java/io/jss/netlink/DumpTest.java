package io.jss.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.answer.KernelErrorException;
import io.jss.answer.MalformedMessageException;
import io.jss.answer.NoAnswerException;
import io.jss.testing.FakeKernel;
import io.jss.testing.KernelBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpTest {

    private static final int ROW = 20;
    private static final int MULTI = 2;
    private static final int DUMP_INTR = 0x10;
    private static final int CAPPED = 0x100;
    private static final int ACK_TLVS = 0x200;
    private static final int EBUSY = 16;
    private static final int EINVAL = 22;

    private final List<Integer> payloads = new ArrayList<>();

    @Test
    void passesOnEveryMessageUntilDone() throws Exception {
        DumpResult result = run(FakeKernel.answering(concat(row(1), row(2)), row(3), done(0)));

        assertThat(payloads).containsExactly(1, 2, 3);
        assertThat(result).isEqualTo(new DumpResult(3, false, false));
    }

    @Test
    void itDoesNotMatterWhereTheAnswerIsSplit() throws Exception {
        byte[] whole = concat(row(1), row(2), row(3), done(0));

        run(FakeKernel.answering(whole));
        List<Integer> inOneDatagram = List.copyOf(payloads);
        payloads.clear();
        run(new FakeKernel(request -> FakeKernel.split(whole)));

        assertThat(payloads).isEqualTo(inOneDatagram).containsExactly(1, 2, 3);
    }

    @Test
    void anErrnoInDoneIsTheKernelsAnswer() {
        assertThatThrownBy(() -> run(FakeKernel.answering(row(1), done(-2))))
                .isInstanceOfSatisfying(
                        KernelErrorException.class, e -> assertThat(e.errno()).isEqualTo(2))
                .hasMessage("a question: the kernel answered ENOENT (No such file or directory)");
        assertThat(payloads).containsExactly(1);
    }

    @Test
    void doneWithoutErrnoIsSuccess() throws Exception {
        byte[] bare = KernelBytes.inNativeOrder().message(3, MULTI, 0, 0, new byte[0]).toArray();

        assertThat(run(FakeKernel.answering(bare)).messages()).isZero();
    }

    @Test
    void anErrorMessageIsTheKernelsAnswer() {
        assertThatThrownBy(() -> run(FakeKernel.answering(error(EBUSY, 0))))
                .isInstanceOfSatisfying(
                        KernelErrorException.class,
                        e -> {
                            assertThat(e.errno()).isEqualTo(EBUSY);
                            assertThat(e.request()).isEqualTo("a question");
                        });
    }

    @Test
    void theTextOfTheExtendedAckIsPartOfTheError() {
        byte[] withText = error(EINVAL, ACK_TLVS | CAPPED, attributeText("no such thing"));

        assertThatThrownBy(() -> run(FakeKernel.answering(withText)))
                .hasMessage(
                        "a question: the kernel answered EINVAL (Invalid argument): no such thing");
    }

    @Test
    void theTextOfTheExtendedAckComesBehindTheRepeatedRequest() {
        byte[] repeated = new byte[56];
        byte[] withText = error(EINVAL, ACK_TLVS, concat(repeated, attributeText("behind")));

        assertThatThrownBy(() -> run(FakeKernel.answering(withText)))
                .hasMessageEndingWith(": behind");
    }

    @Test
    void doneMayCarryTheTextToo() {
        byte[] payload =
                concat(
                        KernelBytes.inNativeOrder().u32(-EINVAL).toArray(),
                        attributeText("at the end"));
        byte[] done =
                KernelBytes.inNativeOrder().message(3, MULTI | ACK_TLVS, 0, 0, payload).toArray();

        assertThatThrownBy(() -> run(FakeKernel.answering(done)))
                .hasMessageEndingWith(": at the end");
    }

    @Test
    void anErrorOfErrnoZeroIsAnAcknowledgement() throws Exception {
        assertThat(run(FakeKernel.answering(error(0, 0), row(1), done(0))).messages()).isEqualTo(1);
    }

    @Test
    void anInterruptedDumpSaysSo() throws Exception {
        byte[] interrupted = message(ROW, MULTI | DUMP_INTR, 0, 0, 1);

        assertThat(run(FakeKernel.answering(interrupted, done(0))).interrupted()).isTrue();
    }

    @Test
    void interruptionMayBeToldByDoneAlone() throws Exception {
        byte[] done = message(3, MULTI | DUMP_INTR, 0, 0, 0);

        assertThat(run(FakeKernel.answering(row(1), done)).interrupted()).isTrue();
    }

    @Test
    void lostDatagramsAreSaidAndTheRestIsRead() throws Exception {
        DumpResult result = run(FakeKernel.answering(row(1), FakeKernel.LOST, row(2), done(0)));

        assertThat(payloads).containsExactly(1, 2);
        assertThat(result.datagramsLost()).isTrue();
    }

    @Test
    void anOverrunMessageMeansLostRows() throws Exception {
        assertThat(run(FakeKernel.answering(message(4, 0, 0, 0, 0), done(0))).datagramsLost())
                .isTrue();
    }

    @Test
    void messagesOfAnotherRequestOrReceiverArePassedOver() throws Exception {
        byte[] stale = message(ROW, MULTI, 99, 0, 7);
        byte[] foreign = message(ROW, MULTI, 0, 12, 8);
        byte[] staleDone = message(3, MULTI, 99, 0, 0);

        run(FakeKernel.answering(stale, foreign, staleDone, row(1), done(0)));

        assertThat(payloads).containsExactly(1);
    }

    @Test
    void noopAndUnknownMessagesArePassedOver() throws Exception {
        run(FakeKernel.answering(message(1, 0, 0, 0, 0), message(77, 0, 0, 0, 5), row(1), done(0)));

        assertThat(payloads).containsExactly(1);
    }

    @Test
    void anAnswerThatNeverEndsIsNoAnswer() {
        assertThatThrownBy(() -> run(FakeKernel.answering(row(1))))
                .isInstanceOf(NoAnswerException.class);
    }

    @Test
    void cutAtEveryLengthAnAnswerIsAnErrorOfOurs() {
        byte[] whole = concat(row(1), error(EINVAL, ACK_TLVS | CAPPED, attributeText("text")));
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = new byte[length];
            System.arraycopy(whole, 0, cut, 0, length);
            payloads.clear();
            assertThatThrownBy(() -> run(FakeKernel.answering(cut)))
                    .as("%d bytes", length)
                    .isInstanceOfAny(
                            MalformedMessageException.class,
                            NoAnswerException.class,
                            KernelErrorException.class);
        }
    }

    @Test
    void whatTheVisitorThrowsReachesTheCaller() {
        assertThatThrownBy(
                        () ->
                                new Dump(FakeKernel.answering(row(1), done(0)))
                                        .run(
                                                request(),
                                                "a question",
                                                message -> {
                                                    throw new IOException("disk full");
                                                }))
                .hasMessage("disk full");
    }

    private DumpResult run(FakeKernel kernel) throws IOException {
        return new Dump(kernel)
                .run(
                        request(),
                        "a question",
                        message -> payloads.add(message.bytes().getInt(message.payload())));
    }

    private static ByteBuffer request() {
        return KernelBytes.inNativeOrder().message(ROW, 0x301, 5, 0, new byte[56]).toBuffer();
    }

    private static byte[] row(int number) {
        return message(ROW, MULTI, 0, 0, number);
    }

    private static byte[] done(int errno) {
        return message(3, MULTI, 0, 0, errno);
    }

    private static byte[] message(int type, int flags, int sequence, int portId, int word) {
        return KernelBytes.inNativeOrder()
                .message(
                        type,
                        flags,
                        sequence,
                        portId,
                        KernelBytes.inNativeOrder().u32(word).toArray())
                .toArray();
    }

    /** An nlmsgerr: errno, the header of a request of 72 bytes, and what follows. */
    private static byte[] error(int errno, int flags, byte[]... rest) {
        byte[] payload =
                concat(
                        KernelBytes.inNativeOrder()
                                .u32(-errno)
                                .u32(72)
                                .u16(ROW)
                                .u16(0x301)
                                .u32(5, 0)
                                .toArray(),
                        concat(rest));
        return KernelBytes.inNativeOrder().message(2, flags, 0, 0, payload).toArray();
    }

    private static byte[] attributeText(String text) {
        return KernelBytes.inNativeOrder()
                .attribute(1, (text + "\0").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
