package io.helmwright.pattern;

import io.helmwright.kubernetes.ResourceRequirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a chart knows of its application and users can't change: the start of its values. */
public final class ApplicationTraits {

  private static final String BACKUP_TAG = "18.4-alpine";

  private final String key;
  private final String image;
  private final List<String> ownVariables = new ArrayList<>();
  private int port = 8080;
  private long user = 1000;
  private ResourceRequirements resources = Resources.of("100m", "256Mi", "512Mi", "256Mi");
  private Workload workload = Workload.deployment();
  private DatabaseProvider provider = DatabaseProvider.external();
  private Migrations migrations = Migrations.none();
  private String certificateVariable = "SSL_CERT_FILE";
  private String passwordVariable = "DATABASE_PASSWORD";

  private ApplicationTraits(String key, String image) {
    this.key = key;
    this.image = image;
  }

  /**
   * An application.
   *
   * @param key its key in values.yaml, and the default name of its database: {@code heimdall}
   * @param image its image, without a tag
   */
  public static ApplicationTraits of(String key, String image) {
    return new ApplicationTraits(
        Objects.requireNonNull(key, "key"), Objects.requireNonNull(image, "image"));
  }

  /** The port that it listens on, and that of its Service; 8080 unless said. */
  public ApplicationTraits port(int port) {
    this.port = port;
    return this;
  }

  /** The numeric user that it runs as; 1000 unless said. */
  public ApplicationTraits user(long user) {
    this.user = user;
    return this;
  }

  /** Requests and limits of its container by default. */
  public ApplicationTraits needing(ResourceRequirements resources) {
    this.resources = resources;
    return this;
  }

  /** What keeps its pods running; a Deployment unless said. */
  public ApplicationTraits workload(Workload workload) {
    this.workload = workload;
    return this;
  }

  /** Who provides its database; nobody, which means that it is there already, unless said. */
  public ApplicationTraits database(DatabaseProvider provider) {
    this.provider = provider;
    return this;
  }

  /** When its schema is brought up to date; never by the chart, unless said. */
  public ApplicationTraits migrations(Migrations migrations) {
    this.migrations = migrations;
    return this;
  }

  /** The variable in which it expects the database's password; DATABASE_PASSWORD unless said. */
  public ApplicationTraits passwordVariable(String variable) {
    this.passwordVariable = variable;
    return this;
  }

  /**
   * The variable that tells it where more certificate authorities are; SSL_CERT_FILE unless said.
   */
  public ApplicationTraits certificateVariable(String variable) {
    this.certificateVariable = variable;
    return this;
  }

  /** Variables that the chart sets in the container itself, so that users can't do it beside. */
  public ApplicationTraits ownVariables(String... variables) {
    ownVariables.addAll(List.of(variables));
    return this;
  }

  String key() {
    return key;
  }

  ApplicationValues declareApplication(ApplicationSpec root) {
    return new ApplicationValues(root, key, workload, image, port, user).needing(resources);
  }

  DatabaseProvider provider() {
    return provider;
  }

  Migrations migrations() {
    return migrations;
  }

  String passwordVariable() {
    return passwordVariable;
  }

  String certificateVariable() {
    return certificateVariable;
  }

  String[] allOwnVariables() {
    var all = new ArrayList<>(ownVariables);
    all.add(passwordVariable);
    return all.toArray(String[]::new);
  }

  static String backupTag() {
    return BACKUP_TAG;
  }
}
