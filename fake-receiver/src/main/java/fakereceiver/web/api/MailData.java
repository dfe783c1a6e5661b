package fakereceiver.web.api;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.journal.Entry;
import fakereceiver.journal.Summary;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Shortened;
import fakereceiver.mail.Transcript;
import fakereceiver.report.Data;
import fakereceiver.report.MailMembers;
import fakereceiver.session.Mail;
import fakereceiver.web.content.MailContent;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A mail as data, with everything that is known of it. */
final class MailData {

  private static final int MAX_LINES = 2000;
  private static final int MAX_TEXT = 2000;
  private static final int MAX_EVIDENCE = 30;

  private final Function<String, Optional<Persona>> personas;

  /**
   * Says of which family a persona is.
   *
   * @param personas by name
   */
  MailData(Function<String, Optional<Persona>> personas) {
    this.personas = personas;
  }

  Data.Members of(Entry entry) {
    Mail mail = entry.mail();
    Verdict verdict = mail.verdict();
    Data.Tree tree = SummaryData.tree(Summary.of(entry)).with("peer", mail.peer().text());
    mail.reply()
        .map(reply -> String.join("\n", reply.wireLines()))
        .ifPresent(reply -> tree.with("wholeReply", cut(reply)));
    tree.with("claims", MailMembers.claims(mail, MailData::cut));
    MailMembers.tls(mail).ifPresent(tls -> tree.with("tls", tls));
    tree.with("trouble", mail.trouble().map(MailData::cut))
        .with("byPersona", mail.ending().isOfPersona())
        .with("assumed", verdict.assumed());
    verdict.score().ifPresent(score -> tree.with("score", score.sum()));
    tree.with("chain", ChainData.of(entry))
        .with("causes", causes(verdict))
        .with("dialogue", dialogue(mail.transcript()))
        .with("personas", Data.items(entry.others(), other -> other(mail, other)));
    mail.message().ifPresent(message -> tree.with("message", message(entry.id(), message)));
    return tree.done();
  }

  private static Data.Items causes(Verdict verdict) {
    List<Finding> found =
        verdict.findings().with(Outcome.Result.FAILED, Outcome.Result.UNDECIDED).distinct().all();
    List<Finding> mindedFirst =
        Stream.concat(
                found.stream().filter(one -> verdict.because().contains(one.id())),
                found.stream().filter(one -> !verdict.because().contains(one.id())))
            .toList();
    return Data.items(mindedFirst, finding -> cause(finding, verdict));
  }

  private static Data.Members cause(Finding finding, Verdict verdict) {
    return Data.tree()
        .with("rule", finding.id())
        .with("about", cut(finding.about()))
        .with("fault", finding.card().fault())
        .with("remedy", cut(finding.remedy()))
        .with("references", Data.texts(finding.card().references()))
        .with("result", finding.isFailed() ? "failed" : "undecided")
        .with(
            "evidence",
            Data.items(
                finding.outcome().evidence().observations().stream().limit(MAX_EVIDENCE).toList(),
                ChainData::seen))
        .with("minded", verdict.because().contains(finding.id()))
        .with("note", finding.card().note())
        .done();
  }

  /** The beginning and the end of what was said, where it is long. */
  private static Data.Items dialogue(Transcript transcript) {
    List<Transcript.Line> lines = transcript.lines();
    List<Transcript.Line> shown =
        lines.size() <= MAX_LINES
            ? lines
            : Stream.concat(
                    lines.subList(0, MAX_LINES / 2).stream(),
                    lines.subList(lines.size() - MAX_LINES / 2, lines.size()).stream())
                .toList();
    return Data.items(
        shown,
        line ->
            Data.tree()
                .with("at", line.at().toMillis() / 1000.0)
                .with("who", line.speaker().letter())
                .with("text", cut(line.text()))
                .done());
  }

  private Data.Members other(Mail mail, Verdict verdict) {
    Data.Tree tree = Data.tree().with("persona", verdict.persona());
    tree.with("family", PersonaData.family(verdict.persona()))
        .with("title", personas.apply(verdict.persona()).map(Persona::title))
        .with("action", verdict.action().word())
        .with("outcome", Entry.word(mail, verdict))
        .with("stage", verdict.stage().map(Stage::word))
        .with("reply", verdict.reply().map(Reply::toString).map(MailData::cut))
        .with("because", Data.texts(verdict.because()))
        .with("assumed", verdict.assumed())
        .with("counts", verdict.counts());
    return tree.done();
  }

  private static Data.Members message(long id, Message message) {
    MailContent content = MailContent.of(message);
    String here = "/api/v1/mails/" + id;
    Data.Tree tree =
        Data.tree()
            .with("size", message.size())
            .with(
                "headers",
                Data.items(
                    content.headers(),
                    header ->
                        Data.tree()
                            .with("name", header.name())
                            .with("value", header.value())
                            .done()))
            .with("text", content.text())
            .with("hasHtml", content.hasHtml())
            .with("source", here + "/message")
            .with("parts", content.parts())
            .with("truncated", content.isCut());
    if (content.hasHtml()) {
      tree.with("html", here + "/html");
    }
    return tree.done();
  }

  private static String cut(String text) {
    return Shortened.of(text, MAX_TEXT);
  }
}
