package fakereceiver.cli;

import fakereceiver.ReceiverBuilder;
import fakereceiver.given.UsageException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether clients may log in, and have to. */
final class LoginOptions {

  @Option(
      names = "--auth",
      paramLabel = "USER:PASSWORD",
      description =
          "Offer AUTH (PLAIN, LOGIN) and take this login; may be given several times. To clients on"
              + " loopback it is offered in the clear, to others only inside TLS. Passwords are"
              + " never printed.")
  private List<String> logins = new ArrayList<>();

  @Option(names = "--require-auth", description = "Take mail only after a login (530).")
  private boolean required;

  @Option(
      names = "--auth-in-tls",
      description = "Offer AUTH only inside TLS, to clients on loopback as well.")
  private boolean onlyInTls;

  /**
   * Tells {@code builder}.
   *
   * @throws UsageException when a login is none; what was given is not repeated
   */
  void applyTo(ReceiverBuilder builder) {
    if (logins.isEmpty() && (required || onlyInTls)) {
      throw new UsageException(
          (required ? "--require-auth" : "--auth-in-tls") + ", expected --auth with it");
    }
    for (String login : logins) {
      int colon = login.indexOf(':');
      if (colon < 1 || colon == login.length() - 1) {
        throw new UsageException("--auth, expected USER:PASSWORD");
      }
      builder.auth(login.substring(0, colon), login.substring(colon + 1));
    }
    if (required) {
      builder.requireAuth();
    }
    if (onlyInTls) {
      builder.authOnlyInTls();
    }
  }
}
