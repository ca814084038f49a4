package io.jss.export;

import io.jss.cli.environment.Output;
import io.jss.cli.format.JsonWriter;
import io.jss.model.IpAddress;
import io.jss.owners.ProcessInfo;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;

/** Writes each flow log as a line of JSON. */
final class NdjsonFlows implements FlowSink {

    private final Output out;
    private final JsonWriter json;

    NdjsonFlows(Output out) {
        this.out = out;
        json = new JsonWriter(out);
    }

    @Override
    public boolean take(FlowRecord flow) throws IOException {
        json.beginObject();
        json.member("event", flow.event().name().toLowerCase(Locale.ROOT));
        if (!flow.namespace().isEmpty()) {
            json.member("namespace", flow.namespace());
        }
        json.member("protocol", "tcp");
        end("local", flow.local(), flow.localPort());
        end("remote", flow.remote(), flow.remotePort());
        json.member("type", flow.type().name().toLowerCase(Locale.ROOT));
        json.member("direction", flow.direction().name().toLowerCase(Locale.ROOT));
        flow.openedAfter().ifPresent(time -> json.member("openedAfter", time.toString()));
        json.member("openedBy", flow.openedBy().toString());
        flow.closeWaitBy().ifPresent(time -> json.member("closeWaitBy", time.toString()));
        flow.closed().ifPresent(time -> json.member("closed", time.toString()));
        if (flow.ended()) {
            numbers(flow.numbers());
        }
        number("uid", flow.uid());
        if (!flow.owners().isEmpty()) {
            json.name("processes").beginArray();
            for (ProcessInfo owner : flow.owners()) {
                json.beginObject();
                json.member("pid", owner.pid());
                json.member("command", owner.command().toString());
                json.endObject();
            }
            json.endArray();
        }
        flow.workload().ifPresent(this::workload);
        json.member("cookie", Long.toUnsignedString(flow.cookie()));
        json.endObject();
        json.passLine();
        return true;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    private void end(String name, IpAddress address, int port) {
        json.name(name).beginObject();
        json.member("address", address.toString());
        json.member("port", port);
        json.endObject();
    }

    private void numbers(FlowRecord.Numbers numbers) {
        number("sent", numbers.sent());
        number("received", numbers.received());
        number("segmentsOut", numbers.segmentsOut());
        number("segmentsIn", numbers.segmentsIn());
        number("retransmitted", numbers.retransmitted());
        number("rttMicros", numbers.rttMicros());
        number("minRttMicros", numbers.minRttMicros());
    }

    private void workload(FlowRecord.Workload workload) {
        text("unit", workload.unit());
        text("container", workload.container());
        text("pod", workload.pod());
    }

    private void text(String name, String value) {
        if (!value.isEmpty()) {
            json.member(name, value);
        }
    }

    private void number(String name, OptionalLong value) {
        if (value.isPresent()) {
            json.member(name, value.getAsLong());
        }
    }
}
