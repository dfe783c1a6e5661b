package fakereceiver.dns;

import fakereceiver.dns.zonefile.ZoneFileException;
import fakereceiver.dns.zonefile.ZoneTypes;
import fakereceiver.given.GivenText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DNAMERecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * Zones in memory, read from master files. Immutable, safe for several threads.
 *
 * <p>Each SOA record begins a zone; a name outside all of them is nobody's, and so is one below a
 * delegation to a zone that is not here. Zones without any SOA record are taken as the whole of
 * DNS: any other name does not exist. A file without one beside others, such as the output of dig,
 * says what there is of its names, and not what there is not.
 */
public final class Zones {

  private static final Name WILDCARD = Name.fromConstantString("*");

  /** What the zone above a delegation may hold there (RFC 4035 section 2.2). */
  private static final Set<Integer> AT_A_CUT = Set.of(Type.NS, Type.DS, Type.NSEC, Type.RRSIG);

  private final Map<Name, Map<Integer, List<Record>>> names = new HashMap<>();
  private final Set<Name> nonTerminals = new HashSet<>();
  private final Set<Name> origins = new HashSet<>();
  private final Map<Name, Map<Integer, Fault>> faults = new HashMap<>();
  private final Set<Name> loose = new HashSet<>(); // those of files without an SOA
  private boolean delays;
  private boolean fragments; // whether there are records outside of the zones that have an SOA

  private Zones() {}

  /**
   * Reads one zone text; octets outside ASCII are those of UTF-8, as they would be in a file.
   *
   * @throws ZoneFileException when it is not one
   */
  public static Zones of(String text) {
    Zones zones = new Zones();
    zones.addText(text);
    return zones.complete();
  }

  /**
   * Reads files; together they are one world.
   *
   * @throws ZoneFileException when one of them is not a zone file or cannot be read
   */
  public static Zones read(List<Path> files) {
    return readFiles(files.stream().map(ZoneFile::of).toList());
  }

  /**
   * The same, where it may be known which zone a file is of.
   *
   * @throws ZoneFileException when one of them is not a zone file or cannot be read
   */
  public static Zones readFiles(List<ZoneFile> files) {
    Zones zones = new Zones();
    zones.addFiles(files);
    return zones.complete();
  }

  /** As {@link #of(String)}, for a text whose records outside of its zones count too. */
  static Zones fragments(String text) {
    Zones zones = new Zones();
    zones.fragments = true;
    zones.addText(text);
    return zones.complete();
  }

  /** As {@link #readFiles(List)}, for files whose records outside of their zones count too. */
  static Zones fragments(List<ZoneFile> files) {
    Zones zones = new Zones();
    zones.fragments = true;
    zones.addFiles(files);
    return zones.complete();
  }

  private void addText(String text) {
    byte[] octets = GivenText.withoutMark(text).getBytes(StandardCharsets.UTF_8);
    add(ZoneParser.read("zone", new String(octets, StandardCharsets.ISO_8859_1)));
  }

  private void addFiles(List<ZoneFile> files) {
    files.forEach(file -> add(ZoneParser.read(file)));
  }

  private void add(ZoneParser parsed) {
    boolean isZone = parsed.records().stream().anyMatch(r -> r.getType() == Type.SOA);
    for (Record r : parsed.records()) {
      if (!isZone) {
        loose.add(r.getName());
      }
      List<Record> set =
          names
              .computeIfAbsent(r.getName(), n -> new HashMap<>())
              .computeIfAbsent(r.getType(), t -> new ArrayList<>());
      if (!set.contains(r)) { // RFC 2181 section 5: a set has no record twice
        set.add(r);
      }
      if (r.getType() == Type.SOA) {
        origins.add(r.getName());
      }
    }
    parsed
        .faults()
        .forEach(
            f -> faults.computeIfAbsent(f.name(), n -> new HashMap<>()).put(f.type(), f.fault()));
  }

  private Zones complete() {
    if (origins.isEmpty() || fragments) {
      origins.add(Name.root);
    }
    delays =
        faults.values().stream()
            .flatMap(types -> types.values().stream())
            .anyMatch(fault -> !fault.delay().isZero());
    names.keySet().forEach(name -> nonTerminals.addAll(ancestors(name)));
    return this;
  }

  /** Whether they say what there is of that name and type, be it nothing. */
  boolean decide(Name name, int type) {
    boolean whole = originOf(name).filter(this::isZone).isPresent();
    return (whole && find(name, type).result() != Hit.Result.DELEGATED)
        || !faultOf(name, type).isNone()
        || names.getOrDefault(name, Map.of()).containsKey(type)
        || ZoneTypes.compute(names.getOrDefault(name, Map.of()), type);
  }

  /** The name that {@code name} is made an alias of. */
  Optional<Name> aliasOf(Name name) {
    return originOf(name)
        .flatMap(origin -> redirection(name, origin))
        .flatMap(dname -> Redirection.alias(name, dname))
        .or(() -> recordsOf(name, Type.CNAME).stream().findFirst().map(CNAMERecord.class::cast))
        .map(CNAMERecord::getTarget);
  }

  /** Whether there is a record of any type at that name. */
  boolean hold(Name name) {
    return names.containsKey(name);
  }

  /** Whether that name, or one below it, has a record. */
  boolean know(Name name) {
    return names.containsKey(name) || nonTerminals.contains(name);
  }

  private boolean isZone(Name origin) {
    return names.getOrDefault(origin, Map.of()).containsKey(Type.SOA);
  }

  /** Whether any answer comes late. */
  boolean haveDelays() {
    return delays;
  }

  private static List<Name> ancestors(Name name) {
    List<Name> ancestors = new ArrayList<>();
    for (int i = 1; i < name.labels(); i++) {
      ancestors.add(new Name(name, i));
    }
    return ancestors;
  }

  /** What the zones say to one question; aliases are followed as far as they lead. */
  Hit find(Name asked, int type) {
    List<Record> chain = new ArrayList<>();
    Set<Name> seen = new HashSet<>();
    Fault modifier = Fault.NONE;
    Name name = asked;
    while (seen.add(name) && seen.size() <= Lookup.MAX_ALIASES + 1) {
      Fault fault = faultOf(name, type);
      switch (fault.kind()) {
        case SERVFAIL, REFUSED, TIMEOUT, NXDOMAIN, NODATA -> {
          return Hit.of(fault, chain, soaOf(name));
        }
        case DELAY, TRUNCATE, SECURE, BOGUS -> modifier = fault;
      }
      if (originOf(name).isEmpty() && !isTold(name, type)) {
        return new Hit(Hit.Result.NOT_HERE, chain, List.of(), modifier);
      }
      Name origin = originOf(name).orElse(name);
      Optional<List<Record>> delegation = delegation(name, origin);
      if (delegation.isPresent() && !isTold(name, type)) {
        return new Hit(Hit.Result.DELEGATED, chain, delegation.get(), modifier);
      }
      Optional<DNAMERecord> redirection = redirection(name, origin);
      if (redirection.isPresent()) {
        chain.add(redirection.get());
        Optional<CNAMERecord> alias = Redirection.alias(name, redirection.get());
        if (alias.isEmpty()) {
          return new Hit(Hit.Result.SERVFAIL, chain, List.of(), modifier);
        }
        chain.add(alias.get());
        name = alias.get().getTarget();
        continue;
      }
      Map<Integer, List<Record>> here = recordsAt(name);
      if (ZoneTypes.compute(here, type)) {
        return new Hit(Hit.Result.COMPUTED, chain, List.of(), modifier);
      }
      if (here.containsKey(type)) {
        chain.addAll(here.get(type));
        return new Hit(Hit.Result.FOUND, chain, List.of(), modifier);
      }
      if (!here.containsKey(Type.CNAME)) {
        boolean exists = !here.isEmpty() || nonTerminals.contains(name);
        return new Hit(
            exists ? Hit.Result.NO_SUCH_RECORD : Hit.Result.NO_SUCH_NAME,
            chain,
            soaOf(name),
            modifier);
      }
      CNAMERecord alias = (CNAMERecord) here.get(Type.CNAME).get(0);
      chain.add(alias);
      name = alias.getTarget();
    }
    return new Hit(Hit.Result.LOOP, chain, List.of(), modifier);
  }

  /** The addresses that these zones have for name servers: glue (RFC 9471). */
  List<Record> glue(List<Record> servers) {
    List<Record> glue = new ArrayList<>();
    for (Record server : servers) {
      if (server instanceof NSRecord ns) {
        glue.addAll(recordsOf(ns.getTarget(), Type.AAAA));
        glue.addAll(recordsOf(ns.getTarget(), Type.A));
      }
    }
    return glue;
  }

  private Fault faultOf(Name name, int type) {
    Fault fault = faultAt(name, type);
    for (Name above : ancestors(name)) {
      if (!fault.isNone()) {
        break;
      }
      fault = faultAt(wildcardBelow(above), type);
    }
    return fault;
  }

  private Fault faultAt(Name name, int type) {
    Map<Integer, Fault> here = faults.getOrDefault(name, Map.of());
    return here.getOrDefault(type, here.getOrDefault(Type.ANY, Fault.NONE));
  }

  private Optional<Name> originOf(Name name) {
    if (origins.contains(name)) {
      return Optional.of(name);
    }
    return ancestors(name).stream().filter(origins::contains).findFirst();
  }

  /** Whether a file without an SOA has such records, or an alias. */
  private boolean isTold(Name name, int type) {
    Map<Integer, List<Record>> here = names.getOrDefault(name, Map.of());
    return loose.contains(name) && (here.containsKey(type) || here.containsKey(Type.CNAME));
  }

  private List<Record> soaOf(Name name) {
    return originOf(name).map(origin -> recordsOf(origin, Type.SOA)).orElse(List.of());
  }

  /** Where no SOA tells, name servers with other records beside them are those of the zone. */
  private Optional<List<Record>> delegation(Name name, Name origin) {
    for (Name cut = name; !cut.equals(origin); cut = new Name(cut, 1)) {
      Map<Integer, List<Record>> here = names.getOrDefault(cut, Map.of());
      if (here.containsKey(Type.NS) && (isZone(origin) || AT_A_CUT.containsAll(here.keySet()))) {
        return Optional.of(here.get(Type.NS));
      }
    }
    return Optional.empty();
  }

  /** The DNAME record next to the origin that {@code name} is below. */
  private Optional<DNAMERecord> redirection(Name name, Name origin) {
    return ancestors(name).stream()
        .filter(above -> above.subdomain(origin))
        .flatMap(above -> recordsOf(above, Type.DNAME).stream())
        .map(DNAMERecord.class::cast)
        .reduce((below, above) -> above);
  }

  private List<Record> recordsOf(Name name, int type) {
    return names.getOrDefault(name, Map.of()).getOrDefault(type, List.of());
  }

  /** RFC 4592: a wildcard stands for what does not exist below the closest name that does. */
  private Map<Integer, List<Record>> recordsAt(Name name) {
    Map<Integer, List<Record>> exact = names.get(name);
    if (exact != null) {
      return exact;
    }
    if (nonTerminals.contains(name)) {
      return Map.of();
    }
    for (Name above : ancestors(name)) {
      Map<Integer, List<Record>> wild = names.get(wildcardBelow(above));
      if (wild != null) {
        return renamed(wild, name);
      }
      if (names.containsKey(above) || nonTerminals.contains(above)) {
        break;
      }
    }
    return Map.of();
  }

  private static Map<Integer, List<Record>> renamed(Map<Integer, List<Record>> wild, Name name) {
    Map<Integer, List<Record>> renamed = new HashMap<>();
    wild.forEach(
        (type, records) -> renamed.put(type, records.stream().map(r -> r.withName(name)).toList()));
    return renamed;
  }

  private static Name wildcardBelow(Name name) {
    try {
      return Name.concatenate(WILDCARD, name);
    } catch (NameTooLongException e) {
      return WILDCARD;
    }
  }
}
