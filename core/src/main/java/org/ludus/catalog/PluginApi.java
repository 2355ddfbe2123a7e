package org.ludus.catalog;

import java.util.List;

/**
 * What of the program a plug-in may use: these packages, each with its classes but not those below
 * it. docs/plugins.md says what is in them. All else is the program's own, may change at any time,
 * and cannot be loaded by a plug-in.
 */
public final class PluginApi {

  private static final String PROGRAM = "org.ludus.";

  /** The packages, in the order in which the documentation tells them. */
  public static final List<String> PACKAGES =
      List.of(
          "org.ludus.catalog",
          "org.ludus.settings",
          "org.ludus.env",
          "org.ludus.env.wrapper",
          "org.ludus.agent",
          "org.ludus.agent.parts",
          "org.ludus.agent.policy",
          "org.ludus.agent.exploration",
          "org.ludus.agent.replay",
          "org.ludus.network",
          "org.ludus.file",
          "org.ludus.render",
          "org.ludus.sound");

  private PluginApi() {}

  /** Returns whether a plug-in may use a class of that name, as far as it is the program's. */
  static boolean exports(String className) {
    return !className.startsWith(PROGRAM)
        || PACKAGES.contains(className.substring(0, className.lastIndexOf('.')));
  }
}
