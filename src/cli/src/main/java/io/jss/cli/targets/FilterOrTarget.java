package io.jss.cli.targets;

import io.jss.filter.build.FilterNames;
import io.jss.filter.build.FilterParser;
import io.jss.filter.build.FilterSyntaxException;
import io.jss.model.IpAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** The words of a line as the language of filters takes them, whatever their names stand for. */
final class FilterOrTarget {

    /** Kinds that the language of filters has too, there without listeners. */
    private static final List<String> OF_FILTERS =
            List.of("pid", "process", "user", "uid", "class", "wire");

    private static final List<String> NOT = List.of("not", "!");
    private static final List<String> JOINING = List.of("and", "or", "&", "&&", "|", "||");

    private static final List<String> SIGNS =
            List.of("=", "==", "!=", "<", ">", "<=", ">=", "eq", "ne", "gt", "lt", "ge", "le");

    private static final String OF_SIGNS = "=<>!()&|#\"'\\";

    private final FilterNames names;
    private final List<String> words;

    /** Only services are looked up: any other name takes the place of what it may stand for. */
    private final FilterNames anyName =
            new FilterNames() {
                @Override
                public List<IpAddress> addresses(String host) {
                    return List.of(IpAddress.ofIpv4(0));
                }

                @Override
                public Set<Integer> ports(String service) {
                    return names.ports(service);
                }

                @Override
                public OptionalInt device(String name) {
                    return OptionalInt.of(1);
                }

                @Override
                public OptionalLong cgroup(String path) {
                    return OptionalLong.of(1);
                }

                @Override
                public OptionalLong user(String name) {
                    return OptionalLong.of(1);
                }
            };

    FilterOrTarget(FilterNames names, List<String> words) {
        this.names = names;
        this.words = words;
    }

    /** Returns whether text is a filter, without names. */
    static boolean isFilter(String text) {
        return isFilter(text, FilterNames.NONE);
    }

    private static boolean isFilter(String text, FilterNames names) {
        try {
            new FilterParser(names).parse(text);
            return true;
        } catch (FilterSyntaxException e) {
            return false;
        }
    }

    /** Returns whether the language of filters takes a word, or somebody meant that it should. */
    boolean beginsFilter(int at) {
        String word = words.get(at);
        if (StringUtils.containsAny(word, OF_SIGNS)
                || (at + 1 < words.size() && SIGNS.contains(words.get(at + 1)))) {
            return true;
        }
        return isOfFilters(word);
    }

    /** Returns whether a word alone is a filter or begins one. */
    static boolean isOfFilters(String word) {
        try {
            new FilterParser().parse(word);
            return true;
        } catch (FilterSyntaxException e) {
            return e.position() > 0;
        }
    }

    /** Returns whether two words are a target, though a filter may begin with them. */
    boolean isPair(int at) {
        int count = words.size() - at;
        return OF_FILTERS.contains(words.get(at))
                && count > 1
                && (count == 2 || !isFilter(text(at, words.size())))
                && StringUtils.containsNone(words.get(at + 1), "=!<>()&|");
    }

    /** Returns whether a {@code not} is that of a target, not that of a filter. */
    boolean negatesTarget(int at) {
        return NOT.contains(words.get(at))
                && at + 1 < words.size()
                && !isFilter(text(at, words.size()), anyName)
                && (!beginsFilter(at + 1) || isPair(at + 1));
    }

    /**
     * Returns where the longest filter ends that begins with a word and has targets behind it.
     *
     * @return the word itself where there is none
     */
    int endOfFilter(int at) {
        for (int end = words.size(); end > at; end--) {
            String last = words.get(end - 1);
            boolean targets =
                    end == words.size()
                            || (!NOT.contains(last) && !SIGNS.contains(last) && isTarget(end));
            if (targets && isFilter(text(at, end), anyName)) {
                return end;
            }
        }
        return at;
    }

    /** Returns whether a target may begin here, and no filter is behind it. */
    private boolean isTarget(int at) {
        if (JOINING.contains(words.get(at))) {
            return at + 1 < words.size() && isTarget(at + 1);
        }
        return (!beginsFilter(at) || negatesTarget(at))
                && words.subList(at, words.size()).stream()
                        .noneMatch(
                                word ->
                                        SIGNS.contains(word)
                                                || StringUtils.containsAny(word, OF_SIGNS));
    }

    private String text(int from, int to) {
        return String.join(" ", words.subList(from, to));
    }
}
