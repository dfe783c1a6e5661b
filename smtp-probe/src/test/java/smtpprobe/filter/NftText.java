package smtpprobe.filter;

import java.util.Optional;
import java.util.Set;

/** Rules from what nft prints, alone. */
final class NftText {

  private NftText() {}

  /**
   * The rules for what comes in, or empty when the text is not what nft prints.
   *
   * @param foreign is told the tables that hold rules of iptables
   */
  static Optional<Ruleset> read(String text, Set<String> foreign) {
    return NftObjects.inForce(text)
        .map(list -> NftParser.read(list, foreign, Translation.ofNft(list), Direction.IN));
  }
}
