# shellcheck shell=sh disable=SC2034
# Sets what an architecture is called, from what uname calls it (set_architecture "$(uname -m)"):
# jna_arch in the names of JNA's folders, debian_arch in the names of Debian's packages.
set_architecture() {
    jna_arch=$1 debian_arch=$1 # riscv64, s390x
    case $1 in
        x86_64) jna_arch=x86-64 debian_arch=amd64 ;;
        aarch64) debian_arch=arm64 ;;
        ppc64le) debian_arch=ppc64el ;;
        loongarch64) debian_arch=loong64 ;;
        i?86) jna_arch=x86 debian_arch=i386 ;;
        armv[67]*) jna_arch=arm debian_arch=armhf ;;
    esac
}
