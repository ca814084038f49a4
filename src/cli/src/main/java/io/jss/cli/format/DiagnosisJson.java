package io.jss.cli.format;

import io.jss.cli.environment.Output;
import io.jss.health.Condition;
import io.jss.health.Culprit;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.UnknownCheck;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** What {@code jss doctor --json} prints: {@code jss-doctor-1.schema.json}. */
public final class DiagnosisJson {

    private DiagnosisJson() {}

    /** Writes the diagnoses of network namespaces, by their labels; that of the own is empty. */
    public static void write(Map<String, Diagnosis> found, Output out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        json.member("schemaVersion", 1);
        json.name("namespaces").beginArray();
        for (Map.Entry<String, Diagnosis> entry : found.entrySet()) {
            namespace(entry.getKey(), entry.getValue(), json);
        }
        json.endArray();
        json.endObject();
        json.passLine();
    }

    private static void namespace(String label, Diagnosis diagnosis, JsonWriter json) {
        json.beginObject();
        if (!label.isEmpty()) {
            json.member("name", label);
        }
        json.member("sockets", diagnosis.sockets());
        json.member("milliseconds", diagnosis.millis());
        writeJudged(diagnosis, json);
        json.name("sound").beginArray();
        for (Condition condition : diagnosis.sound()) {
            json.string(condition.id());
        }
        json.endArray();
        json.endObject();
    }

    /** Writes the members for what is wrong, and for what is not known, of an object. */
    static void writeJudged(Diagnosis diagnosis, JsonWriter json) {
        json.name("findings").beginArray();
        for (Finding finding : diagnosis.findings()) {
            finding(finding, json);
        }
        json.endArray();
        json.name("unknown").beginArray();
        for (UnknownCheck check : diagnosis.unknown()) {
            json.beginObject();
            json.member("id", check.condition().id());
            json.member("why", check.why());
            json.endObject();
        }
        json.endArray();
    }

    private static void finding(Finding finding, JsonWriter json) {
        json.beginObject();
        json.member("id", finding.condition().id());
        json.member("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.member("what", finding.what());
        json.member("number", finding.number());
        if (finding.limit().isPresent()) {
            json.member("limit", finding.limit().getAsLong());
        }
        if (finding.share().isPresent()) {
            json.name("share").number(finding.share().getAsDouble());
        }
        json.name("who").beginArray();
        for (Culprit culprit : finding.who()) {
            json.beginObject();
            json.member("sockets", culprit.sockets());
            json.member("count", culprit.count());
            json.name("processes").beginArray();
            for (String process : culprit.processes()) {
                json.string(process);
            }
            json.endArray();
            if (culprit.unseen().isPresent()) {
                json.member("unseen", culprit.unseen().get());
            }
            json.endObject();
        }
        json.endArray();
        json.member("since", finding.since());
        json.member("effect", finding.condition().effect());
        json.member("advice", finding.advice());
        json.endObject();
    }
}
