package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code serve} says of options that cannot be used; with none of them it listens. */
final class Complaint {

  private Complaint() {}

  static String about(Path folder, String... options) throws IOException {
    Path zone = Files.writeString(folder.resolve("zone"), "2001:db8::25 PTR mail.example.org\n");
    List<String> args =
        new ArrayList<>(List.of("serve", "--persona", "permissive", "--zone", zone.toString()));
    args.addAll(List.of(options));
    Program serve = Program.here(args.toArray(String[]::new));
    assertThat(serve.code()).isEqualTo(ExitCode.USAGE);
    return serve.err();
  }
}
