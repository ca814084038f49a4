package io.jss.health.check;

import static io.jss.health.check.SampleRow.CLOSE;
import static io.jss.health.check.SampleRow.CLOSE_WAIT;
import static io.jss.health.check.SampleRow.PROBE_TIMER;
import static io.jss.health.check.SampleRow.RETRANSMISSION_TIMER;
import static io.jss.health.check.SampleRow.connection;
import static io.jss.health.check.SampleRow.listener;

import io.jss.health.Condition;
import io.jss.model.InetSocketView;
import java.io.IOException;

/** Brings each condition about in a scene that is sound otherwise. */
final class ConditionScenes {

    /** The process that each scene holds responsible where one can be. */
    static final String CULPRIT = "4242/culprit";

    private static final long INODE = 900;

    private ConditionScenes() {}

    /** Adds the condition to a scene, by the least that makes it one. */
    static void add(Condition condition, Scene scene) throws IOException {
        scene.held(4242, "culprit", INODE, INODE + 1, INODE + 2, INODE + 3, INODE + 4);
        addWithoutProcess(condition, scene);
    }

    /** Adds the condition, but nobody who holds its sockets. */
    static void addWithoutProcess(Condition condition, Scene scene) throws IOException {
        switch (condition) {
            case ACCEPT_QUEUE_FULL -> scene.socket(server(1, 6, 5));
            case ACCEPT_QUEUE_FILLING -> scene.socket(server(1, 4, 5));
            case CLOSE_WAIT_KEPT -> closeWait(scene);
            case EPHEMERAL_PORTS -> ephemeralPorts(scene);
            case UNREAD_DATA -> scene.socket(client().queues(65_536, 0).tcp());
            case SYN_QUEUE -> scene.counter("TCPReqQFullDrop", 7, 10);
            case TIME_WAIT_TABLE -> scene.counter("tw", 750, 750);
            case ORPHANS -> scene.counter("orphan", 25, 25);
            case TCP_MEMORY -> {
                scene.counter("mem", 201, 201);
                scene.socket(client().receiveMemory(700_000).tcp());
            }
            case CLOSED_WINDOW -> scene.socket(client().queues(0, 1).timer(PROBE_TIMER, 200).tcp());
            case UNSENT_DATA ->
                    scene.socket(client().queues(0, 65_536).timer(RETRANSMISSION_TIMER, 9).tcp());
            case RETRANSMISSIONS ->
                    scene.socket(client().segments(0, 0).tcp(), client().segments(200, 10).tcp());
            case RTT_ABOVE_MINIMUM ->
                    scene.socket(client().tcp(), client().rtt(251_000).acked(100).tcp());
            case TINY_MSS -> scene.socket(client().mss(511).tcp());
            case PATH_MTU -> scene.socket(fullSegments(3).quietFor(1199).timeOut(1600, 1).tcp());
            case UDP_RECEIVE_DROPS -> scene.socket(datagrams(3), datagrams(4));
            case OPEN_LISTENER -> scene.socket(listening(1, "0.0.0.0", 80, 0, 5));
            case BOUND_NOT_LISTENING -> scene.socket(bound());
            case REUSEPORT_OWNERS -> otherOwner(scene);
            case REUSEPORT_STALLED -> stalled(scene);
            case CONNTRACK_TABLE -> scene.setting("net.netfilter.nf_conntrack_count", "76");
            case DESCRIPTORS -> {
                scene.opened(client().tcp());
                scene.maxOpenFiles(4242, "6");
            }
            case KEEPALIVE_OFF -> scene.socket(client().quietFor(7_200_000).tcp());
            case CONGESTION_CONTROL -> scene.socket(client().congestion("bbr").tcp());
        }
    }

    private static SampleRow client() {
        return connection(50, 50_000, 443).inode(INODE);
    }

    /** With 1600 ms after three time-outs the first was 200, and 1200 after it the last. */
    static SampleRow fullSegments(int timeOuts) {
        return client().queues(0, 1448).timer(RETRANSMISSION_TIMER, timeOuts, 9);
    }

    private static InetSocketView server(long cookie, long waiting, long backlog)
            throws IOException {
        return listening(cookie, "10.0.0.1", 80, waiting, backlog);
    }

    private static InetSocketView listening(
            long cookie, String address, int port, long waiting, long backlog) throws IOException {
        return listener(cookie, address, port, waiting, backlog).inode(INODE).tcp();
    }

    private static void closeWait(Scene scene) throws IOException {
        scene.socket(server(1, 0, 5));
        for (int at = 0; at < 5; at++) {
            scene.socket(
                    connection(10 + at, 80, 40_000 + at)
                            .state(CLOSE_WAIT)
                            .quietFor(10_000)
                            .inode(INODE + at)
                            .tcp());
        }
    }

    private static void ephemeralPorts(Scene scene) throws IOException {
        scene.setting("net.ipv4.ip_local_port_range", "50000\t50009");
        for (int at = 0; at < 5; at++) {
            scene.socket(connection(10 + at, 50_000 + at, 443).inode(INODE + at).tcp());
        }
    }

    private static InetSocketView datagrams(int dropped) throws IOException {
        return client().state(CLOSE).drops(dropped).udp();
    }

    private static InetSocketView bound() throws IOException {
        return listener(1, "10.0.0.1", 80, 0, 0).state(CLOSE).inode(INODE).tcp();
    }

    private static void otherOwner(Scene scene) throws IOException {
        scene.socket(server(1, 0, 5));
        scene.socket(listener(2, "10.0.0.1", 80, 0, 5).inode(800).tcp());
        scene.held(77, "intruder", 800);
    }

    /** One member takes its connections, the other has had two in its queue since before. */
    private static void stalled(Scene scene) throws IOException {
        scene.socket(server(1, 2, 5));
        scene.socket(listener(2, "10.0.0.1", 80, 0, 5).inode(INODE + 1).tcp());
        scene.socket(connection(11, 80, 40_001).inode(0).tcp());
        scene.socket(connection(12, 80, 40_002).inode(0).tcp());
    }
}
