package io.jss.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sockets that each process holds, read as {@code ls -l} would: an oracle that shares no code
 * with jss.
 *
 * @param sockets by pid, each descriptor as {@code FD socket:[INODE]}
 * @param denied the processes whose descriptors may not be read
 */
record ProcOracle(TreeMap<Integer, Set<String>> sockets, Set<Integer> denied) {

    /** Looks now. */
    static ProcOracle look() {
        return look(Path.of("/proc"));
    }

    /** Looks now at another root than /proc. */
    static ProcOracle look(Path root) {
        ProcOracle oracle = new ProcOracle(new TreeMap<>(), new TreeSet<>());
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(root, "[0-9]*")) {
            processes.forEach(oracle::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return oracle;
    }

    private void read(Path process) {
        int pid = Integer.parseInt(process.getFileName().toString());
        Set<String> links = new TreeSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                String link = link(descriptor);
                if (link.startsWith("socket:[")) {
                    links.add(descriptor.getFileName() + " " + link);
                }
            }
        } catch (AccessDeniedException e) {
            denied.add(pid);
        } catch (IOException e) {
            return; // it is gone
        }
        if (!links.isEmpty()) {
            sockets.put(pid, links);
        }
    }

    private static String link(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            return ""; // closed meanwhile
        }
    }
}
