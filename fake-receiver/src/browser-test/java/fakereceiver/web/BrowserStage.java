package fakereceiver.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;

/** A receiver, its web server and a headless Chromium that looks at it; requests are counted. */
final class BrowserStage implements AutoCloseable {

  static final Path CHROMIUM = Path.of("/usr/bin/chromium");

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
  private final Playwright playwright;
  private final Browser browser;

  BrowserStage(String persona) {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM), "no browser here: /usr/bin/chromium is not installed");
    receiver = FakeReceiver.builder(persona).zone(ZONE).keeper(journal).start();
    List<Persona> all = Personas.builtIn().all();
    jury = Jury.start(journal, new Panel(new RuleBook(Clock.systemUTC()), all, ZoneDns.of(ZONE)));
    server = LocalPage.open(Access.open(), journal, receiver);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox")));
  }

  Page open(Browser.NewContextOptions options) {
    BrowserContext context =
        browser.newContext(
            options.setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
    context.setDefaultTimeout(15_000);
    context.onRequest(request -> requests.add(request.url()));
    Page page = context.newPage();
    page.onPageError(error -> complaints.add("error: " + error));
    page.onDialog(
        dialog -> {
          complaints.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
    page.onPopup(popup -> complaints.add("popup: " + popup.url()));
    page.onDownload(download -> complaints.add("download: " + download.url()));
    return page;
  }

  Page open() {
    return open(new Browser.NewContextOptions().setViewportSize(1280, 900));
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

  /** Sends a mail over SMTP as that client; whatever is replied, it goes on to the next command. */
  void send(String client, String helo, String to, String message) {
    receiver.claims(client);
    try (Socket socket = new Socket()) {
      socket.connect(receiver.address(), 5000);
      socket.setSoTimeout(20_000);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = socket.getOutputStream();
      reply(in);
      say(out, in, "EHLO " + helo);
      say(out, in, "MAIL FROM:<alice@example.org> BODY=8BITMIME");
      boolean taken = say(out, in, "RCPT TO:<" + to + ">").startsWith("2");
      if (taken && say(out, in, "DATA").startsWith("3")) {
        String stuffed =
            message.replace("\r\n", "\n").replace("\n", "\r\n").replace("\r\n.", "\r\n..");
        out.write((stuffed + "\r\n.\r\n").getBytes(StandardCharsets.UTF_8));
        reply(in);
      }
      say(out, in, "QUIT");
    } catch (IOException e) {
      throw new AssertionError("the receiver does not listen", e);
    }
  }

  private static String say(OutputStream out, BufferedReader in, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return reply(in);
  }

  private static String reply(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      line = in.readLine();
    }
    return line == null ? "" : line;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
    server.close();
    jury.close();
    receiver.close();
  }
}
