package io.jss.cli.doctor;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.Playback;
import io.jss.cli.environment.UsageException;
import io.jss.cli.format.DiagnosisJson;
import io.jss.cli.request.DoctorRequest;
import io.jss.cli.request.NamespaceRequest;
import io.jss.cli.rows.AllNamespaces;
import io.jss.health.Diagnosis;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.check.HealthCheck;
import io.jss.netns.NamespaceLabels;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code jss doctor}: what is wrong with the sockets, and since when, and what to do. */
public final class DoctorRun {

    private final DoctorRequest asked;
    private final Environment environment;
    private boolean incomplete;

    /** A network namespace that is looked at; empty for the command's own. */
    private record Place(String label, Optional<NetworkNamespace> namespace) {}

    /** Prepares it. */
    public DoctorRun(DoctorRequest asked, Environment environment) {
        this.asked = asked;
        this.environment = environment;
    }

    /**
     * Looks, and prints what it has found.
     *
     * @return {@link ExitCode#OK}, or 1 when something is wrong
     */
    public int run() throws IOException {
        Optional<Playback> series = environment.playback();
        boolean recorded = environment.recorded().isPresent();
        HealthCheck check =
                new HealthCheck(
                        asked.thresholds(),
                        environment.ownerScan(),
                        recorded ? Optional.empty() : Optional.of(environment.procPaths()));
        if (series.isPresent() && !asked.namespace().every()) {
            asked.namespace().find(environment); // a series is of one, without a name
            SeriesDiagnosis.Result result =
                    new SeriesDiagnosis(series.get(), check).at(asked.pause());
            result.remarks().forEach(remark -> environment.say(remark.text()));
            return show(Map.of("", result.diagnosis()), result.samples());
        }
        if (!recorded) {
            return show(ofPlaces(check, false), "two samples " + asked.pauseMillis() + " ms apart");
        }
        if (asked.pause().isPresent()) {
            throw new UsageException(
                    "what --read has is one sample: --for goes with a series, which jss record"
                            + " writes");
        }
        return show(ofPlaces(check, true), "one sample of a recording");
    }

    private Map<String, Diagnosis> ofPlaces(HealthCheck check, boolean recorded)
            throws IOException {
        Map<Place, HealthSample> first = new LinkedHashMap<>();
        for (Place place : places()) {
            sample(place).ifPresent(sample -> first.put(place, sample));
        }
        if (!recorded) {
            pause();
        }
        Map<String, Diagnosis> found = new LinkedHashMap<>();
        for (Map.Entry<Place, HealthSample> entry : first.entrySet()) {
            Optional<HealthSample> second =
                    recorded ? Optional.of(entry.getValue()) : sample(entry.getKey());
            if (second.isPresent()) {
                found.put(entry.getKey().label(), check.between(entry.getValue(), second.get()));
                for (Remark remark : second.get().remarks()) {
                    environment.say(remark.text());
                }
            }
        }
        return found;
    }

    private int show(Map<String, Diagnosis> found, String samples) throws IOException {
        if (asked.json()) {
            DiagnosisJson.write(found, environment.out());
        } else {
            for (String line : new DiagnosisText(asked, samples).lines(found)) {
                environment.out().write(line + "\n");
            }
        }
        boolean unknown = incomplete && asked.failOn().equals("unknown");
        return unknown || found.values().stream().anyMatch(asked::fails)
                ? ExitCode.NOT_FOUND
                : ExitCode.OK;
    }

    private List<Place> places() throws IOException {
        if (!asked.namespace().every()) {
            Optional<NetworkNamespace> named = asked.namespace().find(environment);
            return List.of(new Place(named.map(NetworkNamespace::label).orElse(""), named));
        }
        NetworkNamespaces.Listing listing = environment.namespaces().list();
        NamespaceLabels labels = NamespaceLabels.of(environment.procPaths());
        List<Place> places = new ArrayList<>();
        for (NetworkNamespace namespace : listing.namespaces()) {
            places.add(
                    new Place(
                            labels.label(namespace),
                            places.isEmpty() ? Optional.empty() : Optional.of(namespace)));
        }
        AllNamespaces.hidden(listing).forEach(this::miss);
        return places;
    }

    private void miss(Remark remark) {
        incomplete = true;
        environment.say(remark.text());
    }

    /** Returns a sample; of many namespaces one that has gone or is closed to us is left out. */
    private Optional<HealthSample> sample(Place place) throws IOException {
        try (SocketTable table = environment.openTable(place.namespace())) {
            boolean live = environment.recorded().isEmpty();
            HostNumbers numbers = NamespaceRequest.hostNumbers(place.namespace(), environment);
            return Optional.of(HealthSample.take(table, numbers, live));
        } catch (SystemCallException | NoSuchFileException e) {
            if (place.namespace().isEmpty() || !asked.namespace().every()) {
                throw e;
            }
            miss(new Remark.NamespaceNotEntered(place.label(), e.getMessage()));
            return Optional.empty();
        }
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(asked.pauseMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before the second sample");
        }
    }
}
