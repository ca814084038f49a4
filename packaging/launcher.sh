#!/bin/sh
# Starts jss in the Java runtime that was installed with it.
@COMMON@

open_standard_streams
@HOME@
check_limits
# What export alone needs is beside the image, and no other command has it.
exporter= collector=
for word; do
    case $word in
        export) exporter=$home/lib/export/* collector=$lasting_collector ;;
        top) collector=$steady_collector ;;
    esac
done
set_common_options "$collector"
set -f
# the options are meant to be split
# shellcheck disable=SC2086
exec "$home/bin/java" $options @ARCHIVE@ ${exporter:+--add-modules ALL-SYSTEM -cp "$exporter"} -Djna.boot.library.path="$home/lib" -Djna.nosys=true -Djna.nounpack=true \
    -Djss.command="${0##*/}" -m io.jss.app/io.jss.cli.Main "$@"
