package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.it.ApplicationLoaders.Layout;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Applications that looked at the socket table and were dropped are unloaded, wherever JNA is. A
 * whole run is with {@code -Djss.test.looks=10000}.
 */
class ClassLoadersIT {

    private static final int APPLICATIONS = 20;

    /** JNA's thread goes 30 seconds after its last work. */
    private static final int ENOUGH_SECONDS = 120;

    @BeforeAll
    static void chooseLooks() {
        // two calls each: more than those after which direct mapping would begin
        System.setProperty("jss.test.looks", System.getProperty("jss.test.looks", "3000"));
    }

    @Test
    void applicationsAreUnloadedWhereverJnaIs() throws Exception {
        ApplicationLoaders shared = new ApplicationLoaders(Layout.SHARED);
        ApplicationLoaders own = new ApplicationLoaders(Layout.OWN);
        NetworkNamespaceThread.call(
                () -> {
                    for (int i = 0; i < APPLICATIONS; i++) {
                        shared.run(LooksOfAnApplication.class.getName());
                        own.run(LooksOfAnApplication.class.getName());
                    }
                    return null;
                });

        assertThat(List.of(shared.leftAfter(ENOUGH_SECONDS), own.leftAfter(ENOUGH_SECONDS)))
                .as("applications left: JNA shared, JNA their own")
                .containsExactly(0, 0);
    }

    @Test
    void applicationThatUsedSharedJnaFirstIsUnloadedWhileOthersGoOnUsingIt() throws Exception {
        ApplicationLoaders shared = new ApplicationLoaders(Layout.SHARED);
        NetworkNamespaceThread.call(
                () -> {
                    shared.run(LooksOfAnApplication.class.getName());
                    return null;
                });
        Object memory =
                shared.shared()
                        .loadClass("com.sun.jna.Memory")
                        .getConstructor(long.class)
                        .newInstance(8);

        assertThat(shared.leftAfter(ENOUGH_SECONDS)).isZero();
        assertThat(memory.toString()).contains("allocated");
    }

    @Test
    void nothingIsLeftInTheFolderThatJnaUnpacksTo(@TempDir Path folder) throws Exception {
        ApplicationLoaders own = new ApplicationLoaders(Layout.OWN);
        System.setProperty("jna.tmpdir", folder.toString());
        try {
            own.run(LooksOfAnApplication.class.getName());
        } finally {
            System.clearProperty("jna.tmpdir");
        }

        assertThat(folder).isEmptyDirectory();
    }

    /** Why jss does not map in such loaders; should it fail, JNA has mended it. */
    @Test
    void jnaAloneHoldsAMappedClassForEver() throws Exception {
        ApplicationLoaders shared = new ApplicationLoaders(Layout.SHARED);
        for (int i = 0; i < APPLICATIONS; i++) {
            shared.run(MappedByJna.class.getName());
        }

        assertThat(shared.leftAfter(2)).isEqualTo(APPLICATIONS);
    }
}
