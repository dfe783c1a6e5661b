package smtpprobe.cli;

import fakereceiver.cli.ExitCode;
import fakereceiver.cli.StandardOutput;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.ZoneFile;
import fakereceiver.dns.Zones;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs what people run first, so that the JVM can keep the classes of it: {@code java
 * -XX:DumpLoadedClassList=FILE ... smtpprobe.cli.Training FOLDER}. Prints nothing, and sends
 * nothing out.
 */
final class Training {

  private static final String ZONE =
      """
      2001:db8::25      PTR   mail.example.org
      mail.example.org  AAAA  2001:db8::25
      example.org       MX    10 mail.example.org
      example.org       TXT   "v=spf1 mx -all"
      example.net       MX    10 mx.example.net
      """;

  /** The JDK whose archives are linked when it starts, all of them. */
  private static final int AOT_CACHE = 25;

  private static final String MAIL =
      "--helo mail.example.org --from alice@example.org --to bob@example.net";

  private Training() {}

  /** The folder of the argument is written to; it goes away with whoever made it. */
  public static void main(String... args) throws IOException {
    all(Path.of(args[0]), Runtime.version().feature() >= AOT_CACHE);
    StandardOutput standard = new StandardOutput(); // as the program itself does
    System.exit(standard.exitCode(ExitCode.OK, Main.NAME, standard.writer()));
  }

  /**
   * Runs everything in that folder, and returns the exit code of each command.
   *
   * @param isEager whether each start will pay for all classes that are archived, used or not: then
   *     only what is run most is worth it
   */
  static Map<String, Integer> all(Path folder, boolean isEager) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("zone"), ZONE);
    TrainingHost.write(folder.resolve("host"));
    Trial trial = new Trial(folder, new LinkedHashMap<>());
    trial.run("--version");
    trial.run("--help");
    trial.run("predict --client 2001:db8::99 " + MAIL + " --zone {}/zone");
    LiveDns.system().close(); // reads the system's configuration, and asks nobody
    ZoneFile zone = ZoneFile.parse(folder.resolve("zone").toString());
    try (LabDns lab = LabDns.start(Zones.readFiles(List.of(zone)));
        TrainingServer server = TrainingServer.started()) {
      trial.run(
          "predict --client 2001:db8::25 " + MAIL + " --dns-server " + Endpoint.of(lab.address()));
      trial.run("send --server " + server.place() + " " + MAIL + " --zone {}/zone");
    } catch (IOException | UncheckedIOException e) {
      // without IPv6 on loopback, what was loaded until now has to do
    }
    trial.run("check --from-snapshot {}/host --domain example.org --zone {}/zone");
    if (!isEager) {
      trial.run("fix --from-snapshot {}/host --domain example.org --zone {}/zone");
      trial.run("explain 550 5.7.25 no PTR record");
      trial.run("rehearse --story all-good --persona permissive,strict-example");
    }
    return trial.codes;
  }

  private record Trial(Path folder, Map<String, Integer> codes) {

    /** {@code {}} is the folder. */
    void run(String line) {
      PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
      String[] words =
          Stream.of(line.split(" ", -1))
              .map(word -> word.replace("{}", folder.toString()))
              .toArray(String[]::new);
      codes.put(line, Main.run(new Configured(Map.of(), folder), nowhere, nowhere, words));
    }
  }
}
