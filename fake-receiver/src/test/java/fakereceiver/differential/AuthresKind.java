package fakereceiver.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import fakereceiver.auth.authres.AuthenticationResults;
import fakereceiver.auth.authres.MethodResult;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Authentication-Results as we write them, with whatever strangers may say in them: {@code case
 * NAME FIELD}, the field in base64. Others read there what we read: each method with its result and
 * its properties.
 */
final class AuthresKind {

  /** The properties that we write for each method. */
  private static final Map<String, List<String>> METHODS =
      Map.of(
          "spf", List.of("smtp.mailfrom"),
          "dkim", List.of("header.d", "header.i", "header.s", "header.b"),
          "dmarc", List.of("header.from"),
          "iprev", List.of("policy.iprev"));

  private static final List<String> RESULTS =
      List.of("pass", "fail", "none", "temperror", "permerror", "neutral");
  private static final List<String> USUAL =
      List.of("alice", "@", "d.example.org", "@d.example.org", ".", "-", "2001:db8::25", "pass");
  private static final List<String> PIECES =
      List.of(
          "alice",
          "d.example.org",
          "@",
          ".",
          "-",
          "2001:db8::25",
          "\"",
          "\\",
          "(",
          ")",
          ";",
          "=",
          " ",
          "\r\n",
          "\t",
          "\0",
          "\u00e9",
          "\u00fc.example",
          "\ud83d\ude00",
          "\u202e",
          "<",
          ">",
          ",",
          "spf=pass",
          "smtp.mailfrom=",
          "/",
          "[",
          "]",
          "?",
          "'",
          "%",
          "+",
          "x".repeat(80),
          "\u0000",
          "\u007f",
          "none",
          "reason=");

  static final Kind KIND =
      new Kind(
          "authres",
          AuthresKind::make,
          AuthresKind::ours,
          Map.of(
              new Peer("authres", "authres.py"),
              Kind.known(
                  """
                  utf-8: reads ASCII alone
                  odd-id: takes no quoted string, nor an empty label, for who found the results
                  several-properties: keeps one of several properties of a type
                  quote: keeps the backslashes of a quoted string
                  backslash: keeps the backslashes of a quoted string
                  """),
              new Peer("Mail::AuthenticationResults", "authres.pl"),
              Kind.known(
                  """
                  quote: ends a quoted string at a quote behind a backslash
                  backslash: keeps the backslashes of a quoted string
                  odd-id: takes no empty label in who found the results
                  parenthesis: counts those behind a backslash, too
                  """)));

  private AuthresKind() {}

  private static OddCase make(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    AuthenticationResults field =
        AuthenticationResults.by(random.nextInt(8) == 0 ? value(random) + "x" : "mx.example.net");
    for (int i = random.nextInt(4); i > 0; i--) {
      String method = pick(random, METHODS.keySet().stream().sorted().toList());
      Map<String, String> properties = new LinkedHashMap<>();
      for (String property : METHODS.get(method)) {
        if (random.nextInt(3) > 0) {
          properties.put(property, value(random));
        }
      }
      field =
          field.with(
              new MethodResult(
                  method,
                  pick(random, RESULTS),
                  random.nextInt(4) == 0 ? Optional.of(value(random)) : Optional.empty(),
                  random.nextInt(2) == 0 ? Optional.of(value(random)) : Optional.empty(),
                  properties));
    }
    return new OddCase(
        List.of("case " + seed + " " + base64(field.field())), oddities(field.field()));
  }

  private static Set<String> oddities(String field) {
    Set<String> odd = new TreeSet<>();
    if (field.chars().anyMatch(c -> c > '~')) {
      odd.add("utf-8");
    }
    if (field.contains("\\\"")) {
      odd.add("quote");
    }
    if (field.contains("\\(") || field.contains("\\)")) {
      odd.add("parenthesis");
    }
    if (field.contains("\\\\")) {
      odd.add("backslash");
    }
    if (!field.startsWith("Authentication-Results: mx.example.net;")) {
      odd.add("odd-id");
    }
    if (field.split(" header[.][disb]=", -1).length > 2) {
      odd.add("several-properties");
    }
    return odd;
  }

  private static String value(Random random) {
    StringBuilder value = new StringBuilder();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      value.append(pick(random, random.nextInt(4) == 0 ? PIECES : USUAL));
    }
    return value.toString();
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String ours(OddCase one) {
    String field = new String(Base64.getDecoder().decode(one.head().get(1)), UTF_8);
    return AuthenticationResults.parse(field.substring(field.indexOf(':') + 1))
        .map(AuthresKind::told)
        .orElse("unreadable");
  }

  private static String told(AuthenticationResults field) {
    return field.results().isEmpty()
        ? "none"
        : field.results().stream().map(AuthresKind::told).collect(Collectors.joining(" "));
  }

  private static String told(MethodResult result) {
    StringBuilder text = new StringBuilder(result.method() + "=" + result.result());
    result.reason().ifPresent(reason -> text.append(",reason=").append(base64(reason)));
    result.properties().forEach((k, v) -> text.append(',' + k + '=').append(base64(v)));
    return text.toString();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
