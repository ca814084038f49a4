package io.jss.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The names of users by their number, from a file such as {@code /etc/passwd}. */
public final class UserNames {

    private static final byte[] NONE = {};

    private final Map<Long, byte[]> names = new HashMap<>();

    private UserNames() {}

    /** Returns no names: every user is a number. */
    public static UserNames none() {
        return new UserNames();
    }

    /** Returns the names of a passwd(5) file; none when it cannot be read. */
    public static UserNames of(Path passwd) {
        UserNames users = new UserNames();
        try {
            users.read(Files.readAllBytes(passwd));
        } catch (IOException e) {
            users.names.clear(); // numbers are right too
        }
        return users;
    }

    /** Returns the name of a user as bytes of the file, empty when there is none. */
    public byte[] name(long uid) {
        return names.getOrDefault(uid, NONE);
    }

    private void read(byte[] file) {
        int start = 0;
        for (int at = 0; at <= file.length; at++) {
            if (at == file.length || file[at] == '\n') {
                readLine(file, start, at);
                start = at + 1;
            }
        }
    }

    /** A line is {@code name:password:uid:…}; the first name of a number counts. */
    private void readLine(byte[] file, int start, int end) {
        int nameEnd = indexOfColon(file, start, end);
        int passwordEnd = indexOfColon(file, nameEnd + 1, end);
        long uid = 0;
        int at = passwordEnd + 1;
        for (; at < end && file[at] >= '0' && file[at] <= '9' && uid <= 0xffff_ffffL; at++) {
            uid = uid * 10 + file[at] - '0';
        }
        boolean number = at > passwordEnd + 1 && at < end && file[at] == ':';
        if (number && nameEnd > start) {
            names.putIfAbsent(uid, Arrays.copyOfRange(file, start, nameEnd));
        }
    }

    private static int indexOfColon(byte[] file, int from, int end) {
        for (int at = from; at < end; at++) {
            if (file[at] == ':') {
                return at;
            }
        }
        return end;
    }
}
