package io.jss.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.owners.FakeProc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerFactsTest {

    @TempDir private Path root;

    @Test
    void eachHolderIsAnOwner() throws IOException {
        FakeProc proc = new FakeProc(root);
        proc.process(7, "nginx\n", "nginx: master process\0").socket(3, 70);
        proc.process(8, "java\n", "/usr/bin/java\0-jar\0").socket(4, 70).socket(5, 80);
        OwnerFacts facts = new OwnerFacts(proc.scan().scan());

        assertThat(facts.owners(70))
                .containsExactly(
                        new SocketFacts.Owner(7, "nginx", "nginx: master process"),
                        new SocketFacts.Owner(8, "java", "java"));
        assertThat(facts.owners(80)).containsExactly(new SocketFacts.Owner(8, "java", "java"));
        assertThat(facts.owners(90)).isEmpty();
        assertThat(facts.allOwnersSeen()).as("of the pid namespaces nothing is known").isFalse();
    }

    @Test
    void inTheFirstPidNamespaceAllAreSeen() throws IOException {
        FakeProc proc = new FakeProc(root);
        proc.process(1, "init\n", "init\0");
        for (String process : List.of("1", "self")) {
            Path directory = Files.createDirectories(root.resolve(process + "/ns"));
            Files.createSymbolicLink(directory.resolve("pid"), Path.of("pid:[4026531836]"));
        }

        assertThat(new OwnerFacts(proc.scan().scan()).allOwnersSeen()).isTrue();
    }
}
