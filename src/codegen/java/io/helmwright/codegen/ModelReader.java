package io.helmwright.codegen;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the models of one client version by reflection. Annotations are recognised by name, because
 * every client version lives in a class loader of its own.
 */
final class ModelReader {

  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  private static final Map<String, FieldType> SCALARS =
      Map.ofEntries(
          Map.entry("java.lang.String", FieldType.Scalar.STRING),
          Map.entry("java.lang.Integer", FieldType.Scalar.INTEGER),
          Map.entry("java.lang.Long", FieldType.Scalar.INTEGER),
          Map.entry("java.lang.Double", FieldType.Scalar.NUMBER),
          Map.entry("java.lang.Boolean", FieldType.Scalar.BOOLEAN),
          Map.entry("java.lang.Object", FieldType.Scalar.ANYTHING),
          Map.entry("java.time.OffsetDateTime", FieldType.Scalar.DATE_TIME),
          Map.entry("byte[]", FieldType.Scalar.BYTES),
          Map.entry("io.kubernetes.client.custom.IntOrString", FieldType.Scalar.INT_OR_STRING),
          Map.entry("io.kubernetes.client.custom.Quantity", FieldType.Scalar.QUANTITY));

  private final SortedMap<String, Model> models = new TreeMap<>();
  private final Map<Class<?>, String> names = new HashMap<>();
  private final Deque<Class<?>> unread = new ArrayDeque<>();

  private ModelReader() {}

  /** Every model that the kinds reach. */
  static ApiModels read(ClassLoader client) throws ClassNotFoundException {
    var reader = new ModelReader();
    // These first: a namesake among the others must not take a name from the typed API.
    reader.readFrom(RootKind.TYPED, client);
    var typed = new TreeMap<>(reader.models);
    reader.readFrom(RootKind.SCHEMA_ONLY, client);
    return new ApiModels(typed, reader.models);
  }

  private void readFrom(List<RootKind> roots, ClassLoader client) throws ClassNotFoundException {
    Map<Class<?>, RootKind> kinds = new HashMap<>();
    for (RootKind root : roots) {
      Class<?> rootClass = Class.forName(MODELS + root.clientClass(), false, client);
      kinds.put(rootClass, root);
      reference(rootClass);
    }
    while (!unread.isEmpty()) {
      Class<?> next = unread.remove();
      Model model = model(next, Optional.ofNullable(kinds.get(next)));
      models.put(model.name(), model);
    }
  }

  private Model model(Class<?> type, Optional<RootKind> root) {
    List<Model.Field> fields = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      String name = text(field, "SerializedName", "value");
      if (!name.isEmpty()) {
        Method getter = getter(type, field);
        fields.add(
            new Model.Field(
                name,
                fieldType(field.getGenericType()),
                annotation(field, "Nonnull").isPresent()
                    || annotation(getter, "Nonnull").isPresent(),
                text(getter, "ApiModelProperty", "value")));
      }
    }
    // The order of reflection is not promised; the output must not depend on it.
    fields.sort(Comparator.comparing(Model.Field::name));
    return new Model(
        names.get(type), text(type, "ApiModel", "description"), root, List.copyOf(fields));
  }

  private FieldType fieldType(Type type) {
    FieldType scalar = SCALARS.get(type.getTypeName());
    if (scalar != null) {
      return scalar;
    }
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == List.class) {
        return new FieldType.ListOf(fieldType(arguments[0]));
      }
      if (generic.getRawType() == Map.class && arguments[0] == String.class) {
        return new FieldType.MapOf(fieldType(arguments[1]));
      }
    }
    if (type instanceof Class<?> model && model.getName().startsWith(MODELS) && !model.isEnum()) {
      return reference(model);
    }
    throw new IllegalStateException("the generator does not know the type " + type.getTypeName());
  }

  private FieldType.Reference reference(Class<?> model) {
    if (!names.containsKey(model)) {
      String name = ModelNames.modelName(model.getSimpleName());
      // Of two namesakes, the second keeps the name that the client gives it.
      names.put(model, names.containsValue(name) ? model.getSimpleName() : name);
      unread.add(model);
    }
    return new FieldType.Reference(names.get(model));
  }

  private static Method getter(Class<?> type, Field field) {
    String name = "get" + field.getName().replaceFirst("^_", "");
    for (Method method : type.getDeclaredMethods()) {
      if (method.getParameterCount() == 0 && method.getName().equalsIgnoreCase(name)) {
        return method;
      }
    }
    throw new IllegalStateException("no getter for " + field);
  }

  private static String text(AnnotatedElement element, String annotation, String attribute) {
    return annotation(element, annotation).map(found -> attribute(found, attribute)).orElse("");
  }

  private static String attribute(Annotation annotation, String attribute) {
    try {
      return (String) annotation.annotationType().getMethod(attribute).invoke(annotation);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(annotation + " has no " + attribute, e);
    }
  }

  private static Optional<Annotation> annotation(AnnotatedElement element, String simpleName) {
    for (Annotation annotation : element.getAnnotations()) {
      if (annotation.annotationType().getSimpleName().equals(simpleName)) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }
}
