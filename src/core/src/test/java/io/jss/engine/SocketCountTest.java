package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketCountTest {

    @TempDir private Path folder;

    @Test
    void isTheSocketsInUseAndThoseInTimeWait() throws Exception {
        Path file =
                write(
                        """
                        sockets: used 117
                        TCP: inuse 3 orphan 0 tw 4000 alloc 20 mem 1
                        UDP: inuse 0 mem 0
                        UDPLITE: inuse 0
                        RAW: inuse 0
                        FRAG: inuse 0 memory 0
                        """);

        assertThat(SocketCount.in(file)).hasValue(4117);
    }

    @Test
    void isUnknownWhereTheFileSaysSomethingElseOrIsNotThere() throws Exception {
        assertThat(SocketCount.in(write(""))).isEmpty();
        assertThat(SocketCount.in(write("sockets: used 5\n"))).isEmpty();
        assertThat(SocketCount.in(write("sockets: used x\nTCP: inuse 0 tw 0\n"))).isEmpty();
        assertThat(SocketCount.in(folder.resolve("nothing"))).isEmpty();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("sockstat"), text);
    }
}
