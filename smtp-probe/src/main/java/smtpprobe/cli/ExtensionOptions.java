package smtpprobe.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smtpprobe.dialogue.DsnRequest;
import smtpprobe.dialogue.EsmtpOptions;
import smtpprobe.dialogue.TlsMode;

/** Which SMTP extensions to use beyond the usual ones. */
final class ExtensionOptions {

  @Mixin private AuthOptions auth = new AuthOptions();

  @Option(
      names = "--dsn",
      paramLabel = "WHEN",
      split = ",",
      description = "Ask for a report (RFC 3461): never, or one or more of success,failure,delay.")
  private List<DsnRequest.Case> cases = List.of();

  @Option(
      names = "--dsn-return",
      paramLabel = "full|headers",
      description = "How much of the mail such a report holds.")
  private Optional<DsnRequest.Returned> returned = Optional.empty();

  @Option(
      names = "--envelope-id",
      paramLabel = "TEXT",
      description = "Comes back in such a report.")
  private Optional<String> envelopeId = Optional.empty();

  @Option(
      names = "--smtputf8",
      description =
          "Declare SMTPUTF8 in any case; default: when an address or the header is not ASCII.")
  private boolean smtpUtf8;

  @Option(
      names = "--requiretls",
      description = "Ask for TLS on every further hop (RFC 8689); without that, send nothing.")
  private boolean requireTls;

  /**
   * What the user asked for.
   *
   * @param tls what else the user asked for
   * @throws IllegalArgumentException when options contradict each other, or there is no password
   */
  EsmtpOptions read(TlsMode tls) {
    if (tls == TlsMode.NONE && requireTls) {
      throw new IllegalArgumentException(
          "--requiretls with --tls none, expected TLS in some form: nothing would be sent");
    }
    if (tls == TlsMode.NONE && auth.needsTls()) {
      throw new IllegalArgumentException(
          "--auth-user with --tls none, expected TLS in some form, or --auth-without-tls in a lab:"
              + " no password would be sent");
    }
    return new EsmtpOptions(dsn(), smtpUtf8, requireTls, auth.read(System.getenv()));
  }

  private Optional<DsnRequest> dsn() {
    return cases.isEmpty() && returned.isEmpty() && envelopeId.isEmpty()
        ? Optional.empty()
        : Optional.of(new DsnRequest(new HashSet<>(cases), returned, envelopeId));
  }
}
