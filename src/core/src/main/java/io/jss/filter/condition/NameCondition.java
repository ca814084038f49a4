package io.jss.filter.condition;

import io.jss.fields.EndField;
import io.jss.filter.Side;
import io.jss.filter.SocketFacts;
import io.jss.filter.syntax.FilterWords;
import io.jss.filter.syntax.Glob;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;

/**
 * The name of a unix socket matches, as ss has it: {@code @} stands for each NUL of an abstract
 * name, an unnamed socket has the empty name, and so has every peer, whose name the kernel does not
 * tell with a socket.
 *
 * @param side which end
 * @param name the pattern, in which case does not count and {@code *} passes slashes
 */
public record NameCondition(Side side, Glob name) implements FilterCondition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        if (socket.family() != SocketFamily.UNIX) {
            return false;
        }
        return name.matches(side == Side.LOCAL ? EndField.LOCAL.textOr(socket, "") : "");
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return family == SocketFamily.UNIX;
    }

    @Override
    public String toString() {
        return side.addressName() + " unix:" + FilterWords.quote(name.pattern());
    }
}
