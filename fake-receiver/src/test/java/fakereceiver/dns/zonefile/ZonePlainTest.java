package fakereceiver.dns.zonefile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ZonePlainTest {

  @Test
  void takesNoMoreThanASmallHeapHasRoomFor() {
    assertThat(ZonePlain.most(200_000, 2048, 1L << 30)).isEqualTo(200_000);
    assertThat(ZonePlain.most(200_000, 2048, 128L << 20)).isEqualTo(65_536);
  }
}
