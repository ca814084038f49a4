package io.jss.cli.environment;

import static io.jss.model.Protocol.SCTP;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.KernelTable;
import io.jss.cli.TestRun;
import io.jss.engine.ChannelFactory;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    private static KernelTable oneSocket() {
        return new KernelTable().add(TCP, ESTABLISHED, "127.0.0.1", 80, "127.0.0.1", 4000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-y | Unknown option: '-y'",
                "-ty | Unknown option: '-y' (while processing option: '-ty')",
                "--colour | Unknown option: '--colour'; perhaps '--color'",
                "--listenning | Unknown option: '--listenning'; perhaps '--listening'",
                "--zzz | Unknown option: '--zzz'",
                "--= | Unknown option: '--'",
                "--tcp=yes | option '--tcp' should be specified without 'yes' parameter",
                "-t=yes | option '-t' should be specified without 'yes' parameter",
                "--js=1 | option '--json' should be specified without '1' parameter",
                "--co | Option '--co' may be any of '--count-by', '--columns', '--continuous',"
                        + " '--color'",
                "--color | Missing required parameter for option '--color' (WHEN)",
                "--color=red | --color takes auto, always or never, not 'red'",
                "--wire=5 | --wire takes 4, 6, both or unknown, not '5'",
                "--wire= | --wire takes 4, 6, both or unknown, not ''",
                "-c=0 | -c takes seconds from 0.01 on, not '0'",
                "-c=soon | -c takes seconds from 0.01 on, not 'soon'",
                "--as=lsof | jss cannot appear as 'lsof'; it can as netstat and ss",
            })
    void wrongArgumentsAreOneLineAndExitCode2(String argument, String message) {
        TestRun run = new TestRun().sockets(oneSocket());

        assertThat(run.run(argument)).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).containsExactly("jss: " + message + " (jss --help lists what is)");
        assertThat(run.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Errno.EPERM, Errno.EPROTONOSUPPORT, Errno.EAFNOSUPPORT, Errno.EACCES})
    void refusedNetlinkSaysWhatToAllow(int errno) {
        TestRun run = new TestRun().kernel(refusing("socket", errno));

        assertThat(run.run("-t")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.errors())
                .containsExactly(
                        "jss: socket: "
                                + Errno.name(errno)
                                + " ("
                                + Errno.text(errno)
                                + "): jss needs a NETLINK_SOCK_DIAG socket; in a container or"
                                + " sandbox allow AF_NETLINK (seccomp), gVisor does not have it");
    }

    @Test
    void otherFailedCallsAreNamed() {
        TestRun run = new TestRun().kernel(refusing("socket", Errno.EMFILE));

        assertThat(run.run("-t")).isEqualTo(ExitCode.SYSTEM);
        assertThat(run.errors())
                .containsExactly("jss: socket: EMFILE (" + Errno.text(Errno.EMFILE) + ")");
    }

    private static ChannelFactory refusing(String call, int errno) {
        return () -> {
            throw new SystemCallException(call, errno);
        };
    }

    @Test
    void anErrorOfTheKernelIsToldAsItCame() {
        byte[] refused = DiagRow.done(-Errno.EACCES);
        TestRun run = new TestRun().kernel(() -> FakeKernel.answering(refused));

        assertThat(run.run("-t4")).isEqualTo(ExitCode.SYSTEM);
        assertThat(run.errors()).hasSize(1).first().asString().contains("EACCES");
    }

    @Test
    void aNamedProtocolThatTheKernelCannotListIsARemarkBesideOthers() {
        TestRun run = new TestRun().sockets(oneSocket().without(SCTP));

        assertThat(run.run("-tS4")).isEqualTo(ExitCode.OK);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.errors())
                .containsExactly(
                        "jss: this kernel cannot list sctp sockets of AF_INET (no sctp_diag)");
    }

    @Test
    void aNamedProtocolThatTheKernelCannotListIsAnErrorAlone() {
        TestRun run = new TestRun().sockets(oneSocket().without(SCTP));

        assertThat(run.run("-S4")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.lines()).isEmpty();
        assertThat(run.errors())
                .containsExactly(
                        "jss: this kernel cannot list sctp sockets of AF_INET (no sctp_diag)");
    }

    @Test
    void aFullDiskIsAnError() {
        TestRun run = new TestRun().sockets(oneSocket()).to(failing("No space left on device"));

        assertThat(run.run("-t")).isEqualTo(ExitCode.OUTPUT);
        assertThat(run.errors())
                .containsExactly("jss: cannot write the output: No space left on device");
    }

    @Test
    void aReaderThatHasGoneIsNone() {
        TestRun run = new TestRun().sockets(oneSocket()).to(failing("Broken pipe"));

        assertThat(run.run("-t")).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).isEmpty();
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(message);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                throw new IOException(message);
            }
        };
    }

    /** The JDK's messages of some are the path alone. */
    @Test
    void whyAFileCannotBeUsedIsSaid() {
        String file = "/etc/shadow";

        assertThat(Failure.of(new AccessDeniedException(file)))
                .isEqualTo(new Failure(ExitCode.SYSTEM, "/etc/shadow: permission denied"));
        assertThat(Failure.of(new NoSuchFileException(file)))
                .isEqualTo(new Failure(ExitCode.NOT_FOUND, "/etc/shadow: no such file or folder"));
        assertThat(Failure.of(new FileSystemException(file, null, "Not a directory")))
                .isEqualTo(new Failure(ExitCode.SYSTEM, "/etc/shadow: Not a directory"));
        assertThat(Failure.of(new NoSuchFileException(null, null, "there is none")))
                .isEqualTo(new Failure(ExitCode.NOT_FOUND, "there is none"));
        assertThat(FileReason.of(new IOException("Is a directory"))).isEqualTo("Is a directory");
    }

    @Test
    void aFaultOfOursAsksForAReportAndKeepsItsTraceForDebugging() {
        ChannelFactory faulty =
                () -> {
                    throw new IllegalStateException("boom");
                };
        TestRun quiet = new TestRun().kernel(faulty);
        TestRun debugging = new TestRun().kernel(faulty).variable("JSS_DEBUG", "1");

        assertThat(quiet.run("-t")).isEqualTo(ExitCode.INTERNAL);
        assertThat(quiet.errors())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("jss: internal error: java.lang.IllegalStateException: boom at ")
                .endsWith(
                        "; please report it with the output of jss -V and of the same command"
                                + " under JSS_DEBUG=1");
        assertThat(debugging.run("-t")).isEqualTo(ExitCode.INTERNAL);
        assertThat(debugging.errors()).hasSizeGreaterThan(3);
    }
}
