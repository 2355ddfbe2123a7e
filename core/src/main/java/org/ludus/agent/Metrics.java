package org.ludus.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.ludus.file.Archive;

/**
 * What an agent has to tell of its learning, by name and by kind. An agent declares its metrics
 * once and feeds them as it learns; whoever logs or plots reads all of them at once.
 *
 * <p>What is reported as a mean is one over the time since the last {@link #report}; those who
 * watch several times a second {@link #glance}, which is a mean since they last looked and changes
 * nothing of what will be reported. Losses are declared as such: one that is no number any more
 * means that the training has diverged.
 *
 * <p>Confined to the agent's thread; but two threads may feed two metrics.
 */
public final class Metrics {

  private final List<Metric> all = new ArrayList<>();
  private volatile String divergence = "";

  /** One metric. */
  private interface Metric {

    /** Tells it for the log, or with {@code glancing} for those who watch. */
    void tell(MetricSink sink, boolean glancing);

    void persist(Archive archive);
  }

  /** Declares a mean. */
  public Mean mean(String name) {
    return added(new Mean(this, name, false));
  }

  /** Declares a mean that has to stay finite. */
  public Mean meanLoss(String name) {
    return added(new Mean(this, name, true));
  }

  /** Declares a figure of the last update. */
  public Latest latest(String name) {
    return added(new Latest(this, name, false));
  }

  /** Declares a figure of the last update that has to stay finite. */
  public Latest latestLoss(String name) {
    return added(new Latest(this, name, true));
  }

  /** Declares a mean over the newest pass through some data. */
  public Pass pass(String name) {
    return added(new Pass(this, name, false));
  }

  /** Declares a mean over the newest pass through some data that has to stay finite. */
  public Pass passLoss(String name) {
    return added(new Pass(this, name, true));
  }

  /** Declares a figure that can be read off at any time, cheaply. */
  public void gauge(String name, DoubleSupplier reading) {
    added(new Gauge(name, reading, true));
  }

  /** Declares a figure that takes a while to read off, so that those who watch go without. */
  public void costlyGauge(String name, DoubleSupplier reading) {
    added(new Gauge(name, reading, false));
  }

  private <M extends Metric> M added(M metric) {
    all.add(metric);
    return metric;
  }

  /** Tells all metrics for the log, in the order of their declaration; means begin anew. */
  public void report(MetricSink sink) {
    all.forEach(metric -> metric.tell(sink, false));
  }

  /** Tells all metrics for those who watch. */
  public void glance(MetricSink sink) {
    all.forEach(metric -> metric.tell(sink, true));
  }

  /** Returns whether some loss has been no number. */
  public boolean hasDiverged() {
    return !divergence.isEmpty();
  }

  /** Returns which loss was no number, and what it was: {@code td_loss is NaN}; or nothing. */
  public String divergence() {
    return divergence;
  }

  /** Keeps what is to be reported or brings it back. */
  public void persist(Archive archive) {
    all.forEach(metric -> metric.persist(archive));
  }

  private void notice(String loss, double value) {
    if (!Double.isFinite(value) && divergence.isEmpty()) {
      divergence = loss + " is " + value;
    }
  }

  /** A figure of which the mean is told; NaN where there was none. */
  public static final class Mean implements Metric {

    private final Metrics owner;
    private final String name;
    private final boolean loss;
    private double sum;
    private long count;
    private double sumSinceGlance;
    private long countSinceGlance;

    private Mean(Metrics owner, String name, boolean loss) {
      this.owner = owner;
      this.name = name;
      this.loss = loss;
    }

    /** Takes in one more. */
    public void add(double value) {
      sum += value;
      count++;
      sumSinceGlance += value;
      countSinceGlance++;
      if (loss) {
        owner.notice(name, value);
      }
    }

    @Override
    public void tell(MetricSink sink, boolean glancing) {
      if (glancing) {
        sink.metric(name, countSinceGlance == 0 ? Double.NaN : sumSinceGlance / countSinceGlance);
        sumSinceGlance = 0;
        countSinceGlance = 0;
      } else {
        sink.metric(name, count == 0 ? Double.NaN : sum / count);
        sum = 0;
        count = 0;
      }
    }

    @Override
    public void persist(Archive archive) {
      sum = archive.number(sum);
      count = archive.count(count);
    }
  }

  /** A figure of the last update; NaN before the first. */
  public static final class Latest implements Metric {

    private final Metrics owner;
    private final String name;
    private final boolean loss;
    private double value = Double.NaN;

    private Latest(Metrics owner, String name, boolean loss) {
      this.owner = owner;
      this.name = name;
      this.loss = loss;
    }

    /** Takes in the newest. */
    public void set(double newest) {
      value = newest;
      if (loss) {
        owner.notice(name, newest);
      }
    }

    @Override
    public void tell(MetricSink sink, boolean glancing) {
      sink.metric(name, value);
    }

    @Override
    public void persist(Archive archive) {
      value = archive.number(value);
    }
  }

  /** A figure of which the mean since the last {@link #begin} is told; NaN where there was none. */
  public static final class Pass implements Metric {

    private final Metrics owner;
    private final String name;
    private final boolean loss;
    private double sum;
    private long count;

    private Pass(Metrics owner, String name, boolean loss) {
      this.owner = owner;
      this.name = name;
      this.loss = loss;
    }

    /** Begins a pass: forgets what there was. */
    public void begin() {
      sum = 0;
      count = 0;
    }

    /** Takes in one more. */
    public void add(double value) {
      sum += value;
      count++;
      if (loss) {
        owner.notice(name, value);
      }
    }

    /** Returns the mean of this pass so far; NaN where there is none. */
    public double mean() {
      return count == 0 ? Double.NaN : sum / count;
    }

    @Override
    public void tell(MetricSink sink, boolean glancing) {
      sink.metric(name, mean());
    }

    @Override
    public void persist(Archive archive) {
      sum = archive.number(sum);
      count = archive.count(count);
    }
  }

  /** A figure that is read off when it is told. */
  private record Gauge(String name, DoubleSupplier reading, boolean cheap) implements Metric {

    @Override
    public void tell(MetricSink sink, boolean glancing) {
      if (cheap || !glancing) {
        sink.metric(name, reading.getAsDouble());
      }
    }

    @Override
    public void persist(Archive archive) {
      // What it is read off from is kept by whoever owns it.
    }
  }
}
