package io.jss.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketCountTest {

    @TempDir Path folder;

    @Test
    void aTableThatIsSharedHasANegativeNumber() throws IOException {
        assertThat(BucketCount.in(file("16\n"))).hasValue(16);
        assertThat(BucketCount.in(file("-262144\n"))).hasValue(262_144);
    }

    @Test
    void whatIsNoNumberIsUnknown() throws IOException {
        assertThat(BucketCount.in(file("0\n"))).isEmpty();
        assertThat(BucketCount.in(file(""))).isEmpty();
        assertThat(BucketCount.in(file("many\n"))).isEmpty();
        assertThat(BucketCount.in(folder.resolve("absent"))).isEmpty();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("tcp_ehash_entries"), text);
    }
}
