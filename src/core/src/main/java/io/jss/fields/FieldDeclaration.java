package io.jss.fields;

import io.jss.model.Detail;
import io.jss.model.SocketFamily;
import io.jss.model.Unit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is declared of a field in one place; the methods of {@link Field} read it. */
public final class FieldDeclaration {

    private final String meaning;
    private final Unit unit;
    private final String symbol;
    private final String since;
    private final Optional<Detail> detail;

    /** Names joined by dots, for the families that have the field. */
    private final Map<SocketFamily<?>, String> paths;

    private FieldDeclaration(
            String meaning,
            Unit unit,
            String symbol,
            String since,
            Optional<Detail> detail,
            Map<SocketFamily<?>, String> paths) {
        this.meaning = meaning;
        this.unit = unit;
        this.symbol = symbol;
        this.since = since;
        this.detail = detail;
        this.paths = paths;
    }

    /**
     * Declares a field.
     *
     * @param symbol the kernel's name of it, empty for what is derived
     */
    static FieldDeclaration of(String meaning, Unit unit, String symbol) {
        return new FieldDeclaration(meaning, unit, symbol, "", Optional.empty(), new TreeMap<>());
    }

    /**
     * Adds families that have the field.
     *
     * @param path where it stands in their JSON, names joined by dots; empty for a field that JSON
     *     has in parts
     */
    FieldDeclaration at(String path, SocketFamily<?>... families) {
        Map<SocketFamily<?>, String> all = new TreeMap<>(paths);
        for (SocketFamily<?> family : families) {
            all.put(family, path);
        }
        return new FieldDeclaration(meaning, unit, symbol, since, detail, all);
    }

    FieldDeclaration since(String release) {
        return new FieldDeclaration(meaning, unit, symbol, release, detail, paths);
    }

    FieldDeclaration detail(Detail asked) {
        return new FieldDeclaration(meaning, unit, symbol, since, Optional.of(asked), paths);
    }

    /** Returns the label of a constant: lower case, words joined by hyphens. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the names of a path. */
    static List<String> names(String dotted) {
        return dotted.isEmpty() ? List.of() : List.of(dotted.split("\\.", -1));
    }

    String meaning() {
        return meaning;
    }

    Unit unit() {
        return unit;
    }

    String symbol() {
        return symbol;
    }

    String since() {
        return since;
    }

    Optional<Detail> detail() {
        return detail;
    }

    boolean isOf(SocketFamily<?> family) {
        return paths.containsKey(family);
    }

    Set<SocketFamily<?>> families() {
        return Collections.unmodifiableSet(paths.keySet());
    }

    List<String> path(SocketFamily<?> family) {
        String path = paths.get(family);
        if (path == null) {
            throw new IllegalArgumentException("not a field of " + family.label() + " sockets");
        }
        return names(path);
    }
}
