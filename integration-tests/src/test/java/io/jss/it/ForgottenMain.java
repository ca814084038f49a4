package io.jss.it;

import io.jss.DestroyedSockets;
import io.jss.SocketTable;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.Stream;

/** A program that opens tables and subscriptions and forgets to close them. */
final class ForgottenMain {

    private static final int MANY = 50;
    private static final int PATIENCE = 600;

    private ForgottenMain() {}

    /** Runs one way of forgetting, and ends with 1 when something is left. */
    public static void main(String[] arguments) throws Exception {
        open(arguments[0]); // the one that the warning is about
        awaitDescriptors();
        Thread opener = new Thread(() -> openMany(arguments[0]), "opener");
        opener.start();
        opener.join();
        awaitDescriptors();
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

    private static void awaitDescriptors() throws IOException, InterruptedException {
        for (int i = 0; descriptors() > 0; i++) {
            if (i == PATIENCE) {
                System.out.println(descriptors() + " descriptors are left");
                System.exit(1);
            }
            System.gc();
            Thread.sleep(50);
        }
    }

    /** Returns how many are of no file or pipe: this program has none but those of jss. */
    private static long descriptors() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return links.filter(ForgottenMain::isOfJss).count();
        }
    }

    private static boolean isOfJss(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return !target.startsWith("/") && !target.startsWith("pipe:");
        } catch (IOException e) {
            return false; // that of the listing
        }
    }
}
