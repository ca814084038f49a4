package io.jss.filter;

import io.jss.model.InetSocketView;
import java.util.stream.Stream;

/** One condition on a socket, without and, or and not. */
public sealed interface Condition extends Filter
        permits Constant,
                StateCondition,
                AddressCondition,
                PortCondition,
                DeviceCondition,
                MarkCondition,
                CgroupCondition,
                AutoboundCondition,
                FamilyCondition,
                ProtocolCondition,
                ClassCondition,
                WireCondition,
                NumberCondition,
                PidCondition,
                ProcessCondition {

    /** {@inheritDoc} Unless said otherwise, a condition is always known. */
    @Override
    default boolean fails(InetSocketView socket, SocketFacts facts) {
        return !holds(socket, facts);
    }

    @Override
    default Stream<Condition> conditions() {
        return Stream.of(this);
    }
}
