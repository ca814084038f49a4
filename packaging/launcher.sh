#!/bin/sh
# Starts jss in the Java runtime that was installed with it.
@COMMON@

open_standard_streams
@HOME@
check_limits
set_common_options
set -f
# the options are meant to be split
# shellcheck disable=SC2086
exec "$home/bin/java" $options @ARCHIVE@ -Djna.boot.library.path="$home/lib" -Djna.nosys=true -Djna.nounpack=true \
    -Djss.command="${0##*/}" -m io.jss.app/io.jss.cli.Main "$@"
