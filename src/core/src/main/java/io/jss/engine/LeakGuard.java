package io.jss.engine;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.nio.channels.Channel;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Frees what its user has forgotten to close, once the garbage collector has found that nobody can
 * close it any more, and says so once.
 *
 * <p>What is watched belongs to its user's threads until it is unreachable, and to the thread of a
 * {@link Cleaner} from then on. That thread is made with the first watch and bears no class loader
 * of the user's. It ends when nothing is watched any more and the class loader of this class has
 * become unreachable: it keeps no web application from being unloaded. So that this holds, a watch
 * keeps texts only of where it began, neither a thread nor a stack, and watches no resource that
 * leads back to its owner or to objects of the user's.
 */
public final class LeakGuard {

    /** With this property the place where each was opened is kept and logged, which costs time. */
    private static final String TRACE = "io.jss.traceOpen";

    private static final String LOGGER = "io.jss";

    private static final AtomicBoolean SAID = new AtomicBoolean();

    private static Cleaner cleaner;

    private LeakGuard() {}

    /** The watch over one object; {@link #end} is called when it is closed in order. */
    public static final class Watch implements Runnable {

        private final String what;
        private final Channel resource;
        private final String origin;
        private volatile boolean closed;
        private Cleaner.Cleanable cleanable;

        private Watch(String what, Channel resource) {
            this.what = what;
            this.resource = resource;
            origin = origin();
        }

        /** Ends the watch: the owner closes the resource itself. */
        public void end() {
            closed = true;
            if (cleanable != null) {
                cleanable.clean();
            }
        }

        /** What the cleaner does, once: nothing, or what the user has not done. */
        @Override
        public void run() {
            if (closed) {
                return;
            }
            closed = true;
            if (!resource.isOpen()) {
                return; // an interrupt has closed it
            }
            say();
            try {
                resource.close();
            } catch (IOException e) {
                System.getLogger(LOGGER).log(Level.DEBUG, "freeing of a forgotten " + what, e);
            }
        }

        private void say() {
            if (!SAID.compareAndSet(false, true)) {
                return;
            }
            Logger logger = System.getLogger(LOGGER);
            String hint =
                    Boolean.getBoolean(TRACE)
                            ? ""
                            : "; -D" + TRACE + "=true has the place logged where it was opened";
            logger.log(
                    Level.WARNING,
                    "a "
                            + what
                            + " opened by "
                            + origin
                            + " was never closed, and its descriptors were freed only now: close"
                            + " it, best by try-with-resources (said once"
                            + hint
                            + ")");
        }
    }

    private static String origin() {
        String thread = "thread \"" + Thread.currentThread().getName() + "\"";
        if (!Boolean.getBoolean(TRACE)) {
            return thread;
        }
        StringBuilder text = new StringBuilder(thread);
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            text.append("\n\tat ").append(frame);
        }
        return text.append('\n').toString();
    }

    /**
     * Begins to watch an object.
     *
     * @param owner what the user closes
     * @param what it is, for the message
     * @param resource what is to be closed then; it must not lead to the owner
     */
    public static Watch over(Object owner, String what, Channel resource) {
        Watch watch = new Watch(what, resource);
        try {
            watch.cleanable = cleaner().register(owner, watch);
        } catch (OutOfMemoryError e) {
            // no thread to be had: what works without one goes on unwatched
        }
        return watch;
    }

    private static synchronized Cleaner cleaner() {
        if (cleaner == null) {
            cleaner = Cleaner.create();
        }
        return cleaner;
    }
}
