package io.jss.proc;

import io.jss.sys.calls.SystemCalls;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.lang3.Validate;

/**
 * The paths under /proc that jss reads: the one place that names them.
 *
 * <p>The root can be another than {@code /proc}: a container's /proc seen from its host, or a tree
 * made by a test. All names of a process are relative to the root.
 */
public final class ProcPaths {

    /** The directory of a process's descriptors, in the directory of the process. */
    static final String FD = "fd";

    /** The directory with a directory for each thread, in the directory of the process. */
    public static final String TASK = "task";

    /** The first argument and those after it, each ended by NUL. */
    public static final String CMDLINE = "cmdline";

    /** The name of the main thread, ended by a newline. */
    public static final String COMM = "comm";

    /** One line of numbers, the start time among them. */
    public static final String STAT = "stat";

    /** Lines of names and values, the uids among them. */
    public static final String STATUS = "status";

    /** The way from the {@link #FD} or {@link #TASK} directory of a process to its files. */
    public static final String BESIDE_DESCRIPTORS = "../";

    /** The way from the {@link #FD} directory of a thread to the files of its process. */
    public static final String ABOVE_DESCRIPTORS_OF_THREAD = "../../../";

    private static final ProcPaths SYSTEM = new ProcPaths(Path.of("/proc"));

    private final Path root;

    private ProcPaths(Path root) {
        this.root = root;
    }

    /** Returns the paths below {@code /proc}. */
    public static ProcPaths system() {
        return SYSTEM;
    }

    /** Returns the paths below another root; a relative one is taken from the working directory. */
    public static ProcPaths at(Path root) {
        return new ProcPaths(Validate.notNull(root, "no root"));
    }

    /** Returns whether these are the paths of the running kernel. */
    public boolean isSystem() {
        return equals(SYSTEM);
    }

    /** Returns the root. */
    public Path root() {
        return root;
    }

    /** Returns the directory of a process's descriptors: {@code /proc/PID/fd}. */
    public Path descriptors(int pid) {
        return root.resolve(descriptorsBelowRoot(pid));
    }

    /** Returns the link that names the file of a descriptor of a thread. */
    public Path descriptor(int pid, int thread, int fd) {
        return threads(pid).resolve(thread + "/" + FD + "/" + fd);
    }

    /** Returns the directory with the descriptors of the reading process. */
    public Path ownDescriptors() {
        return root.resolve("self/" + FD);
    }

    /** Returns the link that names the file of a descriptor of the reading process. */
    public Path ownDescriptor(int fd) {
        return root.resolve("self/" + FD + "/" + fd);
    }

    /** Returns the link that names a process's network namespace: {@code /proc/PID/ns/net}. */
    public Path networkNamespace(int pid) {
        return root.resolve(pid + "/ns/net");
    }

    /** Returns the link that names the network namespace of the reading process. */
    public Path ownNetworkNamespace() {
        return root.resolve("self/ns/net");
    }

    /** Returns the file with a process's limits, RLIMIT_NOFILE among them. */
    public Path limits(int pid) {
        return root.resolve(pid + "/limits");
    }

    /** Returns the file that names a process's cgroups: {@code /proc/PID/cgroup}. */
    public Path cgroups(int pid) {
        return root.resolve(pid + "/cgroup");
    }

    /** Returns the file with the name of a process's main thread: {@code /proc/PID/comm}. */
    public Path command(int pid) {
        return root.resolve(pid + "/" + COMM);
    }

    /** Returns the file with the parent of a process among its fields: {@code /proc/PID/stat}. */
    public Path stat(int pid) {
        return root.resolve(pid + "/" + STAT);
    }

    /** Returns the file with the context that a security module gives a process. */
    public Path securityContext(int pid) {
        return root.resolve(pid + "/attr/current");
    }

    /** Returns the directory with a directory for each thread: {@code /proc/PID/task}. */
    public Path threads(int pid) {
        return root.resolve(belowRoot(pid, TASK));
    }

    /** Returns the link that names the pid namespace of a process. */
    public Path pidNamespace(int pid) {
        return root.resolve(pid + "/ns/pid");
    }

    /** Returns the link that names the pid namespace of the reading process. */
    public Path ownPidNamespace() {
        return root.resolve("self/ns/pid");
    }

    /** Returns the link that names the time namespace of the reading process (Linux 5.6). */
    public Path ownTimeNamespace() {
        return root.resolve("self/ns/time");
    }

    /** Returns the file with the capabilities of the reading process among its lines. */
    public Path ownStatus() {
        return root.resolve("self/" + STATUS);
    }

    /** Returns the file with the number of open files of the system: {@code fs.file-nr}. */
    public Path openFiles() {
        return root.resolve("sys/fs/file-nr");
    }

    /** Returns the mounts that the reading process sees: proc_pid_mountinfo(5). */
    public Path mountInfo() {
        return root.resolve("self/mountinfo");
    }

    /**
     * Returns the file with the ports that the kernel chooses from, in the network namespace of the
     * reading thread: {@code net.ipv4.ip_local_port_range}.
     */
    public Path localPortRange() {
        return root.resolve("sys/net/ipv4/ip_local_port_range");
    }

    /**
     * Returns the file with the number of sockets, those in TIME_WAIT apart, in the network
     * namespace of the reading process.
     */
    public Path socketCounts() {
        return root.resolve("self/net/sockstat");
    }

    /** Returns the file of {@link #socketCounts} in the network namespace of the reading thread. */
    public Path socketCountsOfThread() {
        return ofThread("net/sockstat");
    }

    /**
     * Returns the file with the IPv4 routes, those of own addresses among them, in the network
     * namespace of the reading thread (Linux 3.17).
     */
    public Path ipv4Routes() {
        return root.resolve("thread-self/net/fib_trie");
    }

    /**
     * Returns the file with the IPv6 addresses in the network namespace of the reading thread
     * (Linux 3.17).
     */
    public Path ipv6Addresses() {
        return root.resolve("thread-self/net/if_inet6");
    }

    /** Returns the file with the counts of AF_INET6 beside {@link #socketCountsOfThread}. */
    public Path socketCountsOfThread6() {
        return ofThread("net/sockstat6");
    }

    /**
     * Returns the file with the counters of the protocols, CurrEstab of TCP among them, in the
     * network namespace of the reading thread: proc_pid_net(5), {@code snmp}.
     */
    public Path protocolCounters() {
        return ofThread("net/snmp");
    }

    /**
     * Returns the file with further counters of TCP and IP, ListenOverflows among them, in the
     * network namespace of the reading thread: proc_pid_net(5), {@code netstat}.
     */
    public Path extendedCounters() {
        return ofThread("net/netstat");
    }

    /**
     * Returns the file of a setting of the kernel; those of {@code net} are of the network
     * namespace of the reading thread.
     *
     * @param name as sysctl(8) writes it: {@code net.ipv4.tcp_mem}
     */
    public Path setting(String name) {
        return root.resolve("sys/" + name.replace('.', '/'));
    }

    /** {@code thread-self} is of Linux 3.17; before, a thread's number leads there as well. */
    private Path ofThread(String file) {
        Path self = root.resolve("thread-self");
        Path thread =
                Files.exists(self) ? self : root.resolve(Integer.toString(SystemCalls.gettid()));
        return thread.resolve(file);
    }

    /**
     * Returns the file with the number of buckets of the hash table of connections, in the network
     * namespace of the reading thread (Linux 6.1): {@code net.ipv4.tcp_ehash_entries}, negative
     * when the table is that of the first namespace.
     */
    public Path tcpBuckets() {
        return root.resolve("sys/net/ipv4/tcp_ehash_entries");
    }

    /** Returns the same of UDP sockets (Linux 6.2): {@code net.ipv4.udp_hash_entries}. */
    public Path udpBuckets() {
        return root.resolve("sys/net/ipv4/udp_hash_entries");
    }

    /** Returns the file with the name of the host: {@code kernel.hostname}. */
    public Path hostName() {
        return root.resolve("sys/kernel/hostname");
    }

    /** Returns the descriptors of a thread as a path relative to the root. */
    public static String descriptorsOfThreadBelowRoot(int pid, int tid) {
        return belowRoot(pid, TASK + "/" + tid + "/" + FD);
    }

    /** Returns {@link #descriptors} as a path relative to the root. */
    public static String descriptorsBelowRoot(int pid) {
        return belowRoot(pid, FD);
    }

    /** Returns a file of a process as a path relative to the root. */
    public static String belowRoot(int pid, String file) {
        return pid + "/" + file;
    }

    /** Returns the file with the name of a thread as a path relative to its process's directory. */
    public static String threadName(int tid) {
        return TASK + "/" + tid + "/" + COMM;
    }

    /** Returns the root, for messages. */
    @Override
    public String toString() {
        return root.toString();
    }
}
