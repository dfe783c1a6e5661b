package fakereceiver.auth.dmarc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.dns.DomainName;
import fakereceiver.mail.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** DMARC records, lists of suffixes and From fields, well-formed or not. */
class DmarcFuzzTest {

  @FuzzTest
  void record(byte[] input) {
    String tags = new String(input, ISO_8859_1);
    DmarcRecord record = DmarcRecord.parse("v=DMARC1;" + tags);

    assertThat(record.isTesting() && !tags.contains("y")).isFalse();
    assertThat(record.toString()).isNotEmpty();
  }

  @FuzzTest
  void publicSuffixList(byte[] input) throws IOException {
    Path file = Files.createTempFile("list", ".dat");
    try {
      Files.write(file, input);
      PublicSuffixList list = PublicSuffixList.read(file);
      DomainName name = DomainName.of("a.b.c.example.org");
      assertThat(name.isAtOrBelow(list.organizationalDomain(name))).isTrue();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageStartingWith(file.toString());
    } finally {
      Files.delete(file);
    }
  }

  @FuzzTest
  void addresses(byte[] input) {
    String value = new String(input, ISO_8859_1).replace('\r', ' ').replace('\n', ' ');
    Authors authors = Authors.of(Message.of(("From: " + value + "\r\n\r\n").getBytes(ISO_8859_1)));

    assertThat(authors.mailboxes().size()).isLessThanOrEqualTo(Authors.MAX_MAILBOXES);
    assertThat(authors.domain().isPresent() && authors.mailboxes().isEmpty()).isFalse();
  }
}
