package smtpprobe.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.bounce.cause.Kind;

/** Bounces that were copied out of a mail, a ticket or a terminal. */
class PastedTextTest {

  private static final String TWO =
      """
      This is the mail system at host mail.example.org.

      <bob@example.net>: host mx.example.net[2001:db8::99] said: 550 5.1.1 User unknown
          (in reply to RCPT TO command)

      <carol@example.com>: host mx.example.com[2001:db8::98] said: 450 4.7.25 Client host
          rejected: cannot find your hostname, [2001:db8::25] (in reply to RCPT TO command)
      """;

  private final BounceExplainer explainer = BounceExplainer.builtIn();

  private static String quoted(String mark, String text) {
    return text.lines().map(line -> mark + line).collect(Collectors.joining("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "> ", ">> ", "    > ", "> > "})
  void eachRecipientHasItsOwnReply(String mark) {
    Bounce bounce = explainer.explain(quoted(mark, TWO));

    assertThat(bounce.recipients())
        .extracting(
            one -> one.address() + " " + one.cause().id() + " " + one.reading().code().get())
        .containsExactly(
            "bob@example.net recipient-unknown 550", "carol@example.com ptr-missing 450");
    assertThat(bounce.recipients().get(1).reading().clientAddress())
        .hasToString("Optional[2001:db8::25]");
  }

  @Test
  void repliesOfTwoRecipientsAreTwo() {
    Bounce bounce =
        explainer.explain(
            """
            550 5.1.1 <bob@example.net>: User unknown
            550 5.7.1 <carol@example.com>: Client host rejected: cannot find your reverse hostname
            """);

    assertThat(bounce.recipients())
        .extracting(one -> one.cause().id())
        .containsExactly("recipient-unknown", "ptr-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "Subject: Hello\n\n", "Sent: Monday\n\n"})
  void fieldsCopiedAboveAReplyMakeNoMailOfIt(String between) {
    Bounce bounce =
        explainer.explain(
            "From: alice@example.org\nTo: bob@example.net\n"
                + between
                + "550 5.1.1 <bob@example.net>: User unknown\n");

    assertThat(bounce.recipients())
        .extracting(one -> one.cause().id())
        .containsExactly("recipient-unknown");
  }

  @Test
  void anAddressIsNoneThatItsEndIs() {
    Bounce bounce =
        explainer.explain(
            """
            <pal@example.net>: 550 5.1.1 <pal@example.net>: User unknown
            <al@example.net>: 552 5.2.2 <al@example.net>: Mailbox full
            """);

    assertThat(bounce.recipients())
        .extracting(one -> one.cause().id())
        .containsExactly("recipient-unknown", "mailbox-full");
  }

  @Test
  void aRecipientWhoseServerSaidNothingIsNotLost() {
    Bounce bounce =
        explainer.explain(
            TWO
                + """

                <dave@example.info>: connect to mx.example.info[2001:db8::97]:25: Connection
                    timed out
                """);

    assertThat(bounce.recipients())
        .extracting(BouncedRecipient::address)
        .containsExactly("bob@example.net", "carol@example.com", "dave@example.info");
    assertThat(bounce.recipients().get(2).cause().id()).isEqualTo("host-unreachable");
  }

  @Test
  void exchangeNamesThemTwice() {
    Bounce bounce =
        explainer.explain(
            """
            Delivery has failed to these recipients or groups:

            bob@example.net
            The email address you entered couldn't be found.

            carol@example.com
            Your message was rejected.

            Diagnostic information for administrators:

            Generating server: mail.example.org

            bob@example.net
            mx.example.net
            Remote Server returned '550 5.1.1 User unknown'

            carol@example.com
            mx.example.com
            Remote Server returned '550 5.7.1 Client host [2001:db8::25] blocked using zen.spamhaus.org'
            """);

    assertThat(bounce.recipients())
        .extracting(one -> one.cause().id())
        .containsExactly("recipient-unknown", "client-blocklisted");
  }

  @Test
  void aPhraseGoesOnInTheNextQuotedLine() {
    Bounce bounce =
        explainer.explain(
            """
            My mails come back:

            > <bob@example.net>: host mx.example.net[2001:db8::99] said: 550 5.7.1 Client
            >     host rejected: cannot find your reverse
            >     hostname, [2001:db8::25] (in reply to
            >     RCPT TO command)
            """);

    assertThat(bounce.recipients())
        .extracting(one -> one.cause().id())
        .containsExactly("ptr-missing");
  }

  @Test
  void oneReplyInSeveralLinesIsOne() {
    Bounce bounce =
        explainer.explain(
            """
            550-Verification failed for <alice@example.org>
            550-Unrouteable address
            550 Sender verify failed
            """);

    assertThat(bounce.recipients()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "> ", "> > "})
  void aTranscriptKeepsItsCommands(String mark) {
    String text = quoted(mark, ">>> RCPT To:<bob@example.net>\n<<< 550 5.1.1 User unknown");

    assertThat(explainer.explain(text).recipients())
        .extracting(one -> one.cause().id() + " " + one.reading().text())
        .containsExactly(
            "recipient-unknown >>> RCPT To:<bob@example.net> <<< 550 5.1.1 User unknown");
  }

  @Test
  void octetsThatPythonPrintsOneByOneAreText() {
    String chinese = "\\xe6\\xb2\\xa1\\xe6\\x9c\\x89PTR\\xe8\\xae\\xb0\\xe5\\xbd\\x95";
    assertThat(explainer.explain("{'bob@example.net': (550, b'5.7.1 " + chinese + "')}"))
        .extracting(bounce -> bounce.recipients().get(0).reading())
        .extracting(reading -> reading.cause().id() + " " + reading.text())
        .isEqualTo("ptr-missing 550 5.7.1 \u6ca1\u6709PTR\u8bb0\u5f55");
  }

  @Test
  void notEverythingThatIsClosedIsAConnection() {
    assertThat(explainer.explain("The meeting has been closed unexpectedly.").kind())
        .isEqualTo(Kind.NOT_A_BOUNCE);
    String symfony = "Connection to \"ssl://mx.example.net:465\" has been closed unexpectedly.";
    assertThat(explainer.explain(symfony).recipients().get(0).cause().id())
        .isEqualTo("connection-lost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "smtplib.SMTPRecipientsRefused: {'bob@example.net': (550, b'5.1.1 No \\'bob\\' here'),"
            + " 'carol@example.com': (450, b\"4.7.25 can't find your hostname,\\n4.7.25"
            + " [2001:db8::25]\")}",
        "aiosmtplib.errors.SMTPRecipientsRefused: [SMTPRecipientRefused(550, \"5.1.1 No 'bob'"
            + " here\", 'bob@example.net'), SMTPRecipientRefused(450, \"4.7.25 can't find your"
            + " hostname, [2001:db8::25]\", 'carol@example.com')]"
      })
  void whoWasRefusedIsReadAsPythonPrintsIt(String error) {
    assertThat(explainer.explain("Traceback (most recent call last):\n" + error).recipients())
        .extracting(
            one -> one.address() + " " + one.cause().id() + " " + one.reading().code().get())
        .containsExactly(
            "bob@example.net recipient-unknown 550", "carol@example.com ptr-missing 450");
    assertThat(explainer.explain("(550, b'5.1.8 <a@b.example>: Domain not found', 'a@b.example')"))
        .extracting(bounce -> bounce.recipients().get(0).address())
        .isEqualTo("");
  }
}
