# What both launchers of the source tree share: building when that has not been done since the sources
# changed, and an archive of classes. They set "program" and "module". POSIX shell and tools only.

root=${module%/*}
built=$module/target/lib/.built
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# What is older than a source, or was never built.
is_stale() {
  [ ! -f "$built" ] ||
    [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main -newer "$built" -print | head -n 1)" ]
}

# A line for each step of the build, with its second; Maven's own words go to the log.
tell() {
  start=$(date +%s)
  last=''
  fetched=0
  errors=0
  while IFS= read -r line; do
    printf '%s\n' "$line" >&3
    step=''
    case $line in
      '[INFO] --- '*:resources*' (default-resources)'*) step='copying resources' ;;
      '[INFO] --- '*:compile' (default-compile)'*) step='compiling' ;;
      '[INFO] --- '*:java' (manual)'*) step='writing man pages and completion' ;;
      '[INFO] --- '*:jar' (default-jar)'*) step='packing the jar' ;;
      '[INFO] --- '*:copy-dependencies*) step='copying the libraries' ;;
      *'Downloaded from '*)
        fetched=$((fetched + 1))
        case $fetched in
          1) step='fetching what Maven needs' ;;
          *00) step="fetching what Maven needs, $fetched files so far" ;;
        esac
        ;;
      '[ERROR]'*) # the first say what is wrong, the others how to ask Maven
        errors=$((errors + 1))
        [ $errors -gt 5 ] || echo "$program: ${line#"[ERROR] "}"
        ;;
    esac
    case $line in
      *' @ '*) # where the step is: "... (default-jar) @ smtp-probe ---"
        where=${line##* @ }
        case $where in *-parent\ *) step='' ;; esac # there is nothing in it
        [ -z "$step" ] || step="${where%% *}: $step"
        ;;
    esac
    if [ -n "$step" ] && [ "$step" != "$last" ]; then
      printf '%s: %4d s  %s\n' "$program" "$(($(date +%s) - start))" "$step"
      last=$step
    fi
  done
}

build() {
  command -v mvn >/dev/null || {
    echo "$program: Maven 3.8 or newer is needed to build, and there is no mvn" >&2
    exit 2
  }
  rm -rf "$module/target/lib"
  mkdir -p "$module/target"
  log=$module/target/build.log
  echo "$program: building: this is done once, and takes a minute or two; where Maven has no" \
    "libraries yet it fetches them first (about 100 MB)" >&2
  # The end of mvn is a file's: that of a pipe would be the end of tell.
  { mvn -B -Dstyle.color=never -f "$root/pom.xml" -pl "$(basename "$module")" -am package \
    -Dmaven.test.skip=true 2>&1 && touch "$module/target/.mvn-ended-well"; } | tell 3>"$log" >&2
  if [ ! -f "$module/target/.mvn-ended-well" ]; then
    echo "$program: the build failed; all that Maven said is in $log" >&2
    exit 2
  fi
  rm -f "$module/target/.mvn-ended-well"
  touch "$built"
  echo "$program: built; all that Maven said is in $log" >&2
}

# The file that is meant, through all links: macOS had no "readlink -f" for long.
resolved() {
  file=$1
  while [ -L "$file" ]; do
    link=$(readlink "$file")
    case $link in /*) file=$link ;; *) file=$(dirname "$file")/$link ;; esac
  done
  printf '%s\n' "$(cd "$(dirname "$file")" && pwd -P)/${file##*/}"
}

run() {
  # shellcheck disable=SC2086 # options are words
  exec "$java" $options -XX:+UseSerialGC -Xshare:auto -Xlog:disable -Xlog:all=error:stderr \
    -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$jar:$module/target/lib/*" "$@"
}

# The JVM starts in half the time with the classes of a trial run in an archive.
train() {
  mkdir -p "${archive%/*}" 2>/dev/null && : >"$archive" || return 0
  echo "$program: a trial run of some seconds, to start faster from now on" >&2
  mine=$archive.$$
  (run -XX:ArchiveClassesAtExit="$mine" "$package.cli.Training" "$mine.folder") >/dev/null 2>&1 || :
  [ ! -s "$mine" ] || mv -f "$mine" "$archive"
  rm -rf "$mine" "$mine.folder"
}

# launch PACKAGE "OPTIONS OF THE JVM" ARGUMENTS...
launch() {
  package=$1 options=$2
  shift 2
  command -v "$java" >/dev/null || {
    echo "$program: Java 17 or newer is needed, and there is no $java" >&2
    exit 2
  }
  if is_stale; then
    build
  fi
  jar=$(echo "$module/target/$program"-*.jar)
  # One for each JDK that comes along; the JVM ignores one that is not there or does not fit.
  archive=$module/target/archives$(resolved "$(command -v "$java")").jsa
  [ "$archive" -nt "$built" ] || train
  run -XX:SharedArchiveFile="$archive" "$package.cli.Main" "$@"
}
