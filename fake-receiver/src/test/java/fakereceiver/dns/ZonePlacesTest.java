package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.zonefile.Spot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZonePlacesTest {

  @TempDir Path folder;

  private Map<String, Spot> places(String name, String zone) throws IOException {
    return ZonePlaces.of(List.of(ZoneFile.of(Files.writeString(folder.resolve(name), zone))));
  }

  private static int line(Map<String, Spot> places, String name) {
    return places.getOrDefault(name, new Spot("", 0)).line();
  }

  @Test
  void areOfNamesAndOfTheirRecordsAndOfReverseNames() throws IOException {
    Map<String, Spot> places =
        places(
            "a.zone",
            """
            ; a comment
            mail.example.org MX 10 mx.example.org
            MAIL.example.org. AAAA 2001:db8::25
            2001:db8::25 PTR mail.example.org
            """);

    assertThat(line(places, "mail.example.org")).isEqualTo(2);
    assertThat(line(places, "mail.example.org aaaa")).isEqualTo(3);
    String reverse = IpAddress.of("2001:db8::25").reverseName().text();
    assertThat(line(places, reverse + " ptr")).isEqualTo(4);
    assertThat(places.values()).allMatch(spot -> spot.file().endsWith("a.zone"));
  }

  @Test
  void areBelowTheZoneThatTheFileIsOf() throws IOException {
    Map<String, Spot> places =
        places(
            "db.example.org",
            """
            @ IN SOA ns.example.org. hostmaster.example.org. ( 1 7200
                3600 1209600
                300 )
              IN MX 10 mail
            mail 300 IN AAAA 2001:db8::25
            $ORIGIN sub
            $ORIGIN other.example.org.
            www IN TXT "AAAA in a text; and a quoted semicolon"
            """);

    assertThat(line(places, "example.org soa")).isEqualTo(1);
    assertThat(line(places, "example.org mx")).isEqualTo(4);
    assertThat(line(places, "mail.example.org aaaa")).isEqualTo(5);
    assertThat(line(places, "www.other.example.org txt")).isEqualTo(8);
  }

  @Test
  void aFileThatIsNotThereHasNone() {
    assertThat(ZonePlaces.of(List.of(ZoneFile.of(folder.resolve("no"))))).isEmpty();
  }
}
