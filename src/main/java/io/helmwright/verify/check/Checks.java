package io.helmwright.verify.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All checks there are. */
public final class Checks {

  /** All that can be said of what is no YAML. */
  static final ObjectCheck UNREADABLE = new ObjectCheck(Shape.NOT_YAML, Shape::notYaml);

  /** Those that look at one object. */
  static final List<ObjectCheck> OF_OBJECTS =
      Stream.of(
              List.of(
                  UNREADABLE,
                  new ObjectCheck(Shape.NOT_AN_OBJECT, Shape::notObjects),
                  new ObjectCheck(Shape.EXPONENT, Shape::exponents),
                  new ObjectCheck(KubernetesApi.UNKNOWN_KIND, KubernetesApi::unknownKind),
                  new ObjectCheck(Names.NAME, Names::names),
                  new ObjectCheck(Names.LABEL, Names::labels),
                  new ObjectCheck(Names.ANNOTATION, Names::annotations),
                  new ObjectCheck(Names.DATA, Names::data),
                  new ObjectCheck(Names.TWICE, Names::repeated),
                  new ObjectCheck(Names.MOUNT, Names::mounts),
                  new ObjectCheck(Ports.INVALID, Ports::invalid),
                  new ObjectCheck(Environment.DUPLICATE, Environment::duplicates),
                  new ObjectCheck(Environment.NAME, Environment::invalid),
                  new ObjectCheck(SelectorChecks.MISMATCHING, SelectorChecks::mismatching),
                  new ObjectCheck(SelectorChecks.FROZEN, SelectorChecks::frozen),
                  new ObjectCheck(ReleaseChecks.BOTH_FIELDS, ReleaseChecks::bothFields),
                  new ObjectCheck(Hooks.INVALID, Hooks::invalid),
                  new ObjectCheck(Hooks.DELETE_POLICY, Hooks::deletePolicies),
                  new ObjectCheck(PodSecurity.BASELINE, PodSecurity::baseline),
                  new ObjectCheck(PodSecurity.RESTRICTED, PodSecurity::restricted),
                  new ObjectCheck(PodSecurity.READ_ONLY, PodSecurity::readOnly),
                  new ObjectCheck(Containers.IMAGE, Containers::invalidImages),
                  new ObjectCheck(Containers.LATEST, Containers::unpinnedImages),
                  new ObjectCheck(Containers.CPU, Containers::cpu),
                  new ObjectCheck(Containers.MEMORY, Containers::memory),
                  new ObjectCheck(Containers.STORAGE, Containers::storage),
                  new ObjectCheck(Containers.NO_LIVENESS, Containers::noLiveness),
                  new ObjectCheck(Containers.NO_READINESS, Containers::noReadiness),
                  new ObjectCheck(Containers.IDENTICAL, Containers::identicalProbes),
                  new ObjectCheck(Containers.PROBE_PORT, Containers::probePorts)),
              Jobs.ALL,
              PodParts.ALL,
              Bounds.ALL,
              Addresses.ALL)
          .flatMap(List::stream)
          .toList();

  /** Those that look at an object among the others of its release. */
  static final List<RenderCheck> OF_RENDERS =
      Stream.of(
              ReferenceChecks.ALL,
              SelectorChecks.ALL,
              ReleaseChecks.all(),
              List.of(
                  new RenderCheck(
                      Shape.DUPLICATE_KEY, o -> o.flaw().isPresent(), Shape::duplicateKeys),
                  new RenderCheck(
                      KubernetesApi.CUSTOM_KIND,
                      KubernetesApi::isCustom,
                      KubernetesApi::customKind),
                  new RenderCheck(Ports.TARGET, o -> o.is("Service"), Ports::danglingNames),
                  new RenderCheck(Ports.UNDECLARED, o -> o.is("Service"), Ports::undeclaredNumbers),
                  new RenderCheck(Hosts.DANGLING, Hosts::namesAny, Hosts::dangling),
                  new RenderCheck(
                      Environment.SHADOWED, o -> !o.containers().isEmpty(), Environment::shadowed),
                  new RenderCheck(SecretExposure.EMPTY, o -> o.is("Secret"), SecretExposure::empty),
                  new RenderCheck(
                      SecretExposure.CONFIG_MAP,
                      o -> o.is("ConfigMap"),
                      SecretExposure::inConfigMaps),
                  new RenderCheck(
                      SecretExposure.VARIABLE,
                      o -> !o.containers().isEmpty(),
                      SecretExposure::inVariables),
                  new RenderCheck(
                      SecretExposure.EXPOSED, o -> !o.is("Secret"), SecretExposure::exposed),
                  new RenderCheck(Hooks.NEEDS, RenderedObject::isHook, Hooks::needs),
                  new RenderCheck(Hooks.DEADLOCK, RenderedObject::isHook, Hooks::deadlocks),
                  new RenderCheck(
                      Hooks.WAITED_FOR, o -> !o.containers().isEmpty(), Hooks::waitedFor)))
          .flatMap(List::stream)
          .toList();

  /** Every check, errors first, then by id. */
  public static final List<Check> ALL =
      Stream.of(
              OF_OBJECTS.stream().map(ObjectCheck::check),
              OF_RENDERS.stream().map(RenderCheck::check),
              ChartChecks.ALL.stream().map(ChartCheck::check),
              Stream.of(KubernetesApi.SCHEMA, Reproducibility.RANDOM, Reproducibility.SECRET),
              Stream.of(Upgrades.IMMUTABLE, Upgrades.SECRET))
          .flatMap(checks -> checks)
          .sorted(Comparator.comparing(Check::severity).thenComparing(Check::id))
          .toList();

  private Checks() {}

  /** The check of that id. */
  public static Optional<Check> find(String id) {
    return ALL.stream().filter(check -> check.id().equals(id)).findFirst();
  }
}
