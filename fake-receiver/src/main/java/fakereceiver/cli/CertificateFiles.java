package fakereceiver.cli;

import fakereceiver.given.UsageException;
import fakereceiver.server.ChangingIdentity;
import fakereceiver.server.PemFiles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** A certificate of the user's, shown in TLS as its files have it, even when they change. */
final class CertificateFiles {

  private final Path chain;
  private final Path key;
  private final ChangingIdentity shown;

  private CertificateFiles(Path chain, Path key) {
    this.chain = chain;
    this.key = key;
    this.shown = new ChangingIdentity(PemFiles.read(chain, key));
  }

  /**
   * Reads them.
   *
   * @param key the private key; in the same file if empty
   * @throws UsageException when they cannot be used
   */
  static CertificateFiles read(Path chain, Optional<Path> key) {
    return UsageException.reading(() -> new CertificateFiles(chain, key.orElse(chain)));
  }

  /** Shows the certificate that was read last. */
  SSLContext context() {
    return shown.context();
  }

  /** Has them read again when they change. */
  void watch(Reload reload) {
    reload.when(
        Stream.of(chain, key).distinct().toList(), () -> shown.change(PemFiles.read(chain, key)));
  }
}
