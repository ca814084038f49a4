package io.jss.cli.table;

import io.jss.cgroup.CgroupPath;
import io.jss.cgroup.Cgroups;
import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.model.InetSocketView;
import java.nio.charset.StandardCharsets;

/** {@code Cgroup}: the path of the cgroup v2 in which the socket was made, else its number. */
public final class CgroupColumn extends InetColumn {

    private static final long ABSENT = -1;

    private final Cgroups cgroups;

    /** Creates the column over the cgroups of the machine that is shown. */
    public CgroupColumn(Cgroups cgroups) {
        super("Cgroup", Alignment.LEFT);
        this.cgroups = cgroups;
    }

    @Override
    protected void write(InetSocketView socket, RowBuffer row) {
        long id = socket.cgroupIdOr(ABSENT);
        if (id == ABSENT) {
            row.ascii('-');
            return;
        }
        String path =
                cgroups.path(id)
                        .map(CgroupPath::path)
                        .orElseGet(() -> "id:" + Long.toUnsignedString(id));
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        SafeText.write(bytes, 0, bytes.length, row);
    }
}
