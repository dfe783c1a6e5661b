package fakereceiver.cli;

import fakereceiver.dns.DomainName;
import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenFile;
import fakereceiver.given.UsageException;
import fakereceiver.server.SelfSigned;
import fakereceiver.server.TlsIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Option;

/** Whether STARTTLS is offered, and with which certificate. */
final class TlsOptions {

  /** Read once by the JDK, before its first handshake. */
  private static final String DISABLED = "jdk.tls.server.disableExtensions";

  @Option(names = "--tls", description = "Offer STARTTLS, with a certificate made for this run.")
  private boolean tls;

  @Option(
      names = "--tls-self-signed",
      paramLabel = "FILE",
      description =
          "The same, and write the certificate to FILE (PEM), for clients that check it. It is for"
              + " the names of the personas, localhost, ::1 and 127.0.0.1.")
  private Optional<Path> selfSigned = Optional.empty();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description =
          "Offer STARTTLS with the certificate in FILE (PEM), and its chain if it is there.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The private key of that certificate (PEM); default: in the same file.")
  private Optional<Path> key = Optional.empty();

  private Optional<CertificateFiles> files = Optional.empty();

  /**
   * For receivers of those names; empty when TLS is not offered.
   *
   * @throws UsageException when files cannot be used, or options do not go together
   */
  Optional<SSLContext> context(List<DomainName> hostNames) {
    if (key.isPresent() && certificate.isEmpty()) {
      throw new UsageException("--tls-key FILE, expected --tls-cert FILE with it");
    }
    if (certificate.isPresent() && (tls || selfSigned.isPresent())) {
      throw new UsageException("--tls-cert FILE, expected neither --tls nor --tls-self-signed");
    }
    if (certificate.isEmpty() && selfSigned.isEmpty() && !tls) {
      return Optional.empty();
    }
    ignoreServerNames();
    if (certificate.isPresent()) {
      files = Optional.of(CertificateFiles.read(certificate.get(), key));
      return files.map(CertificateFiles::context);
    }
    TlsIdentity made = SelfSigned.identity(hostNames);
    selfSigned.ifPresent(file -> write(made.pem(), file));
    return Optional.of(made.context());
  }

  /** Has the certificate read again when its files change, if it is of files. */
  void watch(Reload reload) {
    files.ifPresent(read -> read.watch(reload));
  }

  /**
   * There is one certificate, whatever name a client asks for. The JDK would end the session of a
   * client that names an address (msmtp and Ruby do), where OpenSSL ignores the name.
   */
  private static void ignoreServerNames() {
    String more = System.getProperty(DISABLED, "");
    System.setProperty(DISABLED, more.isEmpty() ? "server_name" : more + ",server_name");
  }

  /** Over an older certificate, and over nothing else. */
  private static void write(String pem, Path file) {
    try {
      if (Files.exists(file) && !isCertificate(file)) {
        throw new UsageException(file + " is there and no certificate; it is not written over");
      }
      Files.write(file, pem.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the certificate to " + file + ": " + FileTrouble.whyNotWritten(file, e), e);
    }
  }

  private static boolean isCertificate(Path file) throws IOException {
    return new String(GivenFile.read(file, 1 << 20), StandardCharsets.ISO_8859_1)
        .startsWith("-----BEGIN CERTIFICATE-----");
  }
}
