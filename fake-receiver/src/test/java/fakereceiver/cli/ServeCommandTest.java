package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

  @TempDir private Path temp;

  @Test
  void saysWhereItCannotStoreMail() throws IOException {
    Path zone = Files.writeString(temp.resolve("lab.zone"), "::1 PTR mail.example.org\n");
    Path file = Files.writeString(temp.resolve("file"), "");
    StringWriter err = new StringWriter();

    int code =
        Cli.run(
            new ServeCommand(),
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            "--persona",
            "permissive",
            "--zone",
            zone.toString(),
            "--store",
            file.toString());

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("cannot store mail in " + file, "expected a folder");
  }
}
