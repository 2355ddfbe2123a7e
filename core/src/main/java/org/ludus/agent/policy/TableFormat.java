package org.ludus.agent.policy;

import org.ludus.agent.PolicyFormat;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.file.Weights;

/** How tables are kept: as the array {@code values}, one row of action values for each state. */
public final class TableFormat implements PolicyFormat<TabularPolicy> {

  private static final String VALUES = "values";

  @Override
  public String id() {
    return "table";
  }

  @Override
  public Class<TabularPolicy> type() {
    return TabularPolicy.class;
  }

  @Override
  public void write(TabularPolicy policy, Weights into) {
    into.put(VALUES, new int[] {policy.states(), policy.actions()}, policy.values());
  }

  @Override
  public TabularPolicy read(Weights from, EnvironmentSpec environment) {
    if (environment.observationSpace() instanceof Space.Discrete states
        && environment.actionSpace() instanceof Space.Discrete actions) {
      float[] values = from.array(VALUES, states.count(), actions.count());
      return new TabularPolicy(states.count(), actions.count(), values);
    }
    throw new IllegalArgumentException("a table needs numbered states and discrete actions");
  }
}
