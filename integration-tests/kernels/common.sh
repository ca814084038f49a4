# shellcheck shell=bash disable=SC2034 # the scripts that source it use the variables
# Sourced by the scripts of this folder: where things are kept, and what a kernel's name means.

KERNELS_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
CHECKOUT=$(cd "$KERNELS_HOME/../.." && pwd -P)
CACHE=${JSS_KERNELS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/jss-kernels}

say() { printf 'kernels: %s\n' "$*" >&2; }

die() {
    say "$*"
    exit 2
}

# Prints "NAME ARCH SUITE..." for each kernel of the list.
all_kernels() {
    sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$KERNELS_HOME/kernels.list"
}

# Prints the line "NAME ARCH SUITE..." of one kernel, or fails.
kernel_line() {
    all_kernels | awk -v name="$1" '$1 == name { print; found = 1 } END { exit !found }'
}

# The mirror that holds a suite, as the machine's own apt sources name it. apt itself is asked, so
# every format of sources that it reads is understood. The archive of security suites is another one.
mirror_of() {
    local suite=$1 pattern='^(bullseye|bookworm|trixie|forky|stable|oldstable|testing|sid|unstable)(-updates|-backports)?$'
    local named=${JSS_KERNELS_MIRROR:-}
    if [[ $suite == *-security ]]; then
        pattern='-security$|/updates$'
        named=${JSS_KERNELS_SECURITY_MIRROR:-}
    fi
    if [[ -n $named ]]; then
        printf '%s\n' "$named"
        return
    fi
    apt-get update --print-uris 2>/dev/null |
        sed -n "s,^'\(.*\)/dists/\(.*\)/InRelease'.*,\1 \2,p" |
        awk -v pattern="$pattern" '$2 ~ pattern { print $1; found = 1; exit } END { exit !found }'
}

# Prints the folder that is the root of guests of an architecture: the host's own, or one made of packages.
root_of() {
    if [[ $1 == "$(dpkg --print-architecture)" ]]; then
        printf '/\n'
    else
        printf '%s\n' "$CACHE/root-$1"
    fi
}
