package io.jss.cli.format;

import io.jss.fields.EndField;
import io.jss.fields.Field;
import io.jss.fields.LookedUpField;
import io.jss.fields.WordField;
import io.jss.model.SocketFamily;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which members of the JSON objects of other families are written, by their paths. */
final class FamilyMembers {

    private final List<Field> fields;
    private final boolean all;
    private final Map<SocketFamily<?>, Set<String>> paths = new TreeMap<>();
    private Set<String> shown = Set.of();

    /**
     * Chooses the members.
     *
     * @param fields the fields, empty for all
     */
    FamilyMembers(List<Field> fields) {
        this.fields = List.copyOf(fields);
        all = fields.isEmpty();
    }

    /** Goes on with a socket of a family. */
    void begin(SocketFamily<?> family) {
        if (!all) {
            shown = paths.computeIfAbsent(family, this::paths);
        }
    }

    /**
     * Returns whether a member is written.
     *
     * @param within the object around it, empty for the socket itself
     */
    boolean shows(String within, String name) {
        return all || shown.contains(within.isEmpty() ? name : within + "." + name);
    }

    /** Returns whether a member of an object is written. */
    boolean showsWithin(String object) {
        if (all) {
            return true;
        }
        for (String path : shown) {
            if (path.startsWith(object + ".")) {
                return true;
            }
        }
        return false;
    }

    private Set<String> paths(SocketFamily<?> family) {
        Set<String> chosen = new HashSet<>();
        for (Field field : fields) {
            if (field.isOf(family)) {
                List<String> names = field.path(family);
                chosen.addAll(
                        names.isEmpty() ? parts(field, family) : List.of(String.join(".", names)));
            }
        }
        return chosen;
    }

    /** Returns the members of which a field is made. */
    private static List<String> parts(Field field, SocketFamily<?> family) {
        if (field == WordField.PROTO) {
            return List.of("type");
        }
        if (field == WordField.PROTOCOL_NAME) {
            return List.of("protocolNumber");
        }
        if (field == LookedUpField.INTERFACE) {
            return List.of("info.interfaceIndex");
        }
        boolean local = field instanceof EndField end && end.isLocal();
        boolean withPort = field instanceof EndField end && end.hasPort();
        if (family == SocketFamily.UNIX) {
            return List.of("name");
        }
        if (family == SocketFamily.NETLINK) {
            return List.of(local ? "portId" : "dstPortId");
        }
        String side = local ? "local" : "remote";
        return withPort ? List.of(side + "Cid", side + "Port") : List.of(side + "Cid");
    }
}
