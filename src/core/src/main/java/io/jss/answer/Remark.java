package io.jss.answer;

import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.sys.Errno;

/** Something that a result lacks: what was learned is returned, and what is missing is said. */
public sealed interface Remark {

    /**
     * Returns the remark as one line of English for people, without a period at its end. It is part
     * of the library so that every program says the same; its wording may change with a version. A
     * program decides by the type of a remark and by its components.
     */
    String text();

    /**
     * The kernel cannot list a protocol: it has no diagnosis module for it, or was built without.
     *
     * @param protocol the protocol
     * @param family the family that was asked for
     */
    record ProtocolUnavailable(Protocol protocol, AddressFamily family) implements Remark {
        @Override
        public String text() {
            return text(" of AF_" + family);
        }

        /** Returns {@link #text} where it is so of both families. */
        public String textOfBothFamilies() {
            return text("");
        }

        private String text(String ofFamily) {
            return "this kernel cannot list "
                    + protocol.label()
                    + " sockets"
                    + ofFamily
                    + " (no "
                    + moduleOf(protocol)
                    + ")";
        }

        private static String moduleOf(Protocol protocol) {
            return switch (protocol) {
                case UDP, UDPLITE -> "udp_diag";
                case TCP -> "tcp_diag";
                default -> protocol.label() + "_diag";
            };
        }
    }

    /**
     * The kernel said that the table changed while it was read (NLM_F_DUMP_INTR): rows may be
     * missing.
     *
     * @param protocol the protocol
     * @param family the family
     */
    record DumpInterrupted(Protocol protocol, AddressFamily family) implements Remark {
        @Override
        public String text() {
            return "the table of "
                    + protocol.label()
                    + " sockets of AF_"
                    + family
                    + " changed while it was read: rows may be missing";
        }
    }

    /**
     * The kernel dropped datagrams because the receive buffer was full (ENOBUFS): rows are missing.
     *
     * @param protocol the protocol
     * @param family the family
     */
    record AnswersLost(Protocol protocol, AddressFamily family) implements Remark {
        @Override
        public String text() {
            return "the kernel dropped a part of its answer about "
                    + protocol.label()
                    + " sockets of AF_"
                    + family
                    + ": rows are missing";
        }
    }

    /**
     * Sockets may have been passed over: many of them share a bucket of the kernel's hash table,
     * which the kernel reads in parts, and those that close between two parts shift the others. To
     * ask for ranges of ports, and again, did not settle it.
     *
     * @param protocol the protocol
     * @param family the family
     */
    record MayLackSockets(Protocol protocol, AddressFamily family) implements Remark {
        @Override
        public String text() {
            return "the kernel's table of "
                    + protocol.label()
                    + " sockets of AF_"
                    + family
                    + " is crowded and cannot be read at one moment: the answer may lack sockets";
        }
    }

    /**
     * As {@link MayLackSockets}, of a family.
     *
     * @param family the family
     */
    record FamilyMayLackSockets(SocketFamily<?> family) implements Remark {
        @Override
        public String text() {
            return "the kernel's table of "
                    + family.label()
                    + " sockets changes while it is read: the answer may lack sockets";
        }
    }

    /**
     * The kernel refused a detail: it is too old, or the caller lacks a capability.
     *
     * @param detail what was asked for
     * @param protocol the protocol
     * @param family the family
     * @param errno why, a number of {@link io.jss.sys.Errno}
     */
    record DetailRefused(Detail detail, Protocol protocol, AddressFamily family, int errno)
            implements Remark {
        @Override
        public String text() {
            return "the kernel does not tell "
                    + detail
                    + " of "
                    + protocol.label()
                    + " sockets of AF_"
                    + family
                    + ": "
                    + Errno.text(errno);
        }
    }

    /**
     * The kernel cannot list a family: it has no diagnosis module for it, or was built without.
     *
     * @param family the family
     */
    record FamilyUnavailable(SocketFamily<?> family) implements Remark {
        @Override
        public String text() {
            return "this kernel cannot list "
                    + family.label()
                    + " sockets (no "
                    + family.module()
                    + ")";
        }
    }

    /**
     * The kernel said that the table of a family changed while it was read (NLM_F_DUMP_INTR): rows
     * may be missing.
     *
     * @param family the family
     */
    record FamilyDumpInterrupted(SocketFamily<?> family) implements Remark {
        @Override
        public String text() {
            return "the table of "
                    + family.label()
                    + " sockets changed while it was read: rows may be missing";
        }
    }

    /**
     * The kernel dropped datagrams about a family because the receive buffer was full (ENOBUFS):
     * rows are missing.
     *
     * @param family the family
     */
    record FamilyAnswersLost(SocketFamily<?> family) implements Remark {
        @Override
        public String text() {
            return "the kernel dropped a part of its answer about "
                    + family.label()
                    + " sockets: rows are missing";
        }
    }

    /**
     * A network namespace could not be entered: its sockets are missing.
     *
     * @param namespace what the namespace is called
     * @param why the failed system call
     */
    record NamespaceNotEntered(String namespace, String why) implements Remark {
        @Override
        public String text() {
            return "network namespace " + namespace + " not entered: " + why;
        }
    }

    /**
     * The network namespaces of some processes may not be read: such as are theirs alone are
     * missing.
     *
     * @param processes how many processes
     */
    record NamespacesHidden(int processes) implements Remark {
        @Override
        public String text() {
            return "network namespaces of "
                    + processes
                    + (processes == 1 ? " process" : " processes")
                    + " hidden: not permitted";
        }
    }

    /**
     * The processes that hold some sockets could not be read.
     *
     * @param sockets how many sockets have an inode whose holder was not found while processes were
     *     hidden
     */
    record OwnersHidden(long sockets) implements Remark {
        @Override
        public String text() {
            return "owners of "
                    + sockets
                    + (sockets == 1 ? " socket" : " sockets")
                    + " hidden: not permitted";
        }
    }

    /**
     * No process of this pid namespace holds some sockets; processes outside of it, which cannot be
     * seen from here, may.
     *
     * @param sockets how many sockets have an inode whose holder was not found
     */
    record OwnersOutside(long sockets) implements Remark {
        @Override
        public String text() {
            return "owners of "
                    + sockets
                    + (sockets == 1 ? " socket" : " sockets")
                    + " not seen: they may be outside of this pid namespace; run it in that of the"
                    + " host (of a container: --pid=host)";
        }
    }

    /**
     * Whether some sockets match is not known, since the filter asks for their owners, which were
     * not seen.
     *
     * @param sockets how many sockets
     */
    record OwnersUndecided(long sockets) implements Remark {
        @Override
        public String text() {
            return "the filter asks for owners, and those of "
                    + sockets
                    + (sockets == 1 ? " socket were" : " sockets were")
                    + " not seen: rows may be missing";
        }
    }

    /**
     * The kernel did not report SO_MARK, which the filter asks for.
     *
     * @param sockets of how many sockets
     */
    record MarksHidden(long sockets) implements Remark {
        @Override
        public String text() {
            return "fwmark of "
                    + sockets
                    + (sockets == 1 ? " socket" : " sockets")
                    + " not reported: it takes CAP_NET_ADMIN and Linux 4.9";
        }
    }

    /**
     * The kernel did not report the cgroup, which the filter asks for.
     *
     * @param sockets of how many sockets
     */
    record CgroupsHidden(long sockets) implements Remark {
        @Override
        public String text() {
            return "cgroup of "
                    + sockets
                    + (sockets == 1 ? " socket" : " sockets")
                    + " not reported: it takes Linux 5.8";
        }
    }

    /**
     * The kernel reports no destroyed sockets: it is older than 4.2.
     *
     * @param release the kernel's, as {@code uname -r} tells it
     */
    record EventsUnavailable(String release) implements Remark {
        @Override
        public String text() {
            return "this kernel (" + release + ") reports no destroyed sockets: it takes Linux 4.2";
        }
    }

    /**
     * The recording that is shown has no dump of a protocol: it was not asked for then.
     *
     * @param protocol the protocol
     * @param family the family
     */
    record NotRecorded(Protocol protocol, AddressFamily family) implements Remark {
        @Override
        public String text() {
            return protocol.label() + " sockets of AF_" + family + " are not in the recording";
        }

        /** Returns {@link #text} where it is so of both families. */
        public String textOfBothFamilies() {
            return protocol.label() + " sockets are not in the recording";
        }
    }

    /**
     * The recording that is shown has no dump of a family.
     *
     * @param family the family
     */
    record FamilyNotRecorded(SocketFamily<?> family) implements Remark {
        @Override
        public String text() {
            return family.label() + " sockets are not in the recording";
        }
    }

    /**
     * The recording that is shown has less than was asked for now.
     *
     * @param what the missing sockets or details, in words
     * @param sockets whether sockets are missing, and not only details of them
     * @param protocol the protocol
     * @param family the family
     */
    record RecordingLacks(String what, boolean sockets, Protocol protocol, AddressFamily family)
            implements Remark {
        @Override
        public String text() {
            return "the recording lacks "
                    + what
                    + " of "
                    + protocol.label()
                    + " sockets of AF_"
                    + family;
        }
    }
}
