package io.helmwright.kubernetes;

import io.helmwright.values.KubernetesType;

/** What a generated class says of itself. */
record ModelType<T>(String definition) implements KubernetesType<T> {

  @Override
  public String readSchema(String definition) {
    return KubernetesSchemas.newest().read(definition);
  }
}
