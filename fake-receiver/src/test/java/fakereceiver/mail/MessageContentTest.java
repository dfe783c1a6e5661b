package fakereceiver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageContentTest {

  private static MessageContent content(String text) {
    return MessageContent.of(Message.of(text.replace("\n", "\r\n")));
  }

  @Test
  void aPlainMessageIsItsText() {
    MessageContent content = content("Subject: Hi\n\nHello\nBob\n");

    assertThat(content.subject()).isEqualTo("Hi");
    assertThat(content.text()).isEqualTo("Hello\nBob\n");
    assertThat(content.attachments()).isEmpty();
  }

  @Test
  void encodedWordsAreDecodedAndJoined() {
    assertThat(
            content("Subject: Re: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_an?=\n =?utf-8?B?IGFsbGU=?= =?x\n\n")
                .subject())
        .isEqualTo("Re: Grüße an alle =?x");
  }

  @Test
  void aRawUtf8SubjectIsRead() {
    assertThat(content("Subject: Grüße\n\n").subject()).isEqualTo("Grüße");
  }

  @Test
  void partsAreFoundAtAnyDepth() {
    MessageContent content =
        content(
            """
            Content-Type: multipart/mixed; boundary="outer"

            preamble
            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Gr=FC=
            =DFe
            --inner
            Content-Type: text/html

            <p>Grüße</p>
            --inner--
            --outer
            Content-Type: application/pdf; name="=?utf-8?q?=C3=BCbersicht=2Epdf?="
            Content-Disposition: attachment; filename*0*=utf-8''%C3%BCber; filename*1="sicht.pdf"
            Content-Transfer-Encoding: base64

            JVBERi0x
            Li4=
            --outer--
            epilogue
            """);

    assertThat(content.text()).isEqualTo("Grüße");
    assertThat(content.parts())
        .extracting(MessageContent.Part::type)
        .containsExactly("text/plain", "text/html", "application/pdf");
    assertThat(content.attachments()).hasSize(1);
    assertThat(content.attachments().get(0).name()).contains("übersicht.pdf");
    assertThat(content.attachments().get(0).octets().text()).isEqualTo("%PDF-1..");
  }

  @Test
  void aPartWithoutEndIsRead() {
    assertThat(content("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello").text())
        .isEqualTo("Hello");
  }

  @Test
  void whatIsBrokenStaysAsItIs() {
    assertThat(content("Subject: =?utf-8?B?%%%?= =?utf-8?X?a?=\n\n").subject())
        .contains("=?utf-8?X?a?=");
    assertThat(content("Content-Transfer-Encoding: base64\n\nA\n").text()).isEqualTo("A\n");
    assertThat(content("Content-Type: text/plain; charset=nonesuch\n\nA=zz").text())
        .isEqualTo("A=zz");
  }

  @Test
  void partsWithinPartsHaveAnEnd() {
    String deep = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(10_000);

    assertThat(content(deep).parts()).hasSizeLessThanOrEqualTo(500);
    assertThat(
            content("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(9_999))
                .parts())
        .hasSize(500);
  }

  @Test
  void anyOctetsWillDo() {
    Random random = new Random(1);
    byte[] seed =
        """
        Content-Type: multipart/mixed; boundary="b"; a*0*=x'y%z
        Subject: =?utf-8?q?=C3?=

        --b
        Content-Transfer-Encoding: quoted-printable

        =C3=
        --b--
        """
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 5_000; i++) {
      byte[] mutant = seed.clone();
      for (int j = 0; j < 5; j++) {
        mutant[random.nextInt(mutant.length)] = (byte) "\r\n=?\";'*%-b".charAt(random.nextInt(11));
      }
      MessageContent content = MessageContent.of(Message.of(mutant));
      assertThat(content.subject() + content.text() + content.attachments()).isNotNull();
    }
  }
}
