package smtpprobe.dialogue;

import fakereceiver.dns.DomainName;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** What a client that insists on a good certificate would say of one. */
final class Certificates {

  private static final Integer DNS_NAME = 2; // RFC 5280 section 4.2.1.6
  private static final Integer IP_ADDRESS = 7;

  private Certificates() {}

  /** The authorities that this JDK trusts. */
  static X509TrustManager systemTrust() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the JDK has no X.509 trust manager"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK cannot read its trusted certificates", e);
    }
  }

  /**
   * Why it would not be taken, as part of a sentence; empty when it would.
   *
   * @param chain the server's certificate first
   * @param wanted the name it should be for, if there is one to compare with
   */
  static Optional<String> problem(
      X509Certificate[] chain, Optional<DomainName> wanted, Instant now, X509TrustManager trust) {
    X509Certificate first = chain[0];
    List<String> problems = new ArrayList<>();
    if (now.isBefore(first.getNotBefore().toInstant())) {
      problems.add("it is not valid before " + first.getNotBefore().toInstant());
    } else if (now.isAfter(first.getNotAfter().toInstant())) {
      problems.add("it expired at " + first.getNotAfter().toInstant());
    } else {
      untrusted(chain, trust).ifPresent(problems::add);
    }
    List<String> names = names(first);
    if (wanted.isPresent() && names.stream().noneMatch(name -> matches(name, wanted.get()))) {
      problems.add("it is for " + names + ", not for " + wanted.get());
    }
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }

  private static Optional<String> untrusted(X509Certificate[] chain, X509TrustManager trust) {
    try {
      trust.checkServerTrusted(chain, "UNKNOWN"); // as the JDK itself says for TLS 1.3
      return Optional.empty();
    } catch (CertificateException e) {
      boolean selfSigned =
          chain[0].getSubjectX500Principal().equals(chain[0].getIssuerX500Principal());
      return Optional.of(
          selfSigned
              ? "it is signed by itself, not by an authority that is trusted here"
              : "no authority that is trusted here vouches for it: " + e.getMessage());
    }
  }

  /** The DNS names and IP addresses, as they stand in it. */
  static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        for (List<?> alternative : alternatives) {
          if (DNS_NAME.equals(alternative.get(0)) || IP_ADDRESS.equals(alternative.get(0))) {
            names.add(String.valueOf(alternative.get(1)));
          }
        }
      }
    } catch (CertificateParsingException e) {
      return List.of(); // a broken list names nobody
    }
    return names;
  }

  /** A wildcard stands for exactly one label, the leftmost (RFC 9525 section 6.3). */
  private static boolean matches(String name, DomainName wanted) {
    if (name.startsWith("*.")) {
      int dot = wanted.text().indexOf('.');
      return dot > 0 && name.substring(2).equalsIgnoreCase(wanted.text().substring(dot + 1));
    }
    return name.equalsIgnoreCase(wanted.text());
  }
}
