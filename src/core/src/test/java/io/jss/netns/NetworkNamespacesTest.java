package io.jss.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.proc.ProcPaths;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the links of processes say, and what their failures do. */
class NetworkNamespacesTest {

    @TempDir private Path proc;

    @BeforeEach
    void ownNamespace() throws IOException {
        link("self", "net:[1]");
        Files.writeString(proc.resolve("self/mountinfo"), "");
    }

    private Path ns(String process) throws IOException {
        return Files.createDirectories(proc.resolve(process + "/ns"));
    }

    private void link(String process, String target) throws IOException {
        Files.createSymbolicLink(ns(process).resolve("net"), Path.of(target));
    }

    private NetworkNamespaces namespaces() {
        return NetworkNamespaces.at(ProcPaths.at(proc), proc.resolve("names"));
    }

    @Test
    void processThatHasEndedOrHasNoSuchLinkIsPassedOverAndNotHidden() throws IOException {
        ns("5"); // ended
        Files.createFile(ns("6").resolve("net")); // a kernel without such links
        link("7", "pid:[9]");
        link("8", "net:[2]");
        NetworkNamespaces.Listing listing = namespaces().list();

        assertThat(listing.namespaces())
                .extracting(NetworkNamespace::inode)
                .containsExactly(1L, 2L);
        assertThat(listing.hiddenProcesses()).isZero();
        assertThat(listing.hiddenFiles()).isEmpty();
    }

    @Test
    void faultThatIsNotTheProcessesIsNamedAndNotTakenForAPermission() throws IOException {
        Files.createFile(Files.createDirectory(proc.resolve("5")).resolve("ns"));
        String link = proc.resolve("5/ns/net").toString();

        assertThatThrownBy(() -> namespaces().list())
                .isInstanceOf(SystemCallException.class)
                .hasMessage("readlinkat(" + link + "): ENOTDIR (Not a directory)");
        assertThatThrownBy(() -> namespaces().resolve("5"))
                .isInstanceOf(SystemCallException.class)
                .hasMessage("readlinkat(" + link + "): ENOTDIR (Not a directory)");
    }

    @Test
    void processThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> namespaces().resolve("77"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("'77'")
                .hasMessageEndingWith("and no process of that number");
    }
}
