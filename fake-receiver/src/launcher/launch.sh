# What both launchers of the source tree share. They set "program", and "self" to the file that runs;
# "where_taken" may have options for JVMs that take them. POSIX shell only.
#
# A start runs no program but Java. What it needs to know was written into target/start by prepare.sh, which has the
# slow part: building, and an archive of classes. It is asked again when something looks newer than what it wrote.

# The module, as it was called: relative where that was.
near=${self%/*}/..
java=java

find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
  else
    IFS=:
    for folder in $PATH; do
      if [ -x "${folder:-.}/java" ] && [ ! -d "${folder:-.}/java" ]; then
        java=${folder:-.}/java
        break
      fi
    done
    unset IFS
  fi
  case $java in java | /*) ;; *) java=$PWD/$java ;; esac
}

# Whether what was written down still holds. A folder is newer when a file in it came, went or was replaced, which is
# what git and most editors do; an editor that writes into a file itself is not noticed.
is_known() {
  [ -f "$start/known" ] || return 1
  . "$start/known"
  [ "$module" -ef "$near" ] && [ "$real" -ef "$java" ] || return 1
  IFS='
'
  for file in $watched; do
    if ! [ -e "$near/../$file" ] || [ "$near/../$file" -nt "$start/known" ]; then
      unset IFS
      return 1
    fi
  done
  unset IFS
  ! [ "${real%/*}" -nt "$start/known" ]
}

# launch PACKAGE ARGUMENTS...
launch() {
  package=$1
  shift
  find_java
  start=$near/target/start$java # one for each Java that comes along
  case $java in */../* | */./*) start=$near/target/start/other ;; esac
  if ! is_known; then
    . "$near/../fake-receiver/src/launcher/prepare.sh"
    prepare "$@"
  fi
  words=$start/words
  case $#${1:-} in 1-V | 1--version) words=$start/few-words ;; esac # is done before an archive is mapped
  # In the locale C, Java takes no argument and no name of a file beyond ASCII.
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) if [ -n "${LC_ALL:-}" ]; then export LC_ALL=C.UTF-8; else export LC_CTYPE=C.UTF-8; fi ;;
  esac
  exec "$java" "@$words" "$package.cli.Main" "$@"
}
