package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smtpprobe.DkimKey;

class DkimOptionsTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String zone = "";
  private String key = "";

  @BeforeEach
  void writeFiles() throws IOException {
    DkimKey made = DkimKey.generate();
    key = Files.writeString(folder.resolve("dkim.pem"), made.pem()).toString();
    zone = Files.writeString(folder.resolve("lab.zone"), made.zone("s1", "example.org")).toString();
  }

  @Test
  void predictsForASignedMail() {
    int code = predict("--dkim-key", key, "--dkim-selector", "s1", "--dkim-domain", "example.org");

    assertThat(err.toString()).isEmpty();
    assertThat(code).isEqualTo(ExitCode.OK);
  }

  @Test
  void wantsAllThreeOptionsOrNone() {
    assertThat(predict("--dkim-key", key)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--dkim-selector", "--dkim-domain");
    assertThat(predict("--dkim-selector", "s1", "--dkim-domain", "example.org"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--dkim-key");
    assertThat(send("--dkim-domain", "example.org")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void namesAKeyFileThatIsNone() throws IOException {
    Path wrong = Files.writeString(folder.resolve("wrong.pem"), "hello\n");
    for (String file : List.of(wrong.toString(), folder.resolve("absent.pem").toString())) {
      err.getBuffer().setLength(0);

      assertThat(send("--dkim-key", file, "--dkim-selector", "s1", "--dkim-domain", "example.org"))
          .isEqualTo(ExitCode.USAGE);

      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains(file, "expected a PEM file with BEGIN PRIVATE KEY");
    }
  }

  @Test
  void namesASelectorOrADomainThatIsNone() {
    assertThat(predict("--dkim-key", key, "--dkim-selector", "", "--dkim-domain", "example.org"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("is not a selector");
    assertThat(predict("--dkim-key", key, "--dkim-selector", "s1", "--dkim-domain", "a;b.example"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("--dkim-domain \"a;b.example\" is not a mail domain");
  }

  @Test
  void saysThatAMessageWithoutAnAuthorCannotBeSigned() throws IOException {
    String message = Files.writeString(folder.resolve("x.eml"), "Subject: x\n\n").toString();

    assertThat(
            predict(
                Run.words(
                    "--dkim-selector s1 --dkim-domain example.org --dkim-key " + key + " --message",
                    message)))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("no From field").doesNotContain("fault of the program");
  }

  private int predict(String... options) {
    return run(PredictCommandTest.QUESTION + " --persona permissive --zone " + zone, options);
  }

  /** Nothing is sent: the options are read before any server is asked. */
  private int send(String... options) {
    return run("send --to bob@example.net --server [::1]:9 --zone " + zone, options);
  }

  private int run(String command, String... options) {
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), Run.words(command, options));
  }
}
