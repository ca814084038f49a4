package io.jss.cli.compat.netstat;

import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import io.jss.model.UnixSocket;
import io.jss.owners.InodeSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The part of the output that lists unix domain sockets. */
final class UnixSection {

    private final NetstatArguments arguments;
    private final Environment environment;
    private final ProgramSearch programs;

    UnixSection(NetstatArguments arguments, Environment environment, ProgramSearch programs) {
        this.arguments = arguments;
        this.environment = environment;
        this.programs = programs;
    }

    /**
     * Writes the section once.
     *
     * @return the exit code, not 0 when the kernel cannot list what was asked for by name
     */
    int print(SocketTable table) throws IOException {
        List<UnixSocket> sockets = new ArrayList<>();
        UnixReferences references = new UnixReferences();
        try {
            for (Remark remark :
                    table.visit(
                            SocketFamily.UNIX,
                            Set.of(),
                            socket -> {
                                sockets.add(socket);
                                references.note(socket);
                            })) {
                tell(remark.text());
            }
        } catch (ProtocolUnavailableException e) {
            tell(e.getMessage());
            return arguments.has(NetstatOption.UNIX) ? ExitCode.NOT_FOUND : ExitCode.OK;
        }
        write(sockets, references);
        return ExitCode.OK;
    }

    private void write(List<UnixSocket> sockets, UnixReferences references) throws IOException {
        boolean programsShown = arguments.has(NetstatOption.PROGRAMS);
        UnixRow rows = new UnixRow(references, programsShown, environment.out());
        environment.out().write("Active UNIX domain sockets " + which() + "\n");
        rows.writeTitles();
        if (programsShown) {
            InodeSet inodes = new InodeSet();
            sockets.forEach(socket -> inodes.add(socket.inode()));
            rows.setPrograms(programs.find(inodes));
        }
        for (UnixSocket socket : sockets) {
            boolean listening = socket.state() == SocketState.LISTEN;
            if (listening && !arguments.listeningOnly()) {
                rows.writePending(socket);
            }
            if (arguments.has(NetstatOption.ALL) || listening == arguments.listeningOnly()) {
                rows.write(socket);
            }
        }
    }

    private String which() {
        if (arguments.has(NetstatOption.ALL)) {
            return "(servers and established)";
        }
        return arguments.listeningOnly() ? "(only servers)" : "(w/o servers)";
    }

    private void tell(String text) {
        environment.say(text);
    }
}
