package io.jss.cli.format;

import io.jss.cli.format.JsonWriter.Name;
import io.jss.cli.format.SocketTree.Branch;
import io.jss.cli.format.SocketTree.Leaf;
import io.jss.cli.format.SocketTree.Node;
import io.jss.fields.EndField;
import io.jss.fields.EndField.AddressPart;
import io.jss.fields.Field;
import io.jss.fields.FlagField;
import io.jss.fields.ListField;
import io.jss.fields.LookedUpField;
import io.jss.fields.NumberField;
import io.jss.fields.StructureNumber;
import io.jss.fields.WordField;
import io.jss.model.InetSocketView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A socket of the internet as a JSON object. */
final class InetJson {

    private final JsonWriter json;
    private final LookedUpJson lookedUp;
    private final InetMember[] members;

    /** Those of the members that a socket has of which the kernel gave no detail. */
    private final InetMember[] ofRow;

    private final Optional<Addition.SocketMember> last;

    /**
     * Creates the writer.
     *
     * @param fields the members beside the family, empty for all
     * @param last a member behind them
     */
    InetJson(
            JsonWriter json,
            List<Field> fields,
            LookedUpJson lookedUp,
            Optional<Addition.SocketMember> last) {
        this.json = json;
        this.lookedUp = lookedUp;
        this.last = last;
        List<Node> nodes = SocketTree.of(fields);
        members = members(nodes);
        ofRow = members(withoutDetails(nodes));
    }

    private static List<Node> withoutDetails(List<Node> nodes) {
        List<Node> chosen = new ArrayList<>();
        for (Node node : nodes) {
            if (!isDetail(node)) {
                chosen.add(node);
            }
        }
        return chosen;
    }

    private static boolean isDetail(Node node) {
        if (node instanceof Leaf leaf) {
            return leaf.field() instanceof ListField || leaf.field().detail().isPresent();
        }
        Branch branch = (Branch) node;
        if (branch.structure().isPresent()) {
            return true;
        }
        for (Node child : branch.children()) {
            if (!isDetail(child)) {
                return false;
            }
        }
        return true;
    }

    /** Writes the object. */
    void write(InetSocketView socket) {
        json.beginObject();
        for (InetMember member : socket.hasDetails() ? members : ofRow) {
            member.write(socket, json);
        }
        if (last.isPresent()) {
            last.get().write(socket, json);
        }
        json.endObject();
    }

    private InetMember[] members(List<Node> nodes) {
        List<InetMember> made = new ArrayList<>();
        for (Node node : nodes) {
            Name name = Name.of(node.name());
            if (node instanceof Branch branch) {
                made.add(object(name, branch));
            } else if (mayBeTold(((Leaf) node).field())) {
                made.add(member(name, ((Leaf) node).field()));
            }
        }
        return made.toArray(new InetMember[0]);
    }

    private boolean mayBeTold(Field field) {
        return !(field instanceof LookedUpField found) || lookedUp.tells(found);
    }

    private InetMember object(Name name, Branch branch) {
        if (branch.structure().isPresent()) {
            return new InetMember.Numbers(
                    name, branch.structure().get(), numbers(branch.children()));
        }
        InetMember.Group group = new InetMember.Group(name, members(branch.children()));
        return isOfSocketOptions(branch) ? new InetMember.Options(group) : group;
    }

    /** A structure has numbers and nothing else. */
    private static List<StructureNumber> numbers(List<Node> children) {
        List<StructureNumber> numbers = new ArrayList<>();
        for (Node child : children) {
            numbers.add((StructureNumber) ((Leaf) child).field());
        }
        return numbers;
    }

    private static boolean isOfSocketOptions(Branch branch) {
        for (Node node : branch.children()) {
            boolean option =
                    node instanceof Leaf leaf
                            && leaf.field() instanceof FlagField flag
                            && flag.isSocketOption();
            if (!option) {
                return false;
            }
        }
        return true;
    }

    private InetMember member(Name name, Field field) {
        if (field instanceof NumberField number) {
            return new InetMember.OneNumber(name, number);
        }
        if (field instanceof WordField word) {
            return new InetMember.Word(name, word);
        }
        if (field instanceof EndField end) {
            return new InetMember.Address(name, end);
        }
        if (field instanceof AddressPart part) {
            return new InetMember.Part(part);
        }
        if (field instanceof LookedUpField found) {
            return new Found(found);
        }
        return new InetListMember(name, (ListField) field);
    }

    /** What was looked up for a socket. */
    private final class Found extends InetMember {

        private final LookedUpField field;

        Found(LookedUpField field) {
            this.field = field;
        }

        @Override
        void write(InetSocketView socket, JsonWriter to) {
            lookedUp.write(field, socket);
        }
    }
}
