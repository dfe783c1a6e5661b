package smtpprobe.dialogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A key with a certificate that it signed itself, made by the JDK's keytool. */
public final class SelfSigned {

  private static final String PASSWORD = "changeit";

  /** keytool takes about a second, and one key serves all tests about a name. */
  private static final Map<String, SelfSigned> MADE = new ConcurrentHashMap<>();

  private final KeyStore store;

  private SelfSigned(KeyStore store) {
    this.store = store;
  }

  /** One for that name. */
  public static SelfSigned named(String name) throws Exception {
    if (!MADE.containsKey(name)) {
      MADE.putIfAbsent(name, made(name));
    }
    return MADE.get(name);
  }

  /**
   * Makes one for that name.
   *
   * @param more further arguments of keytool, such as {@code -startdate}
   */
  static SelfSigned made(String name, String... more) throws Exception {
    Path file = Files.createTempDirectory("key").resolve("server.p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "server", "-keyalg", "EC"));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", file.toString(), "-dname", "CN=" + name));
    command.addAll(List.of("-ext", "san=dns:" + name));
    command.addAll(List.of(more));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    Files.delete(file);
    Files.delete(file.getParent());
    return new SelfSigned(store);
  }

  public X509Certificate certificate() throws Exception {
    return (X509Certificate) store.getCertificate("server");
  }

  /** For a client that trusts this certificate and no other. */
  public X509TrustManager trust() throws Exception {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("anchor", certificate());
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  /** For a server that shows the certificate. */
  public SSLContext context() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
