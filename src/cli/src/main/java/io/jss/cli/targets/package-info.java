/**
 * Targets: what people name when they ask for sockets, in a word or two. Each becomes a text in the
 * language of filters.
 *
 * <pre>
 * targets   = [ filter ] { [ "and" | "or" ] ( [ "not" ] target | filter ) }   each one narrows
 * target    = port | service | address | host | process | unit | container | path | state
 * port      = NUMBER | ":" PORTS | PORTS "/" protocol | "port" PORTS | "port:" PORTS
 * service   = NAME | "service" NAME | NAME "/" protocol
 * address   = [ADDRESS] | ADDRESS "/" LENGTH | ADDRESS ":" port     as src and dst of a filter
 * host      = NAME | "host" NAME | NAME ":" port
 * process   = NUMBER | "pid" NUMBER | "pid:" NUMBER | NAME | "process" PATTERN
 * unit      = NAME ".service" | "unit" NAME
 * container = "container" ID        its name of lxc, or the first digits of its id
 * path      = "/" … | "@" …         the name of a unix socket, or a pattern
 * state     = "listening" | "all" | a state of filters | protocol
 * traffic   = "mapped" | "dual-stack" | "ipv6-only" | "class" NAME | "wire" NAME
 * </pre>
 *
 * <p>Ports, addresses, states, protocols and what stands behind {@code pid}, {@code process},
 * {@code user} and the like may be lists with commas. A filter comes first: words that begin as one
 * does are no target, but for {@code pid}, {@code process}, {@code user}, {@code class} and {@code
 * wire} with a value, alone or before what is no filter; and only where all words together are
 * none, a filter ends where a target begins. So is {@code not} that of a filter where one follows.
 * What is not a target counts listeners. A number up to 65535 is a port, a NAME is a service before
 * it is a process, and a host when it is neither; where a second reading names something that is
 * there, one line says so. A command that closes sockets takes no target that has two readings.
 *
 * <p>No socket is asked for here, and nothing is printed but that line and those that say that two
 * ports are both, that there is no such process, or that it is in another network namespace.
 */
package io.jss.cli.targets;
