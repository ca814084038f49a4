package io.jss.sys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SystemCallExceptionTest {
    @Test
    void messageNamesCallArgumentAndErrno() {
        SystemCallException e = new SystemCallException("openat", "/proc/1/fd", Errno.EACCES);

        assertThat(e).hasMessage("openat(/proc/1/fd): EACCES (Permission denied)");
        assertThat(e.call()).isEqualTo("openat");
        assertThat(e.errno()).isEqualTo(13);
        assertThat(e.errnoName()).isEqualTo("EACCES");
    }

    @Test
    void messageWithoutArgumentNamesTheCallAlone() {
        assertThat(new SystemCallException("socket", Errno.EPROTONOSUPPORT))
                .isInstanceOf(IOException.class)
                .hasMessage("socket: EPROTONOSUPPORT (Protocol not supported)");
    }

    @Test
    void unknownErrnoKeepsItsNumber() {
        assertThat(new SystemCallException("bpf", 524))
                .hasMessage("bpf: errno 524 (Unknown error 524)");
    }
}
