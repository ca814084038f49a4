package io.jss.cli.format;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jss.answer.Remark;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a JSON document says of where and when it was made.
 *
 * @param jssVersion the release of jss, empty when it is not packaged
 * @param host the name of the host
 * @param kernel the release of the kernel that answered
 * @param namespace the inode of the network namespace; empty for many, and when it is not known
 * @param namespaceName what the namespace is called, empty for the command's own
 * @param time when the look began
 * @param recorded whether the sockets are those of a recording
 */
public record DocumentHead(
        Optional<String> jssVersion,
        Optional<String> host,
        Optional<String> kernel,
        OptionalLong namespace,
        Optional<String> namespaceName,
        Optional<Instant> time,
        boolean recorded) {

    /** The version of the schema, which only grows. */
    public static final int SCHEMA_VERSION = 1;

    void write(JsonGenerator json) throws IOException {
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        if (jssVersion.isPresent()) {
            json.writeStringField("jssVersion", jssVersion.get());
        }
        if (host.isPresent()) {
            json.writeStringField("host", host.get());
        }
        if (kernel.isPresent()) {
            json.writeStringField("kernel", kernel.get());
        }
        if (namespace.isPresent() || namespaceName.isPresent()) {
            json.writeObjectFieldStart("namespace");
            if (namespace.isPresent()) {
                json.writeNumberField("inode", namespace.getAsLong());
            }
            if (namespaceName.isPresent()) {
                json.writeStringField("name", namespaceName.get());
            }
            json.writeEndObject();
        }
        if (time.isPresent()) {
            Instant millis = time.get().truncatedTo(ChronoUnit.MILLIS);
            json.writeStringField("time", millis.toString());
        }
        if (recorded) {
            json.writeBooleanField("recorded", true);
        }
    }

    static void writeRemarks(List<Remark> remarks, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("remarks");
        for (Remark remark : remarks) {
            String kind = remark.getClass().getSimpleName();
            json.writeStartObject();
            json.writeStringField(
                    "kind", Character.toLowerCase(kind.charAt(0)) + kind.substring(1));
            json.writeStringField("text", remark.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
