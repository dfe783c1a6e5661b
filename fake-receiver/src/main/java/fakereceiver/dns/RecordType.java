package fakereceiver.dns;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * A type of DNS record, and what one of its records becomes in this program.
 *
 * @param <T> that
 */
public final class RecordType<T> {

  /** Addresses of IPv4 (RFC 1035). */
  public static final RecordType<Ip4Address> A =
      new RecordType<>(
          "A", Type.A, r -> Ip4Address.ofBytes(((ARecord) r).getAddress().getAddress()));

  /** Addresses of IPv6 (RFC 3596). Taken from the wire: the JDK would lose the mapped ones. */
  public static final RecordType<Ip6Address> AAAA =
      new RecordType<>(
          "AAAA", Type.AAAA, r -> Ip6Address.ofBytes(((AAAARecord) r).rdataToWireCanonical()));

  /** Mail exchangers (RFC 5321 section 5.1). */
  public static final RecordType<Mx> MX =
      new RecordType<>(
          "MX",
          Type.MX,
          r -> new Mx(((MXRecord) r).getPriority(), WireName.read(((MXRecord) r).getTarget())));

  /** Names of an address (RFC 1035 section 3.5). */
  public static final RecordType<DomainName> PTR =
      new RecordType<>("PTR", Type.PTR, r -> WireName.read(((PTRRecord) r).getTarget()));

  /** Text; the strings of one record joined, one character for each octet (ISO-8859-1). */
  public static final RecordType<String> TXT = new RecordType<>("TXT", Type.TXT, RecordType::text);

  private final String mnemonic;
  private final int code;
  private final Function<Record, T> decoder;

  private RecordType(String mnemonic, int code, Function<Record, T> decoder) {
    this.mnemonic = mnemonic;
    this.code = code;
    this.decoder = decoder;
  }

  /** The type's number in the registry. */
  int code() {
    return code;
  }

  T decode(Record record) {
    return decoder.apply(record);
  }

  private static String text(Record record) {
    StringBuilder text = new StringBuilder();
    for (byte[] string : ((TXTRecord) record).getStringsAsByteArrays()) {
      text.append(new String(string, StandardCharsets.ISO_8859_1));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return mnemonic; // dnsjava makes all of its types before it names one
  }
}
