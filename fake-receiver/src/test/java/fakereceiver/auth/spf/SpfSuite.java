package fakereceiver.auth.spf;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fakereceiver.auth.Resources;
import fakereceiver.auth.ScriptedDns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.RecordType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The published SPF test suites, as data. */
final class SpfSuite {

  /** One case: its name, what goes in, what must come out. */
  record Case(
      String name,
      String client,
      String mailFrom,
      String helo,
      List<String> results,
      Optional<String> explanation,
      ScriptedDns dns) {

    SpfReport run() {
      return new Spf(dns, "receiver.example", Clock.fixed(Instant.ofEpochSecond(0), ZoneOffset.UTC))
          .mailFrom(IpAddress.of(client), HeloName.of(helo), ReversePath.of(mailFrom));
    }
  }

  private SpfSuite() {}

  static List<Case> read(String resource) {
    List<Case> cases = new ArrayList<>();
    for (JsonObject scenario : Resources.objects(Resources.json(resource))) {
      ScriptedDns dns = dns(scenario.getAsJsonObject("zonedata"));
      for (Map.Entry<String, JsonElement> entry : scenario.getAsJsonObject("tests").entrySet()) {
        JsonObject test = entry.getValue().getAsJsonObject();
        List<String> results = new ArrayList<>();
        if (test.get("result").isJsonArray()) {
          test.getAsJsonArray("result").forEach(r -> results.add(r.getAsString()));
        } else {
          results.add(test.get("result").getAsString());
        }
        cases.add(
            new Case(
                entry.getKey(),
                test.get("host").getAsString(),
                test.get("mailfrom").getAsString(),
                test.get("helo").getAsString(),
                results,
                Optional.ofNullable(test.get("explanation")).map(JsonElement::getAsString),
                dns));
      }
    }
    return cases;
  }

  private static ScriptedDns dns(JsonObject zone) {
    ScriptedDns dns = new ScriptedDns();
    for (Map.Entry<String, JsonElement> entry : zone.entrySet()) {
      Optional<DomainName> name = DomainName.parse(entry.getKey().replace(" ", "\\032"));
      if (name.isPresent()) {
        add(dns, name.get(), entry.getValue());
      }
    }
    return dns;
  }

  private static void add(ScriptedDns dns, DomainName name, JsonElement records) {
    boolean hasTxt = false;
    for (JsonElement r : records.getAsJsonArray()) {
      hasTxt |= r.isJsonObject() && r.getAsJsonObject().has("TXT");
    }
    for (JsonElement r : records.getAsJsonArray()) {
      if (!r.isJsonObject()) {
        dns.fail(name, "*");
        continue;
      }
      Map.Entry<String, JsonElement> pair = r.getAsJsonObject().entrySet().iterator().next();
      add(dns, name, pair.getKey(), pair.getValue(), hasTxt);
    }
  }

  private static void add(
      ScriptedDns dns, DomainName name, String type, JsonElement value, boolean hasTxt) {
    if (value.isJsonPrimitive() && value.getAsString().equals("TIMEOUT")) {
      dns.fail(name, type);
      return;
    }
    dns.exists(name);
    switch (type) {
      case "A" -> dns.add(name, RecordType.A, Ip4Address.parse(value.getAsString()).orElseThrow());
      case "AAAA" -> dns.add(name, RecordType.AAAA, Ip6Address.of(value.getAsString()));
      case "PTR" -> dns.add(name, RecordType.PTR, DomainName.of(value.getAsString()));
      case "CNAME" -> dns.alias(name, DomainName.of(value.getAsString()));
      case "MX" -> {
        String exchange = value.getAsJsonArray().get(1).getAsString();
        dns.add(
            name,
            RecordType.MX,
            new Mx(
                value.getAsJsonArray().get(0).getAsInt(),
                exchange.isEmpty() ? DomainName.ROOT : DomainName.of(exchange)));
      }
      case "TXT" -> {
        if (!Resources.joined(value).equals("NONE")) {
          dns.add(name, RecordType.TXT, octets(value));
        }
      }
      case "SPF" -> {
        if (!hasTxt) {
          dns.add(name, RecordType.TXT, octets(value));
        }
      }
      default -> throw new IllegalArgumentException("record type " + type);
    }
  }

  private static String octets(JsonElement text) {
    return new String(
        Resources.joined(text).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
