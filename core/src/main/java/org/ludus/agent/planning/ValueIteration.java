package org.ludus.agent.planning;

import org.ludus.agent.AgentContext;
import org.ludus.agent.Metrics;
import org.ludus.agent.OfflineLearner;
import org.ludus.agent.Policy;
import org.ludus.agent.policy.TabularPolicy;
import org.ludus.env.FiniteMdp;
import org.ludus.file.Archive;

/**
 * Value iteration (Bellman 1957; Sutton and Barto 2018, section 4.4): sweeps over all states of a
 * model, in place, until no value changes any more.
 *
 * <p>{@code V(s) <- max_a sum p(s', r | s, a) (r + discount V(s'))}, where {@code V(s')} is 0 if
 * the episode terminates with the step. One sweep is an update. The policy takes the action of
 * greatest value in each state.
 *
 * <p>Metrics, of the last sweep: {@code delta}, the greatest change of a value, and {@code
 * value_mean}; and {@code updates}.
 */
public final class ValueIteration implements OfflineLearner {

  private final ValueIterationConfig config;
  private final FiniteMdp model;
  private final double[] values;
  private final Backup backup = new Backup();
  private long sweeps;
  private final Metrics metrics = new Metrics();
  private final Metrics.Latest delta = metrics.latestLoss("delta");

  /**
   * Makes an agent that knows the model, and no value yet.
   *
   * @throws IllegalArgumentException if there is no model
   */
  public ValueIteration(AgentContext context, ValueIterationConfig config) {
    this.config = config;
    model =
        context.model().orElseThrow(() -> new IllegalArgumentException("a finite model is needed"));
    values = new double[model.states()];
    metrics.gauge("value_mean", this::meanValue);
    metrics.gauge("updates", () -> sweeps);
  }

  @Override
  public boolean learn() {
    double greatest = 0;
    for (int state = 0; state < values.length; state++) {
      double value = Double.NEGATIVE_INFINITY;
      for (int action = 0; action < model.actions(); action++) {
        value = Math.max(value, backup.of(state, action));
      }
      greatest = Math.max(greatest, Math.abs(value - values[state]));
      values[state] = value;
    }
    sweeps++;
    delta.set(greatest);
    return greatest >= config.tolerance();
  }

  /** The expected return of an action: adds up what can come of it. */
  private final class Backup implements FiniteMdp.OutcomeSink {

    private double sum;

    double of(int state, int action) {
      sum = 0;
      model.outcomes(state, action, this);
      return sum;
    }

    @Override
    public void outcome(double probability, int nextState, float reward, boolean terminal) {
      double future = terminal ? 0 : config.discount() * values[nextState];
      sum += probability * (reward + future);
    }
  }

  private double meanValue() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @Override
  public Policy policy() {
    int actions = model.actions();
    float[] table = new float[values.length * actions];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) backup.of(i / actions, i % actions);
    }
    return new TabularPolicy(values.length, actions, table);
  }

  @Override
  public Metrics metrics() {
    return metrics;
  }

  @Override
  public void persist(Archive archive) {
    archive.doubles(values);
    sweeps = archive.number(sweeps);
    metrics.persist(archive);
  }
}
