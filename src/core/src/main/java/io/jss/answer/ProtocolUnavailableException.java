package io.jss.answer;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The kernel can list nothing of what was asked for; see {@link Remark.ProtocolUnavailable}. */
public final class ProtocolUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient List<Remark> remarks;

    /** Creates the error from the remark on each protocol and family that was asked for. */
    public ProtocolUnavailableException(List<? extends Remark> remarks) {
        super(remarks.stream().map(Remark::text).collect(Collectors.joining("; ")));
        this.remarks = List.copyOf(remarks);
    }

    /** Returns the remark on each protocol and family that was asked for. */
    public List<Remark> remarks() {
        return remarks;
    }
}
