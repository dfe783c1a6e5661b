# Read by the launchers of both programs; needs $root, the folder of the source tree.

# The file that is meant, through all links ("readlink -f" is not everywhere).
resolved() {
  file=$1
  while [ -L "$file" ]; do
    link=$(readlink "$file")
    case $link in
      /*) file=$link ;;
      *) file=$(dirname "$file")/$link ;;
    esac
  done
  printf '%s\n' "$(cd "$(dirname "$file")" && pwd -P)/${file##*/}"
}

# launch PROGRAM PACKAGE JVM-OPTIONS... -- ARGUMENTS...
# Builds PROGRAM when that has not been done since its sources changed, and runs it.
launch() {
  program=$1 package=$2
  shift 2
  target=$root/$program/target
  built=$target/lib/.built
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null || { echo "$program: Java 17 or newer is needed, and there is no $java" >&2; exit 2; }
  [ -f "$built" ] && [ -z "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main -newer "$built" -print -quit)" ] || build
  options=
  while [ "$1" != -- ]; do
    options="$options $1"
    shift
  done
  shift
  jar=$(echo "$target/$program"-*.jar)

  # The JVM starts in half the time with the classes of a trial run in an archive, one for each JDK
  # that comes along. It ignores an archive that is not there or does not fit.
  archive=$target/archives$(resolved "$(command -v "$java")").jsa
  [ "$archive" -nt "$built" ] || train
  run -XX:SharedArchiveFile="$archive" "$package.cli.Main" "$@"
}

run() {
  # shellcheck disable=SC2086 # options are words
  exec "$java" $options -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=error:stderr \
    -cp "$jar:$target/lib/*" "$@"
}

build() {
  command -v mvn >/dev/null || { echo "$program: Maven 3.8 or newer is needed to build, and there is no mvn" >&2; exit 2; }
  echo "$program: building (once, about a minute; Maven fetches its libraries first) ..." >&2
  rm -rf "$target/lib"
  mvn -q -B -ntp -Dstyle.color=never -f "$root/pom.xml" -pl "$program" -am package -Dmaven.test.skip=true >&2 || exit 2
  touch "$built"
  echo "$program: built" >&2
}

train() {
  mkdir -p "${archive%/*}" 2>/dev/null && : >"$archive" || return 0
  echo "$program: a trial run, so that it starts faster from now on ..." >&2
  mine=$archive.$$
  (run -XX:DumpLoadedClassList="$mine.classes" "$package.cli.Training" "$mine.folder") >/dev/null 2>&1 || :
  (run -Xshare:dump -XX:SharedClassListFile="$mine.classes" -XX:SharedArchiveFile="$mine") >/dev/null 2>&1 &&
    mv -f "$mine" "$archive" || :
  rm -rf "$mine" "$mine.classes" "$mine.folder"
}
