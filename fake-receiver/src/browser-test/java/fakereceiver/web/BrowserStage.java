package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import fakereceiver.FakeReceiver;
import fakereceiver.dns.ZoneDns;
import fakereceiver.journal.MemoryJournal;
import fakereceiver.judge.Persona;
import fakereceiver.jury.Jury;
import fakereceiver.jury.Panel;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import fakereceiver.session.Budget;
import fakereceiver.web.http.Access;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver, its web server and a page of a browser that looks at it; requests are counted. */
final class BrowserStage implements AutoCloseable {

  static final String GOOD = "2001:db8::25";
  static final String BAD = "2001:db8:1::66";

  private static final List<Persona> PERSONAS = Personas.builtIn().all();

  static final String ZONE =
      """
      2001:db8::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8::25
      2001:db8:1::66 PTR mail.example.org
      example.org MX 10 mail.example.org
      example.org TXT "v=spf1 ip6:2001:db8::25 -all"
      _dmarc.example.org TXT "v=DMARC1; p=none"
      """;

  final MemoryJournal journal = new MemoryJournal(20_000, 1 << 28, new Budget(1 << 28));
  final FakeReceiver receiver;
  final WebServer server;
  final List<String> requests = new CopyOnWriteArrayList<>();
  final List<String> complaints = new CopyOnWriteArrayList<>();

  private final Jury jury;
  private final BrowserContext context;
  final Page page;

  BrowserStage(Browser browser, String persona) {
    this(browser, persona, PERSONAS.size());
  }

  /** Where so many others judge what comes. */
  BrowserStage(Browser browser, String persona, int others) {
    receiver = FakeReceiver.builder(persona).zone(ZONE).keeper(journal).start();
    jury =
        Jury.start(
            journal,
            new Panel(
                new RuleBook(Clock.systemUTC()), PERSONAS.subList(0, others), ZoneDns.of(ZONE)));
    server = LocalPage.open(Access.open(), journal, receiver);
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1280, 860)
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
    context.onRequest(request -> requests.add(request.url()));
    page = context.newPage();
    page.onPageError(error -> complaints.add("error: " + error));
    page.onDialog(
        dialog -> {
          complaints.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onPopup(popup -> complaints.add("popup: " + popup.url()));
    page.onDownload(download -> complaints.add("download: " + download.url()));
  }

  String url(String path) {
    return server.url() + path;
  }

  /** Requests that went anywhere but to the server itself. */
  List<String> foreignRequests() {
    return requests.stream()
        .filter(url -> !url.startsWith(server.url() + "/") && !url.startsWith("data:image/"))
        .toList();
  }

  /** Sends a mail over SMTP as that client. */
  void send(String client, String helo, String to, String message) {
    receiver.claims(client);
    Sender.send(receiver.address(), helo, to, List.of(message));
  }

  /** Sends a mail over SMTP as whoever the receiver takes it for; what it replied at last. */
  String sendAsItIs(String message) {
    return Sender.send(receiver.address(), "mail.example.org", "bob@example.net", List.of(message))
        .get(0);
  }

  static String mail(String subject) {
    return "From: Alice <alice@example.org>\nTo: bob@example.net\nSubject: "
        + subject
        + "\nDate: Sun, 29 Nov 2026 08:00:00 +0000\nMessage-ID: <1@example.org>\n\nHello Bob,\n"
        + "the report is ready.\n";
  }

  void good(String subject) {
    send(GOOD, "mail.example.org", "bob@example.net", mail(subject));
  }

  /** Refused at RCPT, two of five. */
  void fill() {
    good("Monthly report");
    send(BAD, "mail.example.org", "bob@example.net", mail("never seen"));
    good("=?utf-8?b?16nXnNeV150g16LXldec150=?=");
    send(BAD, "localhost", "carol@example.net", mail("x"));
    good("Re: Tuesday");
  }

  void look(String path) {
    page.navigate(url(path));
  }

  /** Waits until the list has so many mails. */
  void awaitRows(int count) {
    page.waitForFunction(
        "n => !document.querySelector('main').ariaBusy"
            + " && document.querySelectorAll('.mails > li').length === n",
        count);
  }

  /** Waits until all others have judged all mails of the list. */
  void awaitJudged() {
    page.waitForFunction(
        "() => [...document.querySelectorAll('.mails > li')].every(r =>"
            + " r.querySelector('.share'))");
  }

  /** Waits until that mail is shown. */
  void awaitMail(int id) {
    page.waitForFunction(
        "id => location.pathname === '/mail/' + id && !document.querySelector('main').ariaBusy"
            + " && document.querySelector('#message') !== null",
        id);
  }

  /** Closes everything; nothing may have been asked elsewhere, no script may have failed. */
  @Override
  public void close() {
    context.close();
    server.close();
    jury.close();
    receiver.close();
    assertThat(foreignRequests()).isEmpty();
    assertThat(complaints).isEmpty();
  }
}
