package io.helmwright.values;

/**
 * A type of the Kubernetes API, as a value's declaration needs it. Each generated class has one in
 * its constant {@code TYPE}.
 *
 * @param <T> the class
 */
public interface KubernetesType<T> {

  /** The name of the type's schema definition: {@code ResourceRequirements}. */
  String definition();

  /**
   * The JSON Schema (draft-07) of a definition: this type's own, or one that it refers to. A
   * reference reads {@code "$ref": "#/definitions/ResourceClaim"}.
   *
   * @throws IllegalArgumentException if there is no such definition
   */
  String readSchema(String definition);
}
