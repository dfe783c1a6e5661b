package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.wire.Transport;
import fakereceiver.given.Daemons;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** What comes over the wire that is not a reply, and what is done then. */
class TransportTest {

  private static final DomainName HOST = DomainName.of("mail.example.org");
  private static final Question<Ip6Address> QUESTION = new Question<>(HOST, RecordType.AAAA);
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final byte[] NOTHING = {};

  private static Message reply(Message query) {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.RA);
    reply.addRecord(query.getQuestion(), Section.QUESTION);
    return reply;
  }

  private static byte[] address(Message query) {
    return address(reply(query), query.getQuestion().getName());
  }

  private static byte[] address(Message reply, Name name) {
    reply.addRecord(
        new AAAARecord(name, DClass.IN, 60, Ip6Address.of("2001:db8::25").toInetAddress()),
        Section.ANSWER);
    return reply.toWire();
  }

  private static Answer<Ip6Address> ask(InetSocketAddress server, Duration patience) {
    try (LiveDns live = LiveDns.of(List.of(server))) {
      return live.ask(QUESTION, patience);
    }
  }

  /** Says {@code first} to each query, and then what is right. */
  private static Answer<Ip6Address> afterStray(ScriptedServer.Script first) throws IOException {
    try (ScriptedServer server = ScriptedServer.sayingAll(List.of(first, TransportTest::address))) {
      return ask(server.address(), LONG);
    }
  }

  private static byte[] changed(Message query, Consumer<Message> change) {
    Message reply = reply(query);
    change.accept(reply);
    return reply.toWire();
  }

  @Test
  void passesOverWhatIsNotTheReply() throws Exception {
    Name other = Name.fromConstantString("mail.example.net.");
    List<ScriptedServer.Script> strays =
        List.of(
            Message::toWire, // the query, sent back
            query -> NOTHING,
            query -> changed(query, m -> m.getHeader().setID(m.getHeader().getID() ^ 1)),
            query -> changed(query, m -> m.getHeader().unsetFlag(Flags.QR)),
            query -> changed(query, m -> m.removeAllRecords(Section.QUESTION)),
            query ->
                changed(
                    query,
                    m -> {
                      m.removeAllRecords(Section.QUESTION);
                      m.addRecord(
                          Record.newRecord(other, m.getHeader().getID(), DClass.IN),
                          Section.QUESTION);
                    }));
    for (ScriptedServer.Script stray : strays) {
      Answer<Ip6Address> answer = afterStray(stray);

      assertThat(answer.isFound()).isTrue();
      assertThat(answer.took()).as("without another query").isLessThan(Duration.ofSeconds(2));
    }
  }

  @Test
  void takesAnEchoForNoAnswer() throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(Message::toWire)) {
      assertThat(ask(server.address(), SHORT).said()).startsWith("timed out");
    }
  }

  @Test
  void asksAgainWithoutEdnsWhereNothingCame() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.saying(query -> query.getOPT() == null ? address(query) : NOTHING)) {
      assertThat(ask(server.address(), LONG).isFound()).isTrue();
    }
  }

  @Test
  void doesNotListenToAFloodForEver() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.sayingAll(Collections.nCopies(Transport.MAX_STRAYS + 1, query -> NOTHING))) {
      assertThat(ask(server.address(), LONG).said()).contains("datagrams that are not the reply");
    }
  }

  @Test
  void asksInLettersOfRandomCaseAndTellsNobody() throws Exception {
    Set<String> names = ConcurrentHashMap.newKeySet();
    try (ScriptedServer server =
            ScriptedServer.saying(
                query -> {
                  names.add(query.getQuestion().getName().toString());
                  return address(query);
                });
        LiveDns live = LiveDns.of(List.of(server.address()))) {
      for (int i = 0; i < 20; i++) {
        assertThat(live.ask(QUESTION, LONG).isFound()).isTrue();
      }
      ServerAnswer direct =
          DirectDns.ask(
              server.address(), new ServerQuestion(HOST, "AAAA", ServerQuestion.Mode.ITSELF), LONG);
      assertThat(direct.answer()).extracting(ServerRecord::name).containsExactly(HOST);
    }
    assertThat(names).hasSizeGreaterThan(10);
    assertThat(names).allMatch(n -> n.toLowerCase(Locale.ROOT).equals("mail.example.org."));
  }

  @Test
  void asksOverTcpWhenTheCaseOfTheLettersIsNotItsOwn() throws Exception {
    try (ServerSocket tcp = new ServerSocket();
        ScriptedServer server =
            ScriptedServer.sayingBesideTcp(
                query -> {
                  String name = query.getQuestion().getName().toString();
                  Message reply = new Message(query.getHeader().getID());
                  reply.getHeader().setFlag(Flags.QR);
                  Name lower = Name.fromConstantString(name.toLowerCase(Locale.ROOT));
                  reply.addRecord(
                      Record.newRecord(lower, query.getQuestion().getType(), DClass.IN),
                      Section.QUESTION);
                  reply.getHeader().setRcode(Rcode.NXDOMAIN);
                  return reply.toWire();
                },
                tcp)) {
      Daemons.thread("tcp-dns", () -> serve(tcp)).start();

      assertThat(ask(server.address(), LONG).isFound()).isTrue();
    }
  }

  private static void serve(ServerSocket tcp) {
    try (Socket socket = tcp.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] query = in.readNBytes(in.readUnsignedShort());
      byte[] reply = address(new Message(query));
      socket.getOutputStream().write(new byte[] {(byte) (reply.length >> 8), (byte) reply.length});
      socket.getOutputStream().write(reply);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void asksWithoutEdnsAServerThatDoesNotUnderstandIt() throws Exception {
    for (int rcode : List.of(Rcode.FORMERR, Rcode.NOTIMP)) {
      for (boolean repeats : List.of(true, false)) {
        try (ScriptedServer server =
            ScriptedServer.saying(
                query -> {
                  if (query.getOPT() == null) {
                    return address(query);
                  }
                  Message reply = reply(query);
                  reply.getHeader().setRcode(rcode);
                  if (!repeats) {
                    reply.removeAllRecords(Section.QUESTION);
                  }
                  return reply.toWire();
                })) {
          assertThat(ask(server.address(), LONG).isFound()).isTrue();
        }
      }
    }
  }

  @Test
  void goesOnThoughAConnectionStalls() throws Exception {
    try (ServerSocket silent = new ServerSocket();
        ScriptedServer server =
            ScriptedServer.sayingBesideTcp(
                query ->
                    query.getQuestion().getType() == RecordType.TXT.code()
                        ? changed(query, m -> m.getHeader().setFlag(Flags.TC))
                        : address(query),
                silent);
        LiveDns live = LiveDns.of(List.of(server.address()))) {
      for (int i = 0; i < 3; i++) {
        Answer<String> stalled = live.ask(new Question<>(HOST, RecordType.TXT), SHORT);
        assertThat(stalled.said()).startsWith("timed out");
        assertThat(live.ask(QUESTION, SHORT).isFound()).isTrue();
      }
      assertThat(silent.isClosed()).isFalse();
    }
  }

  @Test
  void letsServersThatAreSilentHoldNobodyUp() throws Exception {
    CountDownLatch full = new CountDownLatch(LiveDns.MAX_IN_FLIGHT);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (ScriptedServer server =
            ScriptedServer.saying(
                query -> {
                  full.countDown();
                  return query.getQuestion().getType() == RecordType.AAAA.code()
                      ? address(query)
                      : NOTHING;
                });
        LiveDns live = LiveDns.of(List.of(server.address()))) {
      for (int i = 0; i < 3 * LiveDns.MAX_IN_FLIGHT; i++) {
        threads.execute(() -> live.ask(new Question<>(HOST, RecordType.TXT), LONG));
      }
      assertThat(full.await(1, TimeUnit.MINUTES)).isTrue();

      Answer<Ip6Address> answer = live.ask(QUESTION, LONG);

      assertThat(answer.isFound()).isTrue();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void givesATurnBackOnce() throws Exception {
    Turns turns = new Turns(1, 10);
    Turns.Turn first = turns.take(ClientNetwork.OWN).orElseThrow();
    assertThat(turns.take(ClientNetwork.OWN)).isEmpty();
    assertThat(turns.await(ClientNetwork.OWN, Duration.ZERO)).isEmpty();

    first.silent();
    first.close();
    first.close();

    assertThat(turns.take(ClientNetwork.OWN)).isPresent();
    assertThat(turns.take(ClientNetwork.OWN)).isEmpty();
  }
}
