package fakereceiver.dns.zonefile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** What is wrong with the records of a zone file, in plain words. */
public final class ZoneText {

  /** May stand beside an alias (RFC 2181 section 10.1, RFC 4034). */
  private static final Set<Integer> BESIDE_ALIAS =
      Set.of(Type.CNAME, Type.RRSIG, Type.NSEC, Type.SIG, Type.KEY);

  private ZoneText() {}

  /**
   * Something that is wrong.
   *
   * @param record the index of the record that shows it
   * @param problem what it is
   */
  public record Trouble(int record, String problem) {}

  /** What name servers refuse: they would not load the zone (RFC 1034 section 3.6.2). */
  public static Optional<Trouble> aliasBesideData(List<Record> records) {
    Map<Name, Integer> aliases = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      Record r = records.get(i);
      if (r.getType() == Type.CNAME) {
        int first = aliases.getOrDefault(r.getName(), i);
        if (!records.get(first).equals(r)) {
          return Optional.of(
              new Trouble(
                  i,
                  r.getName()
                      + " has two CNAME records, and may have one: no name server"
                      + " loads such a zone (RFC 2181 section 10.1)"));
        }
        aliases.put(r.getName(), first);
      }
    }
    for (int i = 0; i < records.size(); i++) {
      Record r = records.get(i);
      if (aliases.containsKey(r.getName()) && !BESIDE_ALIAS.contains(r.getType())) {
        return Optional.of(
            new Trouble(
                Math.max(i, aliases.get(r.getName())),
                r.getName()
                    + " has a CNAME record, and a record of type "
                    + Type.string(r.getType())
                    + " beside it: no name server loads such a zone (RFC 1034 section 3.6.2)"));
      }
    }
    return Optional.empty();
  }

  /** A zone with two SOA records; a file may well hold several zones. */
  public static Optional<Trouble> secondSoa(List<Record> records) {
    Map<Name, Record> zones = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      Record r = records.get(i);
      if (r.getType() == Type.SOA && !r.equals(zones.getOrDefault(r.getName(), r))) {
        return Optional.of(
            new Trouble(
                i,
                r.getName()
                    + " has two SOA records, and may have one: no name server loads such a zone"
                    + " (RFC 1035 section 5.2)"));
      }
      if (r.getType() == Type.SOA) {
        zones.put(r.getName(), r);
      }
    }
    return Optional.empty();
  }

  /** A record of CHAOS or HESIOD: no receiver asks for them. */
  static Optional<Trouble> otherClass(List<Record> records) {
    for (int i = 0; i < records.size(); i++) {
      Record r = records.get(i);
      if (r.getDClass() != DClass.IN) {
        return Optional.of(
            new Trouble(
                i,
                r.getName()
                    + " has a record of class "
                    + DClass.string(r.getDClass())
                    + ", not IN"));
      }
    }
    return Optional.empty();
  }
}
