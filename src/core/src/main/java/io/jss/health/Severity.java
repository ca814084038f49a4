package io.jss.health;

/** How bad a finding is; the later, the worse. */
public enum Severity {
    /** Worth knowing, no fault. */
    REMARK,
    /** Users notice it, or will soon. */
    WARNING,
    /** Connections or data are refused or lost now. */
    CRITICAL;

    /** Returns whether something is wrong. */
    public boolean isFault() {
        return this != REMARK;
    }
}
