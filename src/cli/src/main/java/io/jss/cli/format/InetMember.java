package io.jss.cli.format;

import io.jss.cli.format.JsonWriter.Name;
import io.jss.fields.BaseNumber;
import io.jss.fields.EndField;
import io.jss.fields.EndField.AddressPart;
import io.jss.fields.FlagField;
import io.jss.fields.NumberField;
import io.jss.fields.StructureNumber;
import io.jss.fields.WordField;
import io.jss.model.InetSocketView;
import io.jss.model.StructField;
import io.jss.model.Structure;
import java.util.List;

/** A member of the JSON object of an internet socket; what the kernel did not tell is left out. */
abstract class InetMember {

    private static final long ABSENT = Long.MIN_VALUE;

    /** Writes the member, if there is something to tell. */
    abstract void write(InetSocketView socket, JsonWriter json);

    /** What is read as a number. */
    static final class OneNumber extends InetMember {

        private final Name name;
        private final NumberField number;
        private final Form form;

        OneNumber(Name name, NumberField number) {
            this.name = name;
            this.number = number;
            form = Form.of(number);
        }

        @Override
        void write(InetSocketView socket, JsonWriter json) {
            long value =
                    number instanceof BaseNumber base // most of a row: not by the interface
                            ? base.valueOr(socket, ABSENT)
                            : number.valueOr(socket, ABSENT);
            if (value != ABSENT) {
                form.write(name, value, json);
            }
        }
    }

    /** How a number is written. */
    private enum Form {
        SIGNED,
        UNSIGNED,
        /** What is so or not. */
        FLAG;

        static Form of(NumberField number) {
            if (number instanceof FlagField) {
                return FLAG;
            }
            return number.signed() ? SIGNED : UNSIGNED;
        }

        void write(Name name, long value, JsonWriter json) {
            switch (this) {
                case SIGNED -> json.name(name).number(value);
                case UNSIGNED -> json.unsigned(name, value);
                case FLAG -> json.name(name).value(value != 0);
            }
        }
    }

    /** A prefix, or an address as packets bear it. */
    static final class Part extends InetMember {

        private final String name;
        private final AddressPart part;

        Part(AddressPart part) {
            this.name = part.path().get(0);
            this.part = part;
        }

        @Override
        void write(InetSocketView socket, JsonWriter json) {
            json.member(name, part.textOr(socket, ""));
        }
    }

    /** A word; of the protocol without the 6 of tables. */
    static final class Word extends InetMember {

        /** Words are few, but for names from elsewhere. */
        private static final int KEPT = 8;

        private final Name name;
        private final WordField word;

        /** Words by identity, and the members that they make. */
        private final String[] words = new String[KEPT];

        private final byte[][] texts = new byte[KEPT][];
        private int kept;

        Word(Name name, WordField word) {
            this.name = name;
            this.word = word;
        }

        @Override
        void write(InetSocketView socket, JsonWriter json) {
            String text =
                    word == WordField.PROTO ? socket.protocol().label() : word.textOr(socket, null);
            if (text != null) {
                write(text, json);
            }
        }

        @SuppressWarnings("ReferenceEquality") // an equal text is written again
        private void write(String text, JsonWriter json) {
            for (int i = 0; i < kept; i++) {
                if (words[i] == text) {
                    json.again(texts[i]);
                    return;
                }
            }
            int start = json.position();
            json.name(name).string(text);
            if (kept < KEPT) {
                words[kept] = text;
                texts[kept++] = json.since(start);
            }
        }
    }

    /** An address. */
    static final class Address extends InetMember {

        private final Name name;
        private final EndField end;

        Address(Name name, EndField end) {
            this.name = name;
            this.end = end;
        }

        @Override
        void write(InetSocketView socket, JsonWriter json) {
            json.name(name).address(socket.socketFamily(), end.high(socket), end.low(socket));
        }
    }

    /** An object that is there when one of its members is. */
    static final class Group extends InetMember {

        private final Name name;
        private final InetMember[] members;

        Group(Name name, InetMember[] members) {
            this.name = name;
            this.members = members;
        }

        @Override
        void write(InetSocketView socket, JsonWriter json) {
            boolean followed = json.follows();
            int start = json.beginObject(name);
            for (InetMember member : members) {
                member.write(socket, json);
            }
            json.endUnlessEmpty(start, followed);
        }
    }

    /** The object of INET_DIAG_SOCKOPT, which is written as before for a socket with equal ones. */
    static final class Options extends InetMember {

        private static final int ABSENT = -1;

        private final Group flags;
        private int bits = ABSENT;
        private byte[] text = {};

        Options(Group flags) {
            this.flags = flags;
        }

        @Override
        void write(InetSocketView socket, JsonWriter json) {
            int sent = socket.socketOptionsOr(ABSENT);
            if (sent == ABSENT) {
                return;
            }
            if (sent == bits) {
                json.again(text);
                return;
            }
            int start = json.position();
            flags.write(socket, json);
            text = json.since(start);
            bits = sent;
        }
    }

    /** An object of the numbers of a structure, which is there when the kernel sent it. */
    static final class Numbers extends InetMember {

        private final Name name;
        private final Structure structure;
        private final Name[] names;
        private final StructField[] fields;
        private final Form[] forms;

        Numbers(Name name, Structure structure, List<StructureNumber> numbers) {
            int count = numbers.size();
            this.name = name;
            this.structure = structure;
            names = new Name[count];
            fields = new StructField[count];
            forms = new Form[count];
            for (int i = 0; i < count; i++) {
                names[i] = Name.of(numbers.get(i).field().key());
                fields[i] = numbers.get(i).field();
                forms[i] = Form.of(numbers.get(i));
            }
        }

        @Override
        void write(InetSocketView socket, JsonWriter json) {
            if (!socket.has(structure)) {
                return;
            }
            json.beginObject(name);
            for (int i = 0; i < fields.length; i++) {
                long value = socket.knownOr(fields[i], ABSENT);
                if (value != ABSENT) {
                    forms[i].write(names[i], value, json);
                }
            }
            json.endObject();
        }
    }
}
