package io.jss.cli;

import io.jss.Remark;
import io.jss.Remark.ProtocolUnavailable;
import io.jss.model.Protocol;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells people what an answer lacks, a line each. */
final class Remarks {

    private Remarks() {}

    /**
     * Prints the remarks.
     *
     * @param condensed whether all protocols that the kernel cannot list share one line
     */
    static void print(List<Remark> remarks, boolean condensed, String name, PrintStream err) {
        Set<Protocol> unavailable = EnumSet.noneOf(Protocol.class);
        for (Remark remark : remarks) {
            if (condensed && remark instanceof ProtocolUnavailable missing) {
                unavailable.add(missing.protocol());
            } else {
                err.println(name + ": " + remark.text());
            }
        }
        if (!unavailable.isEmpty()) {
            StringBuilder line = new StringBuilder(": not listed, unknown to this kernel:");
            for (Protocol protocol : unavailable) {
                line.append(' ').append(protocol.label());
            }
            err.println(line.insert(0, name));
        }
    }
}
