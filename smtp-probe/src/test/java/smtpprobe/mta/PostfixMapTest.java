package smtpprobe.mta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.Hostile;
import smtpprobe.reading.FolderHost;

class PostfixMapTest {

  @TempDir Path folder;

  private PostfixMap map(String value) {
    return PostfixMap.read("transport_maps", value, new FolderHost(folder));
  }

  private void write(String text) throws IOException {
    Files.createDirectories(folder.resolve("etc/postfix"));
    Files.writeString(folder.resolve("etc/postfix/t"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hash", "texthash", "lmdb", "proxy:btree"})
  void readsTheTextThatATableIsMadeOf(String type) throws IOException {
    write(
        "# Example.NET smtp4:\nExample.ORG   smtp6:\n.example.com\n\tsmtp4:[relay.example]:587\n");

    PostfixMap map = map(type + ":/etc/postfix/t");

    assertThat(map.parts())
        .containsOnly(
            entry("example.org", "smtp6:"), entry(".example.com", "smtp4:[relay.example]:587"));
    assertThat(map.notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cidr:/etc/postfix/none",
        "mysql:/etc/postfix/t",
        "ldap:/etc/postfix/t",
        "tcp:[::1]:9"
      })
  void saysWhatItDoesNotFollow(String table) throws IOException {
    write("192.0.2.0/24 smtp4:\n");

    PostfixMap map = map(table);

    assertThat(map.parts()).isEmpty();
    assertThat(map.whole()).isEmpty();
    assertThat(map.notes()).singleElement().asString().contains(table, "not followed");
  }

  /** As postmap -q: networks answer addresses, and mail is asked for by address and domain. */
  @Test
  void findsNoMailInATableOfNetworksAndAsksTheNext() throws IOException {
    write("192.0.2.0/24 smtp4:\n!2001:db8::/32 smtp6:\n0.0.0.0/0 smtp4:\nexample.org smtp6:\n");

    PostfixMap map = map("cidr:/etc/postfix/t, inline:{example.org=smtp4:}");

    assertThat(map.parts()).containsOnly(entry("example.org", "smtp4:"));
    assertThat(map.notes()).isEmpty();
  }

  @Test
  void saysThatATableIsNotThere() {
    assertThat(map("hash:/etc/postfix/none").notes())
        .singleElement()
        .asString()
        .contains("hash:/etc/postfix/none was not followed");
  }

  @Test
  void takesTheFirstAnswerOfSeveralTables() throws IOException {
    write("example.org smtp4:\nexample.net smtp4:\n");

    assertThat(map("inline:{ {example.org = smtp6:} }, hash:/etc/postfix/t").parts())
        .containsOnly(entry("example.org", "smtp6:"), entry("example.net", "smtp4:"));
  }

  /** As trivial-rewrite(8) of 3.7.11 answers: all are asked for the address before the domain. */
  @Test
  void aStaticTableAnswersForEveryDomainThatAnotherHas() throws IOException {
    write("example.org smtp4:\na@example.org smtp4:\n");

    PostfixMap map = map("hash:/etc/postfix/t static:{smtp: [r.example]} inline:{b@c.example=x:}");

    assertThat(map.whole()).containsOnly(entry("a@example.org", "smtp4:"));
    assertThat(map.always()).contains("smtp: [r.example]");
    assertThat(map.parts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/@example\\.net$/ smtp4:; example.net",
        "/^.*@Example\\.net$/i smtp4:; example.net",
        "/@.*\\.example\\.net$/ smtp4:; .example.net",
        "/@b\\.example$/x   smtp4:; b.example",
        "'/@b\\.example$/i	smtp4:'; b.example",
        "%@b\\.example$% smtp4:; b.example",
        "|@b\\.example$|i smtp4:; b.example",
      })
  void makesADomainOfAPatternThatSaysNoMore(String line, String domain) {
    assertThat(PostfixPatterns.read(line)).hasSize(1).containsEntry(domain, "smtp4:");
  }

  /** "no closing regexp delimiter: skipping this rule". */
  @ParameterizedTest
  @ValueSource(
      strings = {"/@b\\.example$ x:", "#@b\\.example$# x:", "b.example x:", "!@b%c x:", "/", "!"})
  void passesOverWhatIsNoPattern(String line) {
    assertThat(PostfixPatterns.read(line)).isEmpty();
  }

  /** The first of two answers is the key of the other: only Postfix can ask it. */
  @Test
  void aTableOfTablesIsOne() {
    PostfixMap map =
        map("pipemap:{hash:/etc/postfix/s,inline:{ {news = x:} }}, inline:{a.example=x:}");

    assertThat(map.parts()).containsOnlyKeys("a.example");
    assertThat(map.notes()).singleElement().asString().contains("pipemap:{hash:");
  }

  @Test
  void spellsOutTheDomainsOfAnAlternative() {
    assertThat(PostfixPatterns.read("/@(gmail|googlemail)\\.com$/ smtp4:\n").keySet())
        .containsExactly("gmail.com", "googlemail.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/example.net/",
        "/@example\\.net/",
        "/@example.net$/",
        "!/@example\\.net$/",
        "/^alice@example\\.net$/",
        "/@ex(a|b)+\\.net$/",
      })
  void leavesAPatternThatSaysMoreAsItIs(String pattern) {
    assertThat(PostfixPatterns.read(pattern + " smtp4:").keySet()).containsExactly(pattern);
    assertThat(PostfixPatterns.isPattern(pattern)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/./", "/.*/i", "/^/", "//"})
  void aPatternOfEveryAddressAnswersAll(String pattern) throws IOException {
    write("/@b\\.example$/ x:\n" + pattern + " smtp4:\n/@c\\.example$/ x:\n");

    PostfixMap map = map("inline:{a.example=x:}, regexp:/etc/postfix/t");

    assertThat(map.always()).contains("smtp4:");
    assertThat(map.parts()).isEmpty();
    assertThat(map.whole()).containsOnly(entry("b.example", "x:"));
  }

  /** As in all tables that are text (regexp_table(5)). */
  @Test
  void aPatternMayGoOnInTheNextLine() {
    assertThat(PostfixPatterns.read("/@a\\.example$/\n# a comment\n  smtp4:\n"))
        .containsExactly(entry("a.example", "smtp4:"));
  }

  @Test
  void makesNoDomainOfWhatHoldsUnderACondition() {
    assertThat(
            PostfixPatterns.read("if /^a/\n/@a\\.example$/ smtp4:\nendif\n/@b\\.example$/ smtp4:")
                .keySet())
        .containsExactly("/@a\\.example$/ (if /^a/)", "b.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", " \n", "#\n", "\t", "{", "a:", "a ", "a"})
  void aTableOfOneThingAgainAndAgainIsReadInOnePass(String unit) throws IOException {
    String text = unit.repeat(128 * 1024 / unit.length());
    write(text);

    Hostile.inTime(() -> map("hash:/etc/postfix/t"));
    Hostile.inTime(() -> map("inline:{" + text + "}"));
    Hostile.inTime(() -> map("static:{" + text + "}"));
    Hostile.inTime(() -> map(text));
  }

  @Test
  void spacesAroundInlineEntriesDoNotCount() {
    assertThat(map("inline:{ { Example.org = smtp6: } , b.example=smtp4: }").parts())
        .containsOnly(entry("example.org", "smtp6:"), entry("b.example", "smtp4:"));
  }

  @Test
  void aPatternOfVeryManyNamesIsRead() {
    String labels = "a" + "\\.a".repeat(20_000);

    assertThat(Hostile.inTime(() -> PostfixPatterns.domains("/@" + labels + "$/")))
        .containsExactly(labels.replace("\\", ""));
  }
}
