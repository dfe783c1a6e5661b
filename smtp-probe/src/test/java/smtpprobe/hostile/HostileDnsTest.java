package smtpprobe.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smtpprobe.cli.Run;

/** Name servers that want to fool, to flood or to hold the program: it decides nothing by them. */
@Timeout(120)
class HostileDnsTest {

  private static final int HEADER = 12;

  /** What each does; truncated sends whoever asks to TCP. */
  private enum Attack {
    /** The query itself: it has no QR bit, and is no answer. */
    ECHO(query -> List.of(query), query -> List.of(framed(query))),
    OTHER_ID(
        query -> List.of(with(reply(query, 0, 0, new byte[0]), 0, query[0] ^ 1)),
        query -> List.of(framed(with(reply(query, 0, 0, new byte[0]), 1, query[1] ^ 1)))),
    OTHER_QUESTION(
        query -> List.of(with(reply(query, 0, 0, new byte[0]), HEADER + 1, 'x')),
        query -> List.of(framed(with(reply(query, 0, 0, new byte[0]), HEADER + 1, 'x')))),
    /** A name that points at itself, and two that point at each other. */
    LOOPS(
        query -> List.of(reply(query, 0, 2, loops(query.length))),
        query -> List.of(framed(reply(query, 0, 2, loops(query.length))))),
    /** As many PTR records as fit, each with a name of its own. */
    THOUSAND_POINTERS(
        Attack::truncated, query -> List.of(framed(reply(query, 0, 1000, pointers(1000))))),
    SIGNATURES(Attack::truncated, query -> List.of(framed(reply(query, 0, 600, signatures(600))))),
    COUNTS_THAT_LIE(
        query -> List.of(reply(query, 0, 65_535, new byte[3])),
        query -> List.of(framed(reply(query, 0, 65_535, new byte[3])))),
    /** Half of a reply, and then nothing. */
    STALLED_TCP(Attack::truncated, query -> List.of(new byte[] {(byte) 0xff, (byte) 0xff, 1})),
    EMPTY(query -> List.of(new byte[0], new byte[1]), query -> List.of(new byte[2])),
    GARBAGE(Attack::garbage, Attack::garbage);

    /** Whether its reply is none; the others answer, if much too much. */
    private boolean lies() {
      return this != THOUSAND_POINTERS && this != SIGNATURES;
    }

    private final Function<byte[], List<byte[]>> byUdp;
    private final Function<byte[], List<byte[]>> byTcp;

    Attack(Function<byte[], List<byte[]>> byUdp, Function<byte[], List<byte[]>> byTcp) {
      this.byUdp = byUdp;
      this.byTcp = byTcp;
    }

    private static List<byte[]> truncated(byte[] query) {
      return List.of(with(reply(query, 0, 0, new byte[0]), 2, 0x83));
    }

    private static List<byte[]> garbage(byte[] query) {
      Random random = new Random(Arrays.hashCode(query));
      List<byte[]> heap = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        byte[] octets = new byte[random.nextInt(600)];
        random.nextBytes(octets);
        System.arraycopy(query, 0, octets, 0, Math.min(i % 30, octets.length));
        heap.add(octets);
      }
      return heap;
    }
  }

  private static byte[] with(byte[] octets, int at, int octet) {
    octets[at] = (byte) octet;
    return octets;
  }

  /** The question again, and records behind it; an OPT record of the query is left out. */
  private static byte[] reply(byte[] query, int rcode, int answers, byte[] records) {
    int end = HEADER;
    while (query[end] != 0) {
      end += 1 + query[end];
    }
    end += 5;
    ByteBuffer reply = ByteBuffer.allocate(end + records.length);
    reply.put(query, 0, end).put(records);
    reply.put(2, (byte) 0x81).put(3, (byte) (0x80 | rcode));
    return reply
        .putShort(6, (short) answers)
        .putShort(8, (short) 0)
        .putShort(10, (short) 0)
        .array();
  }

  private static byte[] framed(byte[] message) {
    return ByteBuffer.allocate(2 + message.length)
        .putShort((short) message.length)
        .put(message)
        .array();
  }

  private static byte[] loops(int queryLength) {
    ByteBuffer records = ByteBuffer.allocate(64);
    for (int i = 0; i < 2; i++) {
      int here = queryLength + records.position();
      records.putShort((short) (0xc000 | here)); // the owner is itself
      records.putShort((short) 12).putShort((short) 1).putInt(60).putShort((short) 2);
      records.putShort((short) (0xc000 | here));
    }
    return Arrays.copyOf(records.array(), records.position());
  }

  private static byte[] records(int number, int type, Function<Integer, byte[]> data) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < number; i++) {
      byte[] content = data.apply(i);
      all.writeBytes(
          ByteBuffer.allocate(12)
              .putShort((short) 0xc00c)
              .putShort((short) type)
              .putShort((short) 1)
              .putInt(60)
              .putShort((short) content.length)
              .array());
      all.writeBytes(content);
    }
    return all.toByteArray();
  }

  private static byte[] pointers(int number) {
    return records(
        number,
        12,
        i -> {
          String label = "host" + (10_000 + i);
          return ((char) label.length() + label + "\7example\3org\0").getBytes(ISO_8859_1);
        });
  }

  private static byte[] signatures(int number) {
    return records(number, 46, i -> new byte[60]);
  }

  private static LiveDns asking(RudeDns dns) {
    return LiveDns.of(List.of(dns.address()));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsDecidedByAServerThatLies(Attack attack) throws Exception {
    try (RudeDns dns = new RudeDns(attack.byUdp, attack.byTcp)) {
      Answer<DomainName> answer =
          asking(dns)
              .ask(
                  new Question<>(DomainName.of("mail.example.org"), RecordType.PTR),
                  Duration.ofMillis(900));

      assertThat(answer.isUnavailable()).as(answer.toString()).isEqualTo(attack.lies());
      assertThat(answer.said()).hasSizeLessThan(200);
      assertThat(answer.records().size()).isLessThanOrEqualTo(1000);
    }
  }

  /** The one connection that stalls is not waited for by the questions behind it. */
  @Test
  void aConnectionThatStallsHoldsUpNobodyElse() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (RudeDns dns =
        new RudeDns(
            Attack::truncated,
            query ->
                connections.incrementAndGet() == 1
                    ? List.of(new byte[] {0})
                    : List.of(framed(reply(query, 0, 1, pointers(1)))))) {
      LiveDns live = asking(dns);
      live.ask(new Question<>(DomainName.of("a.example"), RecordType.PTR), Duration.ofMillis(300));

      assertThat(
              live.ask(
                  new Question<>(DomainName.of("b.example"), RecordType.PTR),
                  Duration.ofSeconds(20)))
          .matches(Answer::isFound);
    }
  }

  /** Each remedy that was tried asked again: a silent name server took minutes. */
  @Test
  void aNameServerInTroubleIsNotAskedAgainForEachRemedy() throws Exception {
    Map<String, Integer> asked = new ConcurrentHashMap<>();
    try (RudeDns dns =
        new RudeDns(
            query -> {
              asked.merge(
                  new String(query, HEADER, query.length - HEADER, ISO_8859_1)
                      .toLowerCase(Locale.ROOT),
                  1,
                  Integer::sum);
              return List.of(reply(query, 2, 0, new byte[0]));
            },
            query -> List.of())) {
      Run run =
          Run.of(
              "predict --client=2001:db8::25 --helo=mail.example.org --from=alice@example.org"
                  + " --to=bob@example.net --persona=postfix-strict --dns-server",
              dns.place());

      assertThat(run.code()).as(run.err()).isIn(1, 3);
      assertThat(run.out()).containsPattern("postfix-strict +defer");
      assertThat(asked).hasSizeGreaterThan(4);
      assertThat(asked.values()).allMatch(times -> times <= 3); // with its second tries
    }
  }
}
