package smtpprobe.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fakereceiver.auth.dmarc.Authors;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Scoring;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Transcript;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import smtpprobe.bounce.Explanation;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.DialogueResult;
import smtpprobe.dialogue.EsmtpUse;
import smtpprobe.dialogue.Exchange;
import smtpprobe.dialogue.TlsSession;
import smtpprobe.predict.Prediction;
import smtpprobe.rehearse.Rehearsal;
import smtpprobe.routing.Route;
import smtpprobe.send.Delivery;
import smtpprobe.send.SendResult;
import smtpprobe.send.Try;

/**
 * Results for programs. The names of the members are a promise: later versions only add to them.
 * What is not known is left out, never null.
 */
public final class JsonReport {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /**
   * What steers a terminal or turns the reading order around, and yet may stand in JSON as it is
   * (RFC 8259 section 7). Outside of strings there is none of it.
   */
  private static final Pattern HOSTILE =
      Pattern.compile("[\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");

  private JsonReport() {}

  /** A prediction: {@code attempt}, {@code verdicts[]}. */
  public static String of(Prediction prediction) {
    JsonObject json = new JsonObject();
    json.add("attempt", attempt(prediction.attempt()));
    json.add("verdicts", array(prediction.verdicts(), JsonReport::verdict));
    return text(json);
  }

  /** A rehearsal: {@code allPredicted}, {@code scenes[]}. */
  public static String of(Rehearsal rehearsal) {
    JsonObject json = new JsonObject();
    json.addProperty("allPredicted", rehearsal.allPredicted());
    json.add("scenes", array(rehearsal.scenes(), JsonReport::scene));
    return text(json);
  }

  /**
   * A mail that was sent: {@code id} (of the run), {@code counts} (how many mails met which {@code
   * result}), {@code notes[]}, {@code routes[]}, {@code deliveries[]}.
   *
   * <p>Each delivery has {@code id} and {@code messageId} to find the mail by; {@code source}
   * ({@code address} unless the kernel chose, {@code kind}); {@code server} if it has a name,
   * {@code address}, {@code port} and {@code family} (6 or 4) of where it went; {@code result}
   * ({@code accepted}, {@code greylisted}, {@code greylisted?}, {@code deferred}, {@code rejected},
   * {@code no result}); {@code waitedSeconds} from the first try to the last; {@code tries[]} (
   * {@code at}, {@code end} and, as in a dialogue, {@code stage}, {@code code}, {@code status},
   * {@code text}, {@code why}); {@code explanations[]}; and the last try's {@code dialogue}.
   */
  public static String of(SendResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("id", result.id());
    JsonObject counts = new JsonObject();
    result.counts().forEach((fate, count) -> counts.addProperty(fate.word(), count));
    json.add("counts", counts);
    json.add("notes", strings(result.notes(), note -> note));
    json.add("routes", array(result.routes(), JsonReport::route));
    json.add("deliveries", array(result.deliveries(), JsonReport::delivery));
    return text(json);
  }

  /** A tree as text: the one place where that is made. */
  static String text(JsonObject json) {
    return HOSTILE
        .matcher(GSON.toJson(json))
        .replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
  }

  static JsonObject attempt(Attempt attempt) {
    JsonObject json = new JsonObject();
    json.addProperty("clientAddress", attempt.clientAddress().text());
    attempt.heloName().ifPresent(helo -> json.addProperty("heloName", helo.text()));
    attempt.reversePath().ifPresent(path -> json.addProperty("reversePath", path.text()));
    json.add("recipients", strings(attempt.recipients(), Mailbox::toString));
    attempt
        .message()
        .map(message -> Authors.of(message).mailboxes())
        .filter(authors -> !authors.isEmpty())
        .ifPresent(
            authors ->
                json.addProperty(
                    "headerFrom",
                    authors.stream().map(Mailbox::toString).collect(Collectors.joining(", "))));
    return json;
  }

  static JsonObject verdict(Verdict verdict) {
    JsonObject json = new JsonObject();
    json.addProperty("persona", verdict.persona());
    json.addProperty("action", verdict.action().word());
    verdict.stage().ifPresent(stage -> json.addProperty("stage", stage.word()));
    verdict.reply().ifPresent(reply -> addReply(json, reply));
    json.add("because", strings(verdict.because(), rule -> rule));
    json.addProperty("assumed", verdict.assumed());
    verdict.score().ifPresent(score -> json.add("score", score(score)));
    json.add("outcomes", array(verdict.findings().all(), JsonReport::finding));
    return json;
  }

  private static JsonObject score(Scoring.Score score) {
    JsonObject json = new JsonObject();
    json.addProperty("sum", score.sum());
    JsonObject parts = new JsonObject();
    score.parts().forEach(parts::addProperty);
    json.add("parts", parts);
    return json;
  }

  private static void addReply(JsonObject json, Reply reply) {
    json.addProperty("code", reply.code());
    reply.status().ifPresent(status -> json.addProperty("status", status.toString()));
    json.addProperty("text", reply.text());
  }

  static JsonObject finding(Finding finding) {
    JsonObject json = new JsonObject();
    json.addProperty("rule", finding.id());
    json.addProperty("about", finding.about());
    json.addProperty("result", finding.result().name().toLowerCase(Locale.ROOT));
    if (finding.isFailed()) {
      json.addProperty("fault", finding.card().fault());
      json.addProperty("remedy", finding.remedy());
    }
    json.add(
        "evidence", array(finding.outcome().evidence().observations(), JsonReport::observation));
    return json;
  }

  static JsonObject observation(Observation observation) {
    JsonObject json = new JsonObject();
    json.addProperty("what", observation.what());
    json.addProperty("seen", observation.seen());
    if (observation instanceof Observation.Lookup lookup) {
      Answer<?> answer = lookup.answer();
      json.addProperty("said", answer.said());
      answer.ttl().ifPresent(ttl -> json.addProperty("ttl", ttl.toSeconds()));
      json.addProperty("milliseconds", answer.took().toMillis());
      json.addProperty("server", answer.server());
    }
    return json;
  }

  private static JsonObject scene(Rehearsal.Scene scene) {
    JsonObject json = new JsonObject();
    json.addProperty("story", scene.scenario().name());
    json.addProperty("persona", scene.predicted().persona());
    json.addProperty("predictionHeld", scene.isPredicted());
    json.add("predicted", verdict(scene.predicted()));
    json.add("given", verdict(scene.given()));
    json.add("dialogue", dialogue(scene.dialogue()));
    return json;
  }

  static JsonObject route(Route route) {
    JsonObject json = new JsonObject();
    json.addProperty("given", route.given());
    json.add("targets", strings(route.targets(), Object::toString));
    route.problem().ifPresent(problem -> json.addProperty("problem", problem));
    json.add("evidence", array(route.lookups().observations(), JsonReport::observation));
    return json;
  }

  private static JsonObject delivery(Delivery delivery) {
    JsonObject json = new JsonObject();
    json.addProperty("id", delivery.id());
    json.addProperty("messageId", delivery.messageId());
    JsonObject source = new JsonObject();
    delivery.source().address().ifPresent(a -> source.addProperty("address", a.text()));
    source.addProperty("kind", delivery.source().kind());
    json.add("source", source);
    delivery.target().name().ifPresent(name -> json.addProperty("server", name.text()));
    json.addProperty("address", delivery.target().address().text());
    json.addProperty("port", delivery.target().port());
    json.addProperty("family", delivery.target().address() instanceof Ip6Address ? 6 : 4);
    json.addProperty("result", delivery.fate().word());
    json.addProperty("waitedSeconds", delivery.waited().toSeconds());
    json.add("tries", array(delivery.tries(), JsonReport::tried));
    JsonArray recipients = new JsonArray();
    delivery
        .replies()
        .forEach(
            (recipient, reply) -> {
              JsonObject one = new JsonObject();
              one.addProperty("address", recipient.toString());
              addReply(one, reply);
              recipients.add(one);
            });
    json.add("recipients", recipients);
    json.add("explanations", array(delivery.explanations(), JsonReport::explanation));
    json.add("dialogue", dialogue(delivery.dialogue()));
    return json;
  }

  private static JsonObject tried(Try one) {
    JsonObject json = new JsonObject();
    json.addProperty("at", one.at().toString());
    addEnd(json, one.dialogue().end());
    return json;
  }

  private static JsonObject explanation(Explanation explanation) {
    JsonObject json = new JsonObject();
    json.addProperty("rule", explanation.rule());
    json.addProperty("foundHere", explanation.isFound());
    json.add("personas", strings(explanation.personas(), name -> name));
    json.add("assumedOf", strings(explanation.assumedOf(), name -> name));
    explanation.finding().ifPresent(found -> json.add("outcome", finding(found)));
    return json;
  }

  private static JsonObject dialogue(DialogueResult dialogue) {
    JsonObject json = new JsonObject();
    addEnd(json, dialogue.end());
    dialogue.localAddress().ifPresent(a -> json.addProperty("sourceAddress", a.text()));
    json.add("exchanges", array(dialogue.exchanges(), JsonReport::exchange));
    dialogue.tls().ifPresent(tls -> json.add("tls", tls(tls)));
    json.add("extensions", extensions(dialogue.extensions()));
    json.add("notes", strings(dialogue.notes(), note -> note));
    json.add("transcript", array(dialogue.transcript().lines(), JsonReport::line));
    return json;
  }

  private static void addEnd(JsonObject json, DialogueEnd end) {
    if (end instanceof DialogueEnd.Accepted accepted) {
      json.addProperty("end", "accepted");
      addReply(json, accepted.reply());
    } else if (end instanceof DialogueEnd.Refused refused) {
      json.addProperty("end", "refused");
      json.addProperty("stage", refused.stage().word());
      addReply(json, refused.reply());
    } else if (end instanceof DialogueEnd.Lost lost) {
      json.addProperty("end", "lost");
      json.addProperty("stage", lost.stage().word());
      json.addProperty("why", lost.why());
    }
  }

  private static JsonObject extensions(EsmtpUse extensions) {
    JsonObject json = new JsonObject();
    json.add("offered", strings(extensions.offered(), line -> line));
    json.add("used", strings(extensions.used(), keyword -> keyword));
    return json;
  }

  private static JsonObject exchange(Exchange exchange) {
    JsonObject json = new JsonObject();
    json.addProperty("stage", exchange.stage().word());
    json.addProperty("command", exchange.command());
    addReply(json, exchange.reply());
    json.addProperty("milliseconds", exchange.took().toMillis());
    return json;
  }

  private static JsonObject tls(TlsSession tls) {
    JsonObject json = new JsonObject();
    json.addProperty("protocol", tls.protocol());
    json.addProperty("cipher", tls.cipher());
    json.addProperty("subject", tls.subject());
    json.addProperty("issuer", tls.issuer());
    json.add("names", strings(tls.names(), name -> name));
    json.addProperty("notBefore", tls.notBefore().toString());
    json.addProperty("notAfter", tls.notAfter().toString());
    Optional<String> problem = tls.problem();
    problem.ifPresent(text -> json.addProperty("problem", text));
    return json;
  }

  private static JsonObject line(Transcript.Line line) {
    JsonObject json = new JsonObject();
    json.addProperty("milliseconds", line.at().toMillis());
    json.addProperty("speaker", line.speaker().letter());
    json.addProperty("text", line.text());
    return json;
  }

  static <T> JsonArray array(List<T> list, Function<T, ? extends JsonElement> each) {
    JsonArray array = new JsonArray();
    list.forEach(item -> array.add(each.apply(item)));
    return array;
  }

  static <T> JsonArray strings(List<T> list, Function<T, String> each) {
    JsonArray array = new JsonArray();
    list.forEach(item -> array.add(each.apply(item)));
    return array;
  }
}
