package smtpprobe;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program on the module path requires one of our modules, and needs no option of the JVM. */
class ModulePathTest {

  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?(fakereceiver(?:\\.[a-z]+)*)\\.");

  /** What the two modules require, and what those require. */
  private static final List<String> LIBRARIES =
      List.of(
          "subethasmtp",
          "guava-mini",
          "dnsjava",
          "snakeyaml-engine",
          "slf4j-api",
          "gson",
          "error_prone_annotations",
          "aircompressor",
          "apache-mime4j-core",
          "commons-io",
          "angus-mail",
          "angus-activation",
          "jakarta.mail-api",
          "jakarta.activation-api");

  /** Needed to compile the descriptors, not to run them. */
  private static final List<String> OPTIONAL =
      List.of(
          "picocli",
          "prometheus-metrics-core",
          "prometheus-metrics-model",
          "prometheus-metrics-exposition-textformats",
          "prometheus-metrics-config",
          "jsoup",
          "jspecify",
          "assertj-core",
          "junit-jupiter-api",
          "junit-platform-commons",
          "opentest4j",
          "apiguardian-api");

  private static final String PROGRAM =
      """
      package program;

      import fakereceiver.FakeReceiver;
      import fakereceiver.dns.Dns;
      import fakereceiver.dns.ZoneDns;
      import fakereceiver.journal.DiskJournal;
      import fakereceiver.journal.Retention;
      import fakereceiver.judge.Attempt;
      import fakereceiver.jury.Jury;
      import fakereceiver.jury.Panel;
      import fakereceiver.persona.Personas;
      import fakereceiver.rules.RuleBook;
      import java.net.Socket;
      import java.nio.file.Path;
      import java.time.Clock;
      import java.time.Duration;
      import java.util.List;
      import smtpprobe.Probe;
      import smtpprobe.bounce.cause.Causes;
      import smtpprobe.bounce.reply.ReplyExplainer;

      public class Main {
        public static void main(String... args) throws Exception {
          Dns dns = ZoneDns.of("");
          Panel panel =
              new Panel(
                  new RuleBook(Clock.systemUTC()),
                  List.of(Personas.builtIn().named("permissive")),
                  dns);
          try (DiskJournal journal =
                  DiskJournal.open(Path.of(args[0]), Retention.USUAL);
              Jury jury = Jury.start(journal, panel);
              FakeReceiver receiver =
                  FakeReceiver.builder("connect-strict")
                      .dns(dns)
                      .claims("2001:db8::25")
                      .keeper(journal)
                      .start()) {
            try (Socket socket = new Socket(receiver.host(), receiver.port())) {
              socket.getInputStream().readAllBytes();
            }
            System.out.println("receiver: " + receiver.takeMail(Duration.ofSeconds(20)).fate());
            receiver.takeSession(Duration.ofSeconds(20));
            for (int i = 0;
                i < 2000 && journal.entry(1).filter(e -> !e.others().isEmpty()).isEmpty();
                i++) {
              Thread.sleep(10); // who is refused waits neither for the journal nor for the jury
            }
            System.out.println("judged: " + jury.await(Duration.ofSeconds(20)));
            System.out.println("journal: " + journal.entry(1).orElseThrow().others().size());
          }
          System.out.println(
              "probe: "
                  + new Probe(ZoneDns.of(""), Clock.systemUTC())
                      .predict(
                          Attempt.from("2001:db8::25"),
                          List.of(Personas.builtIn().named("connect-strict")))
                      .verdicts()
                      .get(0)
                      .action());
          System.out.println(
              "explained: "
                  + ReplyExplainer.builtIn(Causes.builtIn())
                      .explain("550 5.7.25 no PTR record")
                      .cause()
                      .id());
        }
      }
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void requiresIsEnough() throws Exception {
    String libraries = jars(LIBRARIES);
    Path receiver =
        module(FakeReceiver.class, Path.of("../fake-receiver/src/main/module"), libraries);
    Path probe =
        module(Probe.class, Path.of("src/main/module"), libraries + File.pathSeparator + receiver);
    Path source = Files.createDirectories(folder.resolve("source"));
    Files.writeString(
        source.resolve("module-info.java"),
        "module program { requires io.github.smtpprobe.smtpprobe; }");
    Files.writeString(source.resolve("Main.java"), PROGRAM);
    Path program = folder.resolve("program");
    String path = String.join(File.pathSeparator, libraries, receiver + "", probe + "");
    compile(program, path, source.resolve("module-info.java"), source.resolve("Main.java"));

    assertThat(run(path + File.pathSeparator + program))
        .contains("receiver: REFUSED", "judged: true", "journal: 1", "probe: REJECT")
        .contains("explained: ptr-missing");
  }

  @Test
  void whatTheProbeUsesTheReceiverExports() throws IOException {
    String descriptor =
        Files.readString(Path.of("../fake-receiver/src/main/module/module-info.java"));
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        Matcher imports = IMPORT.matcher(Files.readString(file));
        while (imports.find()) {
          used.add(imports.group(1));
        }
      }
    }

    assertThat(used)
        .hasSizeGreaterThan(10)
        .allSatisfy(one -> assertThat(descriptor).containsPattern("exports " + one + "(;| to)"));
  }

  /** The classes of a module with its descriptor; a jar of ours has one already. */
  private Path module(Class<?> ours, Path descriptor, String path)
      throws IOException, URISyntaxException {
    Path place = Path.of(ours.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isRegularFile(place)) {
      return place;
    }
    Path copy = FolderCopy.of(place, folder.resolve(ours.getSimpleName()));
    compile(
        copy, path + File.pathSeparator + jars(OPTIONAL), descriptor.resolve("module-info.java"));
    return copy;
  }

  private static String jars(List<String> names) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry -> {
              String file = Path.of(entry).getFileName().toString();
              return names.stream().anyMatch(name -> file.matches(name + "-[0-9][0-9.]*\\.jar"));
            })
        .collect(joining(File.pathSeparator));
  }

  private static void compile(Path into, String path, Path... sources) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--release", "17", "-proc:none", "-d", into.toString(), "-p", path));
    Stream.of(sources).map(Path::toString).forEach(arguments::add);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, System.out, System.err, arguments.toArray(String[]::new)))
        .isZero();
  }

  private String run(String path) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-p",
                path,
                "-m",
                "program/program.Main",
                folder.resolve("journal").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    return Files.readString(output);
  }
}
