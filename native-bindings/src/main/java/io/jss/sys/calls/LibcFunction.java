package io.jss.sys.calls;

import com.sun.jna.Function;
import io.jss.sys.UnsupportedPlatformException;

/**
 * A function of the C library that is called through its address with boxed arguments. A call costs
 * a few microseconds and some garbage, but nothing has to be prepared for the first one.
 *
 * <p>Every argument travels as a 64-bit integer. That is right for int, long, {@code size_t} and
 * addresses alike, since all supported calling conventions pass an int in a whole register,
 * extended by its sign, or ignore the register's upper half.
 */
final class LibcFunction {
    private final String name;

    /** Found by the first call; two threads may both find it. */
    private Function function;

    LibcFunction(String name) {
        this.name = name;
    }

    /**
     * Calls a function that returns a long or an address; afterwards errno is in {@link
     * com.sun.jna.Native#getLastError()}.
     *
     * @throws UnsupportedPlatformException if there is no such function
     */
    long call(long... arguments) {
        Object[] boxed = new Object[arguments.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = arguments[i];
        }
        return function().invokeLong(boxed);
    }

    /** As {@link #call} for a function that returns an int: the lower half of the register. */
    int callInt(long... arguments) {
        return (int) call(arguments);
    }

    String name() {
        return name;
    }

    private Function function() {
        Function found = function;
        if (found == null) {
            found = ProcessSymbols.function(name);
            function = found;
        }
        return found;
    }
}
