package smtpprobe.reverse;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ServerAnswer;
import fakereceiver.dns.ServerQuestion;
import fakereceiver.dns.ServerRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Walks from the root down to the servers that know a name, as a resolver does, but asks every one
 * of them, over both families. Safe for several threads.
 */
public final class Walker {

  private static final int MAX_CUTS = 12;
  private static final int MAX_SERVERS = 13;
  private static final int MAX_ADDRESSES = 4; // of one server
  private static final int MAX_SAMPLED = 3; // of the servers that nobody here can change

  private final Network network;

  /** Walks there. */
  public Walker(Network network) {
    this.network = network;
  }

  /** Walks to the servers that know {@code name}, asking for {@code type}. */
  public Walk walk(DomainName name, String type) {
    ServerQuestion question = ServerQuestion.itself(name, type);
    List<ZoneCut> cuts = new ArrayList<>();
    cuts.add(
        new ZoneCut(
            DomainName.ROOT,
            List.of(),
            ask(
                some(
                    network.roots().stream()
                        .map(address -> unasked(DomainName.ROOT, address, question))
                        .toList()),
                question)));
    while (true) {
      ZoneCut here = cuts.get(cuts.size() - 1);
      if (here.asked().stream().anyMatch(a -> a.answer().isAuthoritative())) {
        return arrived(name, cuts);
      }
      Optional<List<ServerRecord>> referral = referral(here, name);
      if (referral.isEmpty()) {
        return lost(
            name, cuts, "no server of " + here.zone() + " answers for it: the way ends here");
      }
      if (cuts.size() > MAX_CUTS) {
        return lost(name, cuts, "there are more than " + MAX_CUTS + " zones on the way");
      }
      cuts.add(cut(referral.get(), here, question));
    }
  }

  private static Asked unasked(DomainName server, IpAddress address, ServerQuestion question) {
    return new Asked(server, address, ServerAnswer.none(question, "", Duration.ZERO));
  }

  private static Walk lost(DomainName name, List<ZoneCut> cuts, String why) {
    return new Walk(name, cuts, Optional.of(why), Optional.empty(), List.of(), List.of());
  }

  /** The NS records of the zone right below, as the first server that sends on gives them. */
  private static Optional<List<ServerRecord>> referral(ZoneCut here, DomainName name) {
    return here.asked().stream()
        .map(
            asked ->
                asked.answer().authority("NS").stream()
                    .filter(ns -> ns.name().isAtOrBelow(here.zone()))
                    .filter(ns -> !ns.name().equals(here.zone()) && name.isAtOrBelow(ns.name()))
                    .toList())
        .filter(records -> !records.isEmpty())
        .findFirst();
  }

  private ZoneCut cut(List<ServerRecord> referral, ZoneCut above, ServerQuestion question) {
    DomainName zone = referral.get(0).name();
    Set<DomainName> names = new LinkedHashSet<>();
    referral.forEach(ns -> ns.target().ifPresent(names::add));
    List<NameServer> servers =
        network.all(names.stream().limit(MAX_SERVERS).toList(), n -> server(n, above));
    ZoneCut cut = new ZoneCut(zone, servers, List.of());
    List<Asked> toAsk = new ArrayList<>();
    for (NameServer server : servers) {
      for (IpAddress address : server.addresses()) {
        toAsk.add(unasked(server.name(), address, question));
      }
    }
    return new ZoneCut(zone, servers, ask(cut.isOwned() ? toAsk : some(toAsk), question));
  }

  /** Its addresses: the glue of the zone above, and what the resolver says. */
  private NameServer server(DomainName name, ZoneCut above) {
    Set<IpAddress> glue = new LinkedHashSet<>();
    for (Asked asked : above.asked()) {
      asked.answer().additional().stream()
          .filter(r -> r.name().equals(name))
          .forEach(r -> r.address().ifPresent(glue::add));
    }
    Set<IpAddress> all = new LinkedHashSet<>(glue);
    List<Answer<? extends IpAddress>> answers =
        network.all(
            List.of(true, false), six -> six ? network.dns().aaaa(name) : network.dns().a(name));
    answers.forEach(answer -> all.addAll(answer.records()));
    return new NameServer(
        name,
        all.stream().limit(MAX_ADDRESSES).toList(),
        new ArrayList<>(glue),
        answers.stream().noneMatch(Answer::isUnavailable));
  }

  /** Asks them side by side. */
  private List<Asked> ask(List<Asked> servers, ServerQuestion question) {
    return network.all(
        servers, a -> new Asked(a.server(), a.address(), network.ask(a.address(), question)));
  }

  /** A few of each family, where it does not matter that each is asked. */
  private static List<Asked> some(List<Asked> servers) {
    return Stream.concat(
            servers.stream().filter(Asked::isSix).limit(MAX_SAMPLED),
            servers.stream().filter(a -> !a.isSix()).limit(MAX_SAMPLED))
        .toList();
  }

  private Walk arrived(DomainName name, List<ZoneCut> cuts) {
    ZoneCut last = cuts.get(cuts.size() - 1);
    List<Asked> knowing = last.asked().stream().filter(a -> a.answer().isAuthoritative()).toList();
    Optional<ServerRecord> soa =
        Stream.concat(
                knowing.stream().flatMap(a -> a.answer().soa().stream()),
                ask(some(knowing), ServerQuestion.itself(name, "SOA")).stream()
                    .flatMap(
                        a ->
                            Stream.concat(
                                a.answer().records().stream(), a.answer().soa().stream())))
            .filter(record -> name.isAtOrBelow(record.name()))
            .findFirst();
    DomainName zone = soa.map(ServerRecord::name).orElse(last.zone());
    List<Asked> own = ask(knowing, ServerQuestion.itself(zone, "NS"));
    return new Walk(name, cuts, Optional.empty(), soa, own, nonTerminals(name, zone, knowing));
  }

  /** Asked for as a resolver that minimises its questions does (RFC 9156 section 2.3). */
  private List<Asked> nonTerminals(DomainName name, DomainName zone, List<Asked> knowing) {
    Map<DomainName, List<Asked>> questions = new LinkedHashMap<>();
    List<String> labels = name.labels();
    List<Asked> one = knowing.stream().limit(1).toList();
    for (int i = 1; i < labels.size(); i++) {
      DomainName above = new DomainName(String.join(".", labels.subList(i, labels.size())));
      if (above.isAtOrBelow(zone) && !above.equals(zone)) {
        // The name right above tells each server; the rest, one of them.
        questions.put(above, i == 1 ? knowing : one);
      }
    }
    return network
        .all(questions.entrySet(), e -> ask(e.getValue(), ServerQuestion.itself(e.getKey(), "A")))
        .stream()
        .flatMap(List::stream)
        .toList();
  }
}
