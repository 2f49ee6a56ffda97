package io.helmwright.diff;

import io.helmwright.kubernetes.ConfigMap;
import io.helmwright.kubernetes.Container;
import io.helmwright.kubernetes.HTTPIngressPath;
import io.helmwright.kubernetes.Ingress;
import io.helmwright.kubernetes.Job;
import io.helmwright.kubernetes.NetworkPolicy;
import io.helmwright.kubernetes.ObjectMeta;
import io.helmwright.kubernetes.PersistentVolumeClaim;
import io.helmwright.kubernetes.PodSpec;
import io.helmwright.kubernetes.Secret;
import io.helmwright.kubernetes.StatefulSet;
import io.helmwright.pattern.Resources;
import io.helmwright.pattern.Security;
import java.util.function.Consumer;

/** What a shop may have besides. */
final class ShopObjects {

  private ShopObjects() {}

  /** A database, told by what Kubernetes never lets change of it, and by its image. */
  record Database(String name, String service, String selector, String size, String image) {

    static final Database USUAL =
        new Database("db", "db", "db", "8Gi", "docker.io/library/postgres:17.2");

    Database named(String other) {
      return new Database(other, service, selector, size, image);
    }

    Database reachedAt(String other) {
      return new Database(name, other, selector, size, image);
    }

    Database selecting(String other) {
      return new Database(name, service, other, size, image);
    }

    Database of(String otherSize) {
      return new Database(name, service, selector, otherSize, image);
    }

    Database running(String otherImage) {
      return new Database(name, service, selector, size, otherImage);
    }

    StatefulSet object() {
      return StatefulSet.of(
          s ->
              s.metadata(m -> m.name(name))
                  .spec(
                      spec ->
                          spec.replicas(1)
                              .serviceName(service)
                              .selector(l -> l.matchLabels("app", selector))
                              .template(
                                  t ->
                                      t.metadata(m -> m.labels("app", selector))
                                          .spec(pod("server", image)))
                              .volumeClaimTemplates(claim("data", size, "fast"))));
    }
  }

  static PersistentVolumeClaim volume(String name, String size, String storageClass) {
    return PersistentVolumeClaim.of(claim(name, size, storageClass));
  }

  private static Consumer<PersistentVolumeClaim.Builder> claim(
      String name, String size, String storageClass) {
    return c ->
        c.metadata(m -> m.name(name))
            .spec(
                s ->
                    s.accessModes("ReadWriteOnce")
                        .storageClassName(storageClass)
                        .resources(r -> r.requests("storage", size)));
  }

  static Consumer<PodSpec.Builder> pod(String container, String image) {
    return p ->
        p.securityContext(Security.restrictedPod(999)).containers(container(container, image));
  }

  static Consumer<Container.Builder> container(String name, String image) {
    return c ->
        c.name(name)
            .image(image)
            .resources(Resources.of("10m", "32Mi", "64Mi", "16Mi"))
            .securityContext(Security.restricted());
  }

  static Job job(Consumer<ObjectMeta.Builder> metadata, String image) {
    return Job.of(
        j ->
            j.metadata(metadata)
                .spec(
                    s ->
                        s.backoffLimit(3)
                            .activeDeadlineSeconds(240)
                            .template(
                                t ->
                                    t.metadata(m -> m.labels("app", "job"))
                                        .spec(
                                            p -> {
                                              p.restartPolicy("Never");
                                              pod("job", image).accept(p);
                                            }))));
  }

  /** A Job that is a hook of Argo CD's own. */
  static Job argoHook() {
    return job(
        m -> m.name("warm-up").annotations("argocd.argoproj.io/hook", "PostSync"),
        "ghcr.io/example/shop:2.0.0");
  }

  /** A Job that is a hook. */
  static Job hook(String events, int weight, String deletePolicy) {
    return job(
        m ->
            m.name("migrate")
                .annotations("helm.sh/hook", events)
                .annotations("helm.sh/hook-weight", String.valueOf(weight))
                .annotations("helm.sh/hook-delete-policy", deletePolicy),
        "ghcr.io/example/shop:2.0.0");
  }

  static Secret secret(String name, String... keys) {
    return Secret.of(
        s -> {
          s.metadata(m -> m.name(name));
          for (String key : keys) {
            s.stringData(key, "changeme");
          }
        });
  }

  /** A Secret that Helm never deletes. */
  static Secret keptSecret(String name) {
    return Secret.of(
        s ->
            s.metadata(m -> m.name(name).annotations("helm.sh/resource-policy", "keep"))
                .stringData("key", "changeme"));
  }

  static ConfigMap files(String name) {
    return ConfigMap.of(c -> c.metadata(m -> m.name(name)).data("robots.txt", "Disallow: /"));
  }

  /** Under which address users reach the shop. */
  record Address(String host, String path, String pathType, String ingressClass, boolean tls) {

    static final Address USUAL = new Address("shop.example.com", "/", "Prefix", "nginx", true);

    Address at(String otherHost) {
      return new Address(otherHost, path, pathType, ingressClass, tls);
    }

    Address exactly() {
      return new Address(host, path, "Exact", ingressClass, tls);
    }

    Address by(String otherClass) {
      return new Address(host, path, pathType, otherClass, tls);
    }

    Address withoutTls() {
      return new Address(host, path, pathType, ingressClass, false);
    }

    Ingress object() {
      return Ingress.of(
          i ->
              i.metadata(m -> m.name("shop"))
                  .spec(
                      s -> {
                        s.ingressClassName(ingressClass)
                            .rules(r -> r.host(host).http(h -> h.paths(this::toTheShop)));
                        if (tls) {
                          s.tls(t -> t.hosts(host).secretName("shop-tls"));
                        }
                      }));
    }

    private void toTheShop(HTTPIngressPath.Builder to) {
      to.path(path)
          .pathType(pathType)
          .backend(b -> b.service(s -> s.name("shop").port(p -> p.name("http"))));
    }
  }

  static NetworkPolicy policy(long port) {
    return NetworkPolicy.of(
        n ->
            n.metadata(m -> m.name("shop"))
                .spec(
                    s ->
                        s.podSelector(l -> l.matchLabels("app", "shop"))
                            .policyTypes("Ingress")
                            .ingress(i -> i.ports(p -> p.port(port)))));
  }
}
