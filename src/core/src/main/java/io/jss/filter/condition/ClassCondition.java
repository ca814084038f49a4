package io.jss.filter.condition;

import io.jss.classify.Classifier;
import io.jss.classify.TrafficClass;
import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.SocketFamily;
import java.util.Locale;

/**
 * The class of the socket. {@link TrafficClass#UNKNOWN} is a class like the others here: a socket
 * of which the kernel did not tell enough is known not to be of any other.
 *
 * @param trafficClass the class
 */
public record ClassCondition(TrafficClass trafficClass) implements FilterCondition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return socket instanceof InetSocketView inet && Classifier.classify(inet) == trafficClass;
    }

    /** Returns the name of a class in filters. */
    public static String name(TrafficClass trafficClass) {
        return trafficClass == TrafficClass.IPV4_MAPPED
                ? "mapped"
                : trafficClass.label().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return family == SocketFamily.INET;
    }

    @Override
    public String toString() {
        return "class " + name(trafficClass);
    }
}
