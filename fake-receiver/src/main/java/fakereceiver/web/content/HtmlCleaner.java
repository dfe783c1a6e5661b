package fakereceiver.web.content;

import fakereceiver.mail.Shortened;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * HTML of strangers, as a document that runs nothing, loads nothing and leads nowhere. Elements and
 * attributes are those of a list; links show where they led; only pictures that came along stay.
 * Nothing turns the letters of a word around: neither {@code bdo} nor a character.
 */
final class HtmlCleaner {

  private static final int MAX_TARGET = 200;

  /** Elements that go with all that is in them. */
  private static final String NEVER =
      "script,style,link,meta,base,title,svg,math,iframe,frame,frameset,noframes,object,embed,"
          + "applet,param,template,noscript,audio,video,source,track,canvas,input,select,option,"
          + "optgroup,textarea,datalist,dialog,portal,picture > source,map,area,xml,xmp,plaintext";

  private static final String[] TAGS = {
    "abbr", "address", "article", "aside", "b", "bdi", "big", "blockquote", "br", "caption",
    "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div",
    "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li",
    "main", "mark", "nav", "ol", "p", "pre", "q", "s", "samp", "section",
    "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr"
  };

  private static final Safelist LIST =
      new Safelist()
          .addTags(TAGS)
          .addAttributes(
              ":all", "style", "align", "valign", "dir", "lang", "title", "bgcolor", "color")
          .addAttributes("font", "face", "size")
          .addAttributes("span", "class")
          .addAttributes("img", "src", "alt", "width", "height", "border")
          .addAttributes("table", "border", "cellpadding", "cellspacing", "width", "height")
          .addAttributes("td", "colspan", "rowspan", "width", "height", "nowrap")
          .addAttributes("th", "colspan", "rowspan", "width", "height", "nowrap")
          .addAttributes("col", "span", "width")
          .addAttributes("ol", "start", "type")
          .addAttributes("li", "value")
          .addProtocols("img", "src", "data");

  /** Of its own, since mail expects a white page. */
  private static final String BEGIN =
      """
      <!doctype html>
      <html lang="und"><head><meta charset="utf-8"><title>HTML of the message</title>
      <style>
      :root{color-scheme:light}
      body{margin:12px;background:#fff;color:#111;font:15px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
      img{max-width:100%;height:auto}
      table{max-width:100%}
      .link{color:#0b57d0;text-decoration:underline}
      .target,.left-out{color:#555;font-size:.85em;unicode-bidi:isolate}
      .left-out{border:1px dashed #888;padding:0 .3em}
      </style></head><body>
      """;

  private static final String END = "\n</body></html>\n";

  private HtmlCleaner() {}

  static String clean(String html, InlineImages images) {
    HtmlTree tree = HtmlTree.of(html);
    Document mail = tree.document();
    mail.select(NEVER).remove();
    for (Element element : mail.getAllElements()) {
      element.removeAttr("class");
    }
    mail.select("a").forEach(HtmlCleaner::makeInert);
    mail.select("img,image").forEach(image -> show(image, images));
    Document clean = new Cleaner(LIST).clean(mail);
    clean.select("[style]").forEach(HtmlCleaner::cleanStyle);
    clean.outputSettings().prettyPrint(false).escapeMode(EscapeMode.xhtml);
    return BEGIN + Visible.of(clean.body().html()) + (tree.isWhole() ? "" : cut()) + END;
  }

  /** A link is its text and where it led. */
  private static void makeInert(Element link) {
    String target = cut(link.attr("href").strip());
    link.clearAttributes();
    link.tagName("span");
    if (!target.isEmpty()) {
      link.addClass("link");
      if (!target.equals(link.text().strip())) {
        Element shown = new Element("span").addClass("target").text(" [" + target + "]");
        link.after(shown);
      }
    }
  }

  private static void show(Element image, InlineImages images) {
    String source = image.attr("src");
    images
        .dataUri(source)
        .ifPresentOrElse(
            uri -> image.attr("src", uri),
            () -> {
              String alt = cut(image.attr("alt").strip());
              String text = alt.isEmpty() ? "image not loaded" : "image not loaded: " + alt;
              Element shown = new Element("span").addClass("left-out").text(text);
              shown.attr("title", cut(source.strip()));
              image.replaceWith(shown);
            });
  }

  private static void cleanStyle(Element element) {
    String style = StyleCleaner.clean(element.attr("style"));
    if (style.isEmpty()) {
      element.removeAttr("style");
    } else {
      element.attr("style", style);
    }
  }

  private static String cut() {
    return "<p><span class=\"left-out\">the rest is not shown</span></p>";
  }

  private static String cut(String text) {
    String bounded = Shortened.of(text, MAX_TARGET);
    return bounded.toLowerCase(Locale.ROOT).startsWith("data:") ? "data:..." : bounded;
  }
}
