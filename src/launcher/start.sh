# Starts jss on a JVM; launchers read this file with "." and then say
#
#   start_jss JAVA JARS NAME ARGUMENT…     become jss, called NAME
#   make_archive JAVA JARS                 make the archive for that start now; never fails
#   has_archive JAVA JARS                  tell whether there is one
#
# JAVA is the java to run, JARS the folder with the jars and, if it may be, JNA's native library.
#
# Most of a JVM's start is the loading of classes. An archive of loaded classes (AppCDS up to JDK 23, an AOT
# cache from 25 on) spares it. The first start with a JVM makes one in the background; it lies in JARS/start or,
# where that cannot be written, in the user's cache folder, in a folder for each java:
#
#   CONTENT-HASH.jsa or .aot   the archive; the hash is of the jars and of the JVM
#   seal                       the archive's name and JARS; no name where none could be made
#   java, *.jar                empty, with the times of the files that the archive was made from
#
# An archive must never outlive them: a JVM with an AOT cache runs the old classes without a word. So a file that
# has another time, or that is new, makes another archive.

# Sets cp to the class path, key to the java's folder among the archives, cache to these jars' folder in the user's cache.
describe_start() {
    cp=
    for jar in "$jars"/*.jar; do
        cp=$cp${cp:+:}$jar
    done
    flatten "$java"
    key=$flat
    flatten "$jars"
    cache=
    case ${XDG_CACHE_HOME-}:${HOME-} in
        /*) cache=$XDG_CACHE_HOME/jss/$flat ;;
        :/*) cache=$HOME/.cache/jss/$flat ;;
    esac
}

# Sets flat to a path without slashes.
flatten() {
    flat=
    rest=${1#/}
    while [ "$rest" != "${rest#*/}" ]; do
        flat=$flat${rest%%/*}+
        rest=${rest#*/}
    done
    flat=$flat$rest
}

has_time_of() { [ -e "$2" ] && [ ! "$1" -nt "$2" ] && [ ! "$1" -ot "$2" ]; }

# Sets archive to the option that names a good archive, empty when none can be made; fails when there is no word on it.
find_archive() {
    for found in "$jars/start" ${cache:+"$cache"}; do
        found=$found/$key
        [ -f "$found/seal" ] || continue
        # what somebody else has put into a cache is not run
        [ "$found" = "$jars/start/$key" ] || [ -O "$found/seal" ] || continue
        { IFS= read -r name && IFS= read -r sealed; } <"$found/seal" || continue
        [ "$sealed" = "$jars" ] && has_time_of "$java" "$found/java" || continue
        for jar in "$jars"/*.jar; do
            has_time_of "$jar" "$found/${jar##*/}" || continue 2
        done
        case $name in
            *.jsa) archive=-XX:SharedArchiveFile=$found/$name ;;
            *.aot) archive=-XX:AOTCache=$found/$name ;;
            *) archive= ;;
        esac
        return 0
    done
    return 1
}

# Whether there is an archive, and so JAVA is known to run jss.
has_archive() {
    java=$1 jars=$2
    describe_start
    find_archive && [ -n "$archive" ]
}

start_jss() {
    java=$1 jars=$2 name_of_command=$3
    shift 3
    describe_start
    find_archive || {
        archive=
        (make_archive "$java" "$jars" &)
    }
    set_options
    # the options are meant to be split
    # shellcheck disable=SC2086
    exec "$java" ${archive:+"$archive"} $options -Djna.boot.library.path="$jars" -Djss.command="$name_of_command" \
        -cp "$cp" io.jss.cli.Main "$@"
}

# The options of every start, the packages' too: packaging/build copies this function with its comment.
# Serial: no threads for a heap that is not collected. TieredStopAtLevel: the run is over before C2 has paid for itself.
# Xlog: a JVM complains on standard output, among the rows. The rest spares JNA and its loggers searches in the file system.
# CompileThresholdScaling: with few sockets it does not pay to compile what the start calls often; 100,000 would take a
# fifth longer.
set_common_options() {
    options="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable
        -Djava.util.logging.manager=io.jss.cli.QuietLogging -Djna.platform.library.path="
    used=0
    # shellcheck disable=SC2034 # "sockets: used NUMBER"
    [ ! -r /proc/net/sockstat ] || IFS=' ' read -r what is used </proc/net/sockstat || used=0
    [ "${used:-0}" -gt 10000 ] || options="$options -XX:CompileThresholdScaling=5"
}

set_options() {
    set_common_options
    options="$options --enable-native-access=ALL-UNNAMED"
    [ ! -f "$jars/libjnidispatch.so" ] || options="$options -Djna.nounpack=true"
    # JDK 25 refuses -Xshare beside an AOT cache
    case ${archive-} in
        *.aot) ;;
        *) options="$options -Xshare:auto" ;;
    esac
}

# In a process of its own: at the lowest priority, deaf to what ends the terminal's programs, with nothing open.
make_archive() (
    trap '' HUP INT QUIT
    java=$1 jars=$2
    exec </dev/null >/dev/null 2>&1
    describe_start
    for place in "$jars/start" ${cache:+"$cache"}; do
        place=$place/$key
        mkdir -p -- "$place" && [ -w "$place" ] && make_archive_in "$place" && break
    done
    exit 0
)

# One at a time; whoever comes meanwhile leaves it to the first. What is half made is never seen: the seal comes last.
make_archive_in() (
    place=$1
    exec 9>"$place/lock" || exit 1
    ! command -v flock || flock -n 9 || exit 0
    ! find_archive || exit 0
    work=$place/work.$$
    trap 'rm -rf -- "$work"' EXIT
    trap 'exit 0' TERM
    rm -rf -- "$place"/work.*
    mkdir -- "$work" || exit 1
    touch -r "$java" -- "$work/java" || exit 1
    for jar in "$jars"/*.jar; do
        touch -r "$jar" -- "$work/${jar##*/}" || exit 1
    done
    hash=$(cat -- "$jars"/*.jar "$java" "$(readlink -f -- "$java" | sed 's|/bin/java$|/release|')" | hash_of) || exit 1
    name=
    for kind in aot jsa; do
        if "make_$kind" "$work/archive" && [ -s "$work/archive" ]; then
            name=$hash.$kind
            break
        fi
    done
    rm -f -- "$place/seal" "$place"/*.jsa "$place"/*.aot "$place"/*.jar || exit 1
    [ -z "$name" ] || mv -f -- "$work/archive" "$place/$name" || exit 1
    printf '%s\n%s\n' "$name" "$jars" >"$work/seal"
    for file in "$work"/*.jar "$work/java" "$work/seal"; do
        mv -f -- "$file" "$place/" || exit 1
    done
)

hash_of() {
    if command -v sha256sum >/dev/null; then
        sha256sum
    else
        cksum
    fi | cut -c 1-32 | tr -c '0-9a-f\n' -
}

# The options must be those of the start, or the JVM does not take the archive.
train() {
    archive=x.aot
    set_options
    # shellcheck disable=SC2086
    nice -n 19 "$java" "$@" $options -Djna.boot.library.path="$jars" -Djss.command=jss -cp "$cp" io.jss.cli.Training
}

make_aot() {
    train -XX:AOTCacheOutput="$1"
}

make_jsa() {
    train -XX:DumpLoadedClassList="$1.list" || return 1
    # numbers of classes differ from run to run
    sed 's/ id: [0-9]*$//' "$1.list" >"$1.classes"
    # only G1 archives objects, and every collector reads them
    nice -n 19 "$java" -Xshare:dump -XX:+UseG1GC -XX:SharedClassListFile="$1.classes" -XX:SharedArchiveFile="$1" -cp "$cp"
}
