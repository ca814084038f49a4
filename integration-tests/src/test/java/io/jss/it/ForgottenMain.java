package io.jss.it;

import io.jss.DestroyedSockets;
import io.jss.SocketTable;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.util.EnumSet;

/** A program that opens tables and subscriptions and forgets to close them. */
final class ForgottenMain {

    private static final int MANY = 50;
    private static final int PATIENCE = 600;

    private ForgottenMain() {}

    /** Runs one way of forgetting, and ends with 1 when something is left. */
    public static void main(String[] arguments) throws Exception {
        open(arguments[0]); // what is opened once for good
        awaitDescriptors(Long.MAX_VALUE);
        System.gc();
        Thread.sleep(200);
        long before = descriptors();
        Thread opener = new Thread(() -> openMany(arguments[0]), "opener");
        opener.start();
        opener.join();
        awaitDescriptors(before);
        System.out.println("all descriptors are free");
    }

    private static void openMany(String what) {
        for (int i = 0; i < MANY; i++) {
            open(what);
        }
    }

    private static void open(String what) {
        try {
            Closeable opened =
                    what.equals("subscriptions")
                            ? DestroyedSockets.subscribe(
                                    EnumSet.of(Protocol.UDP), EnumSet.of(AddressFamily.INET), 0)
                            : SocketTable.open();
            if (what.equals("closed")) {
                opened.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitDescriptors(long most) throws InterruptedException {
        for (int i = 0; descriptors() > most; i++) {
            if (i == PATIENCE) {
                System.out.println(descriptors() + " descriptors, not " + most);
                System.exit(1);
            }
            System.gc();
            Thread.sleep(50);
        }
    }

    private static long descriptors() {
        return new File("/proc/self/fd").list().length;
    }
}
