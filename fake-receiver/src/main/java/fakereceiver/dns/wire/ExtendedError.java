package fakereceiver.dns.wire;

import java.util.stream.Collectors;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;

/** Why a server could not answer, in its own words (RFC 8914); those may be anything. */
public final class ExtendedError {

  private static final int MAX_TEXT = 100;

  private ExtendedError() {}

  /** The first extended error, in brackets after a space: {@code (DNSSEC_BOGUS: no key)}. */
  public static String of(Message reply) {
    OPTRecord opt = reply.getOPT();
    if (opt == null) {
      return "";
    }
    return opt.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
        .filter(ExtendedErrorCodeOption.class::isInstance)
        .map(ExtendedErrorCodeOption.class::cast)
        .findFirst()
        .map(e -> " (" + ExtendedErrorCodeOption.text(e.getErrorCode()) + explained(e) + ")")
        .orElse("");
  }

  private static String explained(ExtendedErrorCodeOption error) {
    String text = error.getText();
    if (text == null || text.isEmpty()) {
      return "";
    }
    return text.codePoints()
        .limit(MAX_TEXT)
        .mapToObj(c -> c >= ' ' && c <= '~' ? Character.toString(c) : "?")
        .collect(Collectors.joining("", ": ", ""));
  }
}
