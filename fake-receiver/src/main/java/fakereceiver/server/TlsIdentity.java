package fakereceiver.server;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;

/** A certificate with its key: what a receiver shows of itself in TLS. */
public final class TlsIdentity {

  /** It protects nothing: the store never leaves the memory. */
  private static final char[] PASSWORD = "in memory".toCharArray();

  private final PrivateKey key;
  private final List<X509Certificate> chain;

  /**
   * The key of the first certificate of {@code chain}, which the others vouch for in order.
   *
   * @throws IllegalArgumentException when there is no certificate
   */
  public TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a key without a certificate");
    }
  }

  PrivateKey key() {
    return key;
  }

  /** The certificate of the receiver itself. */
  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** The certificate as PEM, for clients that shall trust it. */
  public String pem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate().getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that cannot be written", e);
    }
  }

  /**
   * For a receiver.
   *
   * @throws IllegalArgumentException when the certificates do not vouch for each other in order
   */
  public SSLContext context() {
    return context(manager("receiver"));
  }

  /** For a receiver that has its keys from there. */
  static SSLContext context(X509ExtendedKeyManager keys) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys}, null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK cannot use the certificate: " + e, e);
    }
  }

  /**
   * What has the key under that name, which is in small letters.
   *
   * @throws IllegalArgumentException when the certificates do not vouch for each other in order
   */
  X509ExtendedKeyManager manager(String alias) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, PASSWORD);
      keys.setKeyEntry(alias, key, PASSWORD, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD);
      for (KeyManager manager : managers.getKeyManagers()) {
        if (manager instanceof X509ExtendedKeyManager extended) {
          return extended;
        }
      }
      throw new IllegalStateException("this JDK has no manager of keys");
    } catch (KeyStoreException e) {
      throw new IllegalArgumentException(
          "the certificates after the first do not vouch for it one after the other", e);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot use the certificate: " + e, e);
    }
  }
}
