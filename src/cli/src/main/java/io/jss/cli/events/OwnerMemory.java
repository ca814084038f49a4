package io.jss.cli.events;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.lookup.Owners;
import io.jss.filter.Filter;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.SocketHolder;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who owned sockets when they were last looked at, by their cookies: an event of a destroyed socket
 * has neither user nor inode. The last two looks are kept, since an event may wait while the next
 * look is taken. What its program has closed is still there for a while, held by nobody and without
 * an inode: it has the owner that it had before.
 *
 * <p>One thread may refresh while another asks.
 */
final class OwnerMemory {

    private static final long NO_INODE = 0;

    /**
     * Who owned a socket.
     *
     * @param uid its user, if the kernel sent it
     * @param inode its inode, 0 for none
     * @param index the descriptors that referred to sockets then
     */
    record Owner(OptionalLong uid, long inode, OwnerIndex index) {

        /** Returns the descriptors that referred to it, as far as they could be read. */
        List<SocketHolder> holders() {
            return index.holders(inode);
        }
    }

    /** Cookies are counted in each network namespace. */
    private record Key(long namespace, long cookie) {}

    private record Seen(Key key, OptionalLong uid, long inode) {}

    private record Looks(Map<Key, Owner> last, Map<Key, Owner> before) {}

    private volatile Looks looks = new Looks(Map.of(), Map.of());
    private volatile Optional<Remark> remark = Optional.empty();

    /**
     * Looks again.
     *
     * @param tables the tables of network namespaces by their inodes
     * @throws IOException as {@link SocketTable#visit} and {@link OwnerScan#scan}; what was
     *     remembered stays
     */
    void refresh(Map<Long, SocketTable> tables, SocketQuery query, OwnerScan scan)
            throws IOException {
        List<Seen> seen = new ArrayList<>();
        InodeSet inodes = new InodeSet();
        for (Map.Entry<Long, SocketTable> table : tables.entrySet()) {
            long namespace = table.getKey();
            table.getValue().visit(query, socket -> see(namespace, socket, seen, inodes));
        }
        OwnerIndex index = scan.scan(inodes, OwnerScan.Mode.ALL_HOLDERS);
        Map<Key, Owner> owners = new HashMap<>();
        for (Seen socket : seen) {
            owners.put(socket.key, owner(socket, looks.last.get(socket.key), index));
        }
        looks = new Looks(owners, looks.last);
        remark = Owners.remark(index, index.hiddenAmong(inodes));
    }

    /** Returns who holds the socket, or who did before its program has closed it. */
    private static Owner owner(Seen socket, Owner earlier, OwnerIndex index) {
        if (earlier == null || index.isHeld(socket.inode)) {
            return new Owner(socket.uid, socket.inode, index);
        }
        List<SocketHolder> holders = earlier.holders();
        if (holders.isEmpty() && socket.inode != NO_INODE) {
            return new Owner(socket.uid, socket.inode, index);
        }
        OwnerIndex.Builder alone = new OwnerIndex.Builder();
        holders.forEach(holder -> alone.holder(earlier.inode, holder));
        return new Owner(earlier.uid, earlier.inode, alone.build(earlier.index.isComplete()));
    }

    /** Returns what the last look could not learn. */
    Optional<Remark> remark() {
        return remark;
    }

    private void see(long namespace, InetSocketView socket, List<Seen> seen, InodeSet inodes) {
        long inode = socket.inodeOr(NO_INODE);
        OptionalLong uid = socket.uid();
        Key key = new Key(namespace, socket.cookie());
        if (inode != NO_INODE || uid.isPresent() || looks.last.containsKey(key)) {
            seen.add(new Seen(key, uid, inode));
        }
        if (inode != NO_INODE) {
            inodes.add(inode);
        }
    }

    /** Returns the event of a socket with what is remembered of it. */
    Event event(Instant time, Event.Place place, Filter filter, InetSocketView socket) {
        Optional<Owner> owner = of(new Key(place.inode(), socket.cookie()));
        OptionalLong uid = owner.isPresent() ? owner.get().uid : OptionalLong.empty();
        OptionalLong inode =
                owner.isPresent() && owner.get().inode != NO_INODE
                        ? OptionalLong.of(owner.get().inode)
                        : OptionalLong.empty();
        return new Event(time, place, filter, InetSocket.copyOf(socket, uid, inode), owner);
    }

    private Optional<Owner> of(Key key) {
        Looks current = looks;
        Owner owner = current.last.get(key);
        return Optional.ofNullable(owner != null ? owner : current.before.get(key));
    }
}
