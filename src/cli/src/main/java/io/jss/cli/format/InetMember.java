package io.jss.cli.format;

import io.jss.cli.format.JsonWriter.Name;
import io.jss.fields.EndField;
import io.jss.fields.EndField.AddressPart;
import io.jss.fields.NumberField;
import io.jss.fields.WordField;
import io.jss.model.InetSocketView;
import io.jss.model.Structure;

/** A member of the JSON object of an internet socket; what the kernel did not tell is left out. */
abstract class InetMember {

    private static final long ABSENT = Long.MIN_VALUE;

    /** Writes the member, if there is something to tell. */
    abstract void write(InetSocketView socket, JsonWriter json);

    /** What is read as a number. */
    private abstract static class OfNumber extends InetMember {

        private final Name name;
        private final NumberField number;

        OfNumber(Name name, NumberField number) {
            this.name = name;
            this.number = number;
        }

        @Override
        final void write(InetSocketView socket, JsonWriter json) {
            long value = number.valueOr(socket, ABSENT);
            if (value != ABSENT) {
                write(name, value, json);
            }
        }

        abstract void write(Name member, long value, JsonWriter json);
    }

    /** A number that cannot be negative. */
    static final class Unsigned extends OfNumber {
        Unsigned(Name name, NumberField number) {
            super(name, number);
        }

        @Override
        void write(Name member, long value, JsonWriter json) {
            json.unsigned(member, value);
        }
    }

    /** A number that can be negative. */
    static final class Signed extends OfNumber {
        Signed(Name name, NumberField number) {
            super(name, number);
        }

        @Override
        void write(Name member, long value, JsonWriter json) {
            json.name(member).number(value);
        }
    }

    /** What is so or not. */
    static final class Flag extends OfNumber {
        Flag(Name name, NumberField flag) {
            super(name, flag);
        }

        @Override
        void write(Name member, long value, JsonWriter json) {
            json.name(member).value(value != 0);
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
        private final InetMember[] members;

        Numbers(Name name, Structure structure, InetMember[] members) {
            this.name = name;
            this.structure = structure;
            this.members = members;
        }

        @Override
        void write(InetSocketView socket, JsonWriter json) {
            if (!socket.has(structure)) {
                return;
            }
            json.beginObject(name);
            for (InetMember member : members) {
                member.write(socket, json);
            }
            json.endObject();
        }
    }
}
