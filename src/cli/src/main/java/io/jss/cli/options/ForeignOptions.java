package io.jss.cli.options;

import java.util.Map;

/** Options that netstat, ss and lsof have and jss has not, and what answers them. */
final class ForeignOptions {
    private static final String ROUTES = "routes are not sockets: ip route";
    private static final String AS_SS = "ss has it: jss --as ss ";

    private static final Map<String, String> ADVICE =
            Map.ofEntries(
                    Map.entry("-P", "lsof's; ports are numbers here without it"),
                    Map.entry("-Q", "--columns names what is shown: proto,local,remote,state"),
                    Map.entry("-k", "fuser's; jss kill closes sockets, and ends no process"),
                    Map.entry("-9", "kill(1)'s; jss kill closes sockets, and ends no process"),
                    Map.entry("-?", "jss --help"),
                    Map.entry("--inet", "-4, or jss tcp; -6 for those of AF_INET6"),
                    Map.entry("--inet6", "-6"),
                    Map.entry("--socket", "--query"),
                    Map.entry("-g", "multicast groups are not sockets: ip maddr"),
                    Map.entry("-C", "the cache of routes is not sockets: ip route"),
                    Map.entry("-O", AS_SS + "-O; a row is one line here"),
                    Map.entry("-b", AS_SS + "-b; programs, as netstat of Windows: -p"),
                    Map.entry("-D", AS_SS + "-D FILE; here --record-ss FILE"),
                    Map.entry("-z", AS_SS + "-z"),
                    Map.entry("-Z", AS_SS + "-Z"),
                    Map.entry("--route", ROUTES),
                    Map.entry("--routes", ROUTES),
                    Map.entry("--interfaces", "interfaces are not sockets: ip -s link"),
                    Map.entry("--groups", "multicast groups are not sockets: ip maddr"),
                    Map.entry("--masquerade", "the kernel's translations: conntrack -L"),
                    Map.entry(
                            "--statistics", "--summary counts sockets; the protocols': nstat -az"),
                    Map.entry("--symbolic", "-r looks names up"),
                    Map.entry("--fib", ROUTES),
                    Map.entry("--cache", ROUTES),
                    Map.entry("--oneline", AS_SS + "-O; a row is one line here"),
                    Map.entry("--bpf", AS_SS + "-b"),
                    Map.entry("--diag", AS_SS + "-D FILE; here --record-ss FILE"),
                    Map.entry("--context", AS_SS + "-Z"),
                    Map.entry("--contexts", AS_SS + "-z"),
                    Map.entry("--options", "--timers"),
                    Map.entry("--processes", "--programs"),
                    Map.entry("--process", "--programs; sockets of one: jss process NAME"),
                    Map.entry("--port", "jss port NUMBER"),
                    Map.entry("--pid", "jss pid NUMBER"),
                    Map.entry("--user", "jss user NAME"),
                    Map.entry("--state", "jss state NAME"),
                    Map.entry("->", "jss find LOCAL REMOTE"),
                    Map.entry("--name", "jss process NAME"),
                    Map.entry("--proto", "-t, -u and the like, or --query LIST"),
                    Map.entry("--protocol", "-t, -u and the like, or --query LIST"),
                    Map.entry("--local", "jss src ADDRESS"),
                    Map.entry("--src", "jss src ADDRESS"),
                    Map.entry("--remote", "jss dst ADDRESS"),
                    Map.entry("--dst", "jss dst ADDRESS"),
                    Map.entry("--host", "jss host NAME"),
                    Map.entry("--output", "--json, --ndjson, --csv or --format TEXT"),
                    Map.entry("--limit", "--top NUMBER"),
                    Map.entry("--head", "--top NUMBER"),
                    Map.entry("--watch", "-c, or jss top"),
                    Map.entry("--interval", "-c SECONDS"),
                    Map.entry("--no-resolve", "names are looked up with -r only"),
                    Map.entry("--dry-run", "nothing is closed without --yes"),
                    Map.entry("--force", "--yes closes what kill shows"),
                    Map.entry("--pretty", "--json | jq"),
                    Map.entry(
                            "--filter", "the filter is written without an option: jss help filter"),
                    Map.entry("--man", "jss help --man"));

    private ForeignOptions() {}

    /** Returns whether other tools have an option of this name. */
    static boolean has(String option) {
        return ADVICE.containsKey(option);
    }

    /** Returns what answers an option, empty for one that no other tool has. */
    static String advice(String option) {
        return ADVICE.getOrDefault(option, "");
    }
}
