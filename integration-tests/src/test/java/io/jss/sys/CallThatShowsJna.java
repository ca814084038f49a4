package io.jss.sys;

import com.sun.jna.Pointer;
import java.util.List;

/** Breaks a wall: a type of JNA stands in a public signature, and only as a type argument. */
public final class CallThatShowsJna {
    private CallThatShowsJna() {}

    public static List<Pointer[]> pointers() {
        return List.of();
    }
}
