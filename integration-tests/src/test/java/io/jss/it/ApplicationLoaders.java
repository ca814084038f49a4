package io.jss.it;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Runs classes as a server does: each application in a class loader of its own. */
final class ApplicationLoaders {

    /** Which class loader JNA is in. */
    enum Layout {
        /** In one that all applications have as parent. */
        SHARED,
        /** In each application's own. */
        OWN
    }

    private final List<WeakReference<ClassLoader>> applications = new ArrayList<>();
    private final ClassLoader shared;
    private final URL[] own;

    ApplicationLoaders(Layout layout) {
        Predicate<String> isJna = Pattern.compile("/jna-[^/]*\\.jar$").asPredicate();
        List<String> path =
                Pattern.compile(File.pathSeparator)
                        .splitAsStream(System.getProperty("java.class.path"))
                        .toList();
        ClassLoader jdk = ClassLoader.getPlatformClassLoader();
        if (layout == Layout.SHARED) {
            shared = new URLClassLoader(urls(path.stream().filter(isJna).toList()), jdk);
            own = urls(path.stream().filter(isJna.negate()).toList());
        } else {
            shared = jdk;
            own = urls(path);
        }
    }

    /** The parent of all applications. */
    ClassLoader shared() {
        return shared;
    }

    /** Runs a class of this name in a new application, which is dropped afterwards. */
    void run(String className) throws IOException, ReflectiveOperationException {
        Thread current = Thread.currentThread();
        ClassLoader before = current.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(own, shared)) {
            current.setContextClassLoader(application);
            applications.add(new WeakReference<>(application));
            Class<?> type = application.loadClass(className);
            ((Runnable) type.getConstructor().newInstance()).run();
        } finally {
            current.setContextClassLoader(before);
        }
    }

    /** Collects garbage until no application is left, or for so long; the number that is left. */
    int leftAfter(long seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int left;
        while ((left = left()) > 0 && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(200);
        }
        return left;
    }

    private int left() {
        return (int) applications.stream().filter(a -> a.get() != null).count();
    }

    private static URL[] urls(List<String> path) {
        return path.stream().map(ApplicationLoaders::url).toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
