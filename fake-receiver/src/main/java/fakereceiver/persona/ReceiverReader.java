package fakereceiver.persona;

import fakereceiver.auth.dkim.Dkim;
import fakereceiver.auth.dmarc.DmarcHabit;
import fakereceiver.auth.dmarc.DmarcMethod;
import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.auth.signature.Algorithm;
import fakereceiver.auth.spf.SpfHabit;
import fakereceiver.auth.spf.SpfReading;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpRange;
import fakereceiver.judge.Blocklist;
import fakereceiver.judge.LiteralReading;
import fakereceiver.judge.Receiver;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads what rules may know of a receiver. */
final class ReceiverReader {

  static final List<String> KEYS =
      List.of(
          ("host-name blocklists blocklist-clients helo-literals ignored-mx-addresses "
                  + "dmarc dmarc-habits bad-helo-addresses spf dkim-algorithms takes-ipv6")
              .split(" ", -1));

  private static final String LONGEST_REVERSE_LABELS = "0" + ".0".repeat(31);

  private final YamlMap file;

  ReceiverReader(YamlMap file) {
    this.file = file;
  }

  /** What is not said is as in {@code base}; empty when the name is missing or wrong. */
  Optional<Receiver> receiver(Optional<Receiver> base) {
    if (base.isPresent() && KEYS.stream().noneMatch(file::has)) {
      return base;
    }
    Optional<YamlText> text =
        base.isPresent() ? file.text("host-name") : file.needText("host-name");
    Optional<DomainName> name =
        text.flatMap(t -> t.as("a host name", ReceiverReader::hostName))
            .or(() -> base.map(Receiver::hostName));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Receiver known = base.orElseGet(() -> Receiver.named(name.get()));
    return Optional.of(
        new Receiver(
            name.get(),
            known.address(),
            list("blocklists", "a DNS list", ReceiverReader::blocklist, known.blocklists()),
            ranges("blocklist-clients", known.blocklistClients()),
            file.text("helo-literals")
                .flatMap(t -> t.oneOf(List.of(LiteralReading.values()), LiteralReading::word))
                .orElse(known.literals()),
            ranges("ignored-mx-addresses", known.ignoredMxAddresses()),
            dmarc(known.dmarc()),
            ranges("bad-helo-addresses", known.badHeloAddresses()),
            file.has("spf")
                ? new SpfReading(file.some("spf", List.of(SpfHabit.values()), SpfHabit::word))
                : known.spf(),
            file.has("dkim-algorithms")
                ? file.some(
                    "dkim-algorithms", List.copyOf(new TreeSet<>(Dkim.ALGORITHMS)), Algorithm::word)
                : known.dkim(),
            file.flag("takes-ipv6").orElse(known.takesIpv6())));
  }

  private DmarcMethod dmarc(DmarcMethod base) {
    DmarcMethod method =
        file.text("dmarc")
            .flatMap(ReceiverReader::dmarc)
            .map(one -> one.with(base.habits()))
            .orElse(base);
    return file.has("dmarc-habits")
        ? method.with(file.some("dmarc-habits", List.of(DmarcHabit.values()), DmarcHabit::word))
        : method;
  }

  private static Optional<DmarcMethod> dmarc(YamlText text) {
    return text.oneOf(List.of("tree-walk", "public-suffix-list"), word -> word)
        .map(
            word ->
                word.equals("tree-walk")
                    ? DmarcMethod.TREE_WALK
                    : DmarcMethod.by(PublicSuffixList.shipped()));
  }

  /** Ranges of addresses. */
  List<IpRange> ranges(String key, List<IpRange> base) {
    return list(key, "a range of addresses", IpRange::of, base);
  }

  private <T> List<T> list(String key, String what, Function<String, T> reader, List<T> base) {
    if (!file.has(key)) {
      return base;
    }
    List<T> values = new ArrayList<>();
    file.texts(key).forEach(text -> text.as(what, reader).ifPresent(values::add));
    return values;
  }

  private static DomainName hostName(String text) {
    DomainName name = DomainName.of(text);
    if (!name.isHostName() || !name.isFullyQualified()) {
      throw new IllegalArgumentException("no host on the Internet can have that name");
    }
    return name;
  }

  /** A list is asked for names made of the list's name and 32 labels (RFC 5782 section 2.4). */
  private static Blocklist blocklist(String text) {
    Blocklist list = Blocklist.of(text);
    hostName(list.zone().text());
    if (list.zone().below(LONGEST_REVERSE_LABELS).isEmpty()) {
      throw new IllegalArgumentException("too long to be asked for an IPv6 address");
    }
    return list;
  }
}
