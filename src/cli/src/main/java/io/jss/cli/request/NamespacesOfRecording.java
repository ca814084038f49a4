package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What a command shows of a recording of several network namespaces. */
public final class NamespacesOfRecording {

    /** So many are named in an error. */
    private static final int NAMED = 5;

    private NamespacesOfRecording() {}

    /**
     * Returns the options with what the recording is: of several network namespaces all are shown,
     * unless -N names one of them.
     *
     * @param environment the one in which the recording is the kernel
     * @throws UsageException when the options are about several, and the recording is of one, or
     *     when they are not for several
     */
    public static Options completed(Options given, Environment environment) throws IOException {
        if (!areSeveral(environment)) {
            refuse(CliOption.ALL_NETNS, given);
            refuse(CliOption.NETNS, given);
            return given;
        }
        if (given.has(CliOption.NETNS)) {
            return given;
        }
        Options options = given.with(CliOption.ALL_NETNS);
        Mode.check(options, SocketKinds.of(options), true);
        return options;
    }

    private static void refuse(CliOption option, Options options) {
        if (options.has(option)) {
            throw new UsageException(
                    "--"
                            + option.longName()
                            + " does not go with --read: the recording is of one network"
                            + " namespace");
        }
    }

    /**
     * Refuses a recording of several network namespaces for a command that shows one.
     *
     * @param choice how one is chosen, or what shows all
     */
    public static void refuseSeveral(Environment environment, String choice) throws IOException {
        if (areSeveral(environment)) {
            List<NetworkNamespace> all = of(environment);
            String names =
                    all.stream()
                            .limit(NAMED)
                            .map(NetworkNamespace::label)
                            .collect(Collectors.joining(", "));
            throw new UsageException(
                    "the recording is of "
                            + all.size()
                            + " network namespaces, "
                            + names
                            + (all.size() > NAMED ? ", ...: " : ": ")
                            + choice);
        }
    }

    /** Returns whether what is shown is a recording of several network namespaces. */
    public static boolean areSeveral(Environment environment) throws IOException {
        return environment.recorded().isPresent() && !of(environment).isEmpty();
    }

    private static List<NetworkNamespace> of(Environment environment) throws IOException {
        return environment.namespaces().list().namespaces();
    }
}
