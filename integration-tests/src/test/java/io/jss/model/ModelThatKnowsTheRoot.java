package io.jss.model;

import io.jss.SocketTable;

/** Breaks a wall: the root package knows the model, so that the two are a cycle. */
public final class ModelThatKnowsTheRoot {
    private ModelThatKnowsTheRoot() {}

    static Class<?> root() {
        return SocketTable.class;
    }
}
