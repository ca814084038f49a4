package io.jss.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.TestRun;
import io.jss.cli.environment.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What jss export is asked for, and what it refuses. */
class ExportRequestTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "export | export takes to whom: --listen 127.0.0.1:9497",
                "export tcp --ndjson | export takes no 'tcp'",
                "export --listen=9497 | --listen takes an address and a port",
                "export --listen=::1:9497 | --listen takes an address and a port",
                "export --listen=127.0.0.1:65536 | --listen takes an address and a port",
                "export --otlp=ftp://127.0.0.1 | --otlp takes the URL of a collector",
                "export --otlp=http: | --otlp takes the URL of a collector",
                "export --textfile=. --web-config=x | --web-config goes with --listen",
                "export --textfile=. -p | --programs goes with --ndjson or --otlp",
                "export --ndjson --networks=10.0.0.0/33 | --networks takes prefixes with commas",
                "export --ndjson --networks=, | --networks takes 1 to 64 prefixes",
                "export --ndjson -c=0 | -c takes seconds from 0.01 to 3600",
                "-t --listen=127.0.0.1:1 | --listen goes with export",
            })
    void whatIsWrongIsSaidInOneLine(String line, String said) {
        TestRun run = new TestRun();

        assertThat(run.run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).singleElement().asString().contains(said);
    }

    @Test
    void aRequestIsHandedToTheExporter() {
        TestRun run = new TestRun();
        String line =
                "export --listen=[::1]:9497 --textfile=/tmp --otlp=http://127.0.0.1:4318/ --ndjson"
                        + " -p --cgroup --networks=10.0.0.0/8,2001:db8::/32 --all-netns -c=5";

        assertThat(run.run(line.split(" "))).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .singleElement()
                .asString()
                .contains(
                        "0:0:0:0:0:0:0:1]:9497]",
                        "textfile=Optional[/tmp]",
                        "otlp=Optional[http://127.0.0.1:4318]",
                        "flows=true, owners=true, units=true",
                        "networks=[10.0.0.0/8, [2001:db8::/32]]",
                        "every=true",
                        "pause=PT5S");
    }
}
