package samples.spring;

import io.jss.SocketTable;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A service whose sockets are at {@code /actuator/sockets} and in {@code /actuator/health}. */
@SpringBootApplication
public class Application {

    /** One table for all; Spring closes it with the context. */
    @Bean
    SocketTable socketTable() throws IOException {
        return SocketTable.open();
    }

    /** Runs the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
