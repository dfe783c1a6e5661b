package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.DomainName;
import fakereceiver.given.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFilesTest {

  private static final TlsIdentity MADE =
      SelfSigned.identity(List.of(DomainName.of("mx.example"), DomainName.of("mx.other.example")));

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END "
        + kind
        + "-----\n";
  }

  private static String key() {
    return pem("PRIVATE KEY", MADE.key().getEncoded());
  }

  @Test
  void readsACertificateWithItsKeyFromTwoFilesOrOne() throws Exception {
    Path chain = file("chain.pem", "Somebody's certificate\n" + MADE.pem() + MADE.pem());
    Path both = file("both.pem", key() + MADE.pem());

    for (TlsIdentity read :
        List.of(
            PemFiles.read(chain, file("key.pem", key())),
            PemFiles.read(both, both),
            PemFiles.read(chain, file("sec1.pem", pem("EC PRIVATE KEY", sec1(MADE.key())))))) {
      assertThat(read.certificate()).isEqualTo(MADE.certificate());
      try (FakeReceiver receiver = Lab.receiver().tls(read.context()).start();
          Client client = Client.greeted(receiver)) {
        client.say("STARTTLS");
        client.shakeHands("TLSv1.3");
        assertThat(client.say("NOOP")).startsWith("250 ");
      }
    }
  }

  /** The key inside PKCS#8, as older programs write it: the octets of its last element. */
  private static byte[] sec1(PrivateKey key) {
    byte[] der = key.getEncoded();
    int start = 0;
    while (der[start] != 0x04 || der[start + 2] != 0x30) {
      start++;
    }
    return Arrays.copyOfRange(der, start + 2, start + 2 + der[start + 1]);
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException, GeneralSecurityException {
    Path chain = file("chain.pem", MADE.pem());
    Path key = file("key.pem", key());
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    Path other =
        file(
            "other.pem", pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded()));

    refuses(folder.resolve("none.pem"), key, "there is no such file");
    refuses(key, key, "holds no certificate");
    refuses(chain, chain, "holds no key");
    refuses(chain, file("locked.pem", pem("ENCRYPTED PRIVATE KEY", new byte[9])), "openssl pkey");
    refuses(chain, file("broken.pem", pem("PRIVATE KEY", new byte[9])), "holds a broken key");
    refuses(file("bad.pem", pem("CERTIFICATE", new byte[9])), key, "holds a broken certificate");
    refuses(chain, other, "is not that of the certificate in " + chain);
  }

  private static void refuses(Path chain, Path key, String why) {
    assertThatThrownBy(() -> PemFiles.read(chain, key))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(why);
  }

  @Test
  void isMadeForAllNamesAndThisMachine() throws GeneralSecurityException {
    assertThat(MADE.certificate().getSubjectAlternativeNames())
        .extracting(name -> name.get(1).toString())
        .containsExactly(
            "mx.example", "mx.other.example", "localhost", "0:0:0:0:0:0:0:1", "127.0.0.1");
  }
}
