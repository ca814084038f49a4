#!/bin/sh
# Runs jss from a checkout. Builds it first when it is missing or older than its sources.
set -eu

self=$0
[ ! -h "$self" ] || self=$(readlink -f -- "$self")
case $self in
    */*) root=${self%/*} ;;
    *) root=. ;;
esac
root=$(CDPATH='' cd -- "${root:-/}" && pwd -P)
# Names the folder under target/ with the jars, and the java that was found good; older than a source: stale.
stamp=$root/target/launch
# shellcheck source=src/launcher/common.sh
. "$root/src/launcher/common.sh"
# shellcheck source=src/launcher/start.sh
. "$root/src/launcher/start.sh"
open_standard_streams

die() {
    printf 'jss: %s\n' "$1" >&2
    exit 69 # EX_UNAVAILABLE of sysexits.h
}

find_java() {
    if [ -n "${JAVA_HOME-}" ]; then
        java=$JAVA_HOME/bin/java
        [ -x "$java" ] || die "JAVA_HOME is $JAVA_HOME, which has no bin/java; set it to a JDK 17 or newer, or unset it"
    else
        java=$(command -v java) || die "no java on PATH; install a JDK 17 or newer (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME"
    fi
}

check_java() {
    settings=$("$java" -XshowSettings:properties -version 2>&1) || die "$java does not start; set JAVA_HOME to a JDK 17 or newer"
    release=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.specification\.version = //p')
    java_home=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.home = //p')
    case $release in
        '' | *[!0-9]*) release=0 ;; # 1.8 and older
    esac
    [ "$release" -ge 17 ] || die "$java is too old; install a JDK 17 or newer (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME"
}

# True when what stands under target/ is as new as its sources. A removed file makes its folder newer.
# The same look finds archives of classes that others may write, after all sources. They are code: they are removed.
# Those of another user are his alone; they are passed over here, and no start of this user takes them.
is_fresh() {
    [ -f "$stamp" ] || return 1
    found=$(find "$root/pom.xml" "$root/.mvn" "$root/native-bindings/pom.xml" "$root/native-bindings/src/main" \
        "$root"/src/*/pom.xml "$root"/src/*/src/main "$root/target" \
        -path '*/target/*' -path '*/run-*/archive*' -perm /022 -print -quit \
        -o -path '*/target/*' -path '*/run-*/archive*' -type d ! -readable -prune \
        -o ! -path '*/target' ! -path '*/target/*' -newer "$stamp" -print -quit) || return 1
    case $found in
        '') ;;
        "$root"/target/*) rm -rf -- "$root"/target/run-*/archive || no_archive=1 ;;
        *) return 1 ;;
    esac
}

read_stamp() {
    { IFS= read -r run && IFS= read -r known_java; } <"$stamp" || die "$stamp is damaged; remove it and try again"
}

# JNA's library beside the jars saves unpacking it at each start. Where it is absent, JNA unpacks its own.
place_native_library() {
    # shellcheck source=src/launcher/architecture.sh
    . "$root/src/launcher/architecture.sh"
    set_architecture "$(uname -m)"
    library=$1/native/com/sun/jna/linux-$jna_arch/libjnidispatch.so
    [ ! -f "$library" ] || mv -- "$library" "$1/libjnidispatch.so"
    rm -rf -- "$1/native"
}

remove_old_runs() {
    for old in "$root"/target/run-*; do
        case ${old##*/} in
            "$1" | "$2") ;; # the previous one may still be running
            *) rm -rf -- "$old" ;;
        esac
    done
}

# Runs under the lock. The stamp is made before the build, so that what is edited meanwhile is newer.
build() {
    previous=
    [ ! -f "$stamp" ] || { read_stamp && previous=$run; }
    run=run-$$
    rm -rf -- "$root/target/$run"
    printf '%s\n%s\n' "$run" "$java" >"$stamp.$$"
    [ ! -t 2 ] || echo 'jss: building; the first time this takes a minute' >&2
    JAVA_HOME=$java_home "$root/mvnw" -q -B -f "$root/pom.xml" -pl src/cli,src/export -am -Djss.quick \
        -Djss.run="$root/target/$run" package </dev/null >&2 || {
        rm -rf -- "$stamp.$$" "$root/target/$run"
        die 'the build failed; see above'
    }
    place_native_library "$root/target/$run" || die "cannot write to $root/target"
    make_archive "$java" "$root/target/$run"
    mv -f -- "$stamp.$$" "$stamp" || die "cannot write to $root/target"
    remove_old_runs "$run" "$previous"
}

build_once() {
    check_java
    [ -x "$java_home/bin/javac" ] || die "$java_home has no javac; install a JDK 17 or newer (Debian: apt-get install openjdk-17-jdk-headless) or set JAVA_HOME"
    # a shell of its own: a redirection that fails ends it
    (mkdir -p -- "$root/target" && : >>"$root/target/lock") 2>/dev/null || die "cannot write to $root/target, where it would build"
    (
        ! command -v flock >/dev/null || flock 9
        is_fresh || build # another one may have built while we waited
    ) 9>>"$root/target/lock" || exit 69
}

find_java
is_fresh || build_once
read_stamp
[ "$java" = "$known_java" ] || has_archive "$java" "$root/target/$run" || check_java
start_jss "$java" "$root/target/$run" "${0##*/}" "$@"
