package io.jss.cli.compat.ss;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.OptionTable;
import java.util.List;

/** The options of ss. */
final class SsOptions extends OptionTable<SsOption> {

    SsOptions() {
        super(List.of(SsOption.values()));
    }

    @Override
    protected UsageException unknown(String option, String argument) {
        return new UsageException("ss has no option '" + option + "'");
    }

    @Override
    protected UsageException ambiguous(String option, List<String> names) {
        return new UsageException("option '" + option + "' is cut too short");
    }

    @Override
    protected UsageException needless(String option, String value) {
        return new UsageException("option '" + option + "' does not take a value");
    }

    @Override
    protected UsageException missing(String option, SsOption form) {
        return new UsageException("option '" + option + "' needs a value");
    }
}
