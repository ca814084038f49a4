package io.jss.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.top.screen.Sample;
import io.jss.cli.top.screen.SocketRow.Home;
import io.jss.model.InetSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** To whom a connection belongs of which only its end was seen. */
class ListenerHomesTest {

    private static final Home WEB = new Home("812/nginx", "nginx.service", "");

    private final List<InetSocket> sockets = Sample.sockets();
    private final ListenerHomes<Home> homes = new ListenerHomes<>(Home.UNKNOWN);

    @Test
    void anAcceptedConnectionBelongsToItsListener() {
        homes.add(sockets.get(0), WEB);
        homes.add(sockets.get(4), new Home("90/sshd", "", ""));

        assertThat(homes.of(sockets.get(1))).isEqualTo(WEB);
        assertThat(homes.of(sockets.get(4))).as("no listener").isEqualTo(Home.UNKNOWN);
    }

    @Test
    void ofTwoListenersAtAPortNoneIsTaken() {
        homes.add(sockets.get(0), WEB);
        homes.add(sockets.get(0), WEB);
        assertThat(homes.of(sockets.get(1))).isEqualTo(WEB);
        homes.add(sockets.get(0), new Home("813/other", "", ""));
        assertThat(homes.of(sockets.get(1))).isEqualTo(Home.UNKNOWN);
    }
}
