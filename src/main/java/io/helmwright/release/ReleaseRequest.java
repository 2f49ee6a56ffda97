package io.helmwright.release;

import io.helmwright.emit.EmittedChart;
import io.helmwright.emit.OutputLayout;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What to release, and where to.
 *
 * @param folder where the chart is committed
 * @param emitted what the definition in code emits there; empty for a chart that people have
 *     written
 * @param layout where definitions are emitted to, and what messages name files relative to
 * @param since the last release as a revision; empty if the tags tell
 * @param destination the folder of packages and their index
 * @param url the address at which that folder is published; empty for packages beside the index
 * @param signing with what to sign, if at all
 * @param remote the folder in a registry to push to, if any
 * @param plainHttp whether that registry speaks HTTP
 */
public record ReleaseRequest(
    Path folder,
    Optional<EmittedChart> emitted,
    OutputLayout layout,
    Optional<String> since,
    Path destination,
    String url,
    Optional<Signing> signing,
    Optional<URI> remote,
    boolean plainHttp) {

  public ReleaseRequest {
    folder = folder.toAbsolutePath().normalize();
    Objects.requireNonNull(emitted, "emitted");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(signing, "signing");
    Objects.requireNonNull(remote, "remote");
    destination = destination.toAbsolutePath().normalize();
  }

  /** The chart's folder, or a file in it, as messages say it. */
  String label(String... path) {
    Path file = folder;
    for (String name : path) {
      file = file.resolve(name);
    }
    return layout.label(file);
  }

  /**
   * A key to sign with.
   *
   * @param keyring the file with the secret keys
   * @param key a part of the key's user id
   * @param passphrase what unlocks it; empty if nothing does
   */
  public record Signing(Path keyring, String key, String passphrase) {}
}
