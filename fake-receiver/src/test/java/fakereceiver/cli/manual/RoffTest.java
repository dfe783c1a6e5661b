package fakereceiver.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoffTest {

  @Test
  void keepsWhatReadersPaste() {
    assertThat(Roff.escaped("--listen '[::1]:0' \\"))
        .isEqualTo("\\-\\-listen \\(aq[::1]:0\\(aq \\e");
  }

  @Test
  void guardsALineThatBeginsLikeAMacro() {
    assertThat(new Roff().section("FILES").paragraph(".cf files").toString())
        .isEqualTo(".SH FILES\n\\&.cf files\n");
  }

  @Test
  void putsNoMacroBetweenASectionAndItsFirstParagraph() {
    assertThat(new Roff().section("X").paragraph("a").verbatim(List.of("b")).toString())
        .isEqualTo(".SH X\na\n.PP\n.nf\n.RS 2\nb\n.RE\n.fi\n");
  }
}
