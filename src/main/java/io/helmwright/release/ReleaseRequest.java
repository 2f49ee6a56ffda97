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
 * @param chart what the definition in code emits
 * @param layout where the chart is committed
 * @param since the last release as a revision; empty if the tags tell
 * @param destination the folder of packages and their index
 * @param url the address at which that folder is published; empty for packages beside the index
 * @param signing with what to sign, if at all
 * @param remote the folder in a registry to push to, if any
 * @param plainHttp whether that registry speaks HTTP
 */
public record ReleaseRequest(
    EmittedChart chart,
    OutputLayout layout,
    Optional<String> since,
    Path destination,
    String url,
    Optional<Signing> signing,
    Optional<URI> remote,
    boolean plainHttp) {

  public ReleaseRequest {
    Objects.requireNonNull(chart, "chart");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(signing, "signing");
    Objects.requireNonNull(remote, "remote");
    destination = destination.toAbsolutePath().normalize();
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
