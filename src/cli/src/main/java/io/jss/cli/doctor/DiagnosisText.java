package io.jss.cli.doctor;

import io.jss.cli.request.DoctorRequest;
import io.jss.cli.text.SafeText;
import io.jss.health.Condition;
import io.jss.health.Culprit;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.UnknownCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** A diagnosis in words, for people. */
public final class DiagnosisText {

    private static final int PERCENT = 100;
    private static final int TITLES = 9;

    private final DoctorRequest asked;
    private final String samples;
    private final List<String> lines = new ArrayList<>();

    /**
     * Prepares it.
     *
     * @param samples what was compared, in words
     */
    DiagnosisText(DoctorRequest asked, String samples) {
        this.asked = asked;
        this.samples = samples;
    }

    /** Returns the lines of the diagnoses of network namespaces, by their labels. */
    List<String> lines(Map<String, Diagnosis> found) {
        found.forEach(this::diagnosis);
        for (String limit : asked.changed()) {
            add("limit", limit);
        }
        return lines;
    }

    private void diagnosis(String label, Diagnosis diagnosis) {
        if (!label.isEmpty()) {
            lines.add(SafeText.line("Network namespace " + label + ":"));
        }
        diagnosis.findings().forEach(this::finding);
        for (UnknownCheck check : diagnosis.unknown()) {
            add("not known", check.condition().id() + ": " + check.why());
        }
        String sound =
                diagnosis.sound().stream().map(Condition::id).collect(Collectors.joining(", "));
        add("sound", sound.isEmpty() ? "nothing" : sound);
        add("looked at", diagnosis.sockets() + " sockets of TCP and UDP, " + samples);
    }

    private void finding(Finding finding) {
        lines.add(headline(finding));
        if (finding.who().isEmpty()) {
            detail("who", "not known");
        }
        for (Culprit culprit : finding.who()) {
            detail("who", culprit.sockets() + " (" + culprit.count() + "), " + owners(culprit));
        }
        detail("since", finding.since());
        detail("effect", finding.condition().effect());
        detail("do", finding.advice());
    }

    /** Returns the first line of a finding: how bad it is, what it is, and its numbers. */
    public static String headline(Finding finding) {
        String share =
                finding.share().isPresent()
                        ? String.format(
                                Locale.ROOT, " (%.0f%%)", finding.share().getAsDouble() * PERCENT)
                        : "";
        return line(
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.condition().id() + ": " + finding.what() + share);
    }

    private static String owners(Culprit culprit) {
        String processes = String.join(", ", culprit.processes());
        if (culprit.unseen().isEmpty()) {
            return processes.isEmpty() ? "no process holds it" : processes;
        }
        return processes.isEmpty()
                ? "owner not known: " + culprit.unseen().get()
                : processes + "; the owner of some is not known: " + culprit.unseen().get();
    }

    private void add(String title, String text) {
        lines.add(line(title, text));
    }

    private static String line(String title, String text) {
        return SafeText.line(StringUtils.rightPad(title, TITLES) + " " + text);
    }

    private void detail(String title, String text) {
        lines.add(SafeText.line("  " + StringUtils.rightPad(title, TITLES) + text));
    }
}
