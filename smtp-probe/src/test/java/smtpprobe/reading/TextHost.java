package smtpprobe.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A host that consists of texts, and refuses to be asked for a file by a path that climbs. */
public final class TextHost implements HostReader {

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> failures = new HashMap<>();
  private Reading choice = Reading.missing("there is no kernel");

  /** The same host, with a file. */
  public TextHost file(String path, String text) {
    texts.put(path, text);
    return this;
  }

  /** The same host, with what a command prints. */
  public TextHost command(HostCommand command, String text) {
    texts.put(command.file(), text);
    return this;
  }

  /** The same host, with a command that fails. */
  public TextHost failing(HostCommand command, String why) {
    failures.put(command.file(), why);
    return this;
  }

  /** The same host, with processes behind its sockets. */
  public TextHost sockets(String text) {
    texts.put(FolderHost.SOCKETS, text);
    return this;
  }

  /** The same host, with a kernel that chooses such a source for everything. */
  public TextHost choice(String source) {
    choice = Reading.of(source);
    return this;
  }

  @Override
  public Reading file(String path) {
    assertThat(path).startsWith("/").doesNotContain("/../");
    return reading(path);
  }

  @Override
  public Reading run(HostCommand command) {
    return reading(command.file());
  }

  @Override
  public Reading kernelChoice(IpAddress target) {
    return choice;
  }

  @Override
  public Reading sockets() {
    return reading(FolderHost.SOCKETS);
  }

  private Reading reading(String key) {
    return Optional.ofNullable(texts.get(key))
        .map(Reading::of)
        .orElse(Reading.missing(failures.getOrDefault(key, "there is no " + key)));
  }

  @Override
  public boolean isRedacted() {
    return false;
  }
}
