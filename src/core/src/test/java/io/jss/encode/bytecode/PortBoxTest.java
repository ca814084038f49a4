package io.jss.encode.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.encode.bytecode.PortBox.Halves;
import io.jss.filter.SampleSocket;
import io.jss.model.SocketState;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortBoxTest {

    private static final int[] PORTS = {0, 1, 80, 81, 4242, 40_000, 65_534, 65_535};

    private static final byte[] LOCAL_PORT_IS_80 =
            BytecodeAssembler.assemble(
                    new KernelTest.AllOf(
                            List.of(
                                    new KernelTest.Operation(Opcode.S_GE, new Operands.Port(80)),
                                    new KernelTest.Operation(Opcode.S_LE, new Operands.Port(80)))));

    @Test
    void theWholeIsNoTestAtAll() {
        assertThat(PortBox.ALL.before(new byte[0]).orElseThrow()).isEmpty();
        assertThat(PortBox.ALL.before(LOCAL_PORT_IS_80).orElseThrow()).isEqualTo(LOCAL_PORT_IS_80);
    }

    @Test
    void aProgramAcceptsWhatIsInTheBoxAndWhatTheOtherProgramAccepts() {
        for (PortBox box :
                List.of(
                        PortBox.ALL,
                        new PortBox(80, 80, 0, 65_535),
                        new PortBox(0, 4242, 1, 40_000),
                        new PortBox(81, 65_535, 80, 65_534),
                        new PortBox(65_535, 65_535, 65_535, 65_535))) {
            check(box, new byte[0], false);
            check(box, LOCAL_PORT_IS_80, true);
        }
    }

    private static void check(PortBox box, byte[] program, boolean only80) {
        byte[] whole = box.before(program).orElseThrow();
        assertThat(whole.length == 0 ? "" : BytecodeAudit.objection(whole).orElse("")).isEmpty();
        for (int local : PORTS) {
            for (int remote : PORTS) {
                SampleSocket socket =
                        SampleSocket.between(
                                SocketState.ESTABLISHED,
                                "127.0.0.1 " + local,
                                "127.0.0.1 " + remote);
                boolean wanted = box.holds(local, remote) && (!only80 || local == 80);
                assertThat(KernelModel.accepts(whole, socket))
                        .as("%s, %d to %d", box, local, remote)
                        .isEqualTo(wanted);
            }
        }
    }

    @Test
    void halvesHaveEachSocketOnce() {
        PortBox box = new PortBox(1, 65_535, 0, 40_000);
        for (Halves halves : List.of(box.cutLocal(80), box.cutRemote(80), box.cutRemote(0))) {
            for (int local : PORTS) {
                for (int remote : PORTS) {
                    int held =
                            (halves.lower().holds(local, remote) ? 1 : 0)
                                    + (halves.upper().holds(local, remote) ? 1 : 0);
                    assertThat(held).isEqualTo(box.holds(local, remote) ? 1 : 0);
                }
            }
        }
    }

    @Test
    void aProgramThatLeavesNoRoomIsNotNarrowed() {
        byte[] large = new byte[BytecodeAssembler.MAX_SIZE - 8];

        assertThat(new PortBox(80, 65_535, 0, 65_535).before(large)).isPresent();
        assertThat(new PortBox(80, 80, 0, 65_535).before(large)).isEmpty();
    }
}
