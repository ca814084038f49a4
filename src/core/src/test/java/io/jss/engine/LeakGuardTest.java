package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is watched, ended and forgotten, and that the watcher keeps no class loader. */
class LeakGuardTest {

    private static final int PATIENCE = 600;

    /** A resource that counts its closing. */
    private static final class Resource implements Channel {

        private final AtomicInteger closings = new AtomicInteger();
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public boolean isOpen() {
            return closings.get() == 0;
        }

        @Override
        public void close() {
            closings.incrementAndGet();
            closed.countDown();
        }
    }

    private static void watch(List<Resource> resources, boolean ends) {
        for (int i = 0; i < 10; i++) {
            Resource resource = new Resource();
            resources.add(resource);
            LeakGuard.Watch watch = LeakGuard.over(new Object(), "thing", resource);
            if (ends) {
                watch.end();
            }
        }
    }

    @Test
    void whatIsForgottenIsClosedOnceAndWhatHasEndedNever() throws Exception {
        List<Resource> ended = new ArrayList<>();
        List<Resource> forgotten = new ArrayList<>();
        watch(ended, true);
        watch(forgotten, false);

        for (Resource resource : forgotten) {
            for (int i = 0; i < PATIENCE && resource.isOpen(); i++) {
                System.gc();
                resource.closed.await(50, TimeUnit.MILLISECONDS);
            }
            assertThat(resource.closings).hasValue(1);
        }
        assertThat(ended).allMatch(Resource::isOpen);
    }

    /** Another class loader for this class's own classes, as each web application has. */
    private static WeakReference<ClassLoader> useInAClassLoader() throws Exception {
        URL classes = LeakGuard.class.getProtectionDomain().getCodeSource().getLocation();
        URLClassLoader loader =
                new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader());
        Method over =
                loader.loadClass(LeakGuard.class.getName())
                        .getDeclaredMethod("over", Object.class, String.class, Channel.class);
        over.setAccessible(true);
        Thread user = Thread.currentThread();
        ClassLoader before = user.getContextClassLoader();
        user.setContextClassLoader(loader); // as a thread of the application has it
        try {
            Object watch = over.invoke(null, new Object(), "thing", new Resource());
            Method end = watch.getClass().getDeclaredMethod("end");
            end.setAccessible(true);
            end.invoke(watch);
            over.invoke(null, new Object(), "thing", new Resource());
        } finally {
            user.setContextClassLoader(before);
        }
        loader.close();
        return new WeakReference<>(loader);
    }

    @Test
    void droppedClassLoaderIsCollectedThoughItForgotThings() throws Exception {
        List<WeakReference<ClassLoader>> dropped = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            dropped.add(useInAClassLoader());
        }
        for (int i = 0;
                i < PATIENCE && dropped.stream().anyMatch(each -> each.get() != null);
                i++) {
            System.gc();
            Thread.sleep(50);
        }
        assertThat(dropped).allMatch(each -> each.get() == null);
    }
}
