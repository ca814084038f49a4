package io.jss.cli.targets;

import java.util.List;

/**
 * What words name, read as targets.
 *
 * @param targets the targets, in order
 * @param filter all of it in the language of filters
 * @param ports those that a socket must have all, one at each end
 */
public record Targets(List<Target> targets, String filter, List<String> ports) {

    /** Returns the same without listeners, which what is not meant has among it. */
    Targets ofConnected() {
        boolean negated = targets.stream().anyMatch(target -> !target.negation().isEmpty());
        return negated ? new Targets(targets, "state connected (" + filter + ")", ports) : this;
    }
}
