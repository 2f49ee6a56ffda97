package io.helmwright.pattern;

import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.template.Expression;
import io.helmwright.template.Yaml;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Containers that run a step of a migration in the application's surroundings, and in its image or
 * the tool's own.
 */
final class MigrationContainers {

  private final Application application;
  private final MigrationTool tool;
  private final ImageValues image;
  private final Yaml<ResourceRequirements> resources;

  MigrationContainers(
      Application application,
      MigrationTool tool,
      Optional<ImageValues> own,
      Yaml<ResourceRequirements> resources) {
    this.application = application;
    this.tool = tool;
    this.image = own.orElse(application.values().image);
    this.resources = resources;
  }

  /** A step with the environment of the release's own ConfigMap and Secret. */
  Container ofRelease(MigrationStep step) {
    return of(step, this::releaseEnvironment);
  }

  private void releaseEnvironment(Container.Builder c) {
    c.envFrom(application.config().envFrom(), application.secrets().envFrom())
        .envFrom(application.extra().envFrom)
        .env(application.database().passwordVariable());
  }

  /** Fills in the pod of a Job of the release that runs the steps one after the other. */
  void pod(PodSpec.Builder pod, List<MigrationStep> steps) {
    pod.restartPolicy("Never")
        .serviceAccountName(application.account().name())
        .automountServiceAccountToken(false);
    application.identity(pod);
    application.preparations(pod);
    int last = steps.size() - 1;
    steps.subList(0, last).forEach(step -> pod.initContainers(ofRelease(step)));
    pod.containers(ofRelease(steps.get(last)));
    application.volumes(pod);
    pod.volumes(application.certificates().volumes());
    pod.volumes(application.extra().volumes);
    application.placement(pod);
  }

  /**
   * Waits until a command succeeds.
   *
   * @param script runs the command that it gets as arguments
   * @param seconds for how long at most
   */
  Container waiting(
      String name, Yaml<String> script, List<String> command, Expression<String> seconds) {
    return of(
        new MigrationStep(name, List.of("sh", "-c")),
        c -> {
          // What follows a script on sh's command line is its name, then its arguments.
          c.command(script).args(name).args(MigrationPlan.strings(command));
          releaseEnvironment(c);
          c.env(e -> e.name("TIMEOUT_SECONDS").value(seconds));
        });
  }

  /**
   * A step with an environment of its own.
   *
   * @param environment sets the sources of variables and the database's password
   */
  Container of(MigrationStep step, Consumer<Container.Builder> environment) {
    var values = application.values();
    var database = application.database();
    return Container.of(
        c -> {
          c.name(step.name())
              .image(image.reference())
              .imagePullPolicy(image.pullPolicy)
              .command(MigrationPlan.strings(step.command()));
          environment.accept(c);
          tool.urlVariable()
              .ifPresent(
                  url ->
                      c.env(
                          database.urlVariable(url.name(), url.scheme(), database.passwordName())));
          tool.variables().forEach((name, value) -> c.env(e -> e.name(name).value(value)));
          c.env(application.certificates().variable())
              .env(application.extra().env)
              .resources(resources);
          application.mounts(c);
          c.securityContext(values.securityContext);
        });
  }
}
