/**
 * Which sockets are wanted: filters, their language, and their evaluation on one socket.
 *
 * <p>The language is that of ss, and more. Its grammar ({@code filter.ebnf} beside this package's
 * classes has every name):
 *
 * <pre>
 * filter    = [ or ]
 * or        = and { ( "or" | "|" | "||" ) and }
 * and       = not { [ "and" | "&amp;" | "&amp;&amp;" ] not }
 * not       = ( "not" | "!" ) not | "(" or ")" | condition
 * condition = state | src | dst | sport | dport | dev | fwmark | cgroup | autobound
 *           | pid | process | user | class | wire | family | proto | any | none | FIELD
 * </pre>
 *
 * <ul>
 *   <li>{@code not} binds closer than {@code and}, and {@code and}, which may be left out, closer
 *       than {@code or}.
 *   <li>Words are separated by blanks, which may be missing beside signs and parentheses. A
 *       backslash makes a character an ordinary one, quotes several. A {@code #} before a word
 *       makes the rest of the line a comment.
 *   <li>{@code state} and {@code exclude} in a row form one set: the first adds, the second takes
 *       away; a row that begins with {@code exclude} begins with all states. Groups have every
 *       state but bound-inactive, which must be named.
 *   <li>A missing sign means {@code =}. Numbers are decimal, hexadecimal after {@code 0x}, octal
 *       after {@code 0}, those of a FIELD never octal; they may have a unit.
 *   <li>An IPv4 prefix matches mapped addresses ({@code ::ffff:a.b.c.d}) too, an IPv6 prefix only
 *       AF_INET6 sockets. {@code src :80} and {@code src *:80} match any address, {@code src
 *       10.8/16} is 10.8.0.0/16, a host name stands for all its addresses.
 *   <li>{@code inet:} and {@code inet6:} before a host or port restrict the condition to sockets of
 *       that family; with {@code unix:}, {@code link:}, {@code netlink:} and {@code vsock:} it
 *       matches nothing, because sockets of these families are not in the table.
 * </ul>
 *
 * <p>What the kernel can decide of a filter, and how it is asked, is not known here.
 */
package io.jss.filter;
