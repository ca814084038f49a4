package io.jss.filter;

import io.jss.classify.Classifier;
import io.jss.classify.TrafficClass;
import io.jss.model.InetSocketView;
import java.util.Locale;

/**
 * The class of the socket. {@link TrafficClass#UNKNOWN} is a class like the others here: a socket
 * of which the kernel did not tell enough is known not to be of any other.
 *
 * @param trafficClass the class
 */
public record ClassCondition(TrafficClass trafficClass) implements Condition {

    @Override
    public boolean holds(InetSocketView socket, SocketFacts facts) {
        return Classifier.classify(socket) == trafficClass;
    }

    /** Returns the name of a class in filters. */
    static String name(TrafficClass trafficClass) {
        return trafficClass == TrafficClass.IPV4_MAPPED
                ? "mapped"
                : trafficClass.label().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "class " + name(trafficClass);
    }
}
