package samples.spring;

import io.jss.SocketTable;
import io.jss.micrometer.SocketTableMetrics;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * A service whose sockets are at {@code /actuator/sockets}, {@code /actuator/health} and in the
 * metrics.
 */
@SpringBootApplication
public class Application {

    /** One table for all; Spring closes it with the context. */
    @Bean
    SocketTable socketTable() throws IOException {
        return SocketTable.open();
    }

    /** Bound to the registries and closed by Spring; {@code /actuator/prometheus} shows them. */
    @Bean
    SocketTableMetrics socketTableMetrics() throws IOException {
        return SocketTableMetrics.ofThisProcess().open();
    }

    /** Runs the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
