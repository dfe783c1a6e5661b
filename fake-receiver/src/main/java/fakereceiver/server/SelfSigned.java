package fakereceiver.server;

import fakereceiver.dns.DomainName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/**
 * Makes a certificate that nobody has signed, for receivers that offer STARTTLS in a test. The JDK
 * has no public API for that, so its {@code keytool} does it.
 */
public final class SelfSigned {

  private static final int PATIENCE_SECONDS = 60;
  private static final String ALIAS = "receiver";

  private SelfSigned() {}

  /**
   * A TLS context with a new key and certificate for {@code hostName}.
   *
   * @throws IllegalArgumentException when no host can have that name
   * @throws IllegalStateException when there is no keytool, or it fails; the message says which
   */
  public static SSLContext context(DomainName hostName) {
    return identity(List.of(hostName)).context();
  }

  /**
   * A new key with a certificate for {@code hostNames}, and for this machine as clients on it call
   * it: by address or as localhost. A client that is given the certificate can check it.
   *
   * @throws IllegalArgumentException when no host can have one of the names
   * @throws IllegalStateException when there is no keytool, or it fails; the message says which
   */
  public static TlsIdentity identity(List<DomainName> hostNames) {
    for (DomainName name : hostNames) {
      if (!name.isHostName()) {
        throw new IllegalArgumentException("\"" + name + "\" is not the name of a host");
      }
    }
    try {
      Path folder = Files.createTempDirectory("self-signed");
      Path store = folder.resolve("store.p12");
      String password = UUID.randomUUID().toString();
      try {
        keytool(hostNames, store, password);
        return load(store, password.toCharArray());
      } finally {
        Files.deleteIfExists(store);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a certificate for " + hostNames, e);
    }
  }

  private static String alternatives(List<DomainName> hostNames) {
    return hostNames.stream()
        .map(name -> "dns:" + name.text())
        .distinct()
        .collect(Collectors.joining(",", "SAN=", ",dns:localhost,ip:::1,ip:127.0.0.1"));
  }

  private static void keytool(List<DomainName> hostNames, Path store, String password)
      throws IOException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    if (!Files.exists(tool) && !Files.exists(tool.resolveSibling("keytool.exe"))) {
      throw new IllegalStateException(
          "there is no " + tool + ", which makes certificates; hand over an SSLContext instead");
    }
    ProcessBuilder command =
        new ProcessBuilder(
            List.of(
                tool.toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "365",
                "-dname",
                "CN=" + hostNames.get(0).text(),
                "-ext",
                alternatives(hostNames),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "STORE_PASSWORD"));
    command.environment().put("STORE_PASSWORD", password);
    command.redirectErrorStream(true);
    Process process = command.start();
    try {
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("keytool has failed: " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while keytool was at work", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static TlsIdentity load(Path store, char[] password) throws IOException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password);
      PrivateKey key = (PrivateKey) keys.getKey(ALIAS, password);
      return new TlsIdentity(key, List.of((X509Certificate) keys.getCertificate(ALIAS)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keytool made a store that cannot be read", e);
    }
  }
}
