# The slow part of launch.sh: building when that has not been done since the sources changed, and an archive of
# classes for the Java that was found. What came of it is written down for the next start.

say() { echo "$program: $*" >&2; }

# The file that is meant, through all links.
resolved() {
  file=$1
  while [ -L "$file" ]; do
    link=$(readlink "$file")
    case $link in /*) file=$link ;; *) file=${file%/*}/$link ;; esac
  done
  printf '%s\n' "$(CDPATH='' cd -P "${file%/*}" && pwd)/${file##*/}"
}

# The jar that was built; those of sources and of documentation are no program.
find_jar() {
  for jar in "$module/target/$program"-*.jar; do
    case $jar in *-sources.jar | *-javadoc.jar | *-tests.jar) ;; *) [ ! -f "$jar" ] || return 0 ;; esac
  done
  return 1
}

# What this program is built from, seen from the root: of its own module and of the one that both share.
sources() {
  us=${module##*/}
  (CDPATH='' cd "$root" && find pom.xml "$us/pom.xml" "$us/src/main" fake-receiver/pom.xml fake-receiver/src/main "$@")
}

# What is older than a source, or was never built. Who runs Maven by hand has built, too.
is_stale() {
  find_jar && [ -d "$module/target/lib" ] || return 0
  last=$jar
  if [ -f "$built" ] && [ "$built" -nt "$jar" ]; then
    last=$built
  fi
  [ -n "$(sources -newer "$last" | head -n 1)" ]
}

# A line for each step of the build, with its second; Maven's own words go to the log.
tell() {
  began=$(date +%s)
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
      printf '%s: %4d s  %s\n' "$program" "$(($(date +%s) - began))" "$step"
      last=$step
    fi
  done
}

build() {
  command -v mvn >/dev/null || {
    say "Maven 3.8 or newer is needed to build, and there is no mvn"
    exit 2
  }
  rm -rf "$module/target/lib"
  mkdir -p "$module/target"
  log=$module/target/build.log
  say "building: this is done once, and takes a minute or two; where Maven has no libraries yet it fetches them" \
    "first (about 100 MB)"
  # The end of mvn is a file's: that of a pipe would be the end of tell.
  { mvn -B -Dstyle.color=never -f "$root/pom.xml" -pl "${module##*/}" -am package \
    -Dmaven.test.skip=true 2>&1 && touch "$module/target/.mvn-ended-well"; } | tell 3>"$log" >&2
  if [ ! -f "$module/target/.mvn-ended-well" ]; then
    say "the build failed; all that Maven said is in $log"
    exit 2
  fi
  rm -f "$module/target/.mvn-ended-well"
  touch "$built"
  say "built; all that Maven said is in $log"
}

# Of starts at the same time, one builds. The system takes the lock away however that one ends; where there is no flock,
# each builds.
alone() {
  mkdir -p "$root/fake-receiver/target"
  exec 9>"$root/fake-receiver/target/.building"
  ! command -v flock >/dev/null || flock -n 9 || {
    say "waiting for another start, which builds"
    flock 9
  }
}

# Sets "flags", of which the first allow the others (the provider of logging is named, since it is looked for in each jar
# otherwise), and "path", the class path by name: an archive fits one order only, and that of "lib/*" may change.
# Our own jars come first, since a resource is looked for in one after the other.
choose() {
  options=$(sed '/^#/d' "$root/fake-receiver/src/launcher/$program.options")
  flags="-XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions $options -XX:+UseSerialGC -Xlog:disable
    -Xlog:all=error:stderr -XX:ArchiveRelocationMode=0 -Dorg.slf4j.simpleLogger.defaultLogLevel=error
    -Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider -Dslf4j.internal.verbosity=WARN"
  path=$jar
  for library in "$module"/target/lib/fake-receiver-*.jar "$module"/target/lib/*.jar; do
    case :$path: in *":$library:"*) ;; *) [ ! -f "$library" ] || path=$path:$library ;; esac
  done
}

# Adds to "flags" those options that the JVM starts with: it ends at a value that it does not allow.
add_taken() {
  for option in ${where_taken:-}; do
    ! "$java" "$option" -version >/dev/null 2>&1 || flags="$flags $option"
  done
}

# Words for a file of arguments for java.
words() {
  for word; do
    printf '%s\n' "$word" | sed 's/[\\"]/\\&/g; s/.*/"&"/'
  done
}

# Whether the archive is younger than all that it was made of.
is_archived() {
  [ -f "$archive" ] && [ "$archive" -nt "${real%/*}" ] || return 1
  for file in "$jar" "$module/target/lib"/*.jar; do
    ! [ "$file" -nt "$archive" ] || return 1
  done
}

# Java without a word, wherever it ends.
trial() {
  rm -rf "$mine.folder"
  ("$java" "@$start/few-words" "-XX:ErrorFile=$mine.fault" -XX:-CreateCoredumpOnCrash "$@") >/dev/null 2>&1
}

# A program starts in half the time with the classes of a trial run in an archive. The AOT cache is made in one step.
# The archive of class data sharing is made from a list, and so has classes in an old form, such as those of picocli,
# which one of the end of a trial run leaves out. A lambda that leads to such a class would have it linked while the
# archive is made, and left out, too. One of the end is taken where the list leads nowhere: JDK 17 has crashed there.
train() {
  say "a trial run of some seconds, to start faster from now on"
  : >"$archive" # an empty one: it was tried
  mine=$archive.$$
  run=$package.cli.Training
  if [ "$use" = AOTCache ]; then
    trial "-XX:AOTCacheOutput=$mine" "$run" "$mine.folder" || :
  elif ! trial "-XX:DumpLoadedClassList=$mine.raw" "$run" "$mine.folder" ||
    ! sed '/^@lambda-proxy .* REF_[A-Za-z]* picocli\//d' "$mine.raw" >"$mine.list" ||
    ! trial -Xshare:dump "-XX:SharedClassListFile=$mine.list" "-XX:SharedArchiveFile=$mine"; then
    rm -f "$mine"
    trial "-XX:ArchiveClassesAtExit=$mine" "$run" "$mine.folder" || :
  fi
  [ ! -s "$mine" ] || mv -f "$mine" "$archive"
  rm -rf "$mine" "$mine".*
}

# Words for the shell.
quoted() { printf '%s\n' "$1" | sed "s/'/'\\\\''/g; 1s/^/'/; \$s/\$/'/"; }

# prepare ARGUMENTS...
prepare() {
  module=$(CDPATH='' cd -P "$near" && pwd)
  root=${module%/*}
  built=$module/target/lib/.built
  command -v "$java" >/dev/null || {
    say "Java 17 or newer is needed, and there is no $java"
    exit 2
  }
  if is_stale; then
    alone
    ! is_stale || build
    exec 9>&-
    find_jar
  fi
  choose
  if ! mkdir -p "$start" 2>/dev/null || [ ! -w "$start" ]; then
    # shellcheck disable=SC2086 # flags are words
    exec "$java" $flags -cp "$path" "$package.cli.Main" "$@"
  fi

  add_taken
  before=${real:-} # as the last start wrote it down
  real=$(resolved "$java")
  archive=$(CDPATH='' cd -P "$start" && pwd)/classes
  # shellcheck disable=SC2086
  new=$start/new-words.$$
  words $flags -cp "$path" >"$new"
  # A link may lead to another Java by now, which can well be older than the archive.
  if [ "$real" != "$before" ] || ! cmp -s "$new" "$start/few-words"; then
    mv -f "$new" "$start/few-words"
    rm -f "$archive"
  fi
  rm -f "$new"
  # The AOT cache, where Java makes that in one step (25 does), else an archive of class data sharing.
  case $("$java" -XX:+PrintFlagsFinal -version 2>/dev/null) in
    *AOTCacheOutput*) use=AOTCache ;;
    *) use=SharedArchiveFile ;;
  esac
  is_archived || train
  cp "$start/few-words" "$start/words"
  [ ! -s "$archive" ] || words "-XX:$use=$archive" >>"$start/words"

  us=${module##*/}
  watched=$(sources ! -type f && sources -name pom.xml && CDPATH='' cd "$root" &&
    find "$us/bin" fake-receiver/src/launcher "$us/target/${jar##*/}" "$us/target/lib" ! -name '.*')
  {
    printf 'module=' && quoted "$module"
    printf 'real=' && quoted "$real"
    printf 'watched=' && quoted "$watched"
  } >"$start/known.$$"
  mv -f "$start/known.$$" "$start/known"
}
