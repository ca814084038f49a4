/**
 * The socket table of the Linux kernel, over NETLINK_SOCK_DIAG. What is not exported is the
 * library's own: wire formats, requests, decoders, channels, the engine, the compiler of filters.
 */
module io.jss {
    requires transitive io.jss.sys;
    requires org.apache.commons.lang3;

    exports io.jss;
    exports io.jss.answer;
    exports io.jss.cgroup;
    exports io.jss.classify;
    exports io.jss.fields;
    exports io.jss.filter;
    exports io.jss.filter.build;
    exports io.jss.filter.names;
    exports io.jss.health;
    exports io.jss.health.check;
    exports io.jss.model;
    exports io.jss.netns;
    exports io.jss.owners;
    exports io.jss.proc;
    exports io.jss.recording;
    exports io.jss.sample;
    exports io.jss.series;
}
