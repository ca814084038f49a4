package io.jss.cli.events;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.lookup.Owners;
import io.jss.model.InetSocketView;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.SocketHolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Who owned sockets when they were last looked at, by their cookies: an event of a destroyed socket
 * tells neither user nor inode. The last two looks are kept, since an event may wait while the next
 * look is taken.
 *
 * <p>One thread may refresh while another asks.
 */
public final class OwnerMemory {

    private static final long NO_INODE = 0;

    /**
     * Who owned a socket.
     *
     * @param uid its user, if the kernel told it
     * @param inode its inode, 0 for none
     * @param complete whether no process was hidden, so that there are no other holders
     * @param holders the descriptors that referred to it, as far as they could be read
     */
    public record Owner(
            OptionalLong uid, long inode, boolean complete, List<SocketHolder> holders) {}

    private record Seen(long cookie, OptionalLong uid, long inode) {}

    private record Looks(Map<Long, Owner> last, Map<Long, Owner> before) {}

    private volatile Looks looks = new Looks(Map.of(), Map.of());
    private volatile Optional<Remark> remark = Optional.empty();

    /**
     * Looks again.
     *
     * @throws IOException as {@link SocketTable#visit} and {@link OwnerScan#scan}; what was
     *     remembered stays
     */
    public void refresh(SocketTable table, SocketQuery query, OwnerScan scan) throws IOException {
        List<Seen> seen = new ArrayList<>();
        InodeSet inodes = new InodeSet();
        table.visit(query, socket -> see(socket, seen, inodes));
        OwnerIndex index = scan.scan(inodes, OwnerScan.Mode.ALL_HOLDERS);
        Map<Long, Owner> owners = new HashMap<>();
        for (Seen socket : seen) {
            owners.put(
                    socket.cookie,
                    new Owner(
                            socket.uid,
                            socket.inode,
                            index.isComplete(),
                            index.holders(socket.inode)));
        }
        looks = new Looks(owners, looks.last);
        remark = Owners.remark(index, index.hiddenAmong(inodes));
    }

    /** Returns what the last look could not learn. */
    public Optional<Remark> remark() {
        return remark;
    }

    private static void see(InetSocketView socket, List<Seen> seen, InodeSet inodes) {
        long inode = socket.inodeOr(NO_INODE);
        OptionalLong uid = socket.uid();
        if (inode != NO_INODE || uid.isPresent()) {
            seen.add(new Seen(socket.cookie(), uid, inode));
        }
        if (inode != NO_INODE) {
            inodes.add(inode);
        }
    }

    /** Returns who owned the socket of a cookie; empty when it was never seen. */
    public Optional<Owner> of(long cookie) {
        Looks current = looks;
        Owner owner = current.last.get(cookie);
        return Optional.ofNullable(owner != null ? owner : current.before.get(cookie));
    }
}
