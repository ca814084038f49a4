package io.jss.sys;

/**
 * Whether frequent system calls are bound by JNA's direct mapping.
 *
 * <p>Mapped, a call costs no garbage, and beyond what it costs in C 0.3 to 0.4 µs. Otherwise it
 * costs 72 bytes and 1.0 µs with one argument, 168 bytes and 1.8 µs with six (close and recvfrom
 * that fail at once, JDK 17, median of seven runs on two busy processors). But JNA holds a mapped
 * class by a global reference for ever: its class loader, and all that this one has loaded, is
 * never unloaded. So jss maps only where its classes stay anyway: loaded by the system class loader
 * or one of its parents. In every other loader (a web application, a plugin) calls go through their
 * addresses, and the loader can be unloaded.
 *
 * <p>Where the loader is another one and yet stays until the end (an executable jar of Spring Boot,
 * the shared loader of a server), {@code -Djss.directMapping=true} or {@link #allow} asks for the
 * mapping; {@code false} forbids it everywhere. A native image does not map of itself: the metadata
 * in the jar is for the calls through addresses alone.
 */
public final class DirectMapping {
    /** Whether this is a program made by GraalVM's native-image: all its classes stay. */
    public static final boolean IN_NATIVE_IMAGE =
            System.getProperty("org.graalvm.nativeimage.imagecode") != null;

    private static boolean allowed =
            Boolean.parseBoolean(
                    System.getProperty(
                            "jss.directMapping",
                            Boolean.toString(!IN_NATIVE_IMAGE && classesStay())));

    private DirectMapping() {}

    /**
     * Allows or forbids the mapping for this class loader's jss, from the next call of the system
     * on. Forbidding it comes too late once some thousand calls were made while it was allowed: the
     * calls then take the other way, but the class stays mapped.
     */
    public static void allow(boolean wanted) {
        allowed = wanted;
    }

    /** Whether the mapping is allowed: by {@link #allow}, the property, or the class loader. */
    public static boolean allowed() {
        return allowed;
    }

    private static boolean classesStay() {
        ClassLoader own = DirectMapping.class.getClassLoader();
        ClassLoader staying = ClassLoader.getSystemClassLoader();
        while (staying != null && staying != own) {
            staying = staying.getParent();
        }
        return staying == own;
    }
}
