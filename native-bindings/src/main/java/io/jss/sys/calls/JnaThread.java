package io.jss.sys.calls;

import com.sun.jna.NativeLibrary;
import io.jss.sys.DirectMapping;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens JNA's handle of this process, which starts JNA's thread "JNA Cleaner" where it does not run
 * yet.
 *
 * <p>A new thread inherits the context class loader of the one that starts it and, before JDK 24,
 * the protection domains of all its callers. JNA's thread lives for as long as anybody uses JNA:
 * begun by an application of a server whose JNA is shared, it would keep that application's classes
 * for ever. So it is begun by a thread of the virtual machine's own pool, without a frame of jss or
 * its callers on the stack. Where the context class loader is the system's nothing can be kept that
 * does not stay anyway, and the way through the pool is saved.
 */
final class JnaThread {
    /** Makes this handle ours alone, so that it may be closed. */
    private static final Map<String, ?> OPTIONS = Map.of("io.jss.sys", true);

    /** How long the pool may be busy with other work. */
    private static final long PATIENCE_SECONDS = 2;

    private JnaThread() {}

    /**
     * A new handle; an Error of JNA's where it cannot be used.
     *
     * <p>Where no thread is to be had for the pool or for JNA, JNA is asked again, and once more:
     * it tries to start its thread but once, and a handle that is closed does not need it.
     */
    static synchronized NativeLibrary openProcess() {
        try {
            return openFirst();
        } catch (OutOfMemoryError e) {
            return openHere();
        }
    }

    private static NativeLibrary openHere() {
        try {
            return NativeLibrary.getProcess(OPTIONS);
        } catch (OutOfMemoryError e) {
            return NativeLibrary.getProcess(OPTIONS);
        }
    }

    private static NativeLibrary openFirst() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context == null
                || context == ClassLoader.getSystemClassLoader()
                || DirectMapping.IN_NATIVE_IMAGE) {
            return NativeLibrary.getProcess(OPTIONS);
        }
        FutureTask<?> opening = new FutureTask<>(opening());
        try {
            ForkJoinPool.commonPool().execute(opening);
        } catch (OutOfMemoryError e) {
            opening.cancel(false); // the pool may have kept it for later
            throw e;
        }
        NativeLibrary library = (NativeLibrary) await(opening);
        return library == null ? NativeLibrary.getProcess(OPTIONS) : library;
    }

    /** A call of {@link NativeLibrary#getProcess} that is made by classes of the JDK alone. */
    private static Callable<?> opening() {
        try {
            MethodHandle getProcess =
                    MethodHandles.publicLookup()
                            .findStatic(
                                    NativeLibrary.class,
                                    "getProcess",
                                    MethodType.methodType(NativeLibrary.class, Map.class));
            return MethodHandleProxies.asInterfaceInstance(
                    Callable.class, getProcess.bindTo(OPTIONS));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** The result, or null if the pool has no thread for it in time. */
    private static Object await(FutureTask<?> opening) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return opening.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new LinkageError(String.valueOf(e.getCause()), e.getCause());
        } catch (TimeoutException e) {
            opening.cancel(false);
            return null;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
