package io.jss.cli.format;

import io.jss.answer.Remark;
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

    void write(JsonWriter json) {
        json.member("schemaVersion", SCHEMA_VERSION);
        if (jssVersion.isPresent()) {
            json.member("jssVersion", jssVersion.get());
        }
        if (host.isPresent()) {
            json.member("host", host.get());
        }
        if (kernel.isPresent()) {
            json.member("kernel", kernel.get());
        }
        if (namespace.isPresent() || namespaceName.isPresent()) {
            json.name("namespace").beginObject();
            if (namespace.isPresent()) {
                json.member("inode", namespace.getAsLong());
            }
            if (namespaceName.isPresent()) {
                json.member("name", namespaceName.get());
            }
            json.endObject();
        }
        if (time.isPresent()) {
            Instant millis = time.get().truncatedTo(ChronoUnit.MILLIS);
            json.member("time", millis.toString());
        }
        if (recorded) {
            json.member("recorded", true);
        }
    }

    static void writeRemarks(List<Remark> remarks, JsonWriter json) {
        json.name("remarks").beginArray();
        for (Remark remark : remarks) {
            String kind = remark.getClass().getSimpleName();
            json.beginObject();
            json.member("kind", Character.toLowerCase(kind.charAt(0)) + kind.substring(1));
            json.member("text", remark.text());
            json.endObject();
        }
        json.endArray();
    }
}
