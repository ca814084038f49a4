package io.jss.filter.build;

import io.jss.classify.TrafficClass;
import io.jss.classify.Wire;
import io.jss.fields.BaseNumber;
import io.jss.fields.Field;
import io.jss.fields.NumberField;
import io.jss.filter.Comparison;
import io.jss.filter.Filter;
import io.jss.filter.IpPrefix;
import io.jss.filter.Side;
import io.jss.filter.condition.AddressCondition;
import io.jss.filter.condition.AutoboundCondition;
import io.jss.filter.condition.CgroupCondition;
import io.jss.filter.condition.ClassCondition;
import io.jss.filter.condition.Connectives;
import io.jss.filter.condition.DeviceCondition;
import io.jss.filter.condition.FamilyCondition;
import io.jss.filter.condition.MarkCondition;
import io.jss.filter.condition.NameCondition;
import io.jss.filter.condition.NumberCondition;
import io.jss.filter.condition.NumberPairCondition;
import io.jss.filter.condition.OtherFamilyCondition;
import io.jss.filter.condition.PidCondition;
import io.jss.filter.condition.PortCondition;
import io.jss.filter.condition.ProcessCondition;
import io.jss.filter.condition.ProtocolCondition;
import io.jss.filter.condition.StateCondition;
import io.jss.filter.condition.WireCondition;
import io.jss.filter.condition.WordCondition;
import io.jss.filter.syntax.Glob;
import io.jss.filter.syntax.StateNames;
import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import java.util.Arrays;
import java.util.List;

/** Builds filters: one method for each condition, and those that join them. */
public final class Filters {

    private Filters() {}

    /** Returns the filter that every socket matches. */
    public static Filter any() {
        return Connectives.ANY;
    }

    /**
     * Returns whether a filter is {@link #any()}. To compare the other way round costs a short run
     * a tenth of its time, for the JVM then makes the equality of the other filter's record.
     */
    public static boolean isAny(Filter filter) {
        return any().equals(filter);
    }

    /** Returns the filter that no socket matches. */
    public static Filter none() {
        return Connectives.NONE;
    }

    /** Returns whether a filter is {@link #none()}; as {@link #isAny}. */
    public static boolean isNone(Filter filter) {
        return none().equals(filter);
    }

    /** Returns a filter that holds when all hold; {@link #any()} for an empty list. */
    public static Filter allOf(List<Filter> filters) {
        return Connectives.allOf(filters);
    }

    /** Returns a filter that holds when one of several holds; {@link #none()} for an empty list. */
    public static Filter anyOf(List<Filter> filters) {
        return Connectives.anyOf(filters);
    }

    /** Returns a filter that holds when the given one fails, and the other way round. */
    public static Filter not(Filter filter) {
        return Connectives.not(filter);
    }

    /** Returns the filter for sockets in one of the states. */
    public static Filter state(SocketState first, SocketState... more) {
        int mask = first.bit();
        for (SocketState state : more) {
            mask |= state.bit();
        }
        return states(StateNames.withBothSynRecv(mask));
    }

    static Filter states(int mask) {
        return mask == 0 ? Connectives.NONE : new StateCondition(mask);
    }

    /** Returns the filter for sockets with this local address; see {@link IpPrefix#contains}. */
    public static Filter localAddress(IpAddress address) {
        return localAddress(IpPrefix.of(address));
    }

    /** Returns the filter for local addresses in a prefix. */
    public static Filter localAddress(IpPrefix prefix) {
        return new AddressCondition(Side.LOCAL, prefix);
    }

    /** Returns the filter for sockets with this remote address; see {@link IpPrefix#contains}. */
    public static Filter remoteAddress(IpAddress address) {
        return remoteAddress(IpPrefix.of(address));
    }

    /** Returns the filter for remote addresses in a prefix. */
    public static Filter remoteAddress(IpPrefix prefix) {
        return new AddressCondition(Side.REMOTE, prefix);
    }

    /** Returns the filter for sockets with one of the local ports. */
    public static Filter localPort(int... ports) {
        return ports(Side.LOCAL, ports);
    }

    /** Returns the filter for sockets with one of the remote ports. */
    public static Filter remotePort(int... ports) {
        return ports(Side.REMOTE, ports);
    }

    private static Filter ports(Side side, int... ports) {
        return anyOf(
                Arrays.stream(ports)
                        .<Filter>mapToObj(port -> new PortCondition(side, Comparison.EQUAL, port))
                        .toList());
    }

    /** Returns the filter for ports that compare with a number. */
    public static Filter port(Side side, Comparison comparison, int port) {
        return new PortCondition(side, comparison, port);
    }

    /** Returns the filter for sockets bound to the interface of an index, 0 for none. */
    public static Filter device(int index) {
        return new DeviceCondition(index);
    }

    /** Returns the filter for sockets whose SO_MARK, masked, is a number. */
    public static Filter mark(int mark, int mask) {
        return new MarkCondition(mark, mask);
    }

    /** Returns the filter for sockets made in the cgroup v2 of an id. */
    public static Filter cgroup(long id) {
        return new CgroupCondition(id);
    }

    /**
     * Returns the filter for sockets whose local port the kernel chose.
     *
     * @param lowest the first port of {@code net.ipv4.ip_local_port_range}
     * @param highest the last one
     */
    public static Filter autobound(int lowest, int highest) {
        return new AutoboundCondition(lowest, highest);
    }

    /** Returns the filter for sockets of a family. */
    public static Filter family(AddressFamily family) {
        return new FamilyCondition(family);
    }

    /** Returns the filter for sockets of a family; of the internet's, both AF_INET and AF_INET6. */
    public static Filter family(SocketFamily<?> family) {
        return family == SocketFamily.INET
                ? family(AddressFamily.INET).or(family(AddressFamily.INET6))
                : new OtherFamilyCondition(family);
    }

    /** Returns the filter for unix sockets whose name matches; see {@link NameCondition}. */
    public static Filter name(Side side, String glob) {
        return new NameCondition(side, Glob.ofAnyCase(glob));
    }

    /** Returns the filter for a word, or an element of a list, that matches in either case. */
    public static Filter word(Field field, String glob) {
        return new WordCondition(field, Glob.ofAnyCase(glob));
    }

    /**
     * Returns the filter for two numbers that compare with each other.
     *
     * @throws IllegalArgumentException when their units differ
     */
    public static Filter numbers(NumberField field, Comparison comparison, NumberField other) {
        return new NumberPairCondition(field, comparison, other);
    }

    /** Returns the filter for sockets of a protocol. */
    public static Filter protocol(Protocol protocol) {
        return new ProtocolCondition(protocol);
    }

    /** Returns the filter for sockets of a class. */
    public static Filter trafficClass(TrafficClass trafficClass) {
        return new ClassCondition(trafficClass);
    }

    /** Returns the filter for sockets by what travels on them. */
    public static Filter wire(Wire wire) {
        return new WireCondition(wire);
    }

    /** Returns the filter for sockets of a user. */
    public static Filter user(long uid) {
        return number(BaseNumber.UID, Comparison.EQUAL, uid);
    }

    /** Returns the filter for sockets with an inode. */
    public static Filter inode(long inode) {
        return number(BaseNumber.INODE, Comparison.EQUAL, inode);
    }

    /** Returns the filter for the socket with a cookie. */
    public static Filter cookie(long cookie) {
        return number(BaseNumber.COOKIE, Comparison.EQUAL, cookie);
    }

    /** Returns the filter for a number that compares with another. */
    public static Filter number(NumberField field, Comparison comparison, long value) {
        return new NumberCondition(field, comparison, value);
    }

    /** Returns the filter for sockets that a process holds. */
    public static Filter pid(int pid) {
        return new PidCondition(pid);
    }

    /** Returns the filter for sockets that a process of a name holds; see {@link Glob}. */
    public static Filter process(String glob) {
        return new ProcessCondition(Glob.of(glob));
    }
}
