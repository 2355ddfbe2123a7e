package org.example.ludus;

import java.util.List;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentProvider;

/** Brings the world of this plug-in. */
public final class ExampleEnvironments implements EnvironmentProvider {

  /** Makes the provider; the program does, by its name in the jar. */
  public ExampleEnvironments() {}

  @Override
  public List<EnvironmentEntry<?, ?>> environments() {
    return List.of(
        EnvironmentEntry.of(
                "mountain-car",
                "Mountain car",
                "Swing out of a valley that is too steep for the engine.",
                MountainCarOptions.defaults(),
                MountainCar::new)
            .explained(
                "The engine is weaker than the slope, so the way up begins backwards: each swing"
                    + " has to carry the car a little higher on the other side. Every step costs 1"
                    + " until the flag is reached, and nothing tells beforehand that it is near.")
            .build());
  }
}
