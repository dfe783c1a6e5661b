package fakereceiver.cli;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/fake-receiver} in a small checkout, with a Maven and a Java that only say so. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for the POSIX shell")
class LauncherTest {

  private static final String JAVA =
      """
      #!/bin/sh
      for word; do
        case $word in
          -XX:+PrintFlagsFinal) echo "bool $FLAG = false"; exit ;;
          -XX:StackShadowPages=*) exit "$STACKS" ;;
          -Xshare:dump) echo "trained $word" >>"$SEEN"; dumps=yes ;;
          -XX:DumpLoadedClassList=*)
            echo "trained ${word%%=*}" >>"$SEEN"
            echo 'some/Class id: 1' >"${word#*=}"
            echo '@lambda-proxy a/B apply ()V REF_invokeVirtual picocli/CommandLine x ()V' >>"${word#*=}"
            exit
            ;;
          -XX:SharedClassListFile=*) # without what would have an old class linked
            ! grep picocli "${word#*=}" >>"$SEEN"
            grep -q '^some/Class ' "${word#*=}" || echo "no list" >>"$SEEN"
            ;;
          -XX:SharedArchiveFile=*)
            echo archived >>"${word#*=}"
            exit ${dumps:+0}
            ;;
          -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*)
            echo archived >>"${word#*=}"
            echo "trained ${word%%=*}" >>"$SEEN"
            exit
            ;;
        esac
      done
      for word; do echo "[$word]" >>"$SEEN"; done
      """;

  private static final String MVN =
      """
      #!/bin/sh
      echo "built $*" >>"$SEEN"
      mkdir -p "$ROOT/fake-receiver/target/lib"
      : >"$ROOT/fake-receiver/target/fake-receiver-1.jar"
      : >"$ROOT/fake-receiver/target/fake-receiver-1-sources.jar"
      : >"$ROOT/fake-receiver/target/lib/some.jar"
      echo '[INFO] --- compiler:1:compile (default-compile) @ fake-receiver ---'
      """;

  @TempDir private Path folder;

  private Path root = Path.of("");
  private String flag = "None";
  private int stacks;

  @BeforeEach
  void checkout() throws IOException {
    root = folder.toRealPath().resolve("it's a \"checkout\"");
    for (String file :
        List.of(
            "fake-receiver/bin/fake-receiver",
            "fake-receiver/src/launcher/launch.sh",
            "fake-receiver/src/launcher/prepare.sh",
            "fake-receiver/src/launcher/fake-receiver.options")) {
      Path copy = root.resolve(file);
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(Path.of("..").resolve(file), copy);
    }
    write("pom.xml", "");
    write("fake-receiver/pom.xml", "");
    write("fake-receiver/src/main/java/Source.java", "");
    script("jdk/bin/java", JAVA);
    script("maven/mvn", MVN);
  }

  @Test
  void theFirstStartBuildsAndRunsTrials() throws Exception {
    String said = first();

    assertThat(seen())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("built ").contains("-pl fake-receiver -am package"),
            line -> assertThat(line).isEqualTo("trained -XX:DumpLoadedClassList"),
            line -> assertThat(line).isEqualTo("trained -Xshare:dump"),
            line -> assertThat(line).startsWith("[@").endsWith("/words]"),
            line -> assertThat(line).isEqualTo("[fakereceiver.cli.Main]"),
            line -> assertThat(line).isEqualTo("[serve]"));
    assertThat(said)
        .contains("fake-receiver: building")
        .contains("s  fake-receiver: compiling\n")
        .doesNotContain("\u001b");
  }

  @Test
  void ofTwoStartsAtOnceOneBuilds() throws Exception {
    script(
        "maven/mvn",
        MVN.replace("mkdir", "while ! [ -e \"$ROOT/go\" ]; do sleep 0.1; done\nmkdir"));

    try (BufferedReader one = begin(path(), "serve").inputReader(StandardCharsets.UTF_8)) {
      assertThat(one.readLine()).contains("building");
      try (BufferedReader other = begin(path(), "serve").inputReader(StandardCharsets.UTF_8)) {
        assertThat(other.readLine()).contains("waiting for another start, which builds");
        write("go", "");
        assertThat(other.lines()).noneMatch(line -> line.contains("building"));
      }
      assertThat(one.lines()).anyMatch(line -> line.contains("built"));
    }
    assertThat(seen()).filteredOn(line -> line.startsWith("built ")).hasSize(1);
  }

  @Test
  void theNextStartNeedsNoProgramButJava() throws Exception {
    first();

    assertThat(start(root.resolve("jdk/bin").toString(), "a b", "@x", "")).isEmpty();
    assertThat(seen()).hasSize(5).endsWith("[a b]", "[@x]", "[]");
  }

  @Test
  void theClassPathNamesEachJarAndOursFirst() throws Exception {
    first();

    String jars = root.resolve("fake-receiver/target").toString().replace("\"", "\\\"");
    assertThat(words())
        .contains(
            "\"" + jars + "/fake-receiver-1.jar:" + jars + "/lib/some.jar\"",
            "\"-XX:SharedArchiveFile=" + jars + "/start" + unslashed() + "/classes\"");
  }

  @Test
  void whereJavaHasAnAotCacheItIsThat() throws Exception {
    flag = "AOTCacheOutput";
    first();

    assertThat(seen()).contains("trained -XX:AOTCacheOutput");
    assertThat(words()).anyMatch(word -> word.startsWith("\"-XX:AOTCache="));
  }

  @Test
  void anOptionThatTheJvmRefusesIsLeftOut() throws Exception {
    first();
    assertThat(words()).contains("\"-XX:StackShadowPages=10\"");

    stacks = 1;
    Files.delete(
        root.resolve("fake-receiver/target/start" + root.resolve("jdk/bin/java") + "/known"));
    start(path(), "serve");
    assertThat(words()).noneMatch(word -> word.contains("StackShadowPages"));
  }

  @Test
  void versionGoesWithoutTheArchive() throws Exception {
    first();
    start(path(), "--version");

    assertThat(seen().get(0)).endsWith("/few-words]");
  }

  @Test
  void aFolderOfSourcesThatIsNewerIsBuiltAgain() throws Exception {
    first();
    write("fake-receiver/src/main/java/Another.java", "");

    start(path(), "serve");

    assertThat(seen().get(0)).startsWith("built ");
    assertThat(seen()).contains("trained -Xshare:dump");
  }

  @Test
  void sourcesOfTheProgramThatIsNotNeededBuildNothing() throws Exception {
    first();
    write("smtp-probe/src/main/java/Another.java", "");

    start(path(), "serve");

    assertThat(seen()).hasSize(3).first().asString().endsWith("/words]");
  }

  @Test
  void whatMavenBuiltByHandIsTakenAndArchived() throws Exception {
    first();
    write("fake-receiver/src/main/java/Another.java", "");
    Files.delete(root.resolve("fake-receiver/target/fake-receiver-1.jar"));
    write("fake-receiver/target/fake-receiver-2.jar", "");

    start(path(), "serve");

    assertThat(seen()).startsWith("trained -XX:DumpLoadedClassList", "trained -Xshare:dump");
    assertThat(words()).anyMatch(word -> word.contains("fake-receiver-2.jar:"));
  }

  @Test
  void anotherJavaHasAnArchiveOfItsOwn() throws Exception {
    first();
    script("other/bin/java", JAVA);

    start(root.resolve("other/bin") + ":/usr/bin:/bin", "serve");
    assertThat(seen()).hasSize(5).contains("trained -Xshare:dump");

    start(path(), "serve");
    assertThat(seen()).hasSize(3);
  }

  @Test
  void aJavaThatWasReplacedIsTriedAgain() throws Exception {
    first();
    script("jdk/bin/javac", JAVA);

    start(path(), "serve");

    assertThat(seen()).startsWith("trained -XX:DumpLoadedClassList", "trained -Xshare:dump");
  }

  @Test
  void aLinkThatLeadsToAnotherJavaIsTriedAgain() throws Exception {
    script("other/bin/java", JAVA); // older than the archive
    Path link = root.resolve("chosen/java");
    Files.createDirectories(link.resolveSibling(""));
    Files.createSymbolicLink(link, root.resolve("jdk/bin/java"));
    String chosen = link.resolveSibling("") + ":" + path();
    start(chosen, "serve");

    Files.delete(link);
    Files.createSymbolicLink(link, root.resolve("other/bin/java"));
    start(chosen, "serve");
    assertThat(seen()).hasSize(5).contains("trained -Xshare:dump");

    start(chosen, "serve");
    assertThat(seen()).hasSize(3);
  }

  @Test
  void aCheckoutThatMovedIsTriedAgain() throws Exception {
    first();
    Path moved = root.resolveSibling("moved");
    Files.move(root, moved);
    root = moved;

    start(path(), "serve");

    assertThat(seen()).startsWith("trained -XX:DumpLoadedClassList", "trained -Xshare:dump");
    assertThat(words()).noneMatch(word -> word.contains("it's"));
  }

  @Test
  void aTrialRunThatFailsIsNotRepeated() throws Exception {
    script(
        "jdk/bin/java",
        JAVA.replace("echo archived", ": not archived").replace(">>\"${word", "\"${word"));
    first();
    start(path(), "serve");

    assertThat(seen()).hasSize(3);
    assertThat(words()).noneMatch(word -> word.contains("SharedArchiveFile"));
  }

  @Test
  void whereAListLeadsNowhereTheArchiveIsThatOfTheEndOfATrialRun() throws Exception {
    script("jdk/bin/java", JAVA.replace("exit ${dumps:+0}", "exit ${dumps:+134}"));
    first();

    assertThat(seen())
        .containsSubsequence("trained -Xshare:dump", "trained -XX:ArchiveClassesAtExit");
    assertThat(words()).anyMatch(word -> word.startsWith("\"-XX:SharedArchiveFile="));
    assertThat(archive()).isEqualTo("archived\n");
  }

  @Test
  void withoutJavaItSaysSo() throws Exception {
    Files.delete(root.resolve("jdk/bin/java"));
    script("tools/sh", "");

    assertThat(start(root.resolve("tools").toString(), "serve"))
        .isEqualTo("fake-receiver: Java 17 or newer is needed, and there is no java\n");
  }

  /** The first start, an hour ago: afterwards whatever is touched is newer. */
  private String first() throws Exception {
    String said = start(path(), "serve");
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        FileTime then = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(then.toInstant().minus(Duration.ofHours(1))));
      }
    }
    return said;
  }

  private String path() {
    return root.resolve("jdk/bin") + ":" + root.resolve("maven") + ":/usr/bin:/bin";
  }

  /** What it says. */
  private String start(String path, String... words) throws Exception {
    Files.deleteIfExists(root.resolve("seen"));
    try (BufferedReader said = begin(path, words).inputReader(StandardCharsets.UTF_8)) {
      return said.lines().map(line -> line + "\n").collect(Collectors.joining());
    }
  }

  private Process begin(String path, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("fake-receiver/bin/fake-receiver").toString());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", path);
    builder.environment().put("SEEN", root.resolve("seen").toString());
    builder.environment().put("ROOT", root.toString());
    builder.environment().put("FLAG", flag);
    builder.environment().put("STACKS", Integer.toString(stacks));
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** What Java and Maven were asked, in order. */
  private List<String> seen() throws IOException {
    return Files.readAllLines(root.resolve("seen"));
  }

  private List<String> words() throws IOException {
    return Files.readAllLines(
        root.resolve("fake-receiver/target/start" + root.resolve("jdk/bin/java") + "/words"));
  }

  private String archive() throws IOException {
    return Files.readString(
        root.resolve("fake-receiver/target/start" + root.resolve("jdk/bin/java") + "/classes"));
  }

  private String unslashed() {
    return root.resolve("jdk/bin/java").toString().replace("\"", "\\\"");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, text);
  }

  private void script(String file, String text) throws IOException {
    write(file, text);
    Files.setPosixFilePermissions(root.resolve(file), fromString("rwxr-xr-x"));
  }
}
