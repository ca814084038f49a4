#!/bin/sh
# Starts jss in the Java runtime that was installed with it.
@HOME@
exec "$home/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xlog:disable \
    @ARCHIVE@ -Djna.boot.library.path="$home/lib" -Djna.platform.library.path= \
    -Djna.nosys=true -Djna.nounpack=true -Djss.command="${0##*/}" -m io.jss.app/io.jss.cli.Main "$@"
