package io.jss.cli.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.engine.BucketCount;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkChannel;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.netns.OpenNamespace;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class NamespaceChannelsTest {

    /** To enter even one's own takes CAP_SYS_ADMIN. */
    @Test
    void channelsAreOfThatNamespaceOrItMayNotBeEntered() throws IOException {
        NetworkNamespace own = NetworkNamespaces.ofThisHost().list().namespaces().get(0);
        OpenNamespace open = own.open();
        try (NamespaceChannels channels = new NamespaceChannels(open);
                NetlinkChannel channel = channels.open()) {
            assertThat(channel.answersNow()).isTrue();
            assertThat(channels.buckets(Protocol.TCP))
                    .isEqualTo(BucketCount.ofThisThread(Protocol.TCP));
        } catch (SystemCallException e) {
            assertThat(e.errno()).isEqualTo(Errno.EPERM);
        }
    }
}
