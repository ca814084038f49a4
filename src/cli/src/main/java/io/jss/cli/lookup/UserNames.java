package io.jss.cli.lookup;

import io.jss.sys.calls.NameService;
import java.util.HashMap;
import java.util.Map;

/** The names of users by their number, each looked for once. For one thread. */
public final class UserNames {

    private static final byte[] NONE = {};

    private final Map<Long, byte[]> names = new HashMap<>();
    private final boolean system;

    private UserNames(boolean system) {
        this.system = system;
    }

    /** Returns no names: every user is a number. */
    public static UserNames none() {
        return new UserNames(false);
    }

    /** Returns the names that this machine's name service knows. */
    public static UserNames ofSystem() {
        return new UserNames(true);
    }

    /** Returns the name of a user as the name service gives it, empty when there is none. */
    public byte[] name(long uid) {
        byte[] name = names.get(uid);
        if (name == null) {
            name = system ? NameService.userName((int) uid).orElse(NONE) : NONE;
            names.put(uid, name);
        }
        return name;
    }
}
