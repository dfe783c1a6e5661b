package fakereceiver.report;

import fakereceiver.mail.Printable;

/** Text from strangers as HTML that shows just that text, in elements and in quoted attributes. */
final class HtmlText {

  private HtmlText() {}

  static String of(String text) {
    return Printable.inAnyScript(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
