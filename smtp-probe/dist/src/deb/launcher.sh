#!/bin/sh
# Runs @program@ with the archive of classes that the installation made; the JVM ignores one that does not fit.
archive=/var/cache/@program@/archive
if [ -f $archive ]; then archive=@$archive; else archive=-Xshare:auto; fi
# In the locale C, Java takes no argument and no name of a file beyond ASCII.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  C | POSIX) if [ -n "${LC_ALL:-}" ]; then export LC_ALL=C.UTF-8; else export LC_CTYPE=C.UTF-8; fi ;;
esac
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions @options@ \
  -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr -XX:ArchiveRelocationMode=0 $archive \
  -Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider -Dslf4j.internal.verbosity=WARN \
  -cp /usr/share/@program@/@program@.jar @package@.cli.Main "$@"
