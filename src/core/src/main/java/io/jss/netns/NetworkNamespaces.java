package io.jss.netns;

import io.jss.proc.ProcPaths;
import io.jss.proc.files.MountEscapes;
import io.jss.proc.files.ProcErrno;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * Finds the network namespaces of this host: those of its processes, and those that a bind mount
 * keeps, named ({@code ip netns}) or not (container engines).
 *
 * <pre>{@code
 * NetworkNamespace blue = NetworkNamespaces.ofThisHost().resolve("blue");
 * try (SocketTable table = SocketTable.openIn(blue)) {
 *     System.out.println(blue.label() + ": " + table.snapshot().sockets().size());
 * }
 * }</pre>
 */
public final class NetworkNamespaces {

    private static final Path NAMES = Path.of("/run/netns");

    /** Fields of a line of mountinfo (proc_pid_mountinfo(5)), from 0. */
    private static final int MOUNT_ROOT = 3;

    private static final int MOUNT_POINT = 4;

    private final ProcPaths paths;
    private final Path names;
    private final Optional<Listing> known;

    private NetworkNamespaces(ProcPaths paths, Path names, Optional<Listing> known) {
        this.paths = paths;
        this.names = names;
        this.known = known;
    }

    /** Returns the namespaces of this host. */
    public static NetworkNamespaces ofThisHost() {
        return at(ProcPaths.system(), NAMES);
    }

    /** Returns the namespaces below other paths: a container's /proc, or a tree made by a test. */
    public static NetworkNamespaces at(ProcPaths paths, Path names) {
        return new NetworkNamespaces(paths, names, Optional.empty());
    }

    /**
     * Returns namespaces that are known already, as those of a recording: nothing is searched, and
     * a name is that of one of them, or its inode.
     */
    public static NetworkNamespaces known(Listing listing) {
        return new NetworkNamespaces(ProcPaths.system(), NAMES, Optional.of(listing));
    }

    /**
     * What a search found.
     *
     * @param namespaces each namespace once: the searching process's own first, then in the order
     *     of their first process, then those without one by name
     * @param hiddenProcesses processes whose namespace may not be read (EACCES, EPERM): theirs may
     *     be missing
     * @param hiddenFiles bind mounts that may not be reached: theirs may be missing, too
     */
    public record Listing(
            List<NetworkNamespace> namespaces, int hiddenProcesses, List<Path> hiddenFiles) {
        /** Keeps unmodifiable lists. */
        public Listing {
            namespaces = List.copyOf(namespaces);
            hiddenFiles = List.copyOf(hiddenFiles);
        }
    }

    /**
     * Returns every namespace, once. A process that ends meanwhile is as if it had ended before.
     *
     * @throws io.jss.sys.SystemCallException when the namespace of a process cannot be read for
     *     another reason than that it has ended or may not be read
     * @throws IOException when /proc cannot be read
     */
    public Listing list() throws IOException {
        if (known.isPresent()) {
            return known.get();
        }
        Map<Long, NetworkNamespace> found = new LinkedHashMap<>();
        Path own = paths.ownNetworkNamespace();
        add(
                found,
                new NetworkNamespace(
                        NamespaceLink.inode(own), own, Optional.empty(), OptionalInt.empty()));
        int hidden = 0;
        for (int pid : pids()) {
            Path path = paths.networkNamespace(pid);
            try {
                add(
                        found,
                        new NetworkNamespace(
                                NamespaceLink.inode(path),
                                path,
                                Optional.empty(),
                                OptionalInt.of(pid)));
            } catch (NotLinkException e) {
                // a kernel without such links
            } catch (SystemCallException e) {
                if (!ProcErrno.isGone(e.errno()) && !ProcErrno.isDenied(e.errno())) {
                    throw e;
                }
                hidden += ProcErrno.isDenied(e.errno()) ? 1 : 0;
            }
        }
        List<Path> hiddenFiles = new ArrayList<>();
        for (Path path : boundFiles()) {
            try {
                boundAt(path).ifPresent(bound -> add(found, bound));
            } catch (AccessDeniedException e) {
                hiddenFiles.add(path);
            }
        }
        return new Listing(List.copyOf(found.values()), hidden, hiddenFiles);
    }

    /**
     * Returns the namespace that a user names: a file's path (with a slash), the name of a bind
     * mount, or a pid; a name that is a number is a name where there is one.
     *
     * @throws NoSuchFileException when there is none; the message says what was looked for
     * @throws IOException when it may not be read
     */
    public NetworkNamespace resolve(String text) throws IOException {
        if (known.isPresent()) {
            return amongKnown(text);
        }
        Path named = path(text);
        if (text.indexOf('/') >= 0 || Files.exists(named)) {
            return boundAt(named)
                    .orElseThrow(
                            () ->
                                    new NoSuchFileException(
                                            null, null, named + " is no network namespace"));
        }
        if (!text.isEmpty()
                && text.length() < 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int pid = Integer.parseInt(text);
            Path path = paths.networkNamespace(pid);
            try {
                return new NetworkNamespace(
                        NamespaceLink.inode(path), path, Optional.empty(), OptionalInt.of(pid));
            } catch (SystemCallException e) {
                if (!ProcErrno.isGone(e.errno())) {
                    throw e;
                }
                throw noSuch(text, "no name under " + names + " and no process of that number");
            }
        }
        throw noSuch(text, "no name under " + names);
    }

    private NetworkNamespace amongKnown(String text) throws NoSuchFileException {
        List<NetworkNamespace> all = known.orElseThrow().namespaces();
        for (NetworkNamespace namespace : all) {
            if (text.equals(namespace.label()) || text.equals("net:[" + namespace.inode() + "]")) {
                return namespace;
            }
        }
        String labels = all.stream().map(NetworkNamespace::label).collect(Collectors.joining(", "));
        throw noSuch(text, "there are " + labels);
    }

    private Path path(String text) throws NoSuchFileException {
        try {
            return text.indexOf('/') >= 0 ? Path.of(text) : names.resolve(text);
        } catch (InvalidPathException e) {
            throw noSuch(text, "not a path");
        }
    }

    private static NoSuchFileException noSuch(String text, String why) {
        return new NoSuchFileException(
                null, null, "there is no network namespace '" + text + "': " + why);
    }

    /** Adds a namespace; of one that is known already the name and the first process are kept. */
    private static void add(Map<Long, NetworkNamespace> found, NetworkNamespace more) {
        found.merge(
                more.inode(),
                more,
                (old, same) ->
                        new NetworkNamespace(
                                old.inode(),
                                old.path(),
                                old.name().or(same::name),
                                old.firstPid().isPresent() ? old.firstPid() : same.firstPid()));
    }

    private List<Integer> pids() throws IOException {
        List<Integer> pids = new ArrayList<>();
        for (Path entry : entries(paths.root())) {
            String name = entry.getFileName().toString();
            if (name.chars().allMatch(c -> c >= '0' && c <= '9') && name.length() < 10) {
                pids.add(Integer.valueOf(name));
            }
        }
        pids.sort(null);
        return pids;
    }

    /**
     * Returns the named files, by name, then other bind mounts of namespaces, in the order of
     * mounting.
     */
    private List<Path> boundFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(names)) {
            files.addAll(entries(names));
            files.sort(Comparator.comparing(Path::getFileName));
        }
        for (String line : Files.readAllLines(paths.mountInfo(), StandardCharsets.ISO_8859_1)) {
            String[] fields = StringUtils.split(line, ' ');
            if (fields.length > MOUNT_POINT && fields[MOUNT_ROOT].startsWith(NamespaceLink.TYPE)) {
                Path mounted = Path.of(MountEscapes.decode(fields[MOUNT_POINT]));
                if (!mounted.startsWith(names)) {
                    files.add(mounted);
                }
            }
        }
        return files;
    }

    private static List<Path> entries(Path directory) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /** Returns the namespace at a path; empty when the file is none or has gone. */
    private Optional<NetworkNamespace> boundAt(Path path) throws IOException {
        try {
            // the files of all namespaces are on one file system: nsfs, before Linux 3.19 proc
            Object device = Files.getAttribute(paths.ownNetworkNamespace(), "unix:dev");
            if (!Files.getAttribute(path, "unix:dev").equals(device)) {
                return Optional.empty();
            }
            long inode = (Long) Files.getAttribute(path, "unix:ino");
            Path file = Files.isSymbolicLink(path) ? null : path.getFileName();
            return Optional.of(
                    new NetworkNamespace(
                            inode,
                            path,
                            Optional.ofNullable(file).map(Path::toString),
                            OptionalInt.empty()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(path.toString(), null, "not permitted");
        }
    }
}
