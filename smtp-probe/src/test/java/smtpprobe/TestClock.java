package smtpprobe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import smtpprobe.check.Watch;

/** A clock that goes on only when somebody waits by it. Safe for several threads. */
public final class TestClock extends Clock implements Watch.Wait {

  private final List<Duration> waits = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-28T09:00:00Z");

  @Override
  public synchronized boolean until(Duration over) {
    if (!over.isZero()) {
      waits.add(over);
    }
    now = now.plus(over);
    return true;
  }

  /** Every wait, those of no time left out. */
  public synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("always UTC");
  }
}
