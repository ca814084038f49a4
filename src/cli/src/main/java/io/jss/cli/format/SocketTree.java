package io.jss.cli.format;

import io.jss.fields.BaseNumber;
import io.jss.fields.EndField;
import io.jss.fields.EndField.AddressPart;
import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.fields.StructureNumber;
import io.jss.fields.WordField;
import io.jss.model.SocketFamily;
import io.jss.model.Structure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of the catalogue as they stand in a socket's JSON object. */
final class SocketTree {

    /** A member. */
    sealed interface Node permits Leaf, Branch {

        /** Returns its name. */
        String name();
    }

    /** A member that is a field. */
    record Leaf(String name, Field field) implements Node {}

    /**
     * A member that is an object.
     *
     * @param structure the structure without which it is empty
     */
    record Branch(String name, List<Node> children, Optional<Structure> structure)
            implements Node {}

    private SocketTree() {}

    /**
     * Returns the members of a socket in the order of the catalogue: these, and the family by which
     * every reader tells one kind of socket from another.
     *
     * @param chosen the members, empty for all
     */
    static List<Node> of(List<Field> chosen) {
        Set<Field> fields = new HashSet<>(chosen);
        if (fields.contains(EndField.LOCAL)) {
            fields.addAll(List.of(EndField.LOCAL_ADDRESS, BaseNumber.LOCAL_PORT));
        }
        if (fields.contains(EndField.REMOTE)) {
            fields.addAll(List.of(EndField.REMOTE_ADDRESS, BaseNumber.REMOTE_PORT));
        }
        List<Node> root = new ArrayList<>();
        for (Field field : FieldCatalogue.of(SocketFamily.INET).fields()) {
            boolean wanted =
                    chosen.isEmpty() || field == WordField.FAMILY || fields.contains(field);
            if (wanted && field != EndField.LOCAL && field != EndField.REMOTE) {
                add(
                        root,
                        field,
                        field.path(SocketFamily.INET),
                        0); // but for the two, which are objects of their parts
            }
        }
        for (Field field : new LinkedHashSet<>(chosen)) {
            if (field instanceof AddressPart) { // of which there are as many as lengths
                add(root, field, field.path(SocketFamily.INET), 0);
            }
        }
        return root;
    }

    private static void add(List<Node> nodes, Field field, List<String> path, int depth) {
        String name = path.get(depth);
        if (depth == path.size() - 1) {
            nodes.add(new Leaf(name, field));
            return;
        }
        for (Node node : nodes) {
            if (node instanceof Branch branch && branch.name().equals(name)) {
                add(branch.children(), field, path, depth + 1);
                return;
            }
        }
        Optional<Structure> structure =
                field instanceof StructureNumber number && depth == path.size() - 2
                        ? Optional.of(number.field().structure())
                        : Optional.empty();
        Branch branch = new Branch(name, new ArrayList<>(), structure);
        nodes.add(branch);
        add(branch.children(), field, path, depth + 1);
    }
}
