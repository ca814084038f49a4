package io.jss.cli;

import io.jss.Remark;
import io.jss.Remark.NotRecorded;
import io.jss.Remark.ProtocolUnavailable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tells people what an answer lacks, a line each. */
final class Remarks {

    private Remarks() {}

    /**
     * Prints the remarks on a listing: what a protocol lacks in both families has one line, unless
     * {@code -v} asks for all.
     */
    static void print(
            List<Remark> remarks, Selection selection, Options options, Environment environment) {
        boolean condensed = !selection.protocolsNamed() && !options.has(CliOption.VERBOSE);
        print(remarks, condensed, environment);
    }

    /**
     * Prints the remarks.
     *
     * @param condensed whether what a protocol lacks has one line for both families
     */
    static void print(List<Remark> remarks, boolean condensed, Environment environment) {
        Set<String> lines = new LinkedHashSet<>();
        for (Remark remark : remarks) {
            if (condensed && remark instanceof ProtocolUnavailable missing) {
                lines.add(missing.textOfBothFamilies());
            } else if (condensed && remark instanceof NotRecorded missing) {
                lines.add(missing.textOfBothFamilies());
            } else {
                lines.add(remark.text());
            }
        }
        lines.forEach(environment::say);
    }
}
