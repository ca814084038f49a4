package samples.netty;

import io.jss.SocketTable;
import io.jss.classify.Classifier;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A server that answers each connection with a line: what the kernel knows of that connection. */
public final class KernelView implements Closeable {

    private final SocketTable table = SocketTable.open(); // safe for all event loops at once
    private final EventLoopGroup loops =
            new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    private final Channel listener;

    /** Starts on a port, 0 for any. */
    public KernelView(int port) throws IOException {
        listener =
                new ServerBootstrap()
                        .group(loops)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(new Connections())
                        .bind(port)
                        .syncUninterruptibly()
                        .channel();
    }

    /** Returns the port. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /**
     * One request to the kernel and one answer, some ten microseconds: no dump, no other thread.
     */
    private String describe(Channel channel) throws IOException {
        Optional<InetSocket> found =
                table.find(Protocol.TCP, channel.localAddress(), channel.remoteAddress());
        return found.map(KernelView::describe).orElse("gone") + "\n";
    }

    private static String describe(InetSocket socket) {
        return socket.state() + " " + Classifier.classify(socket).label();
    }

    private final class Connections extends ChannelInitializer<SocketChannel> {
        @Override
        protected void initChannel(SocketChannel channel) {
            channel.pipeline()
                    .addLast(
                            new ChannelInboundHandlerAdapter() {
                                @Override
                                public void channelActive(ChannelHandlerContext context)
                                        throws IOException {
                                    ByteBuf line =
                                            Unpooled.copiedBuffer(
                                                    describe(context.channel()),
                                                    StandardCharsets.UTF_8);
                                    context.writeAndFlush(line)
                                            .addListener(ChannelFutureListener.CLOSE);
                                }
                            });
        }
    }

    @Override
    public void close() throws IOException {
        listener.close().syncUninterruptibly();
        loops.shutdownGracefully().syncUninterruptibly();
        table.close();
    }
}
