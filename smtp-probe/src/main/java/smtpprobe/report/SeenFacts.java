package smtpprobe.report;

import fakereceiver.dns.ServerAnswer;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import smtpprobe.check.CheckResult;
import smtpprobe.check.Seen;
import smtpprobe.domain.DkimSelector;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MxHost;
import smtpprobe.domain.StsPolicy;
import smtpprobe.path.Contact;
import smtpprobe.path.Path;
import smtpprobe.reverse.Asked;
import smtpprobe.reverse.NameServer;
import smtpprobe.reverse.Reverse;
import smtpprobe.reverse.Walk;
import smtpprobe.reverse.ZoneCut;

/** What the surveys beyond the host saw: trees for programs, lines for people. */
final class SeenFacts {

  private static final int INDENT = 2;

  private SeenFacts() {}

  /** A part for each survey that saw anything besides its findings. */
  static List<Part> of(List<CheckResult.Section> sections) {
    return sections.stream()
        .filter(section -> !section.seen().isEmpty())
        .map(SeenFacts::part)
        .toList();
  }

  private static Part part(CheckResult.Section section) {
    List<Line> lines = new ArrayList<>();
    List<Data> things = new ArrayList<>();
    for (Seen seen : section.seen()) {
      if (seen instanceof Seen.OfReverse reverse) {
        lines.addAll(lines(reverse.reverse()));
        things.add(data(reverse.reverse()));
      } else if (seen instanceof Seen.OfDomain domain) {
        lines.addAll(lines(domain.domain()));
        things.add(data(domain.domain()));
      } else if (seen instanceof Seen.OfPath path) {
        lines.addAll(lines(path.path()));
        path.path().contacts().forEach(contact -> things.add(data(contact)));
      }
    }
    String heading = section.heading();
    return new Part.Facts(
            "seen",
            Character.toUpperCase(heading.charAt(0)) + heading.substring(1),
            new Data.Items(
                List.of(
                    Data.tree()
                        .with("section", heading)
                        .with("things", new Data.Items(things))
                        .done())),
            lines)
        .inShort(List.of());
  }

  private static Line line(String text) {
    return Line.of(INDENT, text);
  }

  private static Line inner(String text) {
    return Line.of(INDENT + INDENT, text);
  }

  private static List<Line> lines(Reverse reverse) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        line(
            reverse.source()
                + ": "
                + (reverse.hasNames() ? String.join(", ", reverse.names()) : "no PTR record")));
    Walk walk = reverse.walk();
    walk.named().forEach(cut -> lines.add(inner(cut.words())));
    walk.end().ifPresent(why -> lines.add(inner(why)));
    if (walk.end().isEmpty()) {
      lines.add(inner("to change it: " + walk.owner()));
    }
    reverse.validation().ifPresent(v -> lines.add(inner("DNSSEC " + v.state().words())));
    reverse
        .held()
        .map(Duration::toSeconds)
        .ifPresent(
            seconds ->
                lines.add(
                    inner(
                        "after a change, resolvers may hold the old answer for "
                            + seconds
                            + " s")));
    return lines;
  }

  private static Data data(Reverse reverse) {
    Data.Tree tree =
        Data.tree()
            .with("address", reverse.source().text())
            .with("ptrNames", Data.texts(reverse.names()))
            .with("walk", data(reverse.walk()))
            .with("dnssec", reverse.validation().map(v -> word(v.state())));
    reverse.held().ifPresent(held -> tree.with("heldSeconds", held.toSeconds()));
    return tree.done();
  }

  /** The way from the root down, zone by zone. */
  private static Data data(Walk walk) {
    return Data.tree()
        .with("name", walk.name().text())
        .with("zone", walk.zone().text())
        .with("ended", walk.end())
        .with("zones", Data.items(walk.cuts(), SeenFacts::data))
        .done();
  }

  private static Data data(ZoneCut cut) {
    return Data.tree()
        .with("zone", cut.zone().text())
        .with("nameServers", Data.items(cut.servers(), SeenFacts::data))
        .with("asked", Data.items(cut.asked(), asked -> data(cut, asked)))
        .done();
  }

  private static Data data(NameServer server) {
    return Data.tree()
        .with("name", server.name().text())
        .with("addresses", Data.texts(server.addresses()))
        .with("glue", Data.texts(server.glue()))
        .done();
  }

  private static Data data(ZoneCut cut, Asked asked) {
    return Data.tree()
        .with("server", asked.server().text())
        .with("address", asked.address().text())
        .with("family", asked.isSix() ? 6 : 4)
        .with("knowsTheZone", cut.isGood(asked))
        .with("said", asked.answer().said())
        .done();
  }

  private static List<Line> lines(MailDomain domain) {
    List<Line> lines = new ArrayList<>();
    lines.add(line(domain.name() + ": MX " + domain.mx().answered()));
    for (MxHost host : domain.hosts()) {
      lines.add(
          inner(host.name() + ": AAAA " + host.six().answered() + ", A " + host.four().answered()));
    }
    domain
        .walk()
        .filter(walk -> !walk.last().servers().isEmpty())
        .ifPresent(
            walk -> lines.add(inner("name servers of " + walk.end().orElse(walk.last().words()))));
    domain
        .spf()
        .forEach(
            s ->
                lines.add(
                    inner(
                        "SPF for "
                            + s.address()
                            + " ("
                            + s.because()
                            + "): "
                            + s.report().result().word())));
    List<String> found = selectors(domain);
    lines.add(
        inner("DKIM selectors " + (found.isEmpty() ? "none found" : String.join(", ", found))));
    lines.add(inner("DMARC " + dmarc(domain).map(p -> "p=" + p).orElse("no record")));
    lines.add(inner("MTA-STS " + sts(domain)));
    return lines;
  }

  private static List<String> selectors(MailDomain domain) {
    return domain.dkim().stream()
        .filter(selector -> selector.answer().isFound())
        .map(DkimSelector::name)
        .toList();
  }

  private static Optional<String> dmarc(MailDomain domain) {
    return domain.dmarc().record().flatMap(record -> record.p()).map(SeenFacts::word);
  }

  private static String sts(MailDomain domain) {
    return domain
        .stsPolicy()
        .map(StsPolicy::mode)
        .orElse(domain.stsRecords().isEmpty() ? "none" : "record only");
  }

  private static Data data(MailDomain domain) {
    Data.Tree tree =
        Data.tree()
            .with("domain", domain.name().text())
            .with("mx", Data.items(domain.hosts(), SeenFacts::data))
            .with(
                "spf",
                Data.items(
                    domain.spf(),
                    s ->
                        Data.tree()
                            .with("address", s.address().text())
                            .with("because", s.because())
                            .with("result", s.report().result().word())
                            .done()))
            .with("dkimSelectors", Data.texts(selectors(domain)))
            .with("dmarc", dmarc(domain))
            .with("mtaSts", sts(domain))
            .with("tlsRpt", Data.texts(domain.tlsRpt().records()));
    domain.walk().ifPresent(walk -> tree.with("walk", data(walk)));
    return tree.done();
  }

  private static Data data(MxHost host) {
    Data.Tree tree =
        Data.tree()
            .with("name", host.name().text())
            .with("aaaa", Data.texts(host.six().records()))
            .with("a", Data.texts(host.four().records()));
    return addTlsa(tree, host.tlsa()).done();
  }

  private static List<Line> lines(Path path) {
    List<Line> lines = new ArrayList<>();
    String host = "";
    for (Contact contact : path.contacts()) {
      if (!contact.host().equals(host)) {
        host = contact.host();
        lines.add(line(host + ", for " + contact.domain()));
      }
      lines.add(inner(words(contact)));
    }
    path.pairs()
        .forEach(
            pair ->
                lines.add(
                    line(
                        pair.six().host()
                            + ", first difference: "
                            + pair.difference().orElse("none"))));
    path.sizes().line().ifPresent(text -> lines.add(line(text)));
    return lines;
  }

  private static String words(Contact contact) {
    return (contact.isSix() ? "IPv6 " : "IPv4 ")
        + contact.target().address()
        + ": "
        + contact.visit().reach().words()
        + contact.visit().greeting().map(g -> ", greeting " + g.code()).orElse("")
        + contact.visit().hello().map(h -> ", EHLO " + h.code()).orElse("")
        + contact
            .visit()
            .tls()
            .map(t -> ", " + t.protocol() + ", certificate " + t.problem().orElse("good"))
            .orElse(contact.isConnected() ? ", no TLS" : "");
  }

  private static Data data(Contact contact) {
    Data.Tree tree =
        Data.tree()
            .with("domain", contact.domain().text())
            .with("server", contact.target().name().map(name -> name.text()))
            .with("address", contact.target().address().text())
            .with("port", contact.target().port())
            .with("family", contact.isSix() ? 6 : 4)
            .with("reached", word(contact.visit().reach()))
            .with("milliseconds", contact.visit().connected().toMillis());
    contact.visit().greeting().ifPresent(reply -> tree.with("greeting", Trees.reply(reply)));
    contact.visit().hello().ifPresent(reply -> tree.with("hello", Trees.reply(reply)));
    contact.visit().tls().ifPresent(tls -> tree.with("tls", Trees.tls(tls)));
    return addTlsa(tree, contact.tlsa()).with("ended", contact.visit().why()).done();
  }

  private static Data.Tree addTlsa(Data.Tree tree, Optional<ServerAnswer> answer) {
    answer.ifPresent(
        tlsa -> tree.with("tlsa", Data.items(tlsa.records(), r -> new Data.Text(r.data()))));
    return tree;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
