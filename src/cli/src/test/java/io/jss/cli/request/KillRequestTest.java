package io.jss.cli.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.TestRun;
import io.jss.cli.options.Options;
import io.jss.model.Detail;
import java.util.List;
import org.junit.jupiter.api.Test;

class KillRequestTest {

    /** They were shown as absent: the kernel was asked for the sockets alone. */
    @Test
    void columnsAreAskedOfTheKernelAsOfAListing() {
        Options options = Options.parse(List.of("-t", "--columns", "local,rtt", "sport = :80"));

        KillRequest request = KillRequest.of(options, new TestRun());

        assertThat(request.listing().selection().details()).contains(Detail.INFO);
    }
}
