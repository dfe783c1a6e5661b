package smtpprobe.bounce.input;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.ClientHistory;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.bounce.BouncedRecipient;
import smtpprobe.bounce.cause.Cause;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.feedback.Feedback;

/**
 * Counts by cause, receiver, own address and its /64. What is rare in a long input is counted
 * together, so that the memory that it needs is bounded. Not safe for several threads.
 */
public final class Summary {

  static final int MAX_KEYS = 5000;

  /** What is counted together when there are too many. */
  public static final String OTHERS = "(others)";

  /** At most {@link #MAX_KEYS} and {@link #OTHERS}. */
  private final Map<String, Long> causes = new LinkedHashMap<>();

  /** At most one for each cause that there is. */
  private final Map<String, Cause> known = new LinkedHashMap<>();

  /** At most {@link #MAX_KEYS} and {@link #OTHERS}. */
  private final Map<String, Long> receivers = new LinkedHashMap<>();

  /** At most {@link #MAX_KEYS} and {@link #OTHERS}. */
  private final Map<String, Long> addresses = new LinkedHashMap<>();

  /** At most {@link #MAX_KEYS} and {@link #OTHERS}. */
  private final Map<String, Long> networks = new LinkedHashMap<>();

  /** At most one for each kind of mail. */
  private final Map<String, Long> kinds = new LinkedHashMap<>();

  /** At most {@link #MAX_KEYS}. */
  private final Map<String, Feedback.Source> sources = new LinkedHashMap<>();

  private long items;

  /** Counts an item. */
  public void add(Item item) {
    items++;
    add(kinds, item.bounce().kind().word());
    for (BouncedRecipient recipient : item.bounce().recipients()) {
      known.putIfAbsent(recipient.cause().id(), recipient.cause());
      add(causes, recipient.cause().id());
      if (item.bounce().kind() == Kind.BOUNCE) {
        recipient.reading().receiver().ifPresent(name -> add(receivers, name));
        recipient.reading().clientAddress().ifPresent(this::addAddress);
      }
    }
    item.bounce().sources().forEach(this::addSource);
  }

  private void addAddress(IpAddress address) {
    add(addresses, address.text());
    if (address instanceof Ip6Address) {
      add(networks, ClientHistory.networkOf(address).toString());
    }
  }

  private void addSource(Feedback.Source source) {
    if (sources.containsKey(source.address()) || sources.size() < MAX_KEYS) {
      sources.merge(
          source.address(),
          source,
          (a, b) ->
              new Feedback.Source(
                  a.address(), a.mails() + b.mails(), a.failed() + b.failed(), a.what()));
    }
  }

  private static void add(Map<String, Long> counts, String key) {
    counts.merge(counts.containsKey(key) || counts.size() < MAX_KEYS ? key : OTHERS, 1L, Long::sum);
  }

  /** How many mails, lines and reports were counted. */
  public long items() {
    return items;
  }

  public List<Map.Entry<String, Long>> kinds() {
    return sorted(kinds);
  }

  /** How many recipients of each cause, the most first. */
  public List<Map.Entry<String, Long>> causes() {
    return sorted(causes);
  }

  /** The cause of that id, if it was counted. */
  public Optional<Cause> cause(String id) {
    return Optional.ofNullable(known.get(id));
  }

  /** How many at each receiver, the most first. */
  public List<Map.Entry<String, Long>> receivers() {
    return sorted(receivers);
  }

  /** How many for each own address, as receivers saw it, the most first. */
  public List<Map.Entry<String, Long>> addresses() {
    return sorted(addresses);
  }

  /** How many for each /64 of them, the most first. */
  public List<Map.Entry<String, Long>> networks() {
    return sorted(networks);
  }

  /** What reports say by source address, IPv6 first. */
  public List<Feedback.Source> sources() {
    return sources.values().stream()
        .sorted(
            Comparator.comparing((Feedback.Source source) -> !source.isSix())
                .thenComparing(source -> -source.mails()))
        .toList();
  }

  private static List<Map.Entry<String, Long>> sorted(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
        .toList();
  }
}
