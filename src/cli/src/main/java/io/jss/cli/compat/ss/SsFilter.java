package io.jss.cli.compat.ss;

import io.jss.cli.environment.UsageException;
import io.jss.cli.request.FilterFile;
import io.jss.filter.Filter;
import io.jss.filter.build.FilterParser;
import io.jss.filter.build.FilterSyntaxException;
import io.jss.filter.names.SystemNames;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The filter of a command line and of {@code -F}, read in the language of ss. */
final class SsFilter {

    private static final String DASH = "-";
    private static final String NOT_A_FOLDER = "Not a directory";
    private static final String NO_SUCH_FILE = "No such file or directory";

    private final FilterParser parser;
    private final SsArguments arguments;

    /**
     * Prepares to read it.
     *
     * @param namespace the one whose names are meant, empty for the command's own
     */
    SsFilter(SsArguments arguments, Optional<NetworkNamespace> namespace) {
        this.arguments = arguments;
        SystemNames names = SystemNames.of(EnumSet.of(Protocol.TCP, Protocol.UDP));
        SystemNames meant = namespace.isPresent() ? names.in(namespace.get()) : names;
        parser = new FilterParser(meant).preferring(arguments.preferred()).asSs();
    }

    /**
     * Returns what the words and the file say together.
     *
     * @throws WrongCommandLine when one is wrong, in the words of ss
     * @throws UsageException when the file cannot be read, or a condition of jss's own is wrong
     * @throws IOException when names cannot be looked up
     */
    Filter read(List<String> words) throws IOException {
        Filter filter = parse(parser, "the filter", String.join(" ", words));
        if (!arguments.has(SsOption.FILTER)) {
            return filter;
        }
        String file = arguments.value(SsOption.FILTER);
        return parse(parser.ofFileOfSs(), file, content(file)).and(filter);
    }

    private Filter parse(FilterParser grammar, String where, String text) throws IOException {
        try {
            return grammar.parse(text);
        } catch (FilterSyntaxException e) {
            SsFilterErrors errors = new SsFilterErrors(parser, arguments.preferred());
            throw errors.isOwn(e)
                    ? new UsageException("in " + where + ": " + e.getMessage(), e.excerpt())
                    : errors.refusal(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String content(String file) {
        return file.startsWith(DASH) ? FilterFile.text(file, System.in) : FilterFile.text(file);
    }

    /**
     * Refuses a file that cannot be opened, as ss does while it reads the options.
     *
     * @throws WrongCommandLine when it cannot be opened
     */
    static void requireFile(String file) {
        if (file.startsWith(DASH)) {
            return;
        }
        try {
            Path path = Path.of(file);
            if (file.isEmpty()) {
                throw new NoSuchFileException(file);
            }
            Files.readAttributes(path, BasicFileAttributes.class);
            if (!Files.isReadable(path)) {
                throw new AccessDeniedException(file);
            }
        } catch (NoSuchFileException e) {
            throw WrongSsLine.filterFile(isBelowAFile(file) ? NOT_A_FOLDER : NO_SUCH_FILE);
        } catch (InvalidPathException e) {
            throw WrongSsLine.filterFile(NO_SUCH_FILE);
        } catch (AccessDeniedException e) {
            throw WrongSsLine.filterFile("Permission denied");
        } catch (FileSystemException e) {
            throw WrongSsLine.filterFile(String.valueOf(e.getReason()));
        } catch (IOException e) {
            throw WrongSsLine.filterFile(e.getMessage());
        }
    }

    /** Newer JDKs give ENOTDIR no exception of its own. */
    private static boolean isBelowAFile(String file) {
        Path above = Path.of(file).toAbsolutePath().getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return above != null && !Files.isDirectory(above);
    }
}
