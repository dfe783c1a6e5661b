#!/bin/sh
# A jar with a shell script before it: run this file, or give it to java -jar.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -Xshare:auto -jar "$0" "$@"
