/**
 * Which sockets are wanted: filters, their language, and their evaluation on one socket.
 *
 * <p>The language is that of ss, and more. Its grammar ({@code filter.ebnf} beside this package's
 * classes has every name):
 *
 * <pre>
 * filter    = [ state ] [ or ]
 * or        = and { ( "or" | "|" | "||" ) and }
 * and       = not { [ "and" | "&amp;" | "&amp;&amp;" ] not }
 * not       = ( "not" | "!" ) not | "(" filter ")" | condition
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
 *       state but bound-inactive, which must be named. A row that begins a filter or what stands in
 *       parentheses, with a condition next to it, is for all of it: {@code state close-wait sport =
 *       :22 or sport = :443} is about CLOSE_WAIT alone. With {@code and} or {@code or} next to it,
 *       it is a condition like others. States are written as ss or as tables of jss have them.
 *   <li>A missing sign means {@code =}. Numbers are decimal, hexadecimal after {@code 0x}, octal
 *       after {@code 0}, those of a FIELD never octal; they may have a unit.
 *   <li>An IPv4 prefix matches mapped addresses ({@code ::ffff:a.b.c.d}) too, an IPv6 prefix only
 *       AF_INET6 sockets. {@code src :80} and {@code src *:80} match any address, {@code src
 *       10.8/16} is 10.8.0.0/16, a host name stands for all its addresses.
 *   <li>{@code inet:} and {@code inet6:} before a host or port restrict the condition to sockets of
 *       that family. {@code unix:} stands before a pattern for the name of a unix socket, and is
 *       not needed before {@code @name}, {@code /path} and {@code *part*}; {@code link:} before
 *       {@code PROTOCOL:INTERFACE} of a packet socket, {@code netlink:} before {@code
 *       PROTOCOL:PORTID}, {@code vsock:} before {@code CID:PORT}. A parser for a listing of one
 *       family needs none of them.
 *   <li>A zone ({@code fe80::1%eth0}) says that the socket is bound to the interface.
 *   <li>A number is compared with another one, or with a FIELD of the same unit: {@code rqueue >
 *       wqueue}. A word or list of the catalogue of fields is compared with a pattern: {@code type
 *       = stream}.
 *   <li>What a family of sockets does not have keeps none of its sockets: a unix socket has no port
 *       and no address, so {@code sport = :22} fails and {@code not sport = :22} holds, as in ss; a
 *       number that it does not have, or whether its port is greater, is unknown.
 * </ul>
 *
 * <p>What the kernel can decide of a filter, and how it is asked, is not known here.
 */
package io.jss.filter;
