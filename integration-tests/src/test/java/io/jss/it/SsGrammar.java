package io.jss.it;

import io.jss.filter.Filter;
import io.jss.filter.Side;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.Filters;
import io.jss.filter.condition.AddressCondition;
import io.jss.filter.condition.And;
import io.jss.filter.condition.AutoboundCondition;
import io.jss.filter.condition.CgroupCondition;
import io.jss.filter.condition.DeviceCondition;
import io.jss.filter.condition.MarkCondition;
import io.jss.filter.condition.Not;
import io.jss.filter.condition.Or;
import io.jss.filter.condition.StateCondition;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Filters as ss takes them, and as it decides them: what the kernel finds by its bytecode, of which
 * ss then keeps what matches by rules of its own.
 *
 * @param cgroup the directory of the cgroup that filters name
 * @param chosenByKernel the cookies of sockets for which the kernel's AUTO operation holds
 */
record SsGrammar(Optional<Path> cgroup, Set<Long> chosenByKernel) {

    /** The index of the loopback interface of every network namespace. */
    static final int LOOPBACK = 1;

    private static final int FIRST_EPHEMERAL_PORT = 32768;
    private static final int LAST_EPHEMERAL_PORT = 60999;

    /** Returns the arguments of ss for a filter. */
    List<String> arguments(Filter filter) {
        List<String> words = new ArrayList<>();
        Filter rest = filter;
        if (filter instanceof StateCondition) {
            return words(filter.toString());
        }
        if (filter instanceof And and && and.parts().get(0) instanceof StateCondition states) {
            words.addAll(words(states.toString()));
            List<Filter> others = and.parts().subList(1, and.parts().size());
            rest = others.size() == 1 ? others.get(0) : new And(others);
        }
        append(rest, words);
        return words;
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }

    /** All is put in parentheses: ss does not know that 'and' binds closer than 'or'. */
    private void append(Filter filter, List<String> words) {
        if (filter instanceof And and) {
            append(and.parts(), "and", words);
        } else if (filter instanceof Or or) {
            append(or.parts(), "or", words);
        } else if (filter instanceof Not not) {
            words.add("not");
            words.add("(");
            append(not.filter(), words);
            words.add(")");
        } else if (filter instanceof CgroupCondition) {
            words.add("cgroup");
            words.add(cgroup.orElseThrow().toString());
        } else if (filter.equals(Filters.device(LOOPBACK))) {
            words.add("dev");
            words.add("lo"); // ss takes no index
        } else {
            words.addAll(words(filter.toString()));
        }
    }

    private void append(List<Filter> parts, String operator, List<String> words) {
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                words.add(operator);
            }
            words.add("(");
            append(parts.get(i), words);
            words.add(")");
        }
    }

    /** Returns whether ss shows a socket. */
    boolean keeps(Filter filter, InetSocket socket) {
        return (!isAskedOfTheKernel(filter) || test(filter, socket, true))
                && test(filter, socket, false);
    }

    /** Returns whether ss makes bytecode of a filter: not if it names an interface anywhere. */
    private static boolean isAskedOfTheKernel(Filter filter) {
        return filter.conditions().noneMatch(DeviceCondition.class::isInstance);
    }

    private boolean test(Filter filter, InetSocket socket, boolean kernel) {
        if (filter instanceof And and) {
            return and.parts().stream().allMatch(part -> test(part, socket, kernel));
        }
        if (filter instanceof Or or) {
            return or.parts().stream().anyMatch(part -> test(part, socket, kernel));
        }
        if (filter instanceof Not not) {
            return !test(not.filter(), socket, kernel);
        }
        if (filter instanceof AutoboundCondition) {
            return kernel
                    ? chosenByKernel.contains(socket.cookie())
                    : socket.localPort() >= FIRST_EPHEMERAL_PORT
                            && socket.localPort() <= LAST_EPHEMERAL_PORT;
        }
        if (filter instanceof MarkCondition mark) {
            return ((int) socket.markOr(0) & mark.mask()) == mark.mark();
        }
        if (filter instanceof CgroupCondition condition) {
            return socket.cgroupIdOr(0) == condition.id();
        }
        if (filter instanceof AddressCondition address && !kernel) {
            return testOfSs(address, socket);
        }
        return filter.holds(socket, SocketFacts.NONE);
    }

    /** ss compares the first bytes of addresses, whatever their families are. */
    private static boolean testOfSs(AddressCondition condition, InetSocket socket) {
        boolean local = condition.side() == Side.LOCAL;
        byte[] actual = (local ? socket.localAddress() : socket.remoteAddress()).toBytes();
        byte[] wanted = condition.prefix().address().toBytes();
        int length = condition.prefix().length();
        if (sameBits(actual, wanted, length)) {
            return true;
        }
        boolean mapped =
                condition.prefix().address().family() == AddressFamily.INET
                        && (local ? socket.localAddress() : socket.remoteAddress()).isMapped();
        return mapped && sameBits(lastFour(actual), wanted, length);
    }

    private static byte[] lastFour(byte[] address) {
        return ByteBuffer.allocate(4).put(address, address.length - 4, 4).array();
    }

    private static boolean sameBits(byte[] a, byte[] b, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int shift = 7 - bit % 8;
            if (((at(a, bit / 8) ^ at(b, bit / 8)) >> shift & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int at(byte[] address, int index) {
        return index < address.length ? address[index] : 0;
    }
}
