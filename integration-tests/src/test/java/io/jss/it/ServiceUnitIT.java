package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit of the package, read by systemd's own tools; what starts it is not there. */
class ServiceUnitIT {

    private static final Path ROOT = Path.of(System.getProperty("jss.root", ".."));
    private static final Pattern EXPOSURE =
            Pattern.compile("Overall exposure level for \\S+: (\\S+) (\\w+)");

    @TempDir private Path folder;
    private String unit;

    /** The command is not installed here. */
    @BeforeEach
    void copy() throws Exception {
        String text = Files.readString(ROOT.resolve("packaging/debian/jss-export.service"));
        assertThat(text).contains("ExecStart=/usr/bin/jss export");
        unit = folder.resolve("jss-export.service").toString();
        Files.writeString(Path.of(unit), text.replace("=/usr/bin/jss ", "=/bin/true "));
    }

    @Test
    void systemdFindsNothingWrongWithIt() throws Exception {
        Process process =
                new ProcessBuilder("systemd-analyze", "verify", "--man=no", unit)
                        .redirectErrorStream(true)
                        .start();

        assertThat(process.inputReader().lines().toList()).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void itIsAsExposedAsThePageSays() throws Exception {
        Matcher found =
                EXPOSURE.matcher(
                        NetworkTool.output(
                                "systemd-analyze",
                                "security",
                                "--offline=true",
                                "--no-pager",
                                unit));
        assertThat(found.find()).isTrue();
        double exposure = Double.parseDouble(found.group(1));

        assertThat(exposure).isLessThan(2);
        assertThat(Files.readString(ROOT.resolve("src/docs/export.md")))
                .contains(
                        "`systemd-analyze security` gives it "
                                + exposure
                                + ", \""
                                + found.group(2)
                                + "\"");
    }
}
