package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.journal.Mails;
import fakereceiver.session.Mail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Viewers are told of every change, in order, and hold up nobody. */
class EventsTest {

  private static final Mail MAIL =
      Mails.judged("postfix-strict", "2001:db8::25", "x", Instant.parse("2026-11-29T08:00:00Z"));

  private final Web web = new Web();

  @AfterEach
  void stop() {
    web.close();
  }

  /** One that follows. */
  private final class Viewer implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    Viewer(String... headers) {
      try {
        socket = web.open();
        String request =
            // 1.0 has no chunks, which would come in the middle of lines
            "GET /api/v1/events HTTP/1.0\r\nHost: localhost\r\n"
                + String.join("", headers)
                + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        await("retry: 2000");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void await(String line) throws IOException {
      String heard = in.readLine();
      while (heard != null && !heard.equals(line)) {
        heard = in.readLine();
      }
    }

    /** The next events, as {@code word id}. */
    List<String> events(int count) {
      List<String> events = new ArrayList<>();
      String word = "";
      try {
        while (events.size() < count) {
          String line = in.readLine();
          if (line == null) {
            throw new AssertionError("closed after " + events);
          } else if (line.startsWith("event: ")) {
            word = line.substring(7);
          } else if (line.startsWith("id: ")) {
            events.add(word + " " + line.substring(4));
          }
        }
      } catch (IOException e) {
        throw new AssertionError("after " + events.size() + " events", e);
      }
      return events;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void everyKindOfChangeIsTold() throws Exception {
    try (Viewer viewer = new Viewer()) {
      web.journal.note(MAIL);
      web.journal.judged(1, List.of(Mails.verdict("gmail", MAIL.attempt())));
      web.journal.delete(1);
      web.journal.clear();
      assertThat(viewer.events(4)).containsExactly("added 1", "judged 2", "deleted 3", "cleared 4");
    }
  }

  @Test
  void whoComesBackIsToldWhatItMissed() throws Exception {
    for (int i = 0; i < 5; i++) {
      web.journal.note(MAIL);
    }
    try (Viewer viewer = new Viewer("Last-Event-ID: 3\r\n")) {
      assertThat(viewer.events(2)).containsExactly("added 4", "added 5");
    }
  }

  @Test
  void whoMissedTooMuchLooksAnew() throws Exception {
    for (int i = 0; i < 10_050; i++) {
      web.journal.note(MAIL);
    }
    try (Viewer viewer = new Viewer("Last-Event-ID: 3\r\n")) {
      assertThat(viewer.events(1)).containsExactly("resync 10050");
      web.journal.clear();
      assertThat(viewer.events(1)).containsExactly("cleared 10051");
    }
  }

  @Test
  void aNumberThatNobodyWasToldLooksAnew() throws Exception {
    web.journal.note(MAIL);
    for (String last : List.of("99999999", "-1", "nonsense", "1e3")) {
      try (Viewer viewer = new Viewer("Last-Event-ID: " + last + "\r\n")) {
        assertThat(viewer.events(1)).as(last).containsExactly("resync 1");
      }
    }
  }

  @Test
  void twoHundredViewersLoseNothing() throws Exception {
    int mails = 1000;
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      CountDownLatch there = new CountDownLatch(200);
      List<Future<List<String>>> told = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        told.add(
            threads.submit(
                () -> {
                  try (Viewer viewer = new Viewer()) {
                    there.countDown();
                    return viewer.events(mails);
                  }
                }));
      }
      assertThat(there.await(60, TimeUnit.SECONDS)).isTrue();
      List<String> expected = new ArrayList<>();
      for (int i = 1; i <= mails; i++) {
        web.journal.note(MAIL);
        expected.add("added " + i);
      }
      for (Future<List<String>> one : told) {
        assertThat(one.get(90, TimeUnit.SECONDS)).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void oneThatDoesNotReadHoldsUpNobody() throws Exception {
    try (Viewer lazy = new Viewer();
        Viewer eager = new Viewer()) {
      int mails = 9000;
      for (int i = 0; i < mails; i++) {
        web.journal.note(MAIL);
        if (i % 1000 == 999) {
          assertThat(eager.events(1000)).endsWith("added " + (i + 1));
        }
      }
      assertThat(lazy.socket.isClosed()).isFalse();
    }
  }
}
