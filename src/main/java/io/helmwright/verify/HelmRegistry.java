package io.helmwright.verify;

import com.marcnuri.helm.Helm;
import io.helmwright.problem.ProblemException;
import java.net.URI;
import java.nio.file.Path;

/**
 * Registries of charts ({@code oci://}), through the Helm SDK in this process. Who is logged in is
 * what {@code helm registry login} has noted.
 */
public final class HelmRegistry {

  private final TerminationSignals signals = TerminationSignals.remember();

  /**
   * Pushes a package, and the provenance file beside it if there is one.
   *
   * @param archive the package
   * @param remote the folder in the registry, {@code oci://ghcr.io/example/charts}
   * @param plainHttp whether the registry speaks HTTP, as one on the own machine does
   * @return what Helm says: the reference and its digest
   * @throws ProblemException if Helm can't
   */
  public String push(Path archive, URI remote, boolean plainHttp) {
    var command = Helm.push().withChart(archive).withRemote(remote);
    try {
      return (plainHttp ? command.plainHttp() : command).call().strip();
    } catch (IllegalStateException e) {
      throw ProblemException.error(
          remote.toString(),
          "Helm can't push the package: "
              + String.valueOf(e.getMessage())
                  .strip()
                  .lines()
                  .findFirst()
                  .orElse("no reason given"),
          "Check the address and the login ('helm registry login'); the package itself is complete,"
              + " so 'helm push' will do, too");
    } finally {
      signals.restore();
    }
  }
}
