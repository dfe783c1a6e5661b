package smtpprobe.hostile;

import java.util.Map;
import java.util.TreeMap;

/** Who may look at the network's words by regular expressions, and why that is no danger. */
final class NetworkPatterns {

  private NetworkPatterns() {}

  private static final String LIST =
      """
      fakereceiver.auth.arc.ArcChain
          Two digits at most, asked of a whole value.
      fakereceiver.auth.authres.ResultsParser
          One keyword, asked as a whole: it goes back once over a run of hyphens.
      fakereceiver.auth.dkim.DkimSigner
          Names of fields that a test or a story signs, of one class of characters.
      fakereceiver.auth.signature.SignatureParser
          Takes off leading zeros, once, at the beginning.
      fakereceiver.auth.signature.SigningKey
          A key file of the user's own; nothing from the network.
      fakereceiver.auth.spf.SpfMacroParser
          Begins at a given place, and its parts share no character; behind the last brace it is not asked.
      fakereceiver.auth.spf.SpfReading
          One class of characters, asked of a whole name.
      fakereceiver.auth.spf.SpfRecordParser
          Asked of whole terms, whose parts end where another character begins.
      fakereceiver.dns.Endpoint
          At most five digits; where the user says a name server is.
      fakereceiver.dns.Fault
          At most six digits; zone files of the lab.
      fakereceiver.dns.IpRange
          At most three digits.
      fakereceiver.dns.ServerRecord
          Splits at white space, each run of it once.
      fakereceiver.dns.zonefile.ZoneGenerate
          Lines of zone files, which are bounded; numbers have at most nine digits.
      fakereceiver.dns.zonefile.ZoneHead
          Words of zone files, which are bounded; repetition is possessive.
      fakereceiver.dns.ZoneOrigin
          Lines of zone files, which are bounded; each word is looked at once.
      fakereceiver.dns.ZoneParser
          Lines of zone files, which are bounded; splits at white space, each run of it once.
      fakereceiver.dns.ZonePlaces
          Lines of zone files, which are bounded; at most three words.
      fakereceiver.dns.zonefile.ZonePlain
          What the library says; repetition is possessive.
      fakereceiver.judge.Blocklist
          The filter is the persona's; an answer is at most fifteen characters of an address.
      fakereceiver.judge.NameCheck
          Every repetition is possessive, or of one class of characters.
      fakereceiver.judge.ReplyText
          Blanks of the persona's own replies; what a server said is compared without patterns.
      fakereceiver.judge.Wording
          Wordings of personas, of at most 400 characters; a reply is compared without patterns.
      fakereceiver.mail.EnhancedStatusCode
          Three numbers of at most three digits, at the beginning.
      fakereceiver.report.JsonFormat
          Looks for single characters.
      fakereceiver.rules.GeneratedPart
          Names of at most 255 octets; what repeats has a word or a number before it.
          One class of characters, asked of a whole name.
      fakereceiver.rules.PtrNotAHostName
          Names of at most 255 octets.
      fakereceiver.rules.SpfIp6Syntax
          Asked of whole terms, or at their beginning; its parts share no character that repeats.
      fakereceiver.server.PemFiles
          Key and certificate files of the user's own; nothing from the network.
      fakereceiver.server.command.AuthCommand
          Splits a command line, which is bounded, at spaces, each run of them once.
      fakereceiver.server.command.PathArgument
          Splits a command line, which is bounded, at spaces, each run of them once.
      fakereceiver.server.command.XclientCommand
          Splits a command line, which is bounded, at spaces, each run of them once.
      fakereceiver.server.wire.TlsTrouble
          A message of the JDK's own: a fixed text, then one word.
      fakereceiver.store.MailFolder
          Names of files in the store's own folder, with digits between fixed characters.
      smtpprobe.bounce.match.Fragments
          Splits our own wordings at three dots.
      smtpprobe.bounce.reply.PersonaPatterns
          Splits wordings of personas at spaces.
      smtpprobe.dialogue.Extensions
          Lines of a bounded reply: splits at single characters or runs of spaces, and asks for digits.
      smtpprobe.domain.StsPolicy
          At most ten digits.
      smtpprobe.domain.Tlsa
          At most four words, then digits: each is one class of characters.
      smtpprobe.exposure.Listener
          Process lists of the host: a fixed word before what repeats.
      smtpprobe.report.Decisions
          Words of personas, not of strangers.
      smtpprobe.report.FewRecipes
          Names of tools in our own recipes.
      smtpprobe.report.NotOurs
          Every gap has a bound of at most 60 characters.
      smtpprobe.rules.domain.MtaStsRecordBroken
          A whole TXT record; what repeats is held by semicolons.
      smtpprobe.rules.domain.TlsRptMissing
          A whole TXT record, behind a fixed beginning.
      smtpprobe.send.OwnAddresses
          Our own words for a kind of address.
      """;

  /** By the class's name. */
  static Map<String, String> allowed() {
    Map<String, String> allowed = new TreeMap<>();
    String name = "";
    for (String line : LIST.lines().toList()) {
      if (line.startsWith(" ")) {
        allowed.put(name, line.strip());
      } else {
        name = line;
      }
    }
    return allowed;
  }
}
