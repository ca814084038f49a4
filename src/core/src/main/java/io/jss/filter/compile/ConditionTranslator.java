package io.jss.filter.compile;

import io.jss.classify.TrafficClass;
import io.jss.classify.Wire;
import io.jss.encode.bytecode.KernelTest;
import io.jss.encode.bytecode.KernelTest.AllOf;
import io.jss.encode.bytecode.KernelTest.AnyOf;
import io.jss.encode.bytecode.KernelTest.Operation;
import io.jss.encode.bytecode.KernelTest.Opposite;
import io.jss.encode.bytecode.Opcode;
import io.jss.encode.bytecode.Operands;
import io.jss.filter.IpPrefix;
import io.jss.filter.Side;
import io.jss.filter.condition.AddressCondition;
import io.jss.filter.condition.AutoboundCondition;
import io.jss.filter.condition.CgroupCondition;
import io.jss.filter.condition.ClassCondition;
import io.jss.filter.condition.DeviceCondition;
import io.jss.filter.condition.FilterCondition;
import io.jss.filter.condition.MarkCondition;
import io.jss.filter.condition.PortCondition;
import io.jss.filter.condition.WireCondition;
import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the kernel can test of one condition, or of its opposite. */
final class ConditionTranslator {

    private static final IpPrefix EVERY_IPV4 = new IpPrefix(IpAddress.ofIpv4(0), 0);
    private static final IpPrefix UNSPECIFIED_IPV6 = IpPrefix.of(IpAddress.ofIpv6(0, 0));

    private final Assumption known;
    private final Set<KernelAbility> refused;

    ConditionTranslator(Assumption known, Set<KernelAbility> refused) {
        this.known = known;
        this.refused = refused;
    }

    /**
     * A test and how it relates to its condition.
     *
     * @param test what the condition implies
     * @param exact whether it also implies the condition
     */
    record Translation(KernelTest test, boolean exact) {}

    /** Returns the test for a condition, empty when the kernel has none. */
    Optional<Translation> of(FilterCondition condition, boolean negated) {
        if (!known.kernelSeesEnds() || refused.contains(KernelAbility.BYTECODE)) {
            return Optional.empty();
        }
        Optional<Translation> translation =
                exact(condition).map(test -> new Translation(test, true));
        if (translation.isEmpty()) {
            translation = equivalentWhereTold(condition).map(test -> new Translation(test, false));
        }
        if (translation.isEmpty()) {
            return implied(condition, negated).map(test -> new Translation(test, false));
        }
        return negated
                ? translation.map(it -> new Translation(new Opposite(it.test), it.exact))
                : translation;
    }

    private Optional<KernelTest> exact(FilterCondition condition) {
        if (condition instanceof PortCondition port) {
            return Optional.of(port(port));
        }
        if (condition instanceof AddressCondition address) {
            return Optional.of(prefix(address.side(), address.prefix()));
        }
        if (condition instanceof DeviceCondition device && canUse(KernelAbility.DEVICE)) {
            return Optional.of(new Operation(Opcode.DEV_COND, new Operands.Device(device.index())));
        }
        if (condition instanceof AutoboundCondition autobound) {
            return Optional.of(
                    new AllOf(
                            List.of(
                                    portChosenByKernel(),
                                    localPort(Opcode.S_GE, autobound.lowest()),
                                    localPort(Opcode.S_LE, autobound.highest()))));
        }
        return Optional.empty();
    }

    /**
     * The kernel takes 0 for a mark or cgroup that the answer does not tell; so it decides as the
     * condition does, but for sockets of which that is unknown.
     */
    private Optional<KernelTest> equivalentWhereTold(FilterCondition condition) {
        if (condition instanceof MarkCondition mark && canUse(KernelAbility.MARK)) {
            return Optional.of(
                    new Operation(Opcode.MARK_COND, new Operands.Mark(mark.mark(), mark.mask())));
        }
        if (condition instanceof CgroupCondition cgroup && canUse(KernelAbility.CGROUP)) {
            return Optional.of(new Operation(Opcode.CGROUP_COND, new Operands.Cgroup(cgroup.id())));
        }
        return Optional.empty();
    }

    /** Classes of AF_INET6 sockets other than raw ones, by the addresses that each must have. */
    private Optional<KernelTest> implied(FilterCondition condition, boolean negated) {
        if (known.family() != AddressFamily.INET6 || known.protocol() == Protocol.RAW) {
            return Optional.empty();
        }
        if (condition instanceof ClassCondition trafficClass) {
            return negated
                    ? unlessMapped(trafficClass.trafficClass() == TrafficClass.IPV4_MAPPED)
                    : Optional.of(addressesOf(trafficClass.trafficClass()));
        }
        if (condition instanceof WireCondition wire) {
            return negated
                    ? unlessMapped(wire.wire() == Wire.IPV4)
                    : Optional.of(addressesOf(wire.wire()));
        }
        return Optional.empty();
    }

    private static Optional<KernelTest> unlessMapped(boolean applies) {
        return applies ? Optional.of(new Opposite(mapped(Side.LOCAL))) : Optional.empty();
    }

    private static KernelTest addressesOf(TrafficClass trafficClass) {
        return switch (trafficClass) {
            case IPV4_MAPPED -> addressesOf(Wire.IPV4);
            case DUAL_STACK -> addressesOf(Wire.BOTH);
            case IPV6 ->
                    new AllOf(
                            List.of(
                                    new Opposite(mapped(Side.LOCAL)),
                                    new Opposite(mapped(Side.REMOTE))));
            case IPV4, IPV6_ONLY, UNKNOWN -> new Opposite(mapped(Side.LOCAL));
        };
    }

    private static KernelTest addressesOf(Wire wire) {
        return switch (wire) {
            case IPV4 -> new AnyOf(List.of(mapped(Side.LOCAL), mapped(Side.REMOTE)));
            case BOTH -> prefix(Side.LOCAL, UNSPECIFIED_IPV6);
            case IPV6, UNKNOWN -> new Opposite(mapped(Side.LOCAL));
        };
    }

    /** On an AF_INET6 socket the prefix 0.0.0.0/0 contains the mapped addresses and no others. */
    private static KernelTest mapped(Side side) {
        return prefix(side, EVERY_IPV4);
    }

    private static KernelTest prefix(Side side, IpPrefix prefix) {
        return new Operation(
                side == Side.LOCAL ? Opcode.S_COND : Opcode.D_COND,
                new Operands.Host(Optional.of(prefix.address()), prefix.length(), -1));
    }

    /** Returns the test whether the local port was not asked for by bind. */
    static KernelTest portChosenByKernel() {
        return new Operation(Opcode.AUTO, new Operands.None());
    }

    private static KernelTest localPort(Opcode opcode, int port) {
        return new Operation(opcode, new Operands.Port(port));
    }

    private KernelTest port(PortCondition condition) {
        boolean local = condition.side() == Side.LOCAL;
        Opcode atLeast = local ? Opcode.S_GE : Opcode.D_GE;
        Opcode atMost = local ? Opcode.S_LE : Opcode.D_LE;
        int port = condition.port();
        return switch (condition.comparison()) {
            case AT_LEAST -> new Operation(atLeast, new Operands.Port(port));
            case AT_MOST -> new Operation(atMost, new Operands.Port(port));
            case GREATER -> new Opposite(new Operation(atMost, new Operands.Port(port)));
            case LESS -> new Opposite(new Operation(atLeast, new Operands.Port(port)));
            case EQUAL -> equalPort(local, port);
            case NOT_EQUAL -> new Opposite(equalPort(local, port));
        };
    }

    private KernelTest equalPort(boolean local, int port) {
        if (canUse(KernelAbility.EQUAL_PORT)) {
            return new Operation(local ? Opcode.S_EQ : Opcode.D_EQ, new Operands.Port(port));
        }
        return new AllOf(
                List.of(
                        new Operation(local ? Opcode.S_GE : Opcode.D_GE, new Operands.Port(port)),
                        new Operation(local ? Opcode.S_LE : Opcode.D_LE, new Operands.Port(port))));
    }

    private boolean canUse(KernelAbility ability) {
        return !refused.contains(ability);
    }
}
