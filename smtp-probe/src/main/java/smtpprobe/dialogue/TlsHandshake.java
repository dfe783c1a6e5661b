package smtpprobe.dialogue;

import fakereceiver.dns.DomainName;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/** Puts TLS over a connection, takes any certificate, and says what is wrong with it. */
final class TlsHandshake {

  private TlsHandshake() {}

  /**
   * Shakes hands. A server that goes on sending is waited for until somebody closes {@code tcp}.
   *
   * @param name for SNI, and to compare the certificate with
   */
  static SSLSocket over(Socket tcp, String peer, Optional<DomainName> name) throws IOException {
    SSLSocket socket =
        (SSLSocket) context().getSocketFactory().createSocket(tcp, peer, tcp.getPort(), true);
    Optional<DomainName> host = name.filter(DomainName::isHostName); // RFC 6066 section 3
    if (host.isPresent()) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(
          List.of(new SNIHostName(host.get().text().getBytes(StandardCharsets.US_ASCII))));
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return socket;
  }

  /** A context of its own, so that no session is resumed and the certificate is always shown. */
  private static SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TakesAny()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no TLS", e);
    }
  }

  /** The certificates that the server showed, its own first. */
  static List<X509Certificate> chain(SSLSession session) throws SSLPeerUnverifiedException {
    return Arrays.stream(session.getPeerCertificates())
        .filter(X509Certificate.class::isInstance)
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** What was agreed on, and the certificate, by the authorities of {@code trust}. */
  static TlsSession describe(SSLSession session, Optional<DomainName> name, X509TrustManager trust)
      throws SSLPeerUnverifiedException {
    X509Certificate[] chain = chain(session).toArray(X509Certificate[]::new);
    X509Certificate first = chain[0];
    return new TlsSession(
        session.getProtocol(),
        session.getCipherSuite(),
        first.getSubjectX500Principal().getName(),
        first.getIssuerX500Principal().getName(),
        Certificates.names(first),
        first.getNotBefore().toInstant(),
        first.getNotAfter().toInstant(),
        Certificates.problem(chain, name, Instant.now(), trust));
  }

  /**
   * The extended class, since the JDK adds checks of its own to a plain {@code X509TrustManager}
   * and would hide behind them what the certificate looks like.
   */
  private static final class TakesAny extends X509ExtendedTrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
