package io.jss.cli.format;

import com.fasterxml.jackson.core.JsonGenerator;
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
        JsonOut document = new JsonOut(out);
        JsonGenerator json = document.json();
        json.writeStartObject();
        json.writeNumberField("schemaVersion", 1);
        json.writeArrayFieldStart("namespaces");
        for (Map.Entry<String, Diagnosis> entry : found.entrySet()) {
            namespace(entry.getKey(), entry.getValue(), json);
        }
        json.writeEndArray();
        json.writeEndObject();
        document.passLine();
    }

    private static void namespace(String label, Diagnosis diagnosis, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        if (!label.isEmpty()) {
            json.writeStringField("name", label);
        }
        json.writeNumberField("sockets", diagnosis.sockets());
        json.writeNumberField("milliseconds", diagnosis.millis());
        json.writeArrayFieldStart("findings");
        for (Finding finding : diagnosis.findings()) {
            finding(finding, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("unknown");
        for (UnknownCheck check : diagnosis.unknown()) {
            json.writeStartObject();
            json.writeStringField("id", check.condition().id());
            json.writeStringField("why", check.why());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("sound");
        for (Condition condition : diagnosis.sound()) {
            json.writeString(condition.id());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void finding(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", finding.condition().id());
        json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("what", finding.what());
        json.writeNumberField("number", finding.number());
        if (finding.limit().isPresent()) {
            json.writeNumberField("limit", finding.limit().getAsLong());
        }
        if (finding.share().isPresent()) {
            json.writeNumberField("share", finding.share().getAsDouble());
        }
        json.writeArrayFieldStart("who");
        for (Culprit culprit : finding.who()) {
            json.writeStartObject();
            json.writeStringField("sockets", culprit.sockets());
            json.writeNumberField("count", culprit.count());
            json.writeArrayFieldStart("processes");
            for (String process : culprit.processes()) {
                json.writeString(process);
            }
            json.writeEndArray();
            if (culprit.unseen().isPresent()) {
                json.writeStringField("unseen", culprit.unseen().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeStringField("since", finding.since());
        json.writeStringField("effect", finding.condition().effect());
        json.writeStringField("advice", finding.advice());
        json.writeEndObject();
    }
}
