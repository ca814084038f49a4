#!/bin/sh
# Starts jss in the Java runtime that was installed with it. The options are those of src/launcher/start.sh.
@HOME@
exec "$home/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5 -XX:-UsePerfData \
    -Xlog:disable @ARCHIVE@ -Djava.util.logging.manager=io.jss.cli.QuietLogging \
    -Djna.boot.library.path="$home/lib" -Djna.platform.library.path= -Djna.nosys=true -Djna.nounpack=true \
    -Djss.command="${0##*/}" -m io.jss.app/io.jss.cli.Main "$@"
