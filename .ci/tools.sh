# shellcheck shell=sh
# Sourced by the scripts that install tools on Debian and systems derived from it:
#
#   need COMMAND-OR-FILE PACKAGE    notes the package where the command or the file is missing
#   install_needed                  installs what was noted, as root or with sudo; does nothing without any

needed=''
need() {
    case $1 in
        /*) [ -e "$1" ] || needed="$needed $2" ;;
        *) PATH="$PATH:/usr/sbin:/sbin" command -v "$1" >/dev/null || needed="$needed $2" ;;
    esac
}

install_needed() {
    [ -n "$needed" ] || return 0
    command -v apt-get >/dev/null || {
        echo "install what these Debian packages provide, then try again:$needed" >&2
        exit 1
    }
    as_root=''
    [ "$(id -u)" = 0 ] || as_root=sudo
    $as_root apt-get -q update
    # The list is meant to be split.
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $needed
}
