package smtpprobe.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostNameTest {

  @TempDir private Path folder = Path.of("");

  private Path none() {
    return folder.resolve("none");
  }

  private Path program(String text) throws IOException {
    Path program = Files.writeString(folder.resolve("hostname"), "#!/bin/sh\n" + text + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  @Test
  void isWhatTheKernelOfLinuxSays() throws IOException {
    Path kernel = Files.writeString(folder.resolve("kernel"), "mail.example.org\n");

    assertThat(new HostName(kernel, Map.of("COMPUTERNAME", "X"), none()).text())
        .contains("mail.example.org");
  }

  @Test
  void isThatOfAWindowsMachineInItsDomain() {
    Map<String, String> environment =
        Map.of("COMPUTERNAME", "MAIL", "USERDNSDOMAIN", "EXAMPLE.ORG");

    assertThat(new HostName(none(), environment, none()).text()).contains("mail.example.org");
  }

  @Test
  void isWhatTheProgramSaysElsewhere() throws IOException {
    assertThat(new HostName(none(), Map.of(), program("echo mail.example.org")).text())
        .contains("mail.example.org");
  }

  @Test
  void isUnknownWhereNothingTellsIt() throws IOException {
    assertThat(new HostName(none(), Map.of(), none()).text()).isEmpty();
    assertThat(new HostName(none(), Map.of(), program(":")).text()).isEmpty();
  }
}
