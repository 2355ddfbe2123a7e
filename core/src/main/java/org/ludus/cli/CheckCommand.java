package org.ludus.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.check.EnvironmentCheck;
import org.ludus.check.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks that an environment keeps its contract: the program's own, or a plug-in's. */
@Command(
    name = "check",
    description = "Check that a world keeps its contract (your own, too).",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ENV", description = "The world.")
  private String environment;

  @Option(names = "--json", description = "Print one JSON object for each check.")
  private boolean json;

  @Override
  public Integer call() {
    EnvironmentReference reference = EnvironmentReference.parse(environment);
    List<Finding> findings = new ArrayList<>();
    PrintWriter out = spec.commandLine().getOut();
    EnvironmentCheck.run(
        Environments.find(reference.id()),
        reference.options(),
        finding -> {
          findings.add(finding);
          out.println(json ? Json.line(finding.toMap()) : finding.toString());
          out.flush();
        });
    long broken = findings.stream().filter(finding -> !finding.kept()).count();
    if (broken > 0) {
      throw new WorkFailedException(
          "%s breaks %s of %s promises".formatted(reference, broken, findings.size()));
    }
    return 0;
  }
}
