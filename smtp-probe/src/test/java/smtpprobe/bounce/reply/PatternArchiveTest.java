package smtpprobe.bounce.reply;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.persona.Personas;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternArchiveTest {

  @Test
  void saysWhatTheFilesAndThePersonasSay(@TempDir Path classes) throws IOException {
    PatternArchive.compile(classes);

    byte[] octets = Files.readAllBytes(classes.resolve("smtpprobe/bounce/patterns.compiled"));
    PatternData data = PatternArchive.read(new DataInputStream(new ByteArrayInputStream(octets)));

    assertThat(data).isEqualTo(PatternData.of(Personas.builtIn().all()));
    assertThat(data.patterns()).hasSizeGreaterThan(2000);
  }
}
