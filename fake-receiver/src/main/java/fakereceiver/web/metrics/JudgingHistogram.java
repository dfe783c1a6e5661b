package fakereceiver.web.metrics;

import fakereceiver.FakeReceiver;
import fakereceiver.judge.JudgingTimes;
import fakereceiver.judge.Stage;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How long receivers take to judge, of all receivers together, by stage. */
final class JudgingHistogram implements Collector {

  private final List<FakeReceiver> receivers;

  JudgingHistogram(List<FakeReceiver> receivers) {
    this.receivers = List.copyOf(receivers);
  }

  @Override
  public MetricSnapshot collect() {
    HistogramSnapshot.Builder all =
        HistogramSnapshot.builder()
            .name("fakereceiver_judging_seconds")
            .help("How long judging takes, waiting for DNS included, by stage.");
    for (Stage stage : Stage.values()) {
      all.dataPoint(point(stage));
    }
    return all.build();
  }

  private HistogramDataPointSnapshot point(Stage stage) {
    List<JudgingTimes> times = receivers.stream().map(FakeReceiver::judgingTimes).toList();
    double[] bounds =
        DoubleStream.concat(
                JudgingTimes.bounds().stream().mapToDouble(Double::doubleValue),
                DoubleStream.of(Double.POSITIVE_INFINITY))
            .toArray();
    List<List<Long>> counts = times.stream().map(one -> one.counts(stage)).toList();
    Number[] sums =
        IntStream.range(0, bounds.length)
            .mapToObj(at -> counts.stream().mapToLong(one -> one.get(at)).sum())
            .toArray(Number[]::new);
    return HistogramDataPointSnapshot.builder()
        .labels(Labels.of("stage", stage.word()))
        .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, sums))
        .sum(times.stream().mapToDouble(one -> one.seconds(stage)).sum())
        .build();
  }
}
