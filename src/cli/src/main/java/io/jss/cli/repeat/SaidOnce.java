package io.jss.cli.repeat;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** An environment of answers that follow each other: a remark of the one before is not repeated. */
final class SaidOnce extends ForwardingEnvironment {

    private final Lines lines = new Lines();
    private final PrintStream err = new PrintStream(lines, true, StandardCharsets.UTF_8);

    SaidOnce(Environment machine) {
        super(machine);
    }

    @Override
    public PrintStream err() {
        return err;
    }

    /** Begins another answer. */
    void begin() {
        lines.begin();
    }

    /** Passes on each line that is new. */
    private final class Lines extends OutputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private Set<String> before = new HashSet<>();
        private Set<String> now = new HashSet<>();

        void begin() {
            before = now;
            now = new HashSet<>();
        }

        @Override
        public void write(int octet) {
            if (octet != '\n') {
                line.write(octet);
                return;
            }
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            if (now.add(text) && !before.contains(text)) {
                machine().err().println(text);
            }
        }
    }
}
