package io.jss.cli.compat.netstat;

import io.jss.cli.environment.Environment;
import io.jss.model.InetSocketView;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.SystemCalls;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the programs of the sockets that are about to be shown, and says once what is hidden. */
final class ProgramSearch {

    private final Environment environment;
    private final OwnerScan scan;
    private boolean warned;

    ProgramSearch(Environment environment) {
        this.environment = environment;
        scan = environment.ownerScan().withoutThreads(); // as in netstat
    }

    /** Returns the programs of these sockets as they are now. */
    Programs find(List<? extends InetSocketView> sockets) throws SystemCallException {
        InodeSet wanted = new InodeSet();
        for (InetSocketView socket : sockets) {
            wanted.add(socket.inodeOr(0));
        }
        return find(wanted);
    }

    /** Returns the programs of the sockets of these inodes as they are now. */
    Programs find(InodeSet wanted) throws SystemCallException {
        OwnerIndex owners = scan.scan(wanted, OwnerScan.Mode.FIRST_HOLDER);
        boolean live = environment.recorded().isEmpty();
        if (live && !warned && mayHaveMissed(owners)) {
            warn();
        }
        warned = true;
        return new ProgramNames(owners);
    }

    /** A search that found what it wanted may have ended before a process that is hidden. */
    private static boolean mayHaveMissed(OwnerIndex owners) {
        return !owners.isComplete() || SystemCalls.geteuid() != 0;
    }

    private void warn() throws SystemCallException {
        if (!isAnyDenied()) {
            return;
        }
        OwnerIndex all = scan.scan();
        int own = SystemCalls.getpid();
        if (all.processes().stream().allMatch(process -> process.pid() == own)) {
            environment
                    .err()
                    .println(
                            "(No info could be read for \"-p\": geteuid()="
                                    + Integer.toUnsignedString(SystemCalls.geteuid())
                                    + " but you should be root.)");
        } else {
            environment
                    .err()
                    .println(
                            "(Not all processes could be identified, non-owned process info\n"
                                + " will not be shown, you would have to be root to see it all.)");
        }
    }

    /**
     * netstat speaks of processes whose descriptors it may not list (EACCES), and of no other
     * reason: neither of one whose descriptors may be listed and not read, nor of those outside of
     * this pid namespace.
     */
    private boolean isAnyDenied() {
        ProcPaths paths = environment.procPaths();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(paths.root(), "[0-9]*")) {
            for (Path process : processes) {
                if (isDenied(paths, process.getFileName().toString())) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            return true;
        }
    }

    private static boolean isDenied(ProcPaths paths, String pid) {
        try (DirectoryStream<Path> opened =
                Files.newDirectoryStream(paths.descriptors(Integer.parseInt(pid)))) {
            return opened == null; // it could be opened
        } catch (AccessDeniedException e) {
            return true;
        } catch (IOException | NumberFormatException e) {
            return false; // it has ended, or it is no process
        }
    }
}
