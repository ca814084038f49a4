package io.jss.cli.lookup;

import io.jss.answer.Remark;
import io.jss.cli.environment.HostLookup;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The names of the hosts in a table: many are looked for at once, each once, and no longer than a
 * time limit for all of them. A name that comes later is there for a later table.
 */
public final class HostNames implements RowPreparation {

    private static final int THREADS = 32;
    private static final byte[] NONE = {};

    private final HostLookup lookup;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, HostNames::daemon);
    private final Map<IpAddress, Future<byte[]>> names = new HashMap<>();
    private final long limit;
    private long nanosLeft;

    /**
     * Creates the names.
     *
     * @param limit how long to wait for the names of one table altogether
     */
    public HostNames(HostLookup lookup, Duration limit) {
        this.lookup = lookup;
        this.limit = limit.toNanos();
        nanosLeft = this.limit;
    }

    @Override
    public void prepare(List<? extends DiagSocket> sockets, boolean last) {
        List<Future<byte[]>> started = new ArrayList<>();
        for (DiagSocket socket : sockets) {
            if (socket instanceof InetSocketView inet) {
                start(inet.localAddress().onTheWire(), started);
                start(inet.remoteAddress().onTheWire(), started);
            }
        }
        long deadline = System.nanoTime() + nanosLeft;
        for (Future<byte[]> name : started) {
            await(name, deadline);
        }
        nanosLeft = last ? limit : Math.max(0, deadline - System.nanoTime());
    }

    /** Returns the name of the host at one end of a socket, empty when none is known. */
    public byte[] name(InetSocketView socket, boolean local) {
        IpAddress address = (local ? socket.localAddress() : socket.remoteAddress()).onTheWire();
        Future<byte[]> name = names.get(address);
        return name != null && name.isDone() ? result(name) : NONE;
    }

    /** Returns for how many addresses the name service has not answered. */
    public long unanswered() {
        return names.values().stream().filter(name -> !name.isDone()).count();
    }

    @Override
    public Optional<Remark> remark() {
        return Optional.empty(); // the table is complete with numbers
    }

    private void start(IpAddress address, List<Future<byte[]>> started) {
        if (!address.isUnspecified() && !names.containsKey(address)) {
            Future<byte[]> name = threads.submit(() -> lookup.name(address).orElse(NONE));
            names.put(address, name);
            started.add(name);
        }
    }

    private static void await(Future<byte[]> name, long deadline) {
        try {
            name.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return; // a late one is still looked for, a fault is reported when the name is used
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] result(Future<byte[]> name) {
        try {
            return name.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NONE;
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "jss-names");
        thread.setDaemon(true);
        return thread;
    }
}
