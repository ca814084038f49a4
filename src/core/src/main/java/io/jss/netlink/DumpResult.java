package io.jss.netlink;

/**
 * How a dump ended that came to its end.
 *
 * @param messages how many messages of the expected type came
 * @param interrupted NLM_F_DUMP_INTR was set: the table changed during the dump, rows may be
 *     missing or doubled
 * @param datagramsLost the receive buffer overflowed: rows are missing
 */
public record DumpResult(long messages, boolean interrupted, boolean datagramsLost) {}
