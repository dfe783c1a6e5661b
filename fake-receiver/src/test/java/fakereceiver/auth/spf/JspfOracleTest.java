package fakereceiver.auth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Mx;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;
import org.apache.james.jspf.impl.SPF;
import org.junit.jupiter.api.Test;

/** What jSPF makes of the suite: a second opinion, and the measure behind decision 0010. */
class JspfOracleTest {

  /** The cases in which jSPF differs from the suite's first result; ours meets all of them. */
  private static final Map<String, String> DIFFERENT =
      Map.ofEntries(
          Map.entry("exists-dnserr", "jSPF fail, ours temperror"),
          Map.entry("exp-no-txt", "jSPF neutral, ours fail"),
          Map.entry("exp-void", "jSPF neutral, ours fail"),
          Map.entry("mx-limit", "jSPF pass, ours permerror"),
          Map.entry("p-macro-multiple", "jSPF softfail, ours pass"),
          Map.entry("ptr-case-change", "jSPF fail, ours pass"),
          Map.entry("ptr-cname-loop", "jSPF temperror, ours neutral"),
          Map.entry("ptr-limit", "jSPF pass, ours neutral"),
          Map.entry("void-over-limit", "jSPF neutral, ours permerror"));

  @Test
  void agreesWithOursButInTheCasesThatAreNamed() {
    Map<String, String> differences = new TreeMap<>();
    List<SpfSuite.Case> cases = SpfSuite.read("/spf/rfc7208-tests.json");
    for (SpfSuite.Case one : cases) {
      String jspf =
          new SPF(new Stub(one))
              .checkSPF(one.client(), one.mailFrom(), one.helo())
              .getResult()
              .toLowerCase(Locale.ROOT);
      String ours = one.run().result().word();
      if (!jspf.equals(ours)) {
        differences.put(one.name(), "jSPF " + jspf + ", ours " + ours);
      }
    }

    System.out.println(
        "RFC 7208 suite by jSPF: " + (cases.size() - differences.size()) + " of " + cases.size());
    assertThat(differences).containsExactlyInAnyOrderEntriesOf(DIFFERENT);
  }

  /** The suite's zone, as jSPF asks for it, which changes the lists that it is given. */
  private record Stub(SpfSuite.Case one) implements DNSService {

    @Override
    public List<String> getRecords(DNSRequest request) throws TimeoutException {
      Optional<DomainName> name = DomainName.parse(request.getHostname().replace(" ", "\\032"));
      if (name.isEmpty() || request.getRecordType() == DNSRequest.SPF) {
        return new ArrayList<>();
      }
      Answer<?> answer = ask(name.get(), request.getRecordType());
      if (answer.isUnavailable()) {
        throw new TimeoutException("no answer");
      }
      return answer.records().stream()
          .sorted(Comparator.comparing(r -> r instanceof Mx mx ? mx.preference() : 0))
          .map(Stub::text)
          .collect(Collectors.toCollection(ArrayList::new));
    }

    private Answer<?> ask(DomainName name, int type) {
      return switch (type) {
        case DNSRequest.A -> one.dns().a(name);
        case DNSRequest.AAAA -> one.dns().aaaa(name);
        case DNSRequest.MX -> one.dns().mx(name);
        case DNSRequest.PTR -> one.dns().ask(new Question<>(name, RecordType.PTR));
        case DNSRequest.TXT -> one.dns().txt(name);
        default -> throw new IllegalArgumentException("type " + type);
      };
    }

    private static String text(Object item) {
      return item instanceof Mx mx ? mx.exchange().text() : item.toString();
    }

    @Override
    public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
      try {
        return CompletableFuture.completedFuture(getRecords(request));
      } catch (TimeoutException e) {
        return CompletableFuture.failedFuture(e);
      }
    }

    @Override
    public List<String> getLocalDomainNames() {
      return List.of("receiver.example");
    }

    @Override
    public void setTimeOut(int seconds) {}

    @Override
    public int getRecordLimit() {
      return 0;
    }

    @Override
    public void setRecordLimit(int limit) {}
  }
}
