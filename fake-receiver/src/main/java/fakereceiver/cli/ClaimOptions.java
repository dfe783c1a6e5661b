package fakereceiver.cli;

import fakereceiver.ReceiverBuilder;
import fakereceiver.given.UsageException;
import fakereceiver.session.SeenAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** For whom clients on loopback are taken, and what they may claim themselves. */
final class ClaimOptions {

  @Option(
      names = "--xclient",
      description =
          "Let clients on loopback claim another address by XCLIENT. Each gets the greeting and may"
              + " say EHLO; what the persona has to say to either waits until the client has"
              + " claimed an address, or sends mail as itself.")
  private boolean xclient;

  @Option(
      names = "--proxy-protocol",
      description = "Expect a PROXY header (version 1 or 2) from clients on loopback.")
  private boolean proxyProtocol;

  @Option(
      names = "--claims",
      paramLabel = "ADDR",
      description =
          "Take every client on loopback for this address, unless it claims another one itself.")
  private Optional<String> claims = Optional.empty();

  @Option(
      names = "--claims-helo",
      paramLabel = "NAME",
      description = "Take it as if it had said EHLO NAME, whatever it says.")
  private Optional<String> helo = Optional.empty();

  @Option(
      names = "--seen-as",
      paramLabel = "NETWORK=ADDR[,NAME]",
      description =
          "Take every client whose real address is in NETWORK, on loopback or not, for ADDR, and as"
              + " if it had said EHLO NAME. The smallest network decides. For labs: whoever is in"
              + " NETWORK is believed to be ADDR.")
  private List<String> seenAs = new ArrayList<>();

  /**
   * Tells {@code builder}.
   *
   * @throws UsageException when an address is none
   */
  void applyTo(ReceiverBuilder builder) {
    builder.xclient(xclient).proxyProtocol(proxyProtocol);
    claims.ifPresent(client -> UsageException.reading(() -> builder.claims(client)));
    helo.ifPresent(builder::claimsHelo);
    for (String text : seenAs) {
      UsageException.reading(() -> builder.seenAs(SeenAs.parse(text)));
    }
  }
}
