package io.jss.filter.condition;

import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import java.util.Set;
import java.util.stream.Stream;

/** One condition on a socket, without and, or and not. */
public sealed interface FilterCondition extends Expression
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
                NumberPairCondition,
                WordCondition,
                NameCondition,
                OtherFamilyCondition,
                PidCondition,
                ProcessCondition {

    /** {@inheritDoc} Unless said otherwise, a condition is always known. */
    @Override
    default boolean fails(DiagSocket socket, SocketFacts facts) {
        return !holds(socket, facts);
    }

    /** {@inheritDoc} Unless said otherwise, a condition is not about processes. */
    @Override
    default boolean isAbout(SocketFacts.Owner owner) {
        return false;
    }

    /** Returns the details without which it is unknown of every socket. */
    @Override
    default Set<Detail> details() {
        return Set.of();
    }

    /**
     * Returns whether it may hold for a socket of a family. For another family it fails or, where a
     * number is compared, is unknown: no socket is kept by it.
     */
    default boolean appliesTo(SocketFamily<?> family) {
        return true;
    }

    @Override
    default boolean canHold(SocketFamily<?> family) {
        return appliesTo(family);
    }

    @Override
    default Stream<Filter> conditions() {
        return Stream.of(this);
    }
}
