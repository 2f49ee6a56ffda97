package io.helmwright.values;

/**
 * A type of the Kubernetes API, as far as a value needs to know it. The generated classes hand out
 * one each.
 *
 * @param <T> the generated class
 */
public interface KubernetesType<T> {

  /** The type's name among the definitions: {@code ResourceRequirements}. */
  String definition();

  /**
   * The JSON Schema of a definition, in draft-07; references have the form {@code Container.json}.
   *
   * @param definition this type's, or one that a schema refers to
   */
  String readSchema(String definition);
}
