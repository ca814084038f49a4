package io.jss.cli;

import io.jss.answer.Remark;
import io.jss.answer.Remark.NotRecorded;
import io.jss.answer.Remark.ProtocolUnavailable;
import io.jss.model.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells people what an answer lacks, a line each. */
final class Remarks {

    private Remarks() {}

    /**
     * Prints the remarks on a listing: protocols that nobody named and that could not be listed
     * share one line, unless {@code -v} asks for all.
     */
    static void print(
            List<Remark> remarks, Selection selection, Options options, Environment environment) {
        boolean condensed = !selection.protocolsNamed() && !options.has(CliOption.VERBOSE);
        print(remarks, condensed, environment);
    }

    /**
     * Prints the remarks.
     *
     * @param condensed whether all protocols that the kernel cannot list share one line
     */
    static void print(List<Remark> remarks, boolean condensed, Environment environment) {
        Set<Protocol> unavailable = EnumSet.noneOf(Protocol.class);
        Set<Protocol> unrecorded = EnumSet.noneOf(Protocol.class);
        for (Remark remark : remarks) {
            if (condensed && remark instanceof ProtocolUnavailable missing) {
                unavailable.add(missing.protocol());
            } else if (condensed && remark instanceof NotRecorded missing) {
                unrecorded.add(missing.protocol());
            } else {
                environment.say(remark.text());
            }
        }
        list("not listed, unknown to this kernel:", unavailable, environment);
        list("not in the recording:", unrecorded, environment);
    }

    private static void list(String what, Set<Protocol> protocols, Environment environment) {
        if (!protocols.isEmpty()) {
            StringBuilder line = new StringBuilder(what);
            for (Protocol protocol : protocols) {
                line.append(' ').append(protocol.label());
            }
            environment.say(line.toString());
        }
    }
}
