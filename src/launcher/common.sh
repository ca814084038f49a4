# shellcheck shell=sh disable=SC2034
# What every launcher does first. The launcher of a checkout reads this file, packaging/build writes it into the
# launcher of the packages.

# A descriptor that is closed would be taken for the first file that is opened. Standard output becomes one that cannot
# be written, so that the table is not lost without a word.
open_standard_streams() {
    true 9>&2 || exec 2>/dev/null
    { true 9<&0; } 2>/dev/null || exec </dev/null
    { true 9>&1; } 2>/dev/null || exec 1</dev/null
}

# The JVM opens its files, then jss its own; with fewer descriptors it ends somewhere in between. It raises its soft limit
# to the hard one, so a lower one here does no harm; a higher one than the hard limit is refused.
check_limits() {
    # shellcheck disable=SC3045 # dash, bash and busybox know -S
    ulimit -S -n 32 2>/dev/null || {
        printf '%s: the limit of open files is below the 32 that jss needs; raise it (ulimit -n 64)\n' "${name_of_command-${0##*/}}" >&2
        exit 71 # EX_OSERR of sysexits.h
    }
}

# For the screen of jss top, which waits for each collection as all threads do: some milliseconds for a small young generation,
# ten times that for a large one, and old rows go without a stop. GCTimeRatio: the heap grows for what lives in it, not to make
# collections fewer, which on a busy machine seem long; else a gigabyte fills with old rows before they are looked for.
steady_collector='-XX:+UseG1GC -XX:ParallelGCThreads=1 -XX:ConcGCThreads=1 -Xmn16m -XX:GCTimeRatio=1'

# For jss export, which runs on and keeps the rows of two looks: most of the heap is for what stays. With a third of it
# for what does not, a table that nearly fills the rest had all of the heap collected several times a look. A program that
# stays may be looked into, with jcmd and the like, and C2 pays for itself: a scrape takes a third less from the 80th on.
lasting_collector='-XX:+UseSerialGC -XX:NewRatio=7 -XX:-DisableAttachMechanism
    -XX:TieredStopAtLevel=4 -XX:CompileThresholdScaling=1'

# set_common_options [COLLECTOR]: the options of every start; what goes with the collector overrides them.
# Serial, unless the launcher has chosen another collector: no threads for a heap that is not collected. TieredStopAtLevel: the
# run is over before C2 has paid for itself. Xlog, DisplayVMOutputToStderr: a JVM complains on standard output, among the
# rows. Xrs: a signal ends the JVM as it ends any program, by itself; of SIGQUIT it would make a list of its threads among
# the rows. DisableAttachMechanism: with Xrs the JVM listens for debuggers from its start, on a unix socket that would be a row.
# The rest spares JNA and its loggers searches in the file system.
# ArchiveRelocationMode: the archive of classes is taken where it was made for, a place in memory that no input chooses; else
# each start adjusts all pointers in it, a tenth of its time.
# CompileThresholdScaling, CompileCommand: it does not pay to compile what the start calls often, but what is called for
# each socket does, soon. The names hold *, so that "set -f" goes before the options are split.
# sun.misc.unsafe: protobuf, which export alone loads, uses it, and JDK 24 and newer warn of that.
set_common_options() {
    scaling=-XX:CompileCommand=CompileThresholdScaling
    options="-XX:+DisableAttachMechanism -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable
        -XX:+DisplayVMOutputToStderr -Xrs -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0
        -XX:CompileThresholdScaling=5 -XX:CompileCommand=quiet $scaling,io.jss.*::*,0.1 $scaling,java.nio.*::*,0.3
        -Djava.util.logging.manager=io.jss.cli.QuietLogging -Djna.platform.library.path=
        -Dsun.misc.unsafe.memory.access=allow ${1:--XX:+UseSerialGC}"
}
