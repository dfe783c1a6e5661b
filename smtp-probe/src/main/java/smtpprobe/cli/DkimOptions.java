package smtpprobe.cli;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.auth.signature.SigningKey;
import fakereceiver.dns.DomainName;
import fakereceiver.given.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import smtpprobe.Probe;

/** Whether to sign the mail with DKIM, and as whom: all three options or none. */
final class DkimOptions {

  /** None or one. */
  @ArgGroup(exclusive = false, multiplicity = "0..1")
  private List<Signer> signers = new ArrayList<>();

  private static final class Signer {

    @Option(
        names = "--dkim-key",
        required = true,
        paramLabel = "FILE",
        description =
            "Sign the mail with this private key: PEM, RSA or Ed25519. Needs the next two as well.")
    private Path key = Path.of("");

    @Option(
        names = "--dkim-selector",
        required = true,
        paramLabel = "NAME",
        description = "The selector: where below _domainkey the key record is.")
    private String selector = "";

    @Option(
        names = "--dkim-domain",
        required = true,
        paramLabel = "DOMAIN",
        description = "The domain that signs (d=).")
    private String domain = "";

    DkimSigner open() {
      return signer(key, selector, domain);
    }
  }

  /**
   * A signer.
   *
   * @throws IllegalArgumentException when the key, the selector or the domain is none
   */
  static DkimSigner signer(Path key, String selector, String domain) {
    DomainName name =
        DomainName.parse(domain)
            .filter(DomainName::isHostName)
            .filter(DomainName::isFullyQualified)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--dkim-domain \""
                            + domain
                            + "\" is not a mail domain, expected one such as example.org"));
    return new DkimSigner(name, selector, SigningKey.read(key), DkimSigner.USUAL_FIELDS);
  }

  /**
   * What signs, if the user asked for that.
   *
   * @throws IllegalArgumentException when the key, the selector or the domain is none
   */
  Optional<DkimSigner> signer() {
    return signers.stream().findFirst().map(one -> UsageException.reading(one::open));
  }

  /**
   * The probe, signing if the user asked for that.
   *
   * @throws IllegalArgumentException when the key, the selector or the domain is none
   */
  Probe applyTo(Probe probe) {
    return signer().map(probe::signingWith).orElse(probe);
  }
}
