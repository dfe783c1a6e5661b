package fakereceiver.dns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** What is wrong with a zone file as a whole, in plain words. */
final class ZoneText {

  /** May stand beside an alias (RFC 2181 section 10.1, RFC 4034). */
  private static final Set<Integer> BESIDE_ALIAS =
      Set.of(Type.CNAME, Type.RRSIG, Type.NSEC, Type.SIG, Type.KEY);

  private ZoneText() {}

  /** Refuses what name servers refuse: they would not load the zone (RFC 1034 section 3.6.2). */
  static void refuseAliasesBesideData(String file, List<Record> records) {
    Map<Name, Set<Record>> aliases = new HashMap<>();
    for (Record r : records) {
      if (r.getType() == Type.CNAME) {
        aliases.computeIfAbsent(r.getName(), n -> new TreeSet<>()).add(r);
      }
    }
    for (Record r : records) {
      Set<Record> here = aliases.getOrDefault(r.getName(), Set.of());
      if (here.size() > 1) {
        throw new ZoneFileException(
            file,
            r.getName()
                + " has "
                + here.size()
                + " CNAME records, and may have one: no name server"
                + " loads such a zone (RFC 2181 section 10.1)");
      }
      if (!here.isEmpty() && !BESIDE_ALIAS.contains(r.getType())) {
        throw new ZoneFileException(
            file,
            r.getName()
                + " has a CNAME record, and a record of type "
                + Type.string(r.getType())
                + " beside it: no name server loads such a zone (RFC 1034 section 3.6.2)");
      }
    }
  }

  /** Refuses a zone with two SOA records; a file may well hold several zones. */
  static void refuseSecondSoa(String file, List<Record> records) {
    Map<Name, Record> zones = new HashMap<>();
    for (Record r : records) {
      if (r.getType() == Type.SOA && !r.equals(zones.getOrDefault(r.getName(), r))) {
        throw new ZoneFileException(
            file,
            r.getName()
                + " has two SOA records, and may have one: no name server loads such a zone"
                + " (RFC 1035 section 5.2)");
      }
      if (r.getType() == Type.SOA) {
        zones.put(r.getName(), r);
      }
    }
  }

  /** Refuses records of CHAOS and HESIOD: no receiver asks for them. */
  static void refuseOtherClasses(String file, List<Record> records) {
    for (Record r : records) {
      if (r.getDClass() != DClass.IN) {
        throw new ZoneFileException(
            file,
            r.getName() + " has a record of class " + DClass.string(r.getDClass()) + ", not IN");
      }
    }
  }
}
