package fakereceiver.cli;

import fakereceiver.dns.DomainName;
import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenText;
import fakereceiver.given.UsageException;
import fakereceiver.server.SelfSigned;
import fakereceiver.web.http.Access;
import fakereceiver.web.http.HttpFront;
import fakereceiver.web.http.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Option;

/** Whether there is a page with an API, where, and for whom. */
final class HttpOptions {

  private static final int MAX_TOKEN = 4096;
  private static final int MIN_TOKEN = 16;

  @Option(
      names = "--http",
      paramLabel = "[ADDR]:PORT",
      description =
          "Show what comes in a browser, and answer programs, over HTTP: :8025 is [::1]:8025. On"
              + " an address that others can reach only with TLS, and a token or user.")
  private Optional<String> http = Optional.empty();

  @Option(
      names = "--http-token-file",
      paramLabel = "FILE",
      description =
          "Only for who knows the token in FILE, 16 characters or more: Authorization: Bearer, or"
              + " as password in a browser.")
  private Optional<Path> tokenFile = Optional.empty();

  @Option(
      names = "--http-user",
      paramLabel = "USER:PASSWORD",
      description =
          "Only for that user. Other users of this machine can see it in the list of processes;"
              + " --http-token-file they cannot.")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--http-host",
      paramLabel = "NAME",
      description =
          "A name that the page is called by, beside localhost and its address; requests for any"
              + " other are refused. Also in the certificate of --http-tls.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--http-requests-per-minute",
      paramLabel = "N",
      description =
          "How often one client may ask, an IPv4 address or a /64; default: 1200, and as often as"
              + " it likes on loopback.")
  private Optional<Integer> perMinute = Optional.empty();

  @Option(
      names = "--http-tls",
      description = "Speak TLS, with a certificate made for this run that nobody has signed.")
  private boolean tls;

  @Option(
      names = "--http-tls-cert",
      paramLabel = "FILE",
      description = "Speak TLS with the certificate in FILE (PEM), and its chain.")
  private Optional<Path> certificate = Optional.empty();

  @Option(
      names = "--http-tls-key",
      paramLabel = "FILE",
      description = "The private key of that certificate (PEM); default: in the same file.")
  private Optional<Path> key = Optional.empty();

  private Optional<CertificateFiles> files = Optional.empty();

  /**
   * What the user wants; empty when there is to be no page.
   *
   * @throws UsageException when options do not go together, or it would be open to strangers
   */
  Optional<HttpFront.Settings> settings() {
    if (http.isEmpty()) {
      if (isGuarded() || isSecure() || !hosts.isEmpty() || perMinute.isPresent()) {
        throw new UsageException("--http-... without --http, expected --http :8025 with it");
      }
      return Optional.empty();
    }
    InetSocketAddress listen = ListenAddress.read("--http", http.get(), 0, 8025);
    if (!listen.getAddress().isLoopbackAddress() && !(isSecure() && isGuarded())) {
      throw new UsageException(
          "--http "
              + http.get()
              + " can be reached from other machines, and whoever reaches it reads all mail and"
              + " changes the receivers, expected TLS (--http-tls, or --http-tls-cert FILE) and a"
              + " secret (--http-token-file FILE, or --http-user USER:PASSWORD) with it; or an"
              + " address of this machine alone: --http [::1]:"
              + listen.getPort());
    }
    return Optional.of(
        new HttpFront.Settings(listen, context(), access(), new HashSet<>(hosts), limits()));
  }

  private Limits limits() {
    return perMinute.isEmpty()
        ? Limits.DEFAULT
        : UsageException.reading(
            () -> Limits.DEFAULT.withRate(new Limits.Rate(perMinute.get(), true)));
  }

  /** Has the certificate read again when its files change, if it is of files. */
  void watch(Reload reload) {
    files.ifPresent(read -> read.watch(reload));
  }

  private boolean isSecure() {
    return tls || certificate.isPresent() || key.isPresent();
  }

  private boolean isGuarded() {
    return tokenFile.isPresent() || user.isPresent();
  }

  private Access access() {
    if (tokenFile.isPresent() && user.isPresent()) {
      throw new UsageException("--http-user and --http-token-file, expected one of them");
    }
    if (tokenFile.isPresent()) {
      return Access.token(token(tokenFile.get()));
    }
    return user.map(HttpOptions::user).orElseGet(Access::open);
  }

  private static Access user(String pair) {
    int colon = pair.indexOf(':');
    if (colon < 1 || colon == pair.length() - 1) {
      throw new UsageException("--http-user, expected USER:PASSWORD, neither of them empty");
    }
    return Access.user(pair.substring(0, colon), pair.substring(colon + 1));
  }

  private static String token(Path file) {
    try {
      String token = GivenText.read(file, MAX_TOKEN).strip();
      if (token.length() < MIN_TOKEN || token.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
        throw new UsageException(
            "--http-token-file "
                + file
                + ", expected one line of at least "
                + MIN_TOKEN
                + " printable characters without spaces, as of \"openssl rand -hex 32\"");
      }
      return token;
    } catch (IOException e) {
      throw new UsageException("--http-token-file " + file + ": " + FileTrouble.why(file, e));
    }
  }

  private Optional<SSLContext> context() {
    if (key.isPresent() && certificate.isEmpty()) {
      throw new UsageException("--http-tls-key FILE, expected --http-tls-cert FILE with it");
    }
    if (certificate.isPresent() && tls) {
      throw new UsageException("--http-tls-cert FILE, expected no --http-tls with it");
    }
    if (certificate.isPresent()) {
      files = Optional.of(CertificateFiles.read(certificate.get(), key));
      return files.map(CertificateFiles::context);
    }
    if (!tls) {
      return Optional.empty();
    }
    List<DomainName> names = new ArrayList<>();
    hosts.forEach(host -> names.add(UsageException.reading(() -> DomainName.of(host))));
    if (names.isEmpty()) {
      names.add(DomainName.of("localhost"));
    }
    return Optional.of(UsageException.reading(() -> SelfSigned.identity(names)).context());
  }
}
