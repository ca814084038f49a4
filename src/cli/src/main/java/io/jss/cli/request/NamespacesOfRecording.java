package io.jss.cli.request;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
        if (given.has(CliOption.NETNS) || RecordingRequest.plays(given)) {
            return given; // what plays is of one: the first, and says so
        }
        Options options = given.with(CliOption.ALL_NETNS);
        Combinations.refuse(options, SocketKinds.of(options), true);
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
            throw new UsageException(named(of(environment)) + choice);
        }
    }

    /** Returns the one that is shown where none is chosen, empty where there is but one. */
    public static Optional<NetworkNamespace> first(Environment environment) throws IOException {
        return areSeveral(environment) ? Optional.of(of(environment).get(0)) : Optional.empty();
    }

    /**
     * Returns a sentence that says that the first of several is shown.
     *
     * @param all the namespaces of the recording
     */
    public static String firstOf(List<NetworkNamespace> all) {
        return named(all) + all.get(0).label() + " is shown; -N NAME shows another";
    }

    private static String named(List<NetworkNamespace> all) {
        String names =
                all.stream()
                        .limit(NAMED)
                        .map(NetworkNamespace::label)
                        .collect(Collectors.joining(", "));
        return "the recording is of "
                + all.size()
                + " network namespaces, "
                + names
                + (all.size() > NAMED ? ", ...: " : ": ");
    }

    /** Returns whether what is shown is a recording of several network namespaces. */
    public static boolean areSeveral(Environment environment) throws IOException {
        return environment.recorded().isPresent() && !of(environment).isEmpty();
    }

    /** Returns those of the recording that is shown. */
    public static List<NetworkNamespace> of(Environment environment) throws IOException {
        return environment.namespaces().list().namespaces();
    }
}
