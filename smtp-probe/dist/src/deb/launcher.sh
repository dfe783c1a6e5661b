#!/bin/sh
# Runs @program@ with the archive of classes that the installation made; the JVM ignores one that does not fit.
archive=/var/cache/@program@/archive
if [ -f $archive ]; then archive=@$archive; else archive=-Xshare:auto; fi
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" @options@ -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr \
  -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 $archive \
  -cp /usr/share/@program@/@program@.jar @package@.cli.Main "$@"
