package smtpprobe.report;

import fakereceiver.auth.dmarc.Authors;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Reply;
import fakereceiver.report.Data;
import java.util.stream.Collectors;
import smtpprobe.bounce.Explanation;
import smtpprobe.bounce.reply.Reading;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.DialogueResult;
import smtpprobe.dialogue.Exchange;
import smtpprobe.dialogue.TlsSession;
import smtpprobe.remedy.Recipe;
import smtpprobe.routing.Route;
import smtpprobe.send.Delivery;
import smtpprobe.send.Try;

/** What several commands tell programs, as trees. */
final class Trees {

  private Trees() {}

  static Data.Members attempt(Attempt attempt) {
    String authors =
        attempt
            .message()
            .map(message -> Authors.of(message).mailboxes())
            .map(all -> all.stream().map(Mailbox::toString).collect(Collectors.joining(", ")))
            .orElse("");
    Data.Tree tree =
        Data.tree()
            .with("clientAddress", attempt.clientAddress().text())
            .with("heloName", attempt.heloName().map(helo -> helo.text()))
            .with("reversePath", attempt.reversePath().map(path -> path.text()))
            .with("recipients", Data.texts(attempt.recipients()));
    return authors.isEmpty() ? tree.done() : tree.with("headerFrom", authors).done();
  }

  /** An attempt from an address, and whether mail leaves so as things are. */
  static Data.Tree sending(IpAddress source, boolean now, Attempt attempt) {
    return Data.tree()
        .with("source", source.text())
        .with("sendsNow", now)
        .with("attempt", attempt(attempt));
  }

  static Data route(Route route) {
    return Data.tree()
        .with("given", route.given())
        .with("targets", Data.texts(route.targets()))
        .with("relay", route.relay())
        .with("problem", route.problem())
        .with("evidence", new Data.Seen(route.lookups()))
        .done();
  }

  static Data recipe(Recipe recipe) {
    return Data.tree().with("tool", recipe.tool()).with("lines", Data.texts(recipe.lines())).done();
  }

  /**
   * {@code id} and {@code messageId} to find the mail by; {@code source} ({@code address} unless
   * the kernel chose, {@code kind}); {@code server} if it has a name, {@code address}, {@code port}
   * and {@code family} (6 or 4) of where it went; {@code result}; {@code waitedSeconds} from the
   * first try to the last; {@code tries[]}; {@code recipients[]}; {@code explanations[]}; and the
   * last try's {@code dialogue}.
   */
  static Data delivery(Delivery delivery) {
    Data.Tree tree = Data.tree();
    delivery.refusal().ifPresent(reading -> tree.with("refusal", refusal(reading)));
    return tree.with("id", delivery.id())
        .with("messageId", delivery.messageId())
        .with(
            "source",
            Data.tree()
                .with("address", delivery.source().address().map(address -> address.text()))
                .with("kind", delivery.source().kind())
                .done())
        .with("server", delivery.target().name().map(name -> name.text()))
        .with("address", delivery.target().address().text())
        .with("port", delivery.target().port())
        .with("family", delivery.target().address() instanceof Ip6Address ? 6 : 4)
        .with("result", delivery.fate().word())
        .with("waitedSeconds", delivery.waited().toSeconds())
        .with("tries", Data.items(delivery.tries(), Trees::tried))
        .with(
            "recipients",
            Data.items(
                delivery.replies().entrySet(),
                entry ->
                    Data.tree()
                        .with("address", entry.getKey().toString())
                        .with(reply(entry.getValue()))
                        .done()))
        .with("explanations", Data.items(delivery.explanations(), Trees::explanation))
        .with("dialogue", dialogue(delivery.dialogue()))
        .done();
  }

  /** What the words of a refusal mean, by the members that {@code explain} has, too. */
  private static Data refusal(Reading reading) {
    return Data.tree()
        .with("family", reading.cause().family().word())
        .with("cause", reading.cause().id())
        .with("side", reading.cause().side().word())
        .with("certainty", reading.certainty().word())
        .with("receiver", reading.receiver())
        .with("remedy", reading.cause().remedy())
        .done();
  }

  private static Data tried(Try one) {
    return Data.tree().with("at", one.at().toString()).with(end(one.dialogue().end())).done();
  }

  private static Data explanation(Explanation explanation) {
    Data.Tree tree =
        Data.tree()
            .with("rule", explanation.rule())
            .with("foundHere", explanation.isFound())
            .with("personas", Data.texts(explanation.personas()))
            .with("assumedOf", Data.texts(explanation.assumedOf()));
    explanation.finding().ifPresent(found -> tree.with("outcome", new Data.Found(found)));
    return tree.done();
  }

  static Data dialogue(DialogueResult dialogue) {
    Data.Tree tree =
        Data.tree()
            .with(end(dialogue.end()))
            .with("sourceAddress", dialogue.localAddress().map(address -> address.text()))
            .with("exchanges", Data.items(dialogue.exchanges(), Trees::exchange));
    dialogue.tls().ifPresent(tls -> tree.with("tls", tls(tls)));
    return tree.with(
            "extensions",
            Data.tree()
                .with("offered", Data.texts(dialogue.extensions().offered()))
                .with("used", Data.texts(dialogue.extensions().used()))
                .done())
        .with("notes", Data.texts(dialogue.notes()))
        .with(
            "transcript",
            Data.items(
                dialogue.transcript().lines(),
                line ->
                    Data.tree()
                        .with("milliseconds", line.at().toMillis())
                        .with("speaker", line.speaker().letter())
                        .with("text", line.text())
                        .done()))
        .done();
  }

  private static Data.Members end(DialogueEnd end) {
    if (end instanceof DialogueEnd.Accepted accepted) {
      return Data.tree().with("end", "accepted").with(reply(accepted.reply())).done();
    } else if (end instanceof DialogueEnd.Refused refused) {
      return Data.tree()
          .with("end", "refused")
          .with("stage", refused.stage().word())
          .with(reply(refused.reply()))
          .done();
    } else if (end instanceof DialogueEnd.Lost lost) {
      return Data.tree()
          .with("end", "lost")
          .with("stage", lost.stage().word())
          .with("why", lost.why())
          .done();
    }
    throw new IllegalStateException("an end of another kind: " + end);
  }

  private static Data exchange(Exchange exchange) {
    return Data.tree()
        .with("stage", exchange.stage().word())
        .with("command", exchange.command())
        .with(reply(exchange.reply()))
        .with("milliseconds", exchange.took().toMillis())
        .done();
  }

  static Data tls(TlsSession tls) {
    return Data.tree()
        .with("protocol", tls.protocol())
        .with("cipher", tls.cipher())
        .with("subject", tls.subject())
        .with("issuer", tls.issuer())
        .with("names", Data.texts(tls.names()))
        .with("notBefore", tls.notBefore().toString())
        .with("notAfter", tls.notAfter().toString())
        .with("problem", tls.problem())
        .done();
  }

  static Data.Members reply(Reply reply) {
    return Data.tree()
        .with("code", reply.code())
        .with("status", reply.status())
        .with("text", reply.text())
        .done();
  }
}
