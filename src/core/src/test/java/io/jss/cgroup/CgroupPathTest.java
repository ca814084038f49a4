package io.jss.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CgroupPathTest {

    private static final String ID = "0123456789ab".repeat(6).substring(0, 64);

    @ParameterizedTest
    @CsvSource({
        "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-podUSCORES.slice/cri-x.scope",
        "/kubepods.slice/kubepods-podUSCORES.slice",
        "/kubepods/besteffort/podDASHES/0123",
    })
    void aPodIsNamedByItsUid(String path) {
        String uid = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";
        String cgroup = path.replace("USCORES", uid.replace('-', '_')).replace("DASHES", uid);

        assertThat(new CgroupPath(cgroup).pod()).hasValue(uid);
        assertThat(new CgroupPath("/system.slice/podman.service").pod()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/system.slice/docker-ID.scope, docker",
        "/docker/ID, docker",
        "/machine.slice/crio-ID.scope, crio",
        "/kubepods.slice/kubepods-pod1.slice/cri-containerd-ID.scope, cri-containerd",
        "/kubepods/burstable/pod7/ID, container",
        "/machine.slice/libpod-ID.scope/container, libpod",
    })
    void aContainerIsNamedByItsEngineAndItsWholeId(String path, String engine) {
        CgroupPath cgroup = new CgroupPath(path.replace("ID", ID));

        assertThat(cgroup.container()).hasValue(new Container(engine, ID));
        assertThat(cgroup.container().get().label()).isEqualTo(engine + "-0123456789ab");
    }

    @ParameterizedTest
    @CsvSource({
        "/lxc.payload.web/system.slice/cron.service, lxc, web",
        "/lxc/web, lxc, web",
        "/machine.slice/machine-guest.scope, machine, guest",
    })
    void lxcAndMachinesHaveNames(String path, String engine, String name) {
        Container container = new CgroupPath(path).container().orElseThrow();

        assertThat(container).isEqualTo(new Container(engine, name));
        assertThat(container.label()).isEqualTo(engine + "-" + name);
    }

    @Test
    void unitAndSliceAreTheInnermost() {
        CgroupPath session =
                new CgroupPath("/user.slice/user-1000.slice/user@1000.service/app.slice/a.scope");

        assertThat(session.unit()).hasValue("a.scope");
        assertThat(session.slice()).hasValue("app.slice");
        assertThat(session.container()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/", "/init.scope", "/user"})
    void thereIsNoUnitWhereNoneIsNamed(String path) {
        assertThat(new CgroupPath(path).unit()).isEmpty();
        assertThat(new CgroupPath(path).slice()).isEmpty();
        assertThat(new CgroupPath(path).container()).isEmpty();
    }
}
