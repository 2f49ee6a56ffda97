package io.helmwright.charts.heimdall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL, unpacked from a Maven artifact (io.zonky.test.postgres), started once for all
 * tests on a free port of the loopback address, and stopped with the JVM. It refuses to be started
 * by root, who therefore starts it as user 65534, which most systems call nobody.
 *
 * <p>The artifacts have {@code postgres}, {@code initdb} and {@code pg_ctl} alone, in every
 * version; for the client programs see {@link PostgresClients}.
 */
final class PostgresServer {

  static final String MAJOR = "15";
  static final String DATABASE = "heimdall";
  static final String USER = "heimdall";
  static final String PASSWORD = "it's \"quoted\" pa$$word";

  private static final String NOBODY = "65534";
  private static final List<List<String>> AS_NOBODY =
      List.of(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
          List.of("chroot", "--userspec=" + NOBODY + ":" + NOBODY, "/"));

  private static Optional<PostgresServer> shared = Optional.empty();

  private final Path folder;
  private final List<String> user;
  private final int port = freePort();

  private PostgresServer(Path folder, List<String> user) {
    this.folder = folder;
    this.user = user;
  }

  /** The server, running; a test is skipped where there can be none. */
  static synchronized PostgresServer running() {
    if (shared.isEmpty()) {
      shared = Optional.of(install());
    }
    return shared.get();
  }

  /** A port that nobody listens on. */
  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** A connection of the database's owner, who is no superuser. */
  Connection connect() throws SQLException {
    return connect(DATABASE, USER);
  }

  private Connection connect(String database, String user) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), user, PASSWORD);
  }

  /** Returns when it accepts connections, as it may do already. */
  void start() {
    if (!isRunning()) {
      as(control("start", "-w", "-l", folder.resolve("log").toString(), "-o", "-p " + port));
    }
  }

  /** Returns when it has stopped. */
  void stop() {
    as(control("stop", "-w", "-m", "fast"));
  }

  private boolean isRunning() {
    return works(with(user, control("status")), new StringBuilder());
  }

  private static PostgresServer install() {
    String archive = archive();
    InputStream binaries = PostgresServer.class.getResourceAsStream(archive);
    assumeTrue(binaries != null, () -> "no PostgreSQL for this machine: " + archive);
    List<String> user = user();
    try (binaries) {
      Path folder = Files.createTempDirectory("helmwright-postgresql");
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
      var server = new PostgresServer(folder, user);
      Runtime.getRuntime().addShutdownHook(new Thread(server::remove));
      unpack(binaries, folder);
      server.initialize();
      return server;
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("PostgreSQL can't be installed", e);
    }
  }

  private static String archive() {
    String system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    return "/postgres-%s-%s.txz".formatted(system, machine);
  }

  /** What a command begins with that PostgreSQL may not run as root. */
  private static List<String> user() {
    if (!System.getProperty("user.name").equals("root")) {
      return List.of();
    }
    Optional<List<String>> way =
        AS_NOBODY.stream().filter(w -> works(with(w, "true"), new StringBuilder())).findFirst();
    assumeTrue(way.isPresent(), "root can't become another user: neither setpriv nor chroot works");
    return way.get();
  }

  private static void unpack(InputStream archive, Path folder) throws IOException {
    Process tar = new ProcessBuilder("tar", "-x", "-f", "-", "-C", folder.toString()).start();
    try (var in = new XZInputStream(archive);
        var out = tar.getOutputStream()) {
      in.transferTo(out);
    }
    assertThat(tar.onExit().join().exitValue()).as("tar").isZero();
  }

  private void initialize() throws IOException, SQLException {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    as(
        folder.resolve("bin/initdb").toString(),
        "--pgdata=" + data(),
        "--username=postgres",
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync");
    Files.writeString(
        folder.resolve("data/postgresql.auto.conf"),
        """
        fsync = off
        listen_addresses = '127.0.0.1'
        unix_socket_directories = ''
        """);
    start();
    try (var connection = connect("postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(USER, PASSWORD.replace("'", "''")));
      statement.execute("CREATE DATABASE %s OWNER %s".formatted(DATABASE, USER));
    }
  }

  private void remove() {
    if (isRunning()) {
      stop();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private String[] control(String... arguments) {
    return Stream.concat(
            Stream.of(folder.resolve("bin/pg_ctl").toString(), "-D", data()), Stream.of(arguments))
        .toArray(String[]::new);
  }

  private void as(String... command) {
    var said = new StringBuilder();
    assertThat(works(with(user, command), said)).as("%s", said).isTrue();
  }

  private static boolean works(List<String> command, StringBuilder said) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.inputReader().lines().forEach(line -> said.append(line).append('\n'));
      return process.onExit().join().exitValue() == 0;
    } catch (IOException e) {
      said.append(e.getMessage());
      return false;
    }
  }

  private static List<String> with(List<String> prefix, String... command) {
    var all = new ArrayList<>(prefix);
    all.addAll(List.of(command));
    return all;
  }
}
