package fakereceiver.server;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that another may take the place of while receivers run, whoever holds its context.
 * Safe for several threads.
 *
 * <p>A handshake that has begun goes on with the certificate that it chose, so that no key is shown
 * with another's certificate.
 */
public final class ChangingIdentity {

  private final AtomicLong number = new AtomicLong();
  private final Keys keys;
  private final SSLContext context;

  /**
   * Shows {@code first}, until {@link #change}.
   *
   * @throws IllegalArgumentException when its certificates do not vouch for each other in order
   */
  public ChangingIdentity(TlsIdentity first) {
    keys = new Keys(manager(first));
    context = TlsIdentity.context(keys);
  }

  /** For receivers: what is shown in it changes. */
  public SSLContext context() {
    return context;
  }

  /**
   * Shows {@code next} in every handshake from now on.
   *
   * @throws IllegalArgumentException when its certificates do not vouch for each other in order;
   *     what was shown before stays
   */
  public void change(TlsIdentity next) {
    keys.change(manager(next));
  }

  private X509ExtendedKeyManager manager(TlsIdentity identity) {
    return identity.manager("receiver-" + number.incrementAndGet());
  }

  /** The keys of now, and those of just before, each under a name of its own. */
  private static final class Keys extends X509ExtendedKeyManager {

    private volatile X509ExtendedKeyManager now;
    private volatile X509ExtendedKeyManager before;

    Keys(X509ExtendedKeyManager first) {
      now = first;
      before = first;
    }

    synchronized void change(X509ExtendedKeyManager next) {
      before = now;
      now = next;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
      PrivateKey key = now.getPrivateKey(alias);
      return key == null ? before.getPrivateKey(alias) : key;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
      X509Certificate[] chain = now.getCertificateChain(alias);
      return chain == null ? before.getCertificateChain(alias) : chain;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
      return now.chooseEngineServerAlias(keyType, issuers, engine);
    }

    @Override
    public @Nullable String chooseServerAlias(
        String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return now.chooseServerAlias(keyType, issuers, socket);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return now.getServerAliases(keyType, issuers);
    }

    @Override
    public @Nullable String chooseClientAlias(
        String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
      return null; // it is a server's
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return null; // it is a server's
    }
  }
}
