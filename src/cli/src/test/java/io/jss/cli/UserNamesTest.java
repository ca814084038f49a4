package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserNamesTest {

    @Test
    void namesAreReadFromAPasswdFileAndBadLinesPassedOver(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("passwd");
        Files.writeString(
                file,
                """
                root:x:0:0:root:/root:/bin/sh
                toor:x:0:0::/root:/bin/sh
                no-number:x:abc:0::/:
                cut:x:12
                :x:13:0::/:
                nobody:x:4294967294:1::/:
                last:x:14:1\
                """);
        UserNames names = UserNames.of(file);

        assertThat(name(names, 0)).isEqualTo("root");
        assertThat(name(names, 4294967294L)).isEqualTo("nobody");
        assertThat(name(names, 14)).isEqualTo("last");
        assertThat(name(names, 12)).isEmpty();
        assertThat(name(names, 13)).isEmpty();
    }

    @Test
    void withoutAFileEveryUserIsANumber(@TempDir Path folder) {
        assertThat(name(UserNames.of(folder.resolve("absent")), 0)).isEmpty();
    }

    private static String name(UserNames names, long uid) {
        return new String(names.name(uid), StandardCharsets.UTF_8);
    }
}
