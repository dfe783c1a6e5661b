package smtpprobe.mta;

import java.util.List;
import java.util.Optional;

/**
 * How a mail server of the host is set up for sending. Immutable.
 *
 * @param software which it is
 * @param version its version, if it told
 * @param bind the addresses that it sends from
 * @param heloName what it greets with, if that can be known
 * @param families over which families it sends
 * @param preference the family that it tries first by a setting; empty when it has none
 * @param trusted the networks that it relays for, as they are written
 * @param settings the lines that matter, as they are written
 */
public record MailServer(
    Software software,
    Optional<String> version,
    Bind bind,
    Optional<String> heloName,
    Families families,
    Optional<String> preference,
    List<String> trusted,
    List<String> settings) {

  /** Copies the lists. */
  public MailServer {
    trusted = List.copyOf(trusted);
    settings = List.copyOf(settings);
  }

  /** {@code Postfix 3.7.11}. */
  @Override
  public String toString() {
    return software.title() + version.map(v -> " " + v).orElse("");
  }
}
