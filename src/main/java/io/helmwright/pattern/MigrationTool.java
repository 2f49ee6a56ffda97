package io.helmwright.pattern;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What brings an application's schema up to date: its commands, and how it behaves when two run at
 * once. The strategy of {@link Migrations} decides where they run.
 */
public final class MigrationTool {

  /** What happens when two processes migrate at once. */
  public enum Locking {
    /** Both go on, and may fail half-way: sequelize-cli, Alembic, Django, Knex. */
    NONE("takes no lock, so two that run at once may fail"),
    /** The second stops with an error: Rails. */
    LOSER_FAILS("lets only one run; another that starts meanwhile fails and is started again"),
    /** The second waits: Flyway, Liquibase, Atlas. */
    WAITS("takes a lock, so of two that start together one waits for the other");

    private final String documented;

    Locking(String documented) {
      this.documented = documented;
    }

    String documented() {
      return documented;
    }
  }

  private final String name;
  private final Locking locking;
  private final String record;
  private List<String> migrate = List.of();
  private List<String> seed = List.of();
  private List<String> firstAdministrator = List.of();
  private List<String> upToDate = List.of();
  private List<String> start = List.of();
  private boolean imageMigrates;
  private Optional<Image> image = Optional.empty();
  private Optional<UrlVariable> urlVariable = Optional.empty();
  private final Map<String, String> variables = new LinkedHashMap<>();

  /** An image whose tag is the chart's appVersion. */
  record Image(String repository) {}

  /** A variable with the database's URL. */
  record UrlVariable(String name, String scheme) {}

  private MigrationTool(String name, Locking locking, String record) {
    this.name = Objects.requireNonNull(name, "name");
    this.locking = Objects.requireNonNull(locking, "locking");
    this.record = Objects.requireNonNull(record, "record");
  }

  /**
   * A tool.
   *
   * @param name what it is called: {@code sequelize-cli}
   * @param locking what it does when two run at once
   * @param record the table in which it records what it has applied: {@code SequelizeMeta}
   */
  public static MigrationTool named(String name, Locking locking, String record) {
    return new MigrationTool(name, locking, record);
  }

  /**
   * The tool and its migrations are in an image of their own, not in the application's; it has a
   * shell, and its tag is the chart's appVersion unless users say otherwise.
   *
   * @param repository its default, without a tag
   */
  public MigrationTool image(String repository) {
    image = Optional.of(new Image(repository));
    return this;
  }

  /**
   * The tool takes the database's URL from an environment variable, which only its own containers
   * get; see {@link DatabaseMode#urlVariable} for what the password may not hold.
   *
   * @param variable the variable: {@code DATABASE_URL}
   * @param scheme what the tool expects before the colon: {@code postgres}
   */
  public MigrationTool urlVariable(String variable, String scheme) {
    urlVariable = Optional.of(new UrlVariable(variable, scheme));
    return this;
  }

  /** The command that migrates, in the application's image or the tool's own. */
  public MigrationTool migrating(String... command) {
    migrate = List.of(command);
    return this;
  }

  /** The command that fills in data after a migration; it must be safe to run again. */
  public MigrationTool seeding(String... command) {
    seed = List.of(command);
    return this;
  }

  /** The command that makes the first administrator, run once after the first migration. */
  public MigrationTool administering(String... command) {
    firstAdministrator = List.of(command);
    return this;
  }

  /** A command that succeeds when no migration is pending. */
  public MigrationTool upToDateWhen(String... command) {
    upToDate = List.of(command);
    return this;
  }

  /** The command that starts the application without migrating. */
  public MigrationTool starting(String... command) {
    start = List.of(command);
    return this;
  }

  /** The image migrates when it is started with its own command. */
  public MigrationTool migratingOnStart() {
    imageMigrates = true;
    return this;
  }

  /** An environment variable that only the tool gets, not the application. */
  public MigrationTool variable(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  String name() {
    return name;
  }

  Locking locking() {
    return locking;
  }

  String record() {
    return record;
  }

  List<String> migrate() {
    return migrate;
  }

  List<String> seed() {
    return seed;
  }

  List<String> firstAdministrator() {
    return firstAdministrator;
  }

  List<String> upToDate() {
    return upToDate;
  }

  List<String> start() {
    return start;
  }

  boolean imageMigrates() {
    return imageMigrates;
  }

  Optional<Image> image() {
    return image;
  }

  Optional<UrlVariable> urlVariable() {
    return urlVariable;
  }

  Map<String, String> variables() {
    return variables;
  }
}
