#!/bin/sh
# Runs @program@ with the archive of classes that the installation made; the JVM ignores one that does not fit.
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" @options@ -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=error:stderr \
  -XX:SharedArchiveFile=/var/cache/@program@/classes.jsa -cp /usr/share/@program@/@program@.jar @package@.cli.Main "$@"
