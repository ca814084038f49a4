package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What can hardly be brought about: the rest is seen in processes of their own. */
class JnaProblemTest {
    @Test
    void olderJarOfJnaIsNamed() {
        assertThat(JnaProblem.of(new NoSuchMethodError("'void NativeLibrary.close()'")))
                .isEqualTo(
                        "JNA's jar is of another version than jss needs ('void"
                                + " NativeLibrary.close()'); put 5.19 or a newer one in its"
                                + " place");
    }

    @Test
    void nativeLibraryThatAnotherClassLoaderHasIsNamed() {
        assertThat(
                        JnaProblem.of(
                                new UnsatisfiedLinkError(
                                        "Native Library /opt/libjnidispatch.so already loaded in"
                                                + " another classloader")))
                .isEqualTo(
                        "JNA's native library cannot be loaded (Native Library"
                                + " /opt/libjnidispatch.so already loaded in another classloader);"
                                + " load JNA in a class loader that the applications share, or"
                                + " from its jar, of which each unpacks a copy of its own");
    }

    @Test
    void deniedAccessIsNamedWhenItIsOnlyQuoted() {
        Throwable quoted =
                new ExceptionInInitializerError(
                        "Exception java.lang.IllegalCallerException: Illegal native access from"
                                + " an unnamed module [in thread \"main\"]");
        assertThat(
                        JnaProblem.of(
                                new NoClassDefFoundError("Could not initialize").initCause(quoted)))
                .isEqualTo(
                        "the virtual machine denies native access to JNA; start it with"
                                + " --enable-native-access=ALL-UNNAMED");
    }

    @Test
    void runtimeWithoutAModuleThatJnaNeedsIsNamed() {
        assertThat(JnaProblem.of(new NoClassDefFoundError("java/util/logging/Logger")))
                .isEqualTo(
                        "this Java runtime lacks a class that JNA needs"
                                + " (java.util.logging.Logger); link it with jlink --add-modules"
                                + " java.base,java.logging");
    }

    @Test
    void errorWithoutAMessageIsOneLineToo() {
        assertThat(JnaProblem.of(new UnsatisfiedLinkError()))
                .startsWith("JNA's native library cannot be loaded (")
                .hasLineCount(1);
    }
}
