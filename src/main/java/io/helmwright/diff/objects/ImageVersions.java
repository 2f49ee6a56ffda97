package io.helmwright.diff.objects;

import io.helmwright.diff.result.Reason;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Images that are replaced.
 *
 * <p>The next major version of a database server does not read the files of the last: a break, and
 * so is an older one. PostgreSQL names only the first number a major version; the others in the
 * list follow it or are stricter. Clients of it (init containers, Jobs) are like any other image:
 * patch versions are patch, what else changes is minor. Another repository is minor too: those who
 * mirror images must mirror another one. Of the application itself {@link Metadata} speaks.
 */
final class ImageVersions implements Judge {

  private static final Set<String> DATABASES =
      Set.of(
          "postgres",
          "postgresql",
          "mysql",
          "mariadb",
          "mongo",
          "mongodb",
          "elasticsearch",
          "opensearch",
          "cassandra",
          "clickhouse",
          "clickhouse-server",
          "couchdb",
          "influxdb",
          "neo4j",
          "timescaledb");

  /** Tags that are given to another image now and then. */
  private static final Set<String> MOVING =
      Set.of("", "latest", "stable", "main", "master", "edge", "nightly", "dev", "develop");

  /** Whose second number counts bug fixes: {@code 17.2}, {@code 17.3}. */
  private static final Set<String> POSTGRESQL = Set.of("postgres", "postgresql");

  @Override
  public Stream<Reason> reasons(Change change, Surroundings around) {
    return change.isInBoth()
        ? change.differences().stream().filter(Images::is).map(d -> reason(change, d, Images.of(d)))
        : Stream.of();
  }

  private static Reason reason(Change change, Difference difference, Both<Image> images) {
    Image before = images.before();
    Image after = images.after();
    Both<Numbers> versions = images.map(Image::version);
    boolean known = versions.before().isVersion() && versions.after().isVersion();
    String evidence = before.text() + " → " + after.text();
    boolean serves = difference.isAt(".*\\bcontainers\\[.*|spec\\.imageName");
    if (serves
        && isServer(change.before())
        && DATABASES.contains(before.name())
        && known
        && (versions.before().major() != versions.after().major() || isOlderMinor(versions))) {
      return Reasons.major(
          "database-major",
          change.label() + " " + difference.path(),
          "The database server is of another major version, which can't read the old one's files.",
          evidence,
          "Dump the database before the upgrade and restore it into the new server, or keep the old"
              + " image in your values.");
    }
    if (!before.repository().equals(after.repository())) {
      return Reasons.minor(
          "image-repository",
          "image " + before.repository(),
          "The image comes from another repository.",
          evidence);
    }
    String subject = "image " + after.repository();
    boolean patched =
        versions.after().isPatchOf(versions.before()) && !isOlder(versions)
            || POSTGRESQL.contains(after.name())
                && versions.before().major() == versions.after().major()
                && !isOlder(versions);
    return known && patched
        ? Reasons.patch("image-patch", subject, "The image is a patch of the old one.", evidence)
        : Reasons.minor("image-version", subject, message(after, versions, known), evidence);
  }

  private static String message(Image after, Both<Numbers> versions, boolean known) {
    if (MOVING.contains(after.tag()) && !after.text().contains("@")) {
      return "The image has a tag that moves, so that nobody knows what is run.";
    }
    if (!known) {
      return "The image is another version.";
    }
    if (isOlder(versions)) {
      return "The image is an older version.";
    }
    return versions.before().major() == versions.after().major()
        ? "The image is another version."
        : "The image is another major version.";
  }

  private static boolean isServer(ManifestObject object) {
    return !object.isHook() && (object.is("StatefulSet", "Deployment", "Pod", "Cluster"));
  }

  private static boolean isOlderMinor(Both<Numbers> versions) {
    return isOlder(versions) && !versions.after().isPatchOf(versions.before());
  }

  private static boolean isOlder(Both<Numbers> versions) {
    return versions.after().compareTo(versions.before()) < 0;
  }
}
