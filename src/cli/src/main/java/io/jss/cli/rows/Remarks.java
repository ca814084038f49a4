package io.jss.cli.rows;

import io.jss.answer.Remark;
import io.jss.answer.Remark.NotRecorded;
import io.jss.answer.Remark.OwnersUndecided;
import io.jss.answer.Remark.ProtocolUnavailable;
import io.jss.cli.environment.Environment;
import io.jss.cli.request.Selection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells people what an answer lacks, a line each. */
public final class Remarks {

    private Remarks() {}

    /**
     * Prints the remarks on a listing: what a protocol lacks in both families has one line, unless
     * all of it is asked for.
     */
    public static void print(
            List<Remark> remarks, Selection selection, boolean verbose, Environment environment) {
        boolean condensed = !selection.protocolsNamed() && !verbose;
        print(remarks, condensed, environment);
    }

    /**
     * Prints the remarks.
     *
     * @param condensed whether what a protocol lacks has one line for both families
     */
    public static void print(List<Remark> remarks, boolean condensed, Environment environment) {
        Set<String> lines = new LinkedHashSet<>();
        long undecided = 0;
        for (Remark remark : remarks) {
            if (remark instanceof OwnersUndecided some) { // of each protocol and family
                undecided += some.sockets();
                continue;
            }
            if (condensed && remark instanceof ProtocolUnavailable missing) {
                lines.add(missing.textOfBothFamilies());
            } else if (condensed && remark instanceof NotRecorded missing) {
                lines.add(missing.textOfBothFamilies());
            } else {
                lines.add(remark.text());
            }
        }
        if (undecided > 0) {
            lines.add(new OwnersUndecided(undecided).text());
        }
        for (String line : lines) {
            environment.say(line);
        }
    }
}
