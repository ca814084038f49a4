package io.jss.cli.compat.netstat;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.OptionTable;
import java.util.List;

/** The options of netstat; its arguments that are no options mean nothing to it. */
final class NetstatOptions extends OptionTable<NetstatOption> {

    NetstatOptions() {
        super(List.of(NetstatOption.values()));
    }

    @Override
    protected UsageException unknown(String option, String argument) {
        return new UsageException("netstat has no option '" + option + "'");
    }

    @Override
    protected UsageException ambiguous(String option, List<String> names) {
        return new UsageException(
                "option '" + option + "' may be any of '--" + String.join("', '--", names) + "'");
    }

    @Override
    protected UsageException needless(String option, String value) {
        return new UsageException("option '" + option + "' does not take a value");
    }

    @Override
    protected UsageException missing(String option, NetstatOption form) {
        return new UsageException("option '" + option + "' needs a value");
    }
}
