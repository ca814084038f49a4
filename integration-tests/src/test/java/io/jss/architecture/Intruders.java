package io.jss.architecture;

import com.sun.jna.Pointer;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.wire.InetDiagMsg;

/** Classes that break a wall each. */
final class Intruders {
    private Intruders() {}

    static final class UsesJna {
        private UsesJna() {}

        static Pointer nowhere() {
            return Pointer.NULL;
        }
    }

    static final class UsesWire {
        private UsesWire() {}

        static Class<?> structure() {
            return InetDiagMsg.class;
        }
    }

    static final class ReadsOptions {
        private ReadsOptions() {}

        static boolean isNumeric(Options options) {
            return options.has(CliOption.NUMERIC);
        }
    }

    static final class Prints {
        private Prints() {}

        static void greet() {
            System.out.println("hello");
        }
    }

    static final class Exits {
        private Exits() {}

        static void leave() {
            Runtime.getRuntime().exit(1);
        }
    }

    static final class ReadsEnvironment {
        private ReadsEnvironment() {}

        static String home() {
            return System.getenv("HOME");
        }
    }

    static final class TakesArguments {
        private TakesArguments() {}

        public static void main(String[] arguments) {
            Prints.greet();
        }
    }

    static final class NamesProc {
        private NamesProc() {}

        static String path(int pid) {
            return "/proc/" + pid + "/fd";
        }
    }
}
