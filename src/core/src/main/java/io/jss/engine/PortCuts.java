package io.jss.engine;

import io.jss.encode.bytecode.PortBox;
import io.jss.encode.bytecode.PortBox.Halves;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToIntFunction;

/** Divides rows by their ports into parts of much the same size. */
final class PortCuts {

    /** The rows below a cut, and the highest port among them; none where all have one port. */
    private record Cut(int rows, int port) {}

    private PortCuts() {}

    /**
     * Cuts a box into boxes with no more than so many of its rows each, as far as ports tell the
     * rows apart, and puts them on a stack; together they are the whole box. Most are full, since
     * each costs a walk of the kernel's table.
     *
     * @param rows all in the box
     */
    static void cut(PortBox box, List<SeenRow> rows, int most, Deque<PortBox> boxes) {
        int parts = (rows.size() + most - 1) / most;
        int wanted = parts / 2 * most;
        Cut local = nearest(rows, SeenRow::localPort, wanted);
        Cut remote = nearest(rows, SeenRow::remotePort, wanted);
        if (parts < 2 || (local.rows == 0 && remote.rows == 0)) {
            boxes.push(box);
            return;
        }
        boolean byLocal = Math.abs(local.rows - wanted) <= Math.abs(remote.rows - wanted);
        Halves halves =
                remote.rows == 0 || (byLocal && local.rows != 0)
                        ? box.cutLocal(local.port)
                        : box.cutRemote(remote.port);
        List<SeenRow> lower = new ArrayList<>();
        List<SeenRow> upper = new ArrayList<>();
        for (SeenRow row : rows) {
            boolean low = halves.lower().holds(row.localPort(), row.remotePort());
            (low ? lower : upper).add(row);
        }
        cut(halves.upper(), upper, most, boxes);
        cut(halves.lower(), lower, most, boxes);
    }

    /** Returns the cut between two ports that leaves nearest to so many rows below it. */
    private static Cut nearest(List<SeenRow> rows, ToIntFunction<SeenRow> port, int wanted) {
        int[] ports = rows.stream().mapToInt(port).sorted().toArray();
        Cut best = new Cut(0, 0);
        for (int below = 1; below < ports.length; below++) {
            if (ports[below - 1] != ports[below]
                    && (best.rows == 0
                            || Math.abs(below - wanted) < Math.abs(best.rows - wanted))) {
                best = new Cut(below, ports[below - 1]);
            }
        }
        return best;
    }
}
