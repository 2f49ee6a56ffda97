package io.helmwright.pattern;

import io.helmwright.kubernetes.LocalObjectReference;
import io.helmwright.kubernetes.PodSecurityContext;
import io.helmwright.kubernetes.ResourceRequirements;
import io.helmwright.kubernetes.SecurityContext;
import io.helmwright.kubernetes.Toleration;
import io.helmwright.values.KubernetesListValue;
import io.helmwright.values.KubernetesValue;
import io.helmwright.values.ListValue;
import io.helmwright.values.MapValue;
import io.helmwright.values.ValueGroup;

/**
 * What users may set about an application that serves HTTP: its container, its pods, how it is
 * reached.
 */
public final class ApplicationValues extends ValueGroup {

  /** The application's image. */
  public final ImageValues image = ImageValues.followingChart(this, "image", "");

  /** Secrets with credentials for registries, besides those of the whole chart. */
  public final KubernetesListValue<LocalObjectReference> imagePullSecrets =
      kubernetesList("imagePullSecrets", LocalObjectReference.TYPE)
          .describedAs("More Secrets with credentials for registries.");

  /** What the container runs instead of what the chart or the image says. */
  public final ListValue command =
      strings("command").describedAs("Replaces the container's command.");

  /** Requests and limits. */
  public final KubernetesValue<ResourceRequirements> resources =
      kubernetes("resources", ResourceRequirements.TYPE)
          .defaultsTo(Resources.of("100m", "256Mi", "512Mi", "256Mi"))
          .describedAs("Requests and limits of the container.");

  /** The pods' security context. */
  public final KubernetesValue<PodSecurityContext> podSecurityContext =
      kubernetes("podSecurityContext", PodSecurityContext.TYPE)
          .describedAs(
              "Security context of the pods. On OpenShift set runAsUser and fsGroup to null.");

  /** The containers' security context. */
  public final KubernetesValue<SecurityContext> securityContext =
      kubernetes("securityContext", SecurityContext.TYPE)
          .defaultsTo(Security.restricted())
          .describedAs("Security context of the containers.");

  /** Where the pods run. */
  public final MapValue nodeSelector =
      map("nodeSelector").describedAs("Labels of the nodes that the pods run on.");

  /** Which nodes' taints the pods don't mind. */
  public final KubernetesListValue<Toleration> tolerations =
      kubernetesList("tolerations", Toleration.TYPE).describedAs("Taints that the pods tolerate.");

  /** Replicas, budget, autoscaling, affinity, spread. */
  public final AvailabilityValues availability;

  /** Until it answers, the others don't count. */
  public final ProbeValues startupProbe;

  /** When it fails, the container is started again. */
  public final ProbeValues livenessProbe;

  /** While it fails, the pod gets no requests. */
  public final ProbeValues readinessProbe;

  /** The Service. */
  public final ServiceValues service;

  /** The Ingress. */
  public final IngressValues ingress;

  /** The HTTPRoute. */
  public final GatewayValues gateway;

  /** The network policy. */
  public final NetworkPolicyValues networkPolicy;

  /** The service account. */
  public final ServiceAccountValues serviceAccount;

  private boolean redirectsToHttps;
  private final Workload workload;
  private final Workload.Rollout rollout;

  /**
   * Declares the values.
   *
   * @param root the whole file
   * @param path the application's keys: {@code heimdall}
   * @param workload what keeps its pods running
   * @param image its image, without a tag
   * @param port the port of its Service
   * @param user the numeric user that it runs as
   */
  public ApplicationValues(
      ValueGroup root, String path, Workload workload, String image, int port, long user) {
    super(root, path);
    this.workload = workload;
    describe("", "The application.");
    this.image.repository.defaultsTo(image);
    podSecurityContext.defaultsTo(Security.restrictedPod(user));
    this.rollout = workload.declare(root, path);
    this.availability = new AvailabilityValues(root, path, resources);
    this.startupProbe = new ProbeValues(root, path + ".startupProbe");
    this.livenessProbe = new ProbeValues(root, path + ".livenessProbe");
    this.readinessProbe = new ProbeValues(root, path + ".readinessProbe");
    this.service = new ServiceValues(root, path + ".service", port);
    this.ingress = new IngressValues(root, path + ".ingress").checkedLike(startupProbe);
    this.gateway = new GatewayValues(root, path + ".gateway");
    this.networkPolicy = new NetworkPolicyValues(root, path + ".networkPolicy");
    this.serviceAccount = new ServiceAccountValues(root, path + ".serviceAccount");
  }

  /**
   * The application answers plain HTTP with a redirect to HTTPS: its probes and its test say that
   * TLS ends in front of it.
   */
  public ApplicationValues redirectingToHttps() {
    redirectsToHttps = true;
    startupProbe.forwardedAsHttps();
    livenessProbe.forwardedAsHttps();
    readinessProbe.forwardedAsHttps();
    return this;
  }

  boolean redirectsToHttps() {
    return redirectsToHttps;
  }

  /** Requests and limits by default. */
  public ApplicationValues needing(ResourceRequirements requestsAndLimits) {
    resources.defaultsTo(requestsAndLimits);
    return this;
  }

  /** What keeps the pods running. */
  public Workload workload() {
    return workload;
  }

  Workload.Rollout rollout() {
    return rollout;
  }

  /** The Service, the Ingress and the HTTPRoute of the component. */
  public Exposure exposure(ChartNames names, String component) {
    var exposure = Exposure.service(names, component, service).ingress(ingress).httpRoute(gateway);
    return workload.headless() ? exposure.headless() : exposure;
  }
}
