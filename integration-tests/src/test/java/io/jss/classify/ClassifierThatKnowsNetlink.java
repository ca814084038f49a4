package io.jss.classify;

import io.jss.netlink.NetlinkChannel;

/** Breaks a wall: the classifier is a function of the model. */
public final class ClassifierThatKnowsNetlink {
    private ClassifierThatKnowsNetlink() {}

    static Class<?> channel() {
        return NetlinkChannel.class;
    }
}
