package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TlsOptionsTest {

  @TempDir private Path folder = Path.of("");

  private String complaint(String... options) throws IOException {
    String said = Complaint.about(folder, options);
    assertThat(said.lines()).hasSize(1);
    return said;
  }

  @Test
  void saysWhichOptionsDoNotGoTogether() throws IOException {
    assertThat(complaint("--tls-key", "key.pem")).contains("expected --tls-cert FILE with it");
    assertThat(complaint("--tls-cert", "cert.pem", "--tls")).contains("expected neither --tls");
    assertThat(complaint("--tls-cert", "none.pem")).contains("none.pem: there is no such file");
  }

  @Test
  void writesItsCertificateOverNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("notes"), "not to be lost");

    assertThat(complaint("--tls-self-signed", file.toString())).contains("not written over");
    assertThat(file).hasContent("not to be lost");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void saysWhyItsCertificateCannotBeWritten() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(complaint("--tls-self-signed", pipe.toString()))
        .contains("cannot write the certificate to " + pipe + ": it is a pipe or a device")
        .doesNotContain("Exception");
  }

  @Test
  void saysWhatASizeMayBe() throws IOException {
    for (String size : List.of("0", "-1", "2G", "1025M", "9999999999", "many", "")) {
      assertThat(complaint("--max-size", size)).contains("expected octets, 1 to 1024M");
    }
  }
}
