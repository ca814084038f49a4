# shellcheck shell=sh disable=SC3013 # dash, bash and busybox know -nt and -ot
# Starts jss on a JVM; launchers read this file with "." and then say
#
#   start_jss JAVA JARS NAME ARGUMENT…     become jss, called NAME
#   make_archive JAVA JARS                 make the archive for that start now; never fails
#   has_archive JAVA JARS                  succeeds if there is one
#
# A launcher reads common.sh before it.
#
# JAVA is the java to run, JARS the folder with the jars and, if it may be, JNA's native library.
#
# Most of a JVM's start is the loading of classes. An archive of loaded classes (AppCDS up to JDK 23, an AOT
# cache from 25 on) spares it. The first start with a JVM makes one in the background, in a folder of JARS/archive
# for each java:
#
#   HASH-RELEASE.jsa or .aot   the archive; the hash is of the jars and of the JVM
#   seal                       the archive's name and JARS; no name where none could be made
#   java, *.jar                empty, with the times of the files that the archive was made from
#
# An archive must never outlive them: a JVM with an AOT cache runs the old classes without a word. So a file that
# has another time, or that is new, makes another archive.
#
# An archive is code. One is made and run only by the user to whom JARS belongs; others, root among them, start
# without. Its folders, its seal and itself must be that user's own and no symbolic links; the folders are made for
# that user alone to write, so that nothing is exchanged between the check and the JVM's opening it. Who may write
# JARS or a folder above can exchange the jars, and is trusted with them.

# Sets cp to the class path and place to the java's folder among the archives.
describe_start() {
    cp=
    for jar in "$jars"/*.jar; do
        cp=$cp${cp:+:}$jar
    done
    flatten "$java"
    place=$jars/archive/$flat
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

# The effective user's own, and no symbolic link.
is_own() { [ -O "$1" ] && [ ! -h "$1" ]; }

# Whether this user may make and run archives for these jars. A launcher sets no_archive where others may write them.
may_have_archive() {
    [ -z "${no_archive-}" ] && [ -O "$jars" ] && { [ ! -e "$jars/archive" ] && [ ! -h "$jars/archive" ] || is_own "$jars/archive"; }
}

# Sets archive to the option that names a good archive, empty when none can be had; fails when one is to be made.
find_archive() {
    archive=
    may_have_archive || return 0
    [ -f "$place/seal" ] && is_own "$place" && is_own "$place/seal" || return 1
    { IFS= read -r name && IFS= read -r sealed; } <"$place/seal" || return 1
    [ "$sealed" = "$jars" ] && has_time_of "$java" "$place/java" || return 1
    for jar in "$jars"/*.jar; do
        has_time_of "$jar" "$place/${jar##*/}" || return 1
    done
    case $name in
        */*) return 1 ;;
        *.jsa) archive=-XX:SharedArchiveFile=$place/$name ;;
        *.aot) archive=-XX:AOTCache=$place/$name ;;
        *) return 0 ;;
    esac
    [ -f "$place/$name" ] && is_own "$place/$name" || {
        archive=
        return 1
    }
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
    check_limits
    describe_start
    find_archive || (make_archive "$java" "$jars" &)
    collector=
    see_command "$@"
    set_options
    set -f
    # the options are meant to be split
    # shellcheck disable=SC2086
    exec "$java" ${archive:+"$archive"} $options -Djna.boot.library.path="$jars" -Djss.command="$name_of_command" \
        -cp "$cp" io.jss.cli.Main "$@"
}

# What export needs is behind the class path of every other command, whose archive serves it too.
see_command() {
    for word; do
        case $word in
            export)
                collector=$lasting_collector
                for jar in "$jars"/export/*.jar; do
                    cp=$cp:$jar
                done
                return 0
                ;;
            top)
                collector=$steady_collector
                return 0
                ;;
        esac
    done
}

set_options() {
    native_access=--enable-native-access=ALL-UNNAMED
    case ${archive-} in
        # these JVMs need not be allowed it, and boot without their archived modules when they are
        *-1?.jsa | *-2[0-3].jsa) native_access= ;;
    esac
    case ${archive-} in
        # up to JDK 17 no other collector takes the archived objects; one thread each, which hardly ever work
        *.jsa) : "${collector:=-XX:+UseG1GC -XX:ParallelGCThreads=1 -XX:ConcGCThreads=1}" ;;
    esac
    set_common_options "${collector-}"
    options="$options $native_access"
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
    umask 077
    describe_start
    may_have_archive && mkdir -p -- "$place" && is_own "$place" && make_archive_in "$place"
    exit 0
)

# One at a time; a start in the meantime leaves it to the first. What is half made is never seen: the seal comes last.
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
    about=$(readlink -f -- "$java" | sed 's|/bin/java$|/release|')
    hash=$(cat -- "$jars"/*.jar "$java" "$about" | hash_of) || exit 1
    release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$about") || release=
    name=
    for kind in aot jsa; do
        if "make_$kind" "$work/archive" && [ -s "$work/archive" ]; then
            name=$hash-$release.$kind
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
train() (
    archive=x.aot
    set_options
    set -f
    # shellcheck disable=SC2086
    nice -n 19 "$java" "$@" $options -Djna.boot.library.path="$jars" -Djss.command=jss -cp "$cp" io.jss.cli.Training
)

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
