package io.jss.cli.environment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** An environment that keeps what an answer is made of until it is taken. */
public final class KeptOutput extends ForwardingEnvironment {

    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final ByteArrayOutputStream remarks = new ByteArrayOutputStream();
    private final Output out = Output.to(answer);
    private final PrintStream err = new PrintStream(remarks, true, StandardCharsets.UTF_8);

    /** Creates one that is another environment but for its output. */
    public KeptOutput(Environment machine) {
        super(machine);
    }

    @Override
    public Output out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    /** Returns what was written since it was last asked. */
    public String answer() throws IOException {
        out.flush();
        return taken(answer);
    }

    /** Returns the remarks and errors since it was last asked. */
    public String remarks() {
        return taken(remarks);
    }

    private static String taken(ByteArrayOutputStream bytes) {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }
}
