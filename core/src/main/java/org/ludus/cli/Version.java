package org.ludus.cli;

import org.ludus.run.ProgramInfo;
import picocli.CommandLine.IVersionProvider;

/** Tells the command line which program this is, and on what it runs. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "ludus " + ProgramInfo.version(),
      "Java: " + ProgramInfo.java(),
      "System: " + ProgramInfo.platform()
    };
  }
}
