package io.jss.netlink;

import io.jss.answer.MalformedMessageException;
import io.jss.answer.NoAnswerException;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A NETLINK_SOCK_DIAG socket of the kernel with one reused receive buffer.
 *
 * <p>Holds one descriptor and two native buffers until it is closed. Only datagrams of the kernel
 * (sender port 0) are passed on.
 */
public final class NetlinkSocket implements NetlinkChannel {

    /** Above the largest datagram of a dump (about 32 KiB), with room for BPF storages. */
    public static final int RECEIVE_BYTES = 64 * 1024;

    private static final int NETLINK_SOCK_DIAG = 4;
    private static final int NETLINK_CAP_ACK = 10;
    private static final int NETLINK_EXT_ACK = 11;

    /** sockaddr_nl: family u16 at 0, pad u16, port id u32 at 4, groups u32 at 8. */
    private static final int SOCKADDR_NL_SIZE = 12;

    private static final int NL_PID = 4;
    private static final int NL_GROUPS = 8;

    private static final Duration RECEIVE_TIMEOUT = Duration.ofSeconds(10);
    private static final int FIRST_REQUEST_BYTES = 1024;

    private final int descriptor;
    private int portId;
    private NativeBuffer address;
    private NativeBuffer received;
    private NativeBuffer request;
    private int sequence;
    private boolean closed;

    private NetlinkSocket(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Opens a socket in the network namespace of the calling thread.
     *
     * @throws SystemCallException when the kernel refuses: EPERM (seccomp), EPROTONOSUPPORT or
     *     EAFNOSUPPORT (no netlink socket diagnosis in this kernel or sandbox), EMFILE
     */
    public static NetlinkSocket open() throws IOException {
        return open(0, 0);
    }

    /**
     * Opens a socket that receives what the kernel sends to multicast groups, in the network
     * namespace of the calling thread.
     *
     * @param groups bit N-1 for group N
     * @param receiveBuffer SO_RCVBUF in bytes, 0 for the system's default; above the system's limit
     *     with CAP_NET_ADMIN
     * @throws SystemCallException as {@link #open()}; EPERM where groups take a privilege (Linux
     *     3.16)
     */
    public static NetlinkSocket subscribe(int groups, int receiveBuffer) throws IOException {
        return open(groups, receiveBuffer);
    }

    private static NetlinkSocket open(int groups, int receiveBuffer) throws IOException {
        int descriptor =
                SystemCalls.socket(
                        Constants.AF_NETLINK,
                        Constants.SOCK_RAW | Constants.SOCK_CLOEXEC,
                        NETLINK_SOCK_DIAG);
        NetlinkSocket socket = new NetlinkSocket(descriptor);
        try {
            socket.allocate();
            socket.configure(groups, receiveBuffer);
            return socket;
        } catch (IOException | RuntimeException | Error e) {
            socket.close();
            throw e;
        }
    }

    private void allocate() {
        address = NativeBuffer.allocate(SOCKADDR_NL_SIZE);
        received = NativeBuffer.allocate(RECEIVE_BYTES);
        request = NativeBuffer.allocate(FIRST_REQUEST_BYTES);
    }

    private void configure(int groups, int receiveBuffer) throws IOException {
        ByteBuffer bytes = address.bytes();
        try (NativeBuffer timeval = NativeBuffer.allocate(2 * Long.BYTES)) {
            timeval.bytes().putLong(0, RECEIVE_TIMEOUT.toSeconds()).putLong(Long.BYTES, 0);
            SystemCalls.setsockopt(
                    descriptor,
                    Constants.SOL_SOCKET,
                    Constants.SO_RCVTIMEO,
                    timeval,
                    0,
                    timeval.capacity());
        }
        if (receiveBuffer > 0) {
            bytes.putInt(0, receiveBuffer);
            setReceiveBuffer(descriptor, address);
        }
        bytes.putInt(0, 1);
        enableIfKnown(descriptor, NETLINK_EXT_ACK, address);
        enableIfKnown(descriptor, NETLINK_CAP_ACK, address);
        bytes.putLong(0, 0).putInt(NL_GROUPS, groups).putShort(0, (short) Constants.AF_NETLINK);
        SystemCalls.bind(descriptor, address, 0, SOCKADDR_NL_SIZE);
        SystemCalls.getsockname(descriptor, address, 0, SOCKADDR_NL_SIZE);
        portId = bytes.getInt(NL_PID);
    }

    /**
     * SO_RCVBUFFORCE passes net.core.rmem_max and takes CAP_NET_ADMIN; without it the limit holds.
     */
    private static void setReceiveBuffer(int descriptor, NativeBuffer size)
            throws SystemCallException {
        try {
            setOption(descriptor, Constants.SOL_SOCKET, Constants.SO_RCVBUFFORCE, size);
        } catch (SystemCallException e) {
            if (e.errno() != Errno.EPERM) {
                throw e;
            }
            setOption(descriptor, Constants.SOL_SOCKET, Constants.SO_RCVBUF, size);
        }
    }

    private static void setOption(int descriptor, int level, int option, NativeBuffer number)
            throws SystemCallException {
        SystemCalls.setsockopt(descriptor, level, option, number, 0, Integer.BYTES);
    }

    /** EXT_ACK is known since Linux 4.12, CAP_ACK since 4.3; without them errors have no text. */
    private static void enableIfKnown(int descriptor, int option, NativeBuffer one)
            throws SystemCallException {
        try {
            setOption(descriptor, Constants.SOL_NETLINK, option, one);
        } catch (SystemCallException e) {
            if (e.errno() != Errno.ENOPROTOOPT) {
                throw e;
            }
        }
    }

    @Override
    public void send(ByteBuffer datagram) throws IOException {
        int length = datagram.remaining();
        if (length > request.capacity()) {
            NativeBuffer larger = NativeBuffer.allocate(length);
            request.close();
            request = larger;
        }
        request.bytes().put(0, datagram, datagram.position(), length);
        SystemCalls.send(descriptor, request, 0, length, 0);
    }

    @Override
    public ByteBuffer receive() throws IOException {
        while (true) {
            int length = receiveOne(Constants.MSG_TRUNC);
            if (isOfKernel()) {
                return shown(length);
            }
        }
    }

    private boolean isOfKernel() {
        return address.bytes().getInt(NL_PID) == 0;
    }

    private ByteBuffer shown(int length) throws MalformedMessageException {
        if (length > RECEIVE_BYTES) {
            throw new MalformedMessageException(
                    "datagram", 0, "at most " + RECEIVE_BYTES + " bytes", length + " bytes");
        }
        return received.bytes().limit(length).position(0);
    }

    private int receiveOne(int flags) throws IOException {
        try {
            return SystemCalls.recvfrom(
                    descriptor, received, 0, RECEIVE_BYTES, flags, address, 0, SOCKADDR_NL_SIZE);
        } catch (SystemCallException e) {
            if (e.errno() == Errno.EAGAIN) {
                throw new NoAnswerException(RECEIVE_TIMEOUT);
            }
            if (e.errno() == Errno.ENOBUFS) {
                throw new DatagramsLostException();
            }
            throw e;
        }
    }

    /**
     * Receives one datagram of the kernel if there is one, and waits for none.
     *
     * @return as {@link #receive}; without a byte when there is nothing, or something of another
     *     sender
     * @throws IOException as {@link #receive}
     */
    public ByteBuffer receiveIfThere() throws IOException {
        int length;
        try {
            length = receiveOne(Constants.MSG_TRUNC | Constants.MSG_DONTWAIT);
        } catch (NoAnswerException e) {
            return received.bytes().position(0).limit(0);
        }
        return isOfKernel() ? shown(length) : received.bytes().limit(0);
    }

    /** Returns the descriptor, for a wait beside other descriptors; it stays this object's. */
    int descriptor() {
        return descriptor;
    }

    /** The virtual machine's clock is the kernel's CLOCK_MONOTONIC, which starts with it. */
    @Override
    public long uptimeMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public int portId() {
        return portId;
    }

    @Override
    public int nextSequence() {
        return ++sequence;
    }

    /** Closes the descriptor and frees the buffers; a second call does nothing. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        for (NativeBuffer buffer : new NativeBuffer[] {address, received, request}) {
            if (buffer != null) { // null where memory ran out while this was opened
                buffer.close();
            }
        }
        SystemCalls.close(descriptor);
    }
}
