package fakereceiver.dns.zonefile;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.UNKRecord;

/**
 * The types of records that name servers load and the library does not read. Nobody who receives
 * mail asks for one of them, so only that it is there is kept, not its data.
 *
 * <p>A type that is not in a list is refused: it is a slip of the pen more often than a new type,
 * and a record that is passed over would be missing in the answers.
 */
public final class ZoneTypes {

  /** Those of iana.org/assignments/dns-parameters (July 2026) without a text form here. */
  private static final Map<String, Integer> OPAQUE =
      Map.ofEntries(
          entry("EID", 31),
          entry("NIMLOC", 32),
          entry("ATMA", 34),
          entry("SINK", 40),
          entry("NINFO", 56),
          entry("RKEY", 57),
          entry("TALINK", 58),
          entry("CSYNC", 62),
          entry("DSYNC", 66),
          entry("HHIT", 67),
          entry("BRID", 68),
          entry("NID", 104),
          entry("L32", 105),
          entry("L64", 106),
          entry("LP", 107),
          entry("EUI48", 108),
          entry("EUI64", 109),
          entry("AVC", 258),
          entry("DOA", 259),
          entry("AMTRELAY", 260),
          entry("RESINFO", 261),
          entry("WALLET", 262),
          entry("CLA", 263),
          entry("IPN", 264),
          entry("TA", 32768));

  /** The addresses of another name, which the server looks up (pdns/qtype.hh of PowerDNS). */
  private static final int ALIAS = 65401;

  /** A record of any type that the server computes anew for each question (the same). */
  private static final int LUA = 65402;

  /** ANAME is what other hosters call an ALIAS. */
  private static final Map<String, Integer> COMPUTED =
      Map.of("ALIAS", ALIAS, "ANAME", ALIAS, "LUA", LUA);

  private static final int NXNAME = 128; // an answer's type (RFC 9824), never that of a record

  private ZoneTypes() {}

  /** The number of a type that a record can have, for instance of {@code AAAA}. */
  public static Optional<Integer> number(String mnemonic) {
    String name = mnemonic.toUpperCase(Locale.ROOT);
    return Optional.ofNullable(OPAQUE.get(name))
        .or(() -> Optional.ofNullable(COMPUTED.get(name)))
        .or(() -> Optional.of(Type.value(name)).filter(t -> t > 0 && Type.isRR(t) && t != NXNAME));
  }

  /**
   * Type and data as the library reads them (RFC 3597) in place of those that it does not; empty
   * where it reads them as they are.
   *
   * @throws IllegalArgumentException when a LUA record does not say of which type it is
   */
  public static Optional<String> replacement(String type, String data) {
    String name = type.toUpperCase(Locale.ROOT);
    if (data.strip().startsWith("\\#")
        || !(OPAQUE.containsKey(name) || COMPUTED.containsKey(name))) {
      return Optional.empty();
    }
    int number = number(name).orElseThrow();
    return Optional.of("TYPE" + number + (number == LUA ? " \\# 2 " + inner(data) : " \\# 0"));
  }

  /** Two octets in hex: the type that a LUA record stands for, as they stand on the wire. */
  private static String inner(String data) {
    String word = ZoneHead.of(" " + data).type();
    return number(word)
        .map(type -> String.format(Locale.ROOT, "%04x", type))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected the type that the LUA record stands for, found \"" + word + "\""));
  }

  /**
   * Whether only the server can say what there is of {@code type} among these records of one name.
   * Other addresses of the name take the place of an ALIAS, and go with a LUA record.
   */
  public static boolean compute(Map<Integer, List<Record>> records, int type) {
    boolean isAddress = type == Type.A || type == Type.AAAA;
    return (isAddress && records.containsKey(ALIAS) && !records.containsKey(type))
        || records.getOrDefault(LUA, List.of()).stream().anyMatch(lua -> standsFor(lua, type));
  }

  private static boolean standsFor(Record lua, int type) {
    byte[] data = ((UNKRecord) lua).getData();
    int inner = data.length < 2 ? type : (data[0] & 0xff) << 8 | (data[1] & 0xff);
    return inner == type || inner == Type.CNAME;
  }
}
