package smtpprobe.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one rule of ip6tables or iptables, as it is printed or as people write it. */
final class TablesRule {

  /** Possessive, so that no comment is too long for the stack. */
  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"|\\S+");

  /** Options that ask nothing of the packet, or nothing that those described here lack. */
  private static final Set<String> MEANINGLESS =
      Set.of(
          "--comment",
          "-c",
          "--set-counters",
          "--limit-iface-in",
          "--validmark",
          "--loose",
          "--accept-local",
          "--limit-burst",
          "--dir",
          "--connlimit-mask",
          "--connlimit-saddr",
          "--hashlimit-name",
          "--hashlimit-mode",
          "--hashlimit-burst",
          "--hashlimit-srcmask",
          "--hashlimit-htable-expire",
          "--set",
          "--name",
          "--rsource",
          "--mask",
          "--seconds",
          "--reap",
          "--soft");

  /** Those that ask something of the packet without any option. */
  private static final Set<String> ASKING_BY_THEMSELVES = Set.of("eui64", "socket", "unclean");

  /**
   * Headers that none of the packets described here has; whatever is asked of them does not hold.
   */
  private static final Set<String> HEADERS = Set.of("rt", "frag", "hbh", "dst", "mh", "ah", "esp");

  private static final Set<String> REDIRECTED = Set.of("--to-ports", "--to-port");

  /** What gives a connection a mark. */
  private static final Set<String> SAVING = Set.of("--save-mark", "--set-mark", "--set-xmark");

  private static final int MAX_PORT = 65535;

  private final List<String> words = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final Translation nat;
  private FilterRule.Act act = FilterRule.Act.GO_ON;
  private String target = "";
  private String match = ""; // the extension that options belong to
  private Function<Packet, Tags> tags = Packet::tags;
  private boolean ofTarget; // whether options belong to the target, as those right after it do

  private TablesRule(String line, Translation nat) {
    this.nat = nat;
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(Optional.ofNullable(matcher.group(1)).orElse(matcher.group()));
    }
  }

  /** {@code -A CHAIN OPTION...}. */
  static FilterRule read(String prefix, String line, Translation nat) {
    TablesRule rule = new TablesRule(line, nat);
    rule.read();
    return new FilterRule(prefix + line, rule.conditions, rule.act, rule.target, rule.tags);
  }

  private String word(int at) {
    return at < words.size() ? words.get(at) : "";
  }

  private void read() {
    boolean not = false;
    int at = word(2).matches("[0-9]+") ? 3 : 2; // -I CHAIN NUMBER
    while (at < words.size()) {
      String option = word(at);
      if (option.equals("!")) {
        not = true;
        at++;
        continue;
      }
      boolean notValue = word(at + 1).equals("!"); // -s ! ADDRESS, as old files have it
      int value = notValue ? at + 2 : at + 1;
      at = value + taken(option, value, not || notValue);
      not = false;
    }
  }

  /** Takes an option in; the number of words after it that are its own. */
  private int taken(String option, int at, boolean not) {
    String value = word(at);
    switch (option) {
      case "-j", "--jump", "-g", "--goto" -> {
        act = act(value, option.equals("-g") || option.equals("--goto"));
        target = value;
        ofTarget = true;
        return 1;
      }
      case "-m", "--match" -> {
        ofTarget = false;
        match = value;
        if (HEADERS.contains(value)) {
          conditions.add(packet -> Tri.NO);
        } else if (ASKING_BY_THEMSELVES.contains(value)) {
          conditions.add(Condition.UNKNOWN);
        }
        return 1;
      }
      case "--rcheck", "--update", "--remove" -> {
        add(not, new Listed(true)); // those that an earlier rule took note of
        return 0;
      }
      case "--match-set" -> {
        add(not, Listed.by(word(at + 1)));
        return 2;
      }
      case "--notrack" -> {
        tags = packet -> packet.tags().untracked();
        return 0;
      }
      case "--restore-mark" -> {
        tags = packet -> packet.tags().restored(!packet.isInsideConnection());
        return 0;
      }
      case "--syn" -> {
        add(not, syn(TcpFlags.OPENING_MASK, "SYN"));
        return 0;
      }
      case "--tcp-flags" -> {
        add(not, syn(value, word(at + 1)));
        return 2;
      }
      case "--invert" -> {
        add(not, packet -> Matching.hasWayBack(packet).not()); // rpfilter, the only one with it
        return 0;
      }
      default -> {
        return other(option, value, not);
      }
    }
  }

  private int other(String option, String value, boolean not) {
    if (ofTarget && REDIRECTED.contains(option)) {
      target = value;
      return 1;
    }
    if (ofTarget && SAVING.contains(option) && target.equals("CONNMARK")) {
      tags = packet -> packet.tags().saving();
    }
    if (ofTarget && target.equals("MARK")) {
      tags = marking(option, value);
      return 1;
    }
    Optional<Condition> known = condition(option, value);
    if (known.isPresent()) {
      add(not, known.get());
      return 1;
    }
    if (option.startsWith("-") && !MEANINGLESS.contains(option) && !ofTarget) {
      conditions.add(Condition.UNKNOWN);
    }
    return option.equals("--comment") || (ofTarget && !value.startsWith("-")) ? 1 : 0;
  }

  /** What is not on a list is no list any more. */
  private void add(boolean not, Condition condition) {
    conditions.add(not ? packet -> condition.holds(packet).not() : condition);
  }

  private static Function<Packet, Tags> marking(String option, String value) {
    Optional<Tags.Bits> bits = Tags.Bits.parse(value);
    if (bits.isEmpty()) {
      return packet -> packet.tags().markedSomehow();
    }
    long number = bits.get().value();
    Tags.Bits meant =
        switch (option) {
          case "--set-mark" -> bits.get().set();
          case "--or-mark" -> Tags.Bits.or(number);
          case "--and-mark" -> Tags.Bits.and(number);
          case "--xor-mark" -> Tags.Bits.xor(number);
          default -> bits.get();
        };
    return packet -> packet.tags().marked(meant);
  }

  private FilterRule.Act act(String name, boolean isGoto) {
    return switch (name) {
      case "ACCEPT" -> FilterRule.Act.ACCEPT;
      case "DROP", "REJECT" -> FilterRule.Act.DROP;
      case "RETURN" -> FilterRule.Act.RETURN;
      case "NOTRACK" -> {
        tags = packet -> packet.tags().untracked();
        yield FilterRule.Act.GO_ON;
      }
      case "LOG",
          "NFLOG",
          "ULOG",
          "CONNMARK",
          "CT",
          "TCPMSS",
          "CHECKSUM",
          "AUDIT",
          "SECMARK",
          "CONNSECMARK",
          "CLASSIFY",
          "DSCP",
          "HL",
          "SET",
          "TOS",
          "TRACE",
          "TTL",
          "ECN",
          "HMARK",
          "IDLETIMER",
          "LED",
          "MARK",
          "RATEEST",
          "TCPOPTSTRIP",
          "TEE" ->
          FilterRule.Act.GO_ON;
      case "REDIRECT", "DNAT", "NETMAP", "DNPT" -> FilterRule.Act.TRANSLATE;
      case "QUEUE", "NFQUEUE", "TARPIT", "SYNPROXY", "TPROXY" -> FilterRule.Act.UNKNOWN;
      default -> isGoto ? FilterRule.Act.GOTO : FilterRule.Act.JUMP;
    };
  }

  private Optional<Condition> condition(String option, String value) {
    return switch (option) {
      case "-p", "--protocol", "--proto" -> Optional.of(packet -> Matching.protocol(packet, value));
      case "-i", "--in-interface" -> Optional.of(packet -> Matching.device(packet, value, '+'));
      case "-o", "--out-interface" -> Optional.of(packet -> Matching.outDevice(packet, value, '+'));
      case "-s", "--source", "--src" -> Optional.of(any(value, Matching::source));
      case "-d", "--destination", "--dst" ->
          Optional.of(any(value, (packet, item) -> Matching.address(packet.destination(), item)));
      case "--icmpv6-type" -> Optional.of(packet -> icmp(packet, value));
      case "--dport", "--dports", "--destination-port", "--destination-ports" ->
          Optional.of(any(value, (packet, item) -> port(Numbers.of(packet.port()), item)));
      case "--sport", "--sports", "--source-port", "--source-ports" ->
          Optional.of(any(value, (packet, item) -> port(packet.sourcePort(), item)));
      case "--ctstate", "--state" -> Optional.of(any(value, this::state));
      case "--ctstatus" -> Optional.of(any(value, nat::status));
      case "--ctdir" -> Optional.of(packet -> Matching.direction(packet, value));
      case "--pol" -> Optional.of(packet -> Tri.of(value.equals("none"))); // mail without IPsec
      case "--mark" ->
          Tags.Bits.parse(value)
              .filter(bits -> match.equals("mark") || match.equals("connmark"))
              .map(
                  bits ->
                      packet ->
                          match.equals("mark")
                              ? packet.tags().isMarked(bits)
                              : Matching.connectionMark(packet, bits));
      case "--hl-eq" -> Optional.of(packet -> port(packet.hopLimits(), value));
      case "--hl-lt" -> Optional.of(packet -> port(packet.hopLimits(), value + ":").not());
      case "--hl-gt" -> Optional.of(packet -> port(packet.hopLimits(), ":" + value).not());
      case "--length" -> Optional.of(packet -> port(packet.length(), value));
      case "--mss" ->
          Optional.of(packet -> packet.hasOptions().and(port(packet.segmentSize(), value)));
      case "--pkt-type" -> Optional.of(any(value, Matching::packetType));
      case "--dst-type" -> Optional.of(any(value, Matching::destinationType));
      case "--src-type" -> Optional.of(any(value, Matching::sourceType));
      case "--ports" ->
          Optional.of(
              any(value, (packet, item) -> port(Numbers.of(packet.port()), item))
                  .or(any(value, (packet, item) -> port(packet.sourcePort(), item))));
      case "--src-range" -> Optional.of(packet -> Matching.source(packet, value));
      case "--dst-range" -> Optional.of(packet -> Matching.address(packet.destination(), value));
      case "--uid-owner" -> Optional.of(packet -> Matching.owner(packet, a -> a.isUser(value)));
      case "--gid-owner" -> Optional.of(packet -> Matching.owner(packet, a -> a.isGroup(value)));
      case "--connlimit-above", "--hashlimit-above", "--hitcount" -> Optional.of(Condition.OVER);
      case "--limit", "--connlimit-upto", "--hashlimit-upto", "--hashlimit" ->
          Optional.of(Condition.WITHIN);
      case "--header" -> Optional.of(any(value, TablesRule::header));
      default -> Optional.empty();
    };
  }

  private static Condition syn(String mask, String set) {
    OptionalInt looked = TcpFlags.of(mask);
    OptionalInt wanted = TcpFlags.of(set);
    return packet -> packet.flags().isEmpty() ? Tri.NO : TcpFlags.masked(packet, looked, wanted);
  }

  private Tri state(Packet packet, String state) {
    return state.equalsIgnoreCase("DNAT") || state.equalsIgnoreCase("SNAT")
        ? nat.status(packet, state)
        : Matching.state(packet, state);
  }

  private static Tri icmp(Packet packet, String value) {
    String[] halves = value.split("/", 2);
    OptionalInt type = IcmpTypes.of(halves[0]);
    if (type.isEmpty()) {
      return packet.icmpType().isEmpty() ? Tri.NO : Tri.UNKNOWN;
    }
    Tri is = Tri.of(packet.icmpType().equals(type));
    return halves.length == 1 ? is : is.and(port(packet.icmpCode(), halves[1]));
  }

  private static Condition any(String list, BiFunction<Packet, String, Tri> one) {
    return packet -> {
      Tri any = Tri.NO;
      for (String item : list.split(",", -1)) {
        any = any.or(one.apply(packet, item));
      }
      return any;
    };
  }

  /** A port, or the range of {@code 1024:}; an end that is left out is that of all ports. */
  private static Tri port(Numbers numbers, String range) {
    String[] ends = range.split(":", -1);
    OptionalInt from = end(ends[0], ends.length > 1, 0);
    OptionalInt to = end(ends[ends.length - 1], ends.length > 1, MAX_PORT);
    return ends.length > 2 || from.isEmpty() || to.isEmpty()
        ? Tri.UNKNOWN
        : numbers.within(from.getAsInt(), to.getAsInt());
  }

  /** Nothing comes between the IPv6 header and what these packets carry. */
  private static Tri header(Packet packet, String name) {
    return Set.of("prot", "protocol", "none", "ipv6-nonxt").contains(name) ? Tri.UNKNOWN : Tri.NO;
  }

  private static OptionalInt end(String text, boolean mayBeLeftOut, int otherwise) {
    return mayBeLeftOut && text.isEmpty() ? OptionalInt.of(otherwise) : Services.port(text);
  }
}
