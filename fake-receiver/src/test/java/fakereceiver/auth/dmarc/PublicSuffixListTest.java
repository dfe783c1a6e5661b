package fakereceiver.auth.dmarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.auth.Resources;
import fakereceiver.dns.DomainName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicSuffixListTest {

  private static final Path WHOLE = Path.of("src/test/resources/psl/public_suffix_list.dat");
  private static final Path SHIPPED =
      Path.of("src/main/resources/fakereceiver/auth/dmarc/public_suffix_list.txt");

  @Test
  void shipsTheWholeListInShort() throws IOException {
    String plain = PublicSuffixList.read(WHOLE).plain();
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(SHIPPED, plain);
    }
    assertThat(Files.readString(SHIPPED))
        .as("%s, written by mvn verify -Dgolden.write=true", SHIPPED)
        .isEqualTo(plain);
    assertThat(PublicSuffixList.shipped().plain()).isEqualTo(plain);
  }

  @Test
  void meetsTheCasesOfTheListItself() {
    PublicSuffixList list = PublicSuffixList.shipped();
    String cases = new String(Resources.octets("/psl/tests.txt"), StandardCharsets.UTF_8);
    int count = 0;
    for (String line : (Iterable<String>) cases.lines()::iterator) {
      if (line.isBlank() || line.startsWith("//")) {
        continue;
      }
      String[] pair = line.split(" ", 2);
      Optional<DomainName> expected =
          pair[1].equals("null") ? Optional.empty() : DomainName.parse(pair[1]);
      Optional<DomainName> actual =
          pair[0].equals("null")
              ? Optional.empty()
              : DomainName.parse(pair[0]).flatMap(list::registrableDomain);
      assertThat(actual).as(line).isEqualTo(expected);
      count++;
    }
    System.out.println("PSL suite: " + count);
    assertThat(count).isEqualTo(78);
  }

  @Test
  void saysHowOldItIs(@TempDir Path dir) throws IOException {
    assertThat(PublicSuffixList.shipped().version()).startsWith("2026-08-19");
    Path file = dir.resolve("list.dat");
    Files.writeString(file, "// VERSION: 2026-11-01_00-00-00_UTC\ntest\nlab.test\n");
    PublicSuffixList list = PublicSuffixList.read(file);
    assertThat(list.version()).startsWith("2026-11-01");
    assertThat(list.registrableDomain(DomainName.of("a.b.lab.test")))
        .contains(DomainName.of("b.lab.test"));
  }

  @Test
  void namesTheFileThatIsNoList(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("list.dat");
    assertThatThrownBy(() -> PublicSuffixList.read(file))
        .hasMessageContainingAll("list.dat", "expected");
    Files.writeString(file, "// nothing\n");
    assertThatThrownBy(() -> PublicSuffixList.read(file))
        .hasMessageContainingAll("list.dat", "no rules");
    Files.writeString(file, "com\n<html>\n..\n");
    assertThatThrownBy(() -> PublicSuffixList.read(file)).hasMessageContaining("list.dat:3");
  }
}
