package smtpprobe.filter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import smtpprobe.json.Json;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.OldTables;
import smtpprobe.reading.Reading;

/**
 * The packet filters of a host. Immutable.
 *
 * @param six what IPv6 packets meet that come in; empty when no filter could be read
 * @param four what IPv4 packets meet that come in; empty when no filter could be read
 * @param out what IPv6 packets of this host meet; empty when no filter could be read
 * @param forwards whether a rule may send packets that come in to another host or port
 * @param read the commands that told
 * @param missing why the others did not
 */
public record PacketFilter(
    Optional<Ruleset> six,
    Optional<Ruleset> four,
    Optional<Ruleset> out,
    boolean forwards,
    List<String> read,
    List<String> missing) {

  public PacketFilter {
    read = List.copyOf(read);
    missing = List.copyOf(missing);
  }

  /** Reads what nftables and both iptables say. */
  public static PacketFilter read(HostReader host) {
    List<String> read = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Set<String> foreign = new LinkedHashSet<>();
    Optional<List<Json>> nft =
        text(host, HostCommand.NFT, read, missing).flatMap(NftObjects::inForce);
    UnaryOperator<String> rest = text -> nft.isPresent() ? TablesParser.besideNft(text) : text;
    Optional<String> six = text(host, HostCommand.IP6TABLES, read, missing).map(rest);
    Optional<String> four = text(host, HostCommand.IPTABLES, read, missing).map(rest);
    Optional<String> old =
        OldTables.names(host)
            .map(names -> text(host, HostCommand.IP6TABLES_LEGACY, read, missing).orElse(names));
    Translation nat =
        Translation.ofNft(nft.orElse(List.of()))
            .or(Translation.ofTables(six.orElse("") + old.orElse(""), Chain.Families.SIX))
            .or(Translation.ofTables(four.orElse(""), Chain.Families.FOUR));
    Optional<Ruleset> in = nft.map(list -> NftParser.read(list, foreign, nat, Direction.IN));
    Optional<Ruleset> out = nft.map(list -> NftParser.read(list, foreign, nat, Direction.OUT));
    Optional<Ruleset> fourIn =
        four.map(t -> TablesParser.read(t, Chain.Families.FOUR, nat, Direction.IN));
    return new PacketFilter(
        with(
            both(in, six.map(t -> six(t, nat, Direction.IN)), foreign, "ip6 "),
            old,
            nat,
            Direction.IN),
        both(in, fourIn, foreign, "ip "),
        with(
            both(out, six.map(t -> six(t, nat, Direction.OUT)), foreign, "ip6 "),
            old,
            nat,
            Direction.OUT),
        nat.six(),
        read,
        missing);
  }

  private static Optional<Ruleset> with(
      Optional<Ruleset> rules, Optional<String> old, Translation nat, Direction direction) {
    Optional<Ruleset> more =
        old.map(t -> TablesParser.read(OldTables.PROGRAM, t, Chain.Families.SIX, nat, direction));
    return rules.map(r -> more.map(r::and).orElse(r)).or(() -> more);
  }

  private static Ruleset six(String text, Translation nat, Direction direction) {
    return TablesParser.read(text, Chain.Families.SIX, nat, direction);
  }

  /** What keeps this chain. */
  public FilterTool tool(FilterChain chain) {
    if (!chain.isOfTables()) {
      return chain.isOfFirewalld() ? FilterTool.FIREWALLD : FilterTool.NFT;
    }
    if (isUfwWithoutSix()) {
      return FilterTool.UFW_WITHOUT_SIX;
    }
    return six.filter(rules -> rules.has(chain.table(), "ufw6-before-input")).isPresent()
        ? FilterTool.UFW
        : FilterTool.TABLES;
  }

  private boolean isUfwWithoutSix() {
    return four.filter(rules -> rules.has("iptables filter", "ufw-before-input")).isPresent()
        && six.filter(rules -> !rules.has("ip6tables filter", "ufw6-before-input")).isPresent()
        && six.filter(rules -> rules.has("ip6tables filter", "INPUT")).isPresent();
  }

  /** The chains that packets for this host meet last, of IPv6 first. */
  public List<FilterChain> inputs() {
    return Stream.of(six, four)
        .flatMap(Optional::stream)
        .flatMap(rules -> rules.inputs().stream())
        .distinct()
        .toList();
  }

  /** The chains that IPv6 packets of this host meet. */
  public List<FilterChain> outputs() {
    return out.stream().flatMap(rules -> rules.inputs().stream()).toList();
  }

  /** The same with rules before all others that IPv6 packets of this host meet. */
  public PacketFilter leavingWith(List<AddedFilterRule> rules) {
    return new PacketFilter(
        six, four, out.map(old -> old.beginningWith(rules, false)), forwards, read, missing);
  }

  /**
   * The same with rules before all others that packets for this host meet last.
   *
   * @param alsoFour whether also before those that only IPv4 packets meet
   */
  public PacketFilter beginningWith(List<AddedFilterRule> rules, boolean alsoFour) {
    return new PacketFilter(
        six.map(old -> old.beginningWith(rules, alsoFour)),
        four.map(old -> old.beginningWith(rules, alsoFour)),
        out,
        forwards,
        read,
        missing);
  }

  /**
   * The same with a chain of its own for IPv6.
   *
   * @param only whether what no rule decides about is dropped
   */
  public PacketFilter withOwnChain(List<AddedFilterRule> rules, boolean only) {
    return new PacketFilter(
        six.map(old -> old.withOwnChain(rules, only)), four, out, forwards, read, missing);
  }

  private static Optional<String> text(
      HostReader host, HostCommand command, List<String> read, List<String> missing) {
    Reading reading = host.run(command);
    if (reading.isThere()) {
      read.add(command.toString());
    } else {
      missing.add(reading.why());
    }
    return reading.text();
  }

  /**
   * Chains that iptables-nft keeps in nftables are read from the command that understands them. A
   * table may hold others beside them, of which that command does not speak.
   */
  private static Optional<Ruleset> both(
      Optional<Ruleset> nft, Optional<Ruleset> tables, Set<String> foreign, String family) {
    if (nft.isEmpty() || tables.isEmpty()) {
      return nft.isPresent() ? nft : tables;
    }
    Ruleset rest = nft.get();
    for (String table : List.of("filter", "mangle", "nat", "raw", "security")) {
      if (foreign.contains(family + table)) {
        rest = rest.without(family + table, tables.get());
      }
    }
    return Optional.of(tables.get().and(rest));
  }
}
