package io.helmwright.verify.check;

/**
 * What one object says about another.
 *
 * @param path the field that says it
 * @param use what for
 * @param kind the other's kind
 * @param namespace the other's namespace if it is named; empty for the object's own
 * @param name the other's name
 * @param part the key of a Secret or ConfigMap, the port of a Service; empty when any will do
 */
record Reference(String path, Use use, String kind, String namespace, String name, String part) {

  enum Use {
    /** Without it the object, or its pods, don't start. */
    NEED,
    SERVICE_ACCOUNT,
    PRIORITY_CLASS,
    INGRESS,
    ROUTE,
    SCALING,
    GOVERNING_SERVICE,
    ROLE,
    ANNOTATION
  }

  @Override
  public String toString() {
    return kind + " " + name + (part.isEmpty() ? "" : " with " + part);
  }
}
