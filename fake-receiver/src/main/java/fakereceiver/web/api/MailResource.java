package fakereceiver.web.api;

import fakereceiver.journal.Entry;
import fakereceiver.journal.Journal;
import fakereceiver.mail.Message;
import fakereceiver.mail.Printable;
import fakereceiver.report.Format;
import fakereceiver.report.MailReport;
import fakereceiver.report.Style;
import fakereceiver.web.content.MailContent;
import fakereceiver.web.content.PartFile;
import fakereceiver.web.http.Handler;
import fakereceiver.web.http.Parameters;
import fakereceiver.web.http.Refused;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One mail: what is known of it, its message and the parts of that, its report. */
final class MailResource {

  private static final String FRAME_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox;"
          + " frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

  private final Journal journal;
  private final MailData data;

  /** A tree of HTML takes many times the memory of its text. */
  private final Object oneTreeAtATime = new Object();

  MailResource(Journal journal, MailData data) {
    this.journal = journal;
    this.data = data;
  }

  List<Route> routes() {
    return List.of(
        large("/api/v1/mails/{id}", this::whole),
        large("/api/v1/mails/{id}/message", this::source),
        large("/api/v1/mails/{id}/html", this::html),
        large("/api/v1/mails/{id}/parts/{part}", this::part),
        large("/api/v1/mails/{id}/report", this::report));
  }

  private static Route large(String template, Handler handler) {
    return new Route("GET", template, Route.Kind.LARGE, handler);
  }

  private Entry entry(Request request) {
    return journal
        .entry(request.number("id"))
        .orElseThrow(
            () ->
                Refused.missing(
                    "there is no mail of that number; it may have been deleted, or made room for"
                        + " later ones"));
  }

  private Message message(Request request) {
    return entry(request)
        .mail()
        .message()
        .orElseThrow(() -> Refused.missing("the mail has no message: it did not come that far"));
  }

  private Response whole(Request request) {
    request.parameters(Set.of());
    return Response.json(data.of(entry(request)));
  }

  private Response source(Request request) {
    Message message = message(request);
    if (request.parameters(Set.of("view")).flag("view")) {
      return Response.octets(200, Response.TEXT, shown(message));
    }
    return Response.octets(200, "message/rfc822", message.bytes())
        .savedAs("mail-" + request.number("id") + ".eml");
  }

  /** In UTF-8 whatever it is in; controls are shown as what they are. */
  private static byte[] shown(Message message) {
    String text = new String(message.bytes(), StandardCharsets.UTF_8);
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\t' || !(c < ' ' || Printable.isHidden(c))) {
        shown.append(c);
      } else if (c != '\r') {
        HexFormat hex = HexFormat.of();
        shown.append(c > 0xff ? "\\u" + hex.toHexDigits(c) : "\\x" + hex.toHexDigits((byte) c));
      }
    }
    return shown.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Response html(Request request) {
    request.parameters(Set.of());
    String html;
    synchronized (oneTreeAtATime) {
      html =
          clean(MailContent.of(message(request)))
              .orElseThrow(() -> Refused.missing("the message has no HTML"));
    }
    return Response.text(200, "text/html; charset=utf-8", html)
        .with("Content-Security-Policy", FRAME_POLICY);
  }

  /** Whoever embeds receivers may do without the library that cleans it. */
  private static Optional<String> clean(MailContent content) {
    try {
      return content.html();
    } catch (NoClassDefFoundError e) {
      throw Refused.missing("HTML is not shown here, expected jsoup on the class path");
    }
  }

  private Response part(Request request) {
    boolean inline = request.parameters(Set.of("inline")).flag("inline");
    PartFile part =
        MailContent.of(message(request))
            .part(request.variable("part"))
            .orElseThrow(() -> Refused.missing("the message has no part of that number"));
    byte[] octets = part.octets().bytes();
    if (inline && part.image().isPresent()) {
      return Response.octets(200, part.image().get(), octets);
    }
    return Response.octets(200, "application/octet-stream", octets)
        .with("Content-Disposition", Disposition.attachment(part.name()));
  }

  private Response report(Request request) {
    Parameters given = request.parameters(Set.of("format"));
    String word = given.text("format").orElse("text");
    Format format =
        Format.named(word)
            .orElseThrow(
                () ->
                    Refused.wrong(
                        "format",
                        "the parameter format is no form of a report, expected "
                            + Arrays.stream(Format.values())
                                .map(Format::word)
                                .collect(Collectors.joining(", "))));
    Entry entry = entry(request);
    String text =
        String.join(
            "\n", format.render(MailReport.of(entry.mail(), entry.others()), style(format)));
    return Response.text(200, "text/plain; charset=utf-8", text + "\n")
        .with("Content-Type", type(format))
        .savedAs("mail-" + request.number("id") + "." + ending(format));
  }

  /** People have no way to ask for more; programs have the entry itself. */
  private static Style style(Format format) {
    return new Style(false, format == Format.TEXT, true);
  }

  private static String type(Format format) {
    return switch (format) {
      case JSON, SARIF -> Response.JSON;
      case JUNIT -> "application/xml; charset=utf-8";
      case HTML -> "text/html; charset=utf-8";
      case MARKDOWN -> "text/markdown; charset=utf-8";
      case TEXT, TAP, GITHUB -> Response.TEXT;
    };
  }

  private static String ending(Format format) {
    return switch (format) {
      case JSON -> "json";
      case SARIF -> "sarif";
      case JUNIT -> "xml";
      case HTML -> "html";
      case MARKDOWN -> "md";
      case TAP -> "tap";
      case TEXT, GITHUB -> "txt";
    };
  }
}
