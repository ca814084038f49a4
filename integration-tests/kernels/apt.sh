# Sourced: apt with a configuration of its own, which leaves the system's lists and packages alone.
# shellcheck shell=bash

KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# Writes a private apt configuration into the folder $1, for architecture $2 and the suites that follow.
configure_apt() {
    local home=$1 arch=$2 suite mirror
    shift 2
    mkdir -p "$home/state/lists/partial" "$home/cache/archives/partial"
    : >"$home/status"
    : >"$home/sources.list.new"
    for suite in "$@"; do
        mirror=$(mirror_of "$suite") || {
            say "no apt source of this machine names an archive with $suite"
            return 1
        }
        printf 'deb [arch=%s signed-by=%s] %s %s main\n' \
            "$arch" "$KEYRING" "$mirror" "$suite" >>"$home/sources.list.new"
    done
    # An answer of yesterday's archive is no answer of today's.
    cmp -s "$home/sources.list.new" "$home/sources.list" || rm -f "$home/updated"
    mv "$home/sources.list.new" "$home/sources.list"
    cat >"$home/apt.conf" <<CONF
Dir::State "$home/state";
Dir::State::status "$home/status";
Dir::Cache "$home/cache";
Dir::Etc::sourcelist "$home/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
#clear APT::Architectures;
APT::Architecture "$arch";
APT::Architectures { "$arch"; };
APT::Sandbox::User "root";
Acquire::Languages "none";
Acquire::Retries "3";
#clear Acquire::IndexTargets::deb::DEP-11;
#clear Acquire::IndexTargets::deb::DEP-11-icons-small;
#clear Acquire::IndexTargets::deb::DEP-11-icons;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
CONF
}

# Refreshes the package lists of a private configuration, at most once a day. Says which suites do not
# answer and goes on: the other suites, or the lists of yesterday, may have what is wanted.
refresh() {
    local home=$1
    [[ -z $(find "$home/updated" -mtime -1 2>/dev/null) ]] || return 0
    if apt-get -q -c "$home/apt.conf" update >"$home/update.log" 2>&1 &&
        ! grep -qE '^(E|Err|W: Failed)' "$home/update.log"; then
        touch "$home/updated"
    else
        say "not every suite answers ($home/update.log):"
        grep -E '^(E|Err)' "$home/update.log" | head -n 3 >&2
    fi
}

# Prints the version that the suites offer of a package, or fails.
candidate() {
    apt-cache -c "$1/apt.conf" policy "$2" 2>/dev/null |
        awk '$1 == "Candidate:" && $2 != "(none)" { print $2; found = 1 } END { exit !found }'
}

# Downloads packages and unpacks them below a folder: unpack APT_HOME FOLDER PACKAGE...
unpack() {
    local home=$1 into=$2 archives package
    shift 2
    archives=$(mktemp -d "$home/archives.XXXXXX")
    if ! (cd "$archives" && apt-get -q -c "$home/apt.conf" download "$@") >"$home/download.log" 2>&1; then
        say "cannot download $*:"
        tail -n 2 "$home/download.log" >&2
        rm -rf "$archives"
        return 1
    fi
    mkdir -p "$into"
    for package in "$archives"/*.deb; do
        dpkg -x "$package" "$into"
    done
    rm -rf "$archives"
}

# Downloads packages with all that they depend on and unpacks them: unpack_closure APT_HOME FOLDER PACKAGE...
unpack_closure() {
    local home=$1 into=$2 package
    shift 2
    rm -rf "$home"/cache/archives/*.deb
    if ! apt-get -q -c "$home/apt.conf" install --download-only --no-install-recommends -y "$@" \
        >"$home/download.log" 2>&1; then
        say "cannot download $* with what they need:"
        tail -n 2 "$home/download.log" >&2
        return 1
    fi
    for package in "$home"/cache/archives/*.deb; do
        # A link that stands for a folder (/lib) stays one.
        dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C "$into" || return 1
    done
    rm -rf "$home"/cache/archives/*.deb
}
