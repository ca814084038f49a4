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
import io.jss.fields.WordField;
import io.jss.model.InetSocketView;
import java.util.Arrays;
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
        ofRow = ofRow(nodes);
    }

    private InetMember[] ofRow(List<Node> nodes) {
        InetMember[] chosen = new InetMember[members.length];
        int count = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (!isDetail(nodes.get(i))) {
                chosen[count++] = members[i];
            }
        }
        return Arrays.copyOf(chosen, count);
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
        InetMember[] made = new InetMember[nodes.size()];
        for (int i = 0; i < made.length; i++) {
            Name name = Name.of(nodes.get(i).name());
            made[i] =
                    nodes.get(i) instanceof Branch branch
                            ? object(name, branch)
                            : member(name, ((Leaf) nodes.get(i)).field());
        }
        return made;
    }

    private InetMember object(Name name, Branch branch) {
        InetMember[] within = members(branch.children());
        if (branch.structure().isPresent()) {
            return new InetMember.Numbers(name, branch.structure().get(), within);
        }
        InetMember.Group group = new InetMember.Group(name, within);
        return isOfSocketOptions(branch) ? new InetMember.Options(group) : group;
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
            return number(name, number);
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

    private static InetMember number(Name name, NumberField number) {
        if (number instanceof FlagField) {
            return new InetMember.Flag(name, number);
        }
        return number.signed()
                ? new InetMember.Signed(name, number)
                : new InetMember.Unsigned(name, number);
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
