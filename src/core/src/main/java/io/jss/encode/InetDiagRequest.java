package io.jss.encode;

import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import java.util.Collection;

/** What one dump request asks of {@code inet_diag}. Immutable. */
public final class InetDiagRequest {

    private static final byte[] NO_PROGRAM = {};

    private final AddressFamily family;
    private final Protocol protocol;
    private final int states;
    private final int extensions;
    private final int localPort;
    private final int remotePort;
    private final byte[] bytecode;
    private final boolean bpfStorages;

    private InetDiagRequest(
            AddressFamily family,
            Protocol protocol,
            int states,
            int extensions,
            int localPort,
            int remotePort,
            byte[] bytecode,
            boolean bpfStorages) {
        this.family = family;
        this.protocol = protocol;
        this.states = states;
        this.extensions = extensions;
        this.localPort = localPort;
        this.remotePort = remotePort;
        this.bytecode = bytecode;
        this.bpfStorages = bpfStorages;
    }

    /**
     * Returns a request for all sockets of a family and protocol in the given states, without
     * attributes asked for.
     *
     * @param states bit N asks for state N
     */
    public static InetDiagRequest dump(AddressFamily family, Protocol protocol, int states) {
        return new InetDiagRequest(family, protocol, states, 0, 0, 0, NO_PROGRAM, false);
    }

    /** Returns the same request for sockets in other states: bit N asks for state N. */
    public InetDiagRequest withStates(int mask) {
        return new InetDiagRequest(
                family, protocol, mask, extensions, localPort, remotePort, bytecode, bpfStorages);
    }

    /** Returns the same request with other extension bits: bit N-1 asks for attribute N. */
    public InetDiagRequest withExtensions(int bits) {
        return new InetDiagRequest(
                family, protocol, states, bits, localPort, remotePort, bytecode, bpfStorages);
    }

    /**
     * Returns the same request with the extension bits and the request attribute that ask for these
     * details, and for no others.
     */
    public InetDiagRequest withDetails(Collection<Detail> details) {
        return new InetDiagRequest(
                family,
                protocol,
                states,
                Extensions.of(details),
                localPort,
                remotePort,
                bytecode,
                details.contains(Detail.BPF_STORAGES));
    }

    /** Returns the same request without the request attribute that asks for BPF storages. */
    public InetDiagRequest withoutBpfStorages() {
        return new InetDiagRequest(
                family, protocol, states, extensions, localPort, remotePort, bytecode, false);
    }

    /**
     * Returns the same request for given ports, 0 for any; a remote port other than 0 leaves out
     * listeners.
     */
    public InetDiagRequest withPorts(int local, int remote) {
        return new InetDiagRequest(
                family, protocol, states, extensions, local, remote, bytecode, bpfStorages);
    }

    /** Returns the same request with a filter program, of which it keeps a copy. */
    public InetDiagRequest withBytecode(byte[] program) {
        return new InetDiagRequest(
                family,
                protocol,
                states,
                extensions,
                localPort,
                remotePort,
                program.clone(),
                bpfStorages);
    }

    /** Returns the family of the sockets. */
    public AddressFamily family() {
        return family;
    }

    /** Returns the protocol of the sockets. */
    public Protocol protocol() {
        return protocol;
    }

    /** Returns {@code idiag_states}. */
    public int states() {
        return states;
    }

    /** Returns {@code idiag_ext}. */
    public int extensions() {
        return extensions;
    }

    /** Returns the local port that is asked for, 0 for any. */
    public int localPort() {
        return localPort;
    }

    /** Returns the remote port that is asked for, 0 for any. */
    public int remotePort() {
        return remotePort;
    }

    /** Returns the filter program, a copy; empty for none. */
    public byte[] bytecode() {
        return bytecode.clone();
    }

    /** Returns whether INET_DIAG_REQ_SK_BPF_STORAGES asks for the storages of all maps. */
    public boolean bpfStorages() {
        return bpfStorages;
    }

    /** Returns the request in words: {@code dump of tcp over AF_INET6}. */
    public String describe() {
        return "dump of " + protocol.label() + " over AF_" + family;
    }
}
