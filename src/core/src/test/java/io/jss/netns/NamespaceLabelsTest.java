package io.jss.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceLabelsTest {

    private static final String ID =
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @TempDir Path proc;

    @ParameterizedTest
    @CsvSource({
        "0::/system.slice/docker-ID.scope, docker-0123456789ab",
        "12:memory:/docker/ID, docker-0123456789ab",
        "0::/kubepods.slice/kubepods-pod1.slice/cri-containerd-ID.scope,"
                + " cri-containerd-0123456789ab",
        "1:name=systemd:/kubepods/burstable/pod7/ID, container-0123456789ab",
        "0::/machine.slice/libpod-ID.scope/container, libpod-0123456789ab",
        "0::/lxc.payload.web/system.slice/cron.service, lxc-web",
        "2:cpu:/lxc/web, lxc-web",
        "0::/machine.slice/machine-guest.scope, machine-guest",
        "0::/system.slice/nginx.service, nginx.service",
        "0::/user.slice/user-1000.slice/session-3.scope, session-3.scope",
        "0::/init.scope, 77/worker",
        "0::/, 77/worker",
        "garbage, 77/worker",
    })
    void theFirstProcessTellsTheContainerOrTheUnit(String line, String label) throws IOException {
        process(77, line.replace("ID", ID) + "\n");

        assertThat(label(Optional.empty(), OptionalInt.of(77))).isEqualTo(label);
    }

    @Test
    void aContainerInAnyHierarchyCountsMoreThanAUnit() throws IOException {
        process(77, "9:pids:/system.slice/docker.service\n1:cpu:/docker/" + ID + "\n");

        assertThat(label(Optional.empty(), OptionalInt.of(77))).isEqualTo("docker-0123456789ab");
    }

    @Test
    void aNameCountsMoreThanAnything() throws IOException {
        process(77, "0::/system.slice/nginx.service\n");

        assertThat(label(Optional.of("blue"), OptionalInt.of(77))).isEqualTo("blue");
    }

    @Test
    void whereNothingCanBeReadTheNumbersAreTold() {
        assertThat(label(Optional.empty(), OptionalInt.of(78))).isEqualTo("pid 78");
        assertThat(label(Optional.empty(), OptionalInt.empty())).isEqualTo("net:[4026531840]");
    }

    private void process(int pid, String cgroups) throws IOException {
        Path folder = Files.createDirectory(proc.resolve(Integer.toString(pid)));
        Files.writeString(folder.resolve("cgroup"), cgroups);
        Files.writeString(folder.resolve("comm"), "worker\n");
    }

    private String label(Optional<String> name, OptionalInt pid) {
        return NamespaceLabels.of(ProcPaths.at(proc))
                .label(new NetworkNamespace(4026531840L, proc.resolve("none"), name, pid));
    }
}
