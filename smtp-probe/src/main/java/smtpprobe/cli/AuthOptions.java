package smtpprobe.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import smtpprobe.dialogue.AuthMechanism;
import smtpprobe.dialogue.Credentials;

/** Who to log in as. The password is no option: the arguments of a process are seen by all. */
final class AuthOptions {

  /** The variable of the environment that may hold the password. */
  static final String VARIABLE = "SMTP_PROBE_PASSWORD";

  @Option(
      names = "--auth-user",
      paramLabel = "USER",
      description =
          "Log in (RFC 4954), over TLS with a trusted certificate, with the password from "
              + "--auth-password-file or the environment variable "
              + VARIABLE
              + ".")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--auth-password-file",
      paramLabel = "FILE",
      description = "Holds the password on its only line; for XOAUTH2, the access token.")
  private Optional<Path> passwordFile = Optional.empty();

  @Option(
      names = "--auth-mechanism",
      paramLabel = "plain|login|xoauth2",
      description = "Use only this one; default: plain if offered, else login.")
  private Optional<AuthMechanism> mechanism = Optional.empty();

  @Option(
      names = "--auth-any-certificate",
      description = "Send the password over TLS with any certificate, for the lab.")
  private boolean anyCertificate;

  @Option(
      names = "--auth-without-tls",
      description = "Send the password even where everybody can read it, for the lab.")
  private boolean withoutTls;

  /** Whether somebody is to log in, and not in the clear. */
  boolean needsTls() {
    return user.isPresent() && !withoutTls;
  }

  /**
   * Who, if anybody.
   *
   * @param environment the variables of this process
   * @throws IllegalArgumentException when there is no password, or nobody that it would be for
   */
  Optional<Credentials> read(Map<String, String> environment) {
    if (user.isEmpty()) {
      if (passwordFile.isPresent() || mechanism.isPresent() || anyCertificate || withoutTls) {
        throw new IllegalArgumentException(
            "an option of --auth-... without --auth-user, expected who to log in as");
      }
      return Optional.empty();
    }
    String password =
        passwordFile
            .map(PasswordFile::read)
            .or(() -> Optional.ofNullable(environment.get(VARIABLE)))
            .filter(text -> !text.isEmpty())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no password for --auth-user, expected --auth-password-file FILE or the"
                            + " environment variable "
                            + VARIABLE));
    return Optional.of(new Credentials(user.get(), password, mechanism, over()));
  }

  private Credentials.Over over() {
    if (withoutTls) {
      return Credentials.Over.ANYTHING;
    }
    return anyCertificate ? Credentials.Over.ANY_TLS : Credentials.Over.TRUSTED_TLS;
  }
}
