package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fakereceiver.journal.Mails;
import fakereceiver.report.Format;
import fakereceiver.web.http.Route;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs are told; every reply is held to the OpenAPI description. */
class ApiTest {

  private static final String GOOD = "2001:db8::25";
  private static final String BAD = "2001:db8:bad::66";

  private Web web;

  @BeforeEach
  void start() {
    web = new Web();
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private void come(String client, String subject) {
    web.journal.note(
        Mails.judged("postfix-strict", client, subject, Instant.parse("2026-11-29T08:00:00.250Z")));
  }

  private static List<Long> ids(JsonNode reply) {
    List<Long> ids = new ArrayList<>();
    reply.path("mails").forEach(mail -> ids.add(mail.path("id").asLong()));
    return ids;
  }

  @Test
  void everyRouteIsDescribedAndEverythingDescribedIsARoute() {
    TreeSet<String> routes = new TreeSet<>();
    for (Route route : web.server.routes()) {
      if (!List.of(
              "/", "/mail/{id}", "/t/", "/t/{inbox}", "/statistics", "/receivers", "/static/**")
          .contains(route.template())) {
        routes.add(route.method() + " " + route.template());
      }
    }
    assertThat(new Described().operations()).isEqualTo(routes);
  }

  @Test
  void listsMailsNewestFirstPageByPage() {
    for (int i = 0; i < 5; i++) {
      come(GOOD, "mail " + i);
    }
    JsonNode first = web.get("/api/v1/mails?limit=2").json();
    assertThat(ids(first)).containsExactly(5L, 4L);
    assertThat(first.path("total").asInt()).isEqualTo(5);
    JsonNode second = web.get("/api/v1/mails?limit=3&before=" + first.path("next").asLong()).json();
    assertThat(ids(second)).containsExactly(3L, 2L, 1L);
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void refusesARuleThatIsNotThereRatherThanFindNothing() {
    for (String route : List.of("/api/v1/mails", "/api/v1/statistics", "/api/v1/wait")) {
      Web.Reply reply = web.get(route + "?rule=ptr-misssing");
      assertThat(reply.status()).as(route).isEqualTo(400);
      assertThat(reply.json().path("member").asText()).isEqualTo("rule");
      assertThat(reply.body()).contains("did you mean ptr-missing?");
    }
    assertThat(web.get("/api/v1/mails?rule=helo-not-fqdn").status()).isEqualTo(200);
    assertThat(web.get("/api/v1/mails?rule=our-own").status()).isEqualTo(400);
    assertThat(web.get("/api/v1/wait?rule=our-own&timeout=1").status()).isEqualTo(200);
  }

  @Test
  void filtersByEverythingThatIsKnown() {
    come(GOOD, "lunch");
    come(BAD, "dinner");
    assertThat(ids(web.get("/api/v1/mails?outcome=defer,reject").json())).containsExactly(2L);
    assertThat(ids(web.get("/api/v1/mails?outcome=accept,note").json())).containsExactly(1L);
    assertThat(ids(web.get("/api/v1/mails?rule=ptr-missing").json())).containsExactly(2L);
    assertThat(ids(web.get("/api/v1/mails?client=2001:db8:bad::/64").json())).containsExactly(2L);
    assertThat(ids(web.get("/api/v1/mails?text=LUNCH").json())).containsExactly(1L);
    assertThat(ids(web.get("/api/v1/mails?sender=nobody").json())).isEmpty();
    assertThat(ids(web.get("/api/v1/mails?recipient=bob%40example.net").json())).hasSize(2);
    assertThat(ids(web.get("/api/v1/mails?persona=gmail").json())).isEmpty();
    assertThat(ids(web.get("/api/v1/mails?since=2026-11-29T08:00:01Z").json())).isEmpty();
    assertThat(ids(web.get("/api/v1/mails?until=2026-11-29T09:00:01%2B01:00").json())).hasSize(2);
    assertThat(web.get("/api/v1/statistics?rule=ptr-missing").json().path("total").asInt()).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outcome=perhaps",
        "client=mail.example.org",
        "limit=0",
        "limit=501",
        "limit=many",
        "before=-1",
        "since=yesterday",
        "sessions=maybe",
        "limit=1&limit=2",
        "url=http://[::1]/",
        "text=%ff"
      })
  void saysWhatIsWrongWithAQuery(String query) {
    Web.Reply reply = web.get("/api/v1/mails?" + encoded(query));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("error").asText()).contains("expected");
  }

  /** As it is where Java's URI takes it; what it does not take is sent raw elsewhere. */
  private static String encoded(String query) {
    return query.replace("[", "%5B").replace("]", "%5D");
  }

  @Test
  void tellsEverythingOfAMail() {
    come(BAD, "Grüße");
    JsonNode mail = web.get("/api/v1/mails/1").json();
    assertThat(mail.path("outcome").asText()).isEqualTo("defer");
    assertThat(mail.path("chain")).hasSize(7);
    assertThat(mail.at("/chain/1/state").asText()).isEqualTo("breaks");
    assertThat(mail.at("/chain/1/lookups/0/what").asText()).isEqualTo(BAD + " PTR");
    assertThat(mail.at("/causes/0/rule").asText()).isEqualTo("ptr-missing");
    assertThat(mail.at("/causes/0/minded").asBoolean()).isTrue();
    assertThat(mail.at("/dialogue/0/who").asText()).isEqualTo("C");
    assertThat(mail.at("/claims/CLAIMED").asText()).isEqualTo(BAD);
    assertThat(mail.at("/message/text").asText()).contains("Hello, Bob.");
    assertThat(mail.at("/message/hasHtml").asBoolean()).isFalse();
  }

  @Test
  void tellsWhatOthersWouldHaveDone() {
    come(BAD, "x");
    web.journal.judged(
        1, List.of(Mails.verdict("gmail", web.journal.entry(1).orElseThrow().mail().attempt())));
    JsonNode mail = web.get("/api/v1/mails/1").json();
    assertThat(mail.at("/personas/0/persona").asText()).isEqualTo("gmail");
    assertThat(mail.at("/personas/0/family").asText()).isEqualTo("provider");
    assertThat(mail.path("would")).hasSize(1);
  }

  @Test
  void handsOutTheMessageAsItCame() {
    come(GOOD, "x");
    Web.Reply file = web.get("/api/v1/mails/1/message");
    assertThat(file.whole().body())
        .isEqualTo(web.journal.entry(1).orElseThrow().mail().message().orElseThrow().bytes());
    assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"mail-1.eml\"");
    Web.Reply shown = web.get("/api/v1/mails/1/message?view=1");
    assertThat(shown.type()).startsWith("text/plain");
    assertThat(shown.body()).contains("Hello, Bob.");
    assertThat(web.get("/api/v1/mails/1/html").status()).isEqualTo(404);
    assertThat(web.get("/api/v1/mails/1/parts/7").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void reportsInEveryFormat(Format format) {
    come(BAD, "x");
    Web.Reply reply = web.get("/api/v1/mails/1/report?format=" + format.word());
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).contains("PTR record");
    assertThat(reply.header("Content-Disposition")).startsWith("attachment; filename=\"mail-1.");
  }

  @Test
  void deletesOneAndAll() {
    come(GOOD, "a");
    come(GOOD, "b");
    assertThat(web.delete("/api/v1/mails/1").status()).isEqualTo(204);
    assertThat(web.delete("/api/v1/mails/1").status()).isEqualTo(404);
    assertThat(web.get("/api/v1/mails/1").status()).isEqualTo(404);
    assertThat(ids(web.get("/api/v1/mails").json())).containsExactly(2L);
    assertThat(web.delete("/api/v1/mails").status()).isEqualTo(204);
    assertThat(ids(web.get("/api/v1/mails").json())).isEmpty();
  }

  @Test
  void waitsUntilAMailThatFitsHasCome() throws Exception {
    come(GOOD, "before");
    CompletableFuture<Web.Reply> waiting =
        CompletableFuture.supplyAsync(
            () -> web.get("/api/v1/wait?count=2&after=1&text=later&timeout=15"));
    for (int i = 0; i < 40 && !waiting.isDone(); i++) {
      come(GOOD, i % 20 == 0 ? "later" : "other");
    }
    JsonNode reply = waiting.get().json();
    assertThat(reply.path("complete").asBoolean()).isTrue();
    assertThat(reply.path("mails")).hasSize(2);
    assertThat(reply.at("/mails/0/subject").asText()).isEqualTo("later");
  }

  @Test
  void waitsNoLongerThanItWasTold() {
    JsonNode reply = web.get("/api/v1/wait?timeout=1").json();
    assertThat(reply.path("complete").asBoolean()).isFalse();
    assertThat(reply.path("total").asInt()).isZero();
  }

  @Test
  void changesAReceiverWhileItRuns() {
    JsonNode changed =
        web.put(
                "/api/v1/receivers/1/claims",
                "{\"address\": \"2001:db8::66\", \"helo\": \"mail.example.org\"}")
            .json();
    assertThat(changed.at("/claims/address").asText()).isEqualTo("2001:db8::66");
    assertThat(web.receiver.claimed()).isPresent();
    assertThat(web.put("/api/v1/receivers/1/claims", "{}").json().path("claims")).isEmpty();
    assertThat(web.receiver.claimed()).isEmpty();
    JsonNode planned =
        web.post("/api/v1/receivers/1/misbehaviours", "{\"plan\": \"2 sessions: hang-up helo\"}")
            .json();
    assertThat(planned.at("/misbehaviours/0").asText())
        .isEqualTo("the next 2 sessions: hangs up at helo");
    assertThat(web.receiver.misbehaviours().pending()).isEqualTo(2);
    assertThat(web.delete("/api/v1/receivers/1/misbehaviours").json().path("misbehaviours"))
        .isEmpty();
    assertThat(web.put("/api/v1/receivers/1/zone", "{\"zone\": \"a.example AAAA ::1\"}").status())
        .isEqualTo(200);
    assertThat(web.put("/api/v1/receivers/1/zone", "{\"zone\": \"nonsense\"}").status())
        .isEqualTo(400);
    assertThat(web.get("/api/v1/receivers").json()).hasSize(1);
    assertThat(web.get("/api/v1/receivers/2").status()).isEqualTo(404);
  }

  @Test
  void behavesAsAnotherPersonaWhenTold() {
    assertThat(web.put("/api/v1/receivers/1/persona", "{\"persona\": \"gmail\"}").status())
        .isEqualTo(200);
    assertThat(web.receiver.persona()).isEqualTo("gmail");
    assertThat(web.put("/api/v1/receivers/1/persona", "{\"persona\": \"nobody\"}").status())
        .isEqualTo(400);
  }

  @Test
  void behavesAsAPersonaThatIsSentWhenItIsOne() {
    String own = "persona: ours\\nextends: t-online\\n";
    Web.Reply reply = web.put("/api/v1/receivers/1/persona", "{\"yaml\": \"" + own + "\"}");
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.json().path("persona").asText()).isEqualTo("ours");

    Web.Reply wrong =
        web.put(
            "/api/v1/receivers/1/persona",
            "{\"yaml\": \"persona: O U\\nextends: t-online\\nnonsense: <b>\\u202e\\n\"}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("error").asText())
        .contains("the persona:1: ", "; the persona:3: ")
        .matches("[ -~]+");
    assertThat(wrong.json().path("member").asText()).isEqualTo("yaml");
    for (String body :
        new String[] {
          "{}",
          "{\"persona\": \"gmail\", \"yaml\": \"" + own + "\"}",
          "{\"yaml\": \"\"}",
          "{\"yaml\": \"" + "[".repeat(100_000) + "\"}",
          "{\"yaml\": \"" + "x".repeat(300_000) + "\"}"
        }) {
      assertThat(web.put("/api/v1/receivers/1/persona", body).status()).isEqualTo(400);
    }
    assertThat(web.receiver.persona()).isEqualTo("ours");

    HttpRequest text =
        web.request("/api/v1/receivers/1/persona")
            .header("Content-Type", "text/plain")
            .PUT(HttpRequest.BodyPublishers.ofString("persona: theirs\nextends: gmail\n"))
            .build();
    assertThat(web.ask(text).json().path("persona").asText()).isEqualTo("theirs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"plan\": 1}",
        "{\"plan\": null}",
        "{plan: 'x'}",
        "{\"plan\": \"x\"} x",
        "{\"plan\": \"x\", \"plan\": \"y\"}",
        "{\"plan\": \"nonsense\"}",
        "{\"other\": \"x\"}",
        "{\"plan\": {\"plan\": {}}}",
        "{\"plan\"",
        "{}"
      })
  void saysWhatIsWrongWithABody(String body) {
    Web.Reply reply = web.post("/api/v1/receivers/1/misbehaviours", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("error").asText()).contains("expected");
    assertThat(web.receiver.misbehaviours().inWords()).isEmpty();
  }

  @Test
  void listsPersonasAndRules() {
    assertThat(web.get("/api/v1/personas").json().size()).isGreaterThan(40);
    assertThat(web.get("/api/v1/rules").json().size()).isGreaterThan(50);
    assertThat(web.get("/api/v1/rules/ptr-missing").json().path("owner").asText())
        .isEqualTo("reverse-zone");
    assertThat(web.get("/api/v1/rules/nothing").status()).isEqualTo(404);
  }

  @Test
  void anInboxHoldsWhatCameToIt() {
    JsonNode inbox = web.post("/api/v1/inboxes", "{}").json();
    String name = inbox.path("inbox").asText();
    assertThat(inbox.path("page").asText()).isEqualTo("/t/" + name);
    assertThat(inbox.path("address").asText()).startsWith(name + "@mx-postfix.");
    assertThat(web.get("/api/v1/inboxes/" + name).json().path("mails")).isEmpty();
    assertThat(web.get("/api/v1/inboxes/bob").status()).isEqualTo(404);
    assertThat(web.post("/api/v1/inboxes", "{}").json().path("inbox").asText()).isNotEqualTo(name);
  }

  @Test
  void saysHowItIs() {
    come(BAD, "x");
    assertThat(web.get("/health").status()).isEqualTo(200);
    assertThat(web.get("/ready").status()).isEqualTo(200);
    String numbers = web.get("/metrics").body();
    assertThat(numbers)
        .contains(
            "fakereceiver_mails_total{outcome=\"defer\",persona=\"postfix-strict\"} 1.0",
            "fakereceiver_faults_total{rule=\"ptr-missing\"} 1.0",
            "fakereceiver_journal_mails 1.0",
            "fakereceiver_open_sessions{receiver=\"1\"} 0.0");
  }

  @Test
  void describesItself() {
    assertThat(web.get("/api/v1/openapi.json").json().path("openapi").asText()).isEqualTo("3.1.0");
  }
}
