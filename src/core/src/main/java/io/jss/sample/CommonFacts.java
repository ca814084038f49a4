package io.jss.sample;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.owners.ProcessInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What many sockets have in common, kept once for all that have it and named by a number; what no
 * socket has any more is dropped.
 */
final class CommonFacts {

    /** The facts; uid -1 when it is not known. */
    record Facts(
            Protocol protocol,
            AddressFamily family,
            int interfaceIndex,
            long uid,
            List<ProcessInfo> owners) {

        static Facts of(InetSocketView socket) {
            return new Facts(
                    socket.protocol(),
                    socket.socketFamily(),
                    socket.interfaceIndex(),
                    socket.uidOr(-1),
                    List.of());
        }

        Facts with(long otherUid, List<ProcessInfo> otherOwners) {
            return new Facts(protocol, family, interfaceIndex, otherUid, otherOwners);
        }
    }

    private final List<Facts> facts = new ArrayList<>();
    private final Map<Facts, Integer> numbers = new HashMap<>();
    private int[] uses = new int[16];

    Facts get(int number) {
        return facts.get(number);
    }

    /** Returns the number of facts that one more socket has now. */
    int acquire(Facts wanted) {
        Integer known = numbers.get(wanted);
        int number = known == null ? keep(wanted) : known;
        uses[number]++;
        return number;
    }

    private int keep(Facts wanted) {
        int number = numbers.size() == facts.size() ? -1 : facts.indexOf(null);
        if (number < 0) {
            number = facts.size();
            facts.add(wanted);
            if (number == uses.length) {
                uses = Arrays.copyOf(uses, number * 2);
            }
        } else {
            facts.set(number, wanted);
        }
        numbers.put(wanted, number);
        return number;
    }

    /** Says that one socket has these facts no more. */
    void release(int number) {
        uses[number]--;
        if (uses[number] == 0) {
            numbers.remove(facts.get(number));
            facts.set(number, null);
        }
    }

    void clear() {
        facts.clear();
        numbers.clear();
        Arrays.fill(uses, 0);
    }
}
