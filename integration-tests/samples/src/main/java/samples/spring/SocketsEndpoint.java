package samples.spring;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.classify.Classifier;
import io.jss.model.Protocol;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/sockets}: the TCP sockets of this process, by state and by traffic class. */
@Component
@Endpoint(id = "sockets")
public class SocketsEndpoint {

    private final SocketTable table;

    SocketsEndpoint(SocketTable table) {
        this.table = table;
    }

    /**
     * What the endpoint answers.
     *
     * @param states how many sockets are in each state
     * @param classes how many are of each traffic class
     * @param remarks what the answer lacks; empty for a complete one
     */
    public record Sockets(
            Map<String, Integer> states, Map<String, Integer> classes, List<String> remarks) {}

    /** Counts them now. */
    @ReadOperation
    public Sockets sockets() throws IOException {
        Map<String, Integer> states = new TreeMap<>();
        Map<String, Integer> classes = new TreeMap<>();
        List<Remark> remarks =
                table.visitOfThisProcess(
                        SocketQuery.of(Protocol.TCP),
                        socket -> {
                            states.merge(socket.state().name(), 1, Integer::sum);
                            classes.merge(Classifier.classify(socket).label(), 1, Integer::sum);
                        });
        return new Sockets(states, classes, remarks.stream().map(Remark::text).toList());
    }
}
