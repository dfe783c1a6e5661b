package smtpprobe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import fakereceiver.FakeReceiver;
import jakarta.activation.DataHandler;
import jakarta.mail.Session;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both libraries as modules, in a JVM of their own: without picocli and without a log binding. */
class ModulePathTest {

  private static final Pattern MODULE =
      Pattern.compile("<Automatic-Module-Name>([a-z.]+)</Automatic-Module-Name>");
  private static final Path CONSUMER = Path.of("src/test/resources/module-path");

  /** A class of each library that the two need at run time. */
  private static final List<String> LIBRARIES =
      List.of(
          "org.subethamail.smtp.server.SMTPServer",
          "com.github.davidmoten.guavamini.Preconditions",
          "org.xbill.DNS.Name",
          "org.snakeyaml.engine.v2.api.LoadSettings",
          "org.slf4j.Logger",
          "org.eclipse.angus.mail.smtp.SMTPTransport",
          "org.eclipse.angus.activation.MailcapFile",
          "org.jspecify.annotations.NullMarked",
          Session.class.getName(),
          DataHandler.class.getName(),
          Gson.class.getName());

  @TempDir private Path temp;

  @Test
  void predictsSendsAndReceives() throws Exception {
    String path = modulePath();
    compile(path);

    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--module-path",
                path + File.pathSeparator + temp.resolve("consumer"),
                "--add-modules",
                "ALL-MODULE-PATH",
                "--module",
                "consumer/consumer.Consumer")
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("output").toFile())
            .start();
    try {
      assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      java.destroyForcibly();
    }

    assertThat(Files.readString(temp.resolve("output")).lines())
        .containsSubsequence(
            "predicted DEFER [fcrdns-mismatch, sender-unroutable]",
            "sent ACCEPTED",
            "arrived [<bob@example.net>]",
            "rehearsed 1",
            "public suffixes of 20",
            "io.github.smtpprobe.fakereceiver and io.github.smtpprobe.smtpprobe");
    assertThat(java.exitValue()).isZero();
  }

  private void compile(String path) throws IOException {
    try (Stream<Path> files = Files.walk(CONSUMER)) {
      List<String> sources =
          files.map(Path::toString).filter(file -> file.endsWith(".java")).toList();
      List<String> options =
          List.of("-d", temp.resolve("consumer").toString(), "--module-path", path);
      int failed =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  null,
                  null,
                  Stream.concat(options.stream(), sources.stream()).toArray(String[]::new));
      assertThat(failed).isZero();
    }
  }

  /** Jars of our two, and those of others, as they are. */
  private String modulePath() throws Exception {
    Path ours = Files.createDirectory(temp.resolve("ours"));
    jar(ours, FakeReceiver.class, Path.of("../fake-receiver/pom.xml"));
    jar(ours, Probe.class, Path.of("pom.xml"));
    StringBuilder path = new StringBuilder(ours.toString());
    for (String library : LIBRARIES) {
      path.append(File.pathSeparator).append(place(Class.forName(library)));
    }
    return path.toString();
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void jar(Path folder, Class<?> type, Path pom) throws Exception {
    Matcher name = MODULE.matcher(Files.readString(pom));
    assertThat(name.find()).as("a name of the module in %s", pom).isTrue();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", name.group(1));
    Path classes = place(type);
    if (Files.isRegularFile(classes)) { // packaged already
      Files.copy(classes, folder.resolve(name.group(1) + ".jar"));
      return;
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve(name.group(1) + ".jar"));
        JarOutputStream jar = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
      }
    }
  }
}
