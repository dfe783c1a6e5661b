package fakereceiver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** RFC 3461 section 4. */
class XtextTest {

  @Test
  void encodesWhatIsNotPrintableAndItsOwnTwoSigns() {
    assertThat(Xtext.encode("a+b=c d~!")).isEqualTo("a+2Bb+3Dc+20d~!");
    assertThat(Xtext.encode("\r\n\0\u007F")).isEqualTo("+0D+0A+00+7F");
    assertThat(Xtext.encode("bj\u00F6rn")).isEqualTo("bj+C3+B6rn");
  }

  @Test
  void decodesWhatOthersEncodedInSmallLetters() {
    assertThat(Xtext.decode("a+2bb")).contains("a+b");
  }

  @Test
  void refusesWhatIsNotXtext() {
    for (String text : List.of("=", "a=b", "+", "a+2", "+G0", "+0G", "++41")) {
      assertThat(Xtext.decode(text)).as(text).isEmpty();
    }
  }

  @Test
  void givesBackAnyTextThatItEncoded() {
    Random random = new Random(3461);
    for (int i = 0; i < 5_000; i++) {
      String text = text(random);

      String xtext = Xtext.encode(text);

      assertThat(xtext).matches("(?:[!-*,-<>-~]|[+][0-9A-F]{2})*");
      assertThat(Xtext.decode(xtext)).contains(text);
    }
  }

  /** Any characters, those of ASCII and its signs more often; no halves of surrogate pairs. */
  private static String text(Random random) {
    return random
        .ints(random.nextInt(20), 0, 4)
        .map(kind -> any(random, kind))
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int any(Random random, int kind) {
    return switch (kind) {
      case 0 -> "+= 0A~".charAt(random.nextInt(6));
      case 1 -> random.nextInt(128);
      case 2 -> random.nextInt(0x800);
      default -> random.nextInt(Character.MAX_CODE_POINT + 1);
    };
  }
}
