package smtpprobe.filter;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules for packets that come in, or for those that leave. A rule of which nobody can say
 * whether it matches is followed both ways: only what comes out the same is said. Immutable.
 */
public final class Ruleset {

  /** As deep as nftables itself lets chains call each other. */
  private static final int MAX_DEPTH = 16;

  private static final int MAX_STEPS = 200_000;

  private enum End {
    ACCEPT,
    DROP,
    /** Nothing in the chain ended the packet's way. */
    FALL
  }

  private final Map<String, Chain> chains = new LinkedHashMap<>();

  Ruleset(List<Chain> chains) {
    chains.forEach(chain -> this.chains.put(chain.key(), chain));
  }

  /** No rules at all: everything gets in. */
  public static Ruleset none() {
    return new Ruleset(List.of());
  }

  /** The rules of both: a packet has to pass each. */
  public Ruleset and(Ruleset other) {
    List<Chain> both = new ArrayList<>(chains.values());
    both.addAll(other.chains.values());
    return new Ruleset(both);
  }

  /** The same without those chains of one table whose names {@code others} have. */
  Ruleset without(String table, Ruleset others) {
    Set<String> names = others.chains.values().stream().map(Chain::name).collect(toSet());
    return new Ruleset(
        chains.values().stream()
            .filter(c -> !c.table().equals(table) || !names.contains(c.name()))
            .toList());
  }

  /** The chains that packets of this host alone meet; a packet has to pass each. */
  public List<FilterChain> inputs() {
    return chains.values().stream()
        .filter(Chain::isInput)
        .map(
            chain ->
                new FilterChain(
                    chain.table(),
                    chain.name(),
                    chain.families() != Chain.Families.FOUR,
                    chain.families() != Chain.Families.SIX))
        .toList();
  }

  /** Whether there is a chain of that name in that table. */
  public boolean has(String table, String name) {
    return chains.containsKey(table + " " + name);
  }

  /**
   * The same with rules before all others that packets for this host meet last.
   *
   * @param alsoFour whether also before those that only IPv4 packets meet
   */
  Ruleset beginningWith(List<AddedFilterRule> rules, boolean alsoFour) {
    return new Ruleset(
        chains.values().stream()
            .map(
                chain ->
                    chain.isInput() && (alsoFour || chain.families() != Chain.Families.FOUR)
                        ? chain.beginningWith(rules)
                        : chain)
            .toList());
  }

  /**
   * The same with a chain of its own for IPv6.
   *
   * @param only whether what no rule decides about is dropped
   */
  Ruleset withOwnChain(List<AddedFilterRule> rules, boolean only) {
    List<FilterRule> list = rules.stream().flatMap(AddedFilterRule::rules).toList();
    return and(
        new Ruleset(
            List.of(
                new Chain(
                    FilterChain.OWN_TABLE,
                    FilterChain.OWN_NAME,
                    list,
                    Optional.of(only ? FilterRule.Act.DROP : FilterRule.Act.ACCEPT),
                    true,
                    false,
                    false,
                    Chain.Families.SIX,
                    Long.MAX_VALUE))));
  }

  /** Whether any packet of that family meets a rule, or a policy that drops. */
  public boolean filters(Packet.Protocol protocol) {
    return chains.values().stream()
        .filter(c -> c.input().isPresent() && !c.nat())
        .filter(
            c ->
                c.families() == Chain.Families.BOTH
                    || (c.families() == Chain.Families.FOUR) == protocol.isFour())
        .anyMatch(c -> !c.rules().isEmpty() || c.input().get() == FilterRule.Act.DROP);
  }

  private Stream<Chain> bases(Packet packet) {
    return chains.values().stream()
        .filter(chain -> chain.input().isPresent() && chain.families().see(packet))
        .sorted(Comparator.comparingLong(Chain::priority));
  }

  /** What becomes of {@code packet}. */
  public PacketVerdict judge(Packet packet) {
    List<Chain> bases = bases(packet).toList();
    String because = bases.isEmpty() ? "no rule looks at it" : "";
    boolean sure = true;
    Packet now = packet;
    String redirected = "";
    for (Chain base : bases) {
      Walk walk = new Walk(now);
      if (base.nat()) {
        Optional<Packet> translated = walk.translated(base);
        if (translated.isEmpty()) {
          return new PacketVerdict(
              PacketVerdict.DeliveryResult.CANNOT_SAY,
              (packet.leaves() ? "who takes it cannot be known: " : "cannot be known: ")
                  + walk.translation);
        }
        now = translated.get();
        redirected = now.port().equals(packet.port()) ? "" : "; after " + walk.translation;
        continue;
      }
      Set<End> ends = walk.through(base, 0);
      now = walk.packet;
      if (ends.contains(End.FALL)) {
        ends.remove(End.FALL);
        ends.add(base.input().orElseThrow() == FilterRule.Act.DROP ? End.DROP : End.ACCEPT);
        walk.because(
            "the policy of "
                + base.key()
                + ", "
                + (base.input().orElseThrow() == FilterRule.Act.DROP ? "drop" : "accept"));
      }
      if (ends.equals(EnumSet.of(End.DROP))) {
        return new PacketVerdict(
            PacketVerdict.DeliveryResult.DROPPED,
            walk.because + walk.exception + redirected,
            redirected.isEmpty() ? OptionalInt.empty() : now.port());
      }
      if (ends.contains(End.DROP)) {
        sure = false;
        because = walk.doubt.isEmpty() ? walk.because : walk.doubt;
      } else if (sure) {
        because = walk.because + walk.spared;
      }
    }
    return new PacketVerdict(
        sure ? PacketVerdict.DeliveryResult.ACCEPTED : PacketVerdict.DeliveryResult.CANNOT_SAY,
        because + redirected,
        redirected.isEmpty() ? OptionalInt.empty() : now.port());
  }

  /** The first rule of destination NAT that the packet meets, or may meet; empty without any. */
  public Optional<String> translating(Packet packet) {
    return first(packet, Chain::nat, walk -> walk.translation);
  }

  /**
   * The first rule that marks the packet, or may mark it, where marked packets are routed anew;
   * empty without any.
   */
  public Optional<String> marking(Packet packet) {
    return first(packet, Chain::reroutes, walk -> walk.marking);
  }

  private Optional<String> first(
      Packet packet, Predicate<Chain> which, Function<Walk, String> rule) {
    Walk walk = new Walk(packet);
    for (Chain chain : bases(packet).filter(which).toList()) {
      walk.through(chain, 0);
      if (!rule.apply(walk).isEmpty()) {
        return Optional.of(rule.apply(walk));
      }
    }
    return Optional.empty();
  }

  /** One packet's way through one base chain. */
  private final class Walk {

    private Packet packet;
    private boolean perhaps; // whether it may have gone another way than the one that is followed
    private String because = "";
    private String doubt = "";
    private String exception = "";
    private String spared = "";
    private String translation = ""; // the first rule that may translate the packet
    private String port = "";
    private String marking = ""; // the first rule that may mark the packet
    private int steps;

    Walk(Packet packet) {
      this.packet = packet;
    }

    private void because(String text) {
      because = text;
    }

    /**
     * What destination NAT makes of the packet; empty when that cannot be known, and for one of
     * this host, which then goes to somebody else than it was meant for.
     */
    Optional<Packet> translated(Chain base) {
      if (packet.state() != Packet.State.NEW || !packet.isTracked()) {
        return Optional.of(packet);
      }
      Set<End> ends = through(base, 0);
      if (translation.isEmpty()) {
        return Optional.of(packet);
      }
      boolean plain = doubt.isEmpty() && ends.size() == 1 && !packet.leaves();
      return Optional.of(port)
          .filter(p -> plain && p.matches("[0-9]{1,5}"))
          .map(p -> packet.toPort(Integer.parseInt(p)));
    }

    private void translate(FilterRule rule) {
      translation = translation.isEmpty() ? rule.text() : translation;
      port = rule.target();
    }

    Set<End> through(Chain chain, int depth) {
      Set<End> ends = EnumSet.noneOf(End.class);
      if (depth > MAX_DEPTH || steps > MAX_STEPS) {
        doubt("chains that call each other too often");
        return EnumSet.allOf(End.class);
      }
      for (FilterRule rule : chain.rules()) {
        steps++;
        Tri matches = rule.matches(packet);
        if (matches == Tri.NO) {
          continue;
        }
        if (!tag(rule, matches == Tri.YES && !perhaps)) {
          doubt(rule.text());
          ends.addAll(EnumSet.of(End.ACCEPT, End.DROP));
        }
        if (rule.act() == FilterRule.Act.GO_ON) {
          continue;
        }
        if (matches == Tri.UNKNOWN && onlyDrops(rule, chain) && rule.sparesMost(packet)) {
          spare(rule);
          continue;
        }
        if (matches == Tri.UNKNOWN && packet.isOfAnybody()) {
          matches = rule.matchesMost(packet);
          if (matches == Tri.NO) {
            except(rule);
            continue;
          }
        }
        if (matches == Tri.UNKNOWN) {
          doubt(rule.text());
          perhaps = true;
        }
        Set<End> then = follow(rule, chain, depth);
        boolean ended = !then.contains(End.FALL) || leaves(rule);
        if (matches == Tri.YES && decides(rule)) {
          because = rule.text();
        }
        if (!leaves(rule)) {
          then.remove(End.FALL);
        }
        ends.addAll(then);
        if (matches == Tri.YES && ended) {
          return ends;
        }
      }
      ends.add(End.FALL);
      return ends;
    }

    /**
     * Puts on the packet what the rule does; false when nobody can say whether connection tracking
     * knows the packet afterwards, which nearly every rule behind asks.
     */
    private boolean tag(FilterRule rule, boolean sure) {
      Tags before = packet.tags();
      Tags after = rule.tags().apply(packet);
      if (after.equals(before)) {
        return true;
      }
      if (after.mark() != before.mark() || after.known() != before.known()) {
        marking = marking.isEmpty() ? rule.text() : marking;
      }
      packet = packet.with(sure ? after : before.orMarkedAs(after));
      return sure || after.tracked() == before.tracked();
    }

    /** Whether nothing but a drop comes of it; those who are let in by exception count as such. */
    private boolean onlyDrops(FilterRule rule, Chain chain) {
      Chain target = chains.get(chain.table() + " " + rule.target());
      return rule.act() == FilterRule.Act.DROP
          || (target != null
              && target.rules().stream()
                  .allMatch(
                      r -> r.act() == FilterRule.Act.DROP || r.act() == FilterRule.Act.GO_ON));
    }

    private boolean decides(FilterRule rule) {
      return rule.act() == FilterRule.Act.ACCEPT || rule.act() == FilterRule.Act.DROP;
    }

    /** Whether the rest of its chain is left out even when nothing was decided. */
    private boolean leaves(FilterRule rule) {
      return rule.act() == FilterRule.Act.RETURN || rule.act() == FilterRule.Act.GOTO;
    }

    private Set<End> follow(FilterRule rule, Chain chain, int depth) {
      return switch (rule.act()) {
        case ACCEPT -> EnumSet.of(End.ACCEPT);
        case DROP -> EnumSet.of(End.DROP);
        case RETURN, GO_ON -> EnumSet.of(End.FALL);
        case TRANSLATE -> {
          translate(rule);
          yield EnumSet.of(End.ACCEPT);
        }
        case UNKNOWN -> {
          translate(rule);
          doubt(rule.text());
          yield EnumSet.allOf(End.class);
        }
        case JUMP, GOTO -> {
          Chain target = chains.get(chain.table() + " " + rule.target());
          if (target == null) {
            translate(rule);
            doubt(rule.text());
            yield EnumSet.allOf(End.class);
          }
          yield EnumSet.copyOf(through(target, depth + 1));
        }
      };
    }

    /** A rule for the few hosts that it names, which others in general are not. */
    private void except(FilterRule rule) {
      exception = exception.isEmpty() ? "; but for those named in " + rule.text() : exception;
    }

    /** A rule against those on a list that nobody can see, which others in general are not on. */
    private void spare(FilterRule rule) {
      if (spared.isEmpty() && rule.isOfList(packet)) {
        spared = "; but for those on the list of " + rule.text() + ", which is not printed";
      }
    }

    private void doubt(String text) {
      doubt = doubt.isEmpty() ? "cannot be known: " + text : doubt;
    }
  }
}
