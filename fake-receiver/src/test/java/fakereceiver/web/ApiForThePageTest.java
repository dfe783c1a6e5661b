package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fakereceiver.journal.Mails;
import fakereceiver.session.Mail;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page asks of the API beyond lists: neighbours, whole replies, which field is wrong. */
class ApiForThePageTest {

  private static final String GOOD = "2001:db8::25";
  private static final String BAD = "2001:db8:bad::66";

  private final Web web = new Web();

  @AfterEach
  void stop() {
    web.close();
  }

  private static Mail mail(String client, String subject) {
    return Mails.judged(
        "postfix-strict", client, subject, Instant.parse("2026-11-29T08:00:00.250Z"));
  }

  private void come(String client, String subject) {
    web.journal.note(mail(client, subject));
  }

  @Test
  void tellsWhatStandsBesideAMailHoweverLongTheListIs() {
    come(BAD, "the first");
    for (int i = 0; i < 600; i++) {
      come(GOOD, "mail " + i);
    }
    come(BAD, "the last");
    assertThat(web.get("/api/v1/mails/2/neighbours").body()).isEqualTo("{\"newer\":3,\"older\":1}");
    assertThat(web.get("/api/v1/mails/1/neighbours?client=" + BAD).body())
        .isEqualTo("{\"newer\":602}");
    assertThat(web.get("/api/v1/mails/602/neighbours?rule=ptr-missing").body())
        .isEqualTo("{\"older\":1}");
    assertThat(web.get("/api/v1/mails/9/neighbours?text=nowhere").body()).isEqualTo("{}");
    assertThat(web.get("/api/v1/mails/9/neighbours?limit=1").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          claims  | {"address": "nonsense"}                       | address
          zone    | {"zone": "a.example WHAT x"}                  | zone
          zone    | {}                                            | zone
          persona | {"persona": "nobody"}                         | persona
          persona | {"persona": 4}                                | persona
          claims  | {"address": "::1", "helo": null}              | helo
          claims  | {"address": "::1", "address": "::1"}          | address
          zone    | {"zonne": ""}                                 | zonne
          """)
  void saysWhichMemberOfABodyIsWrong(String what, String body, String member) {
    Web.Reply reply = web.put("/api/v1/receivers/1/" + what, body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("member").asText()).isEqualTo(member);
    assertThat(reply.json().path("error").asText()).isNotEmpty();
    assertThat(web.receiver.claimed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mails?limit=501", "mails?before=x", "mails?sessions=perhaps", "mails?lmit=1",
        "wait?count=0", "wait?timeout=-1", "wait?after=x", "mails/1/report?format=pdf",
        "mails/1/message?view=2"
      })
  void saysWhichParameterIsWrong(String request) {
    come(GOOD, "x");
    Web.Reply reply = web.get("/api/v1/" + request);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("member").asText())
        .isEqualTo(request.substring(request.indexOf('?') + 1, request.indexOf('=')));
  }

  @Test
  void aMailThatWasImportedIsJudgedByNobody() {
    Mail mail = mail(GOOD, "x");
    web.journal.note(
        new Mail(
            mail.session(),
            mail.number(),
            Mail.NOBODY,
            mail.time(),
            mail.peer(),
            mail.claims(),
            mail.transaction(),
            mail.transcript(),
            mail.tls(),
            mail.trouble()));
    JsonNode list = web.get("/api/v1/mails?outcome=unjudged").json();
    assertThat(list.at("/mails/0/outcome").asText()).isEqualTo("unjudged");
    assertThat(web.get("/api/v1/mails/1").json().path("outcome").asText()).isEqualTo("unjudged");
  }

  @Test
  void aReplyIsToldWholeWhereOneMailIsToldOf() {
    web.journal.note(Mails.judged("gmail", BAD, "x", Instant.parse("2026-11-29T08:00:00.250Z")));
    String first = web.get("/api/v1/mails").json().at("/mails/0/reply").asText();
    String whole = web.get("/api/v1/mails/1").json().path("wholeReply").asText();
    assertThat(first).startsWith("550-5.7");
    assertThat(whole.lines().toList()).hasSizeGreaterThan(1).startsWith(first);
  }
}
