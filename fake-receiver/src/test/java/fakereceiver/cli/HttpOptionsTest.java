package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code serve --http}: where it may listen, and who may ask. */
@Timeout(120)
class HttpOptionsTest {

  private static final String TOKEN = "a-token-that-is-long-enough";

  @TempDir private Path folder = Path.of("");

  private String complaint(String... options) throws IOException {
    return Complaint.about(folder, options);
  }

  @ParameterizedTest
  @CsvSource({
    "[::]:0, ''",
    "[2001:db8::1]:8025, ''",
    "0.0.0.0:0, ''",
    "[::]:0, --http-tls",
    "[::]:0, --http-user=ann:secret"
  })
  void whereOthersReachItNothingStartsWithoutTlsAndASecret(String listen, String option)
      throws IOException {
    List<String> options = new ArrayList<>(List.of("--http", listen));
    if (!option.isEmpty()) {
      options.add(option);
    }
    assertThat(complaint(options.toArray(String[]::new)))
        .contains(
            "can be reached from other machines",
            "reads all mail",
            "--http-tls",
            "--http-token-file",
            "--http [::1]:");
  }

  @Test
  void saysWhichOptionsDoNotGoTogether() throws IOException {
    Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    Path brief = Files.writeString(folder.resolve("brief"), "secret\n");
    assertThat(complaint("--http-tls")).contains("without --http");
    assertThat(complaint("--http-requests-per-minute", "9")).contains("without --http");
    assertThat(complaint("--http", ":0", "--http-requests-per-minute", "0"))
        .contains("a limit of 0 requests in a minute, expected at least 1");
    assertThat(complaint("--http", "example.org:80")).contains("expected an address");
    assertThat(complaint("--http", ":0", "--http-user", "ann")).contains("USER:PASSWORD");
    assertThat(complaint("--http", ":0", "--http-user", "a:b", "--http-token-file", "" + token))
        .contains("expected one of them");
    assertThat(complaint("--http", ":0", "--http-token-file", "" + brief)).contains("at least 16");
    assertThat(complaint("--http", ":0", "--http-token-file", "none")).contains("no such file");
    assertThat(complaint("--http", ":0", "--http-tls-key", "k")).contains("--http-tls-cert FILE");
    assertThat(complaint("--http", ":0", "--http-tls", "--http-tls-cert", "c"))
        .contains("expected no --http-tls");
  }

  private Served serve(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--json-log", "--persona", "postfix-strict"));
    all.addAll(List.of(options));
    return new Served(folder, all.toArray(String[]::new));
  }

  private static int status(HttpClient client, String url, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  @Test
  void thePageIsNamedWhereProgramsLookAndEndsWithTheReceivers() throws Exception {
    Path file = folder.resolve("ready");
    try (Served served = serve("--http", ":0", "--ready-file", file.toString())) {
      String url = served.json().get("page").getAsString();
      assertThat(url).startsWith("http://[::1]:");
      assertThat(Files.readAllLines(file)).hasSize(2).last().isEqualTo("page " + url);
      HttpClient client = HttpClient.newHttpClient();
      assertThat(status(client, url + "health", "none")).isEqualTo(200);
      assertThat(status(client, url + "api/v1/mails", "none")).isEqualTo(200);
      served.process.destroy();
      served.code();
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void speaksTlsWithACertificateOfTheUsersAndWantsTheToken() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    Path pem = folder.resolve("cert.pem");
    Process keys =
        new ProcessBuilder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                folder.resolve("key.pem") + "",
                "-out",
                pem + "",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=IP:::1")
            .redirectErrorStream(true)
            .start();
    keys.getInputStream().readAllBytes();
    org.junit.jupiter.api.Assumptions.assumeTrue(keys.waitFor() == 0, "openssl makes no key here");
    try (Served served =
        serve(
            "--http",
            "[::]:0",
            "--http-tls-cert",
            pem.toString(),
            "--http-tls-key",
            folder.resolve("key.pem").toString(),
            "--http-token-file",
            token.toString())) {
      String url = served.json().get("page").getAsString();
      assertThat(url).startsWith("https://[::]:");
      String here = url.replace("[::]", "[::1]");
      HttpClient client = HttpClient.newBuilder().sslContext(trusting(pem)).build();
      assertThat(status(client, here + "api/v1/mails", TOKEN)).isEqualTo(200);
      assertThat(status(client, here + "api/v1/mails", "another-token-of-some-length"))
          .isEqualTo(401);
    }
  }

  private static SSLContext trusting(Path pem) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, new char[0]);
    store.setCertificateEntry(
        "server",
        CertificateFactory.getInstance("X.509").generateCertificate(Files.newInputStream(pem)));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
