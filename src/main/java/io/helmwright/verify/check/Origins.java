package io.helmwright.verify.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** Where in a chart's templates objects come from, as far as the text of the templates tells. */
final class Origins {

  private final SortedMap<String, String> templates;
  private final Map<String, List<TemplateObject>> read = new ConcurrentHashMap<>();

  /**
   * @param templates texts by their paths
   */
  Origins(SortedMap<String, String> templates) {
    this.templates = templates;
  }

  /** The place that an object comes from; empty when several places may have made it. */
  Optional<TemplateObject> of(RenderedObject object) {
    List<TemplateObject> sameKind =
        read.computeIfAbsent(object.file(), this::read).stream()
            .filter(place -> place.kind().equals(object.kind()))
            .toList();
    if (sameKind.size() == 1) {
      return Optional.of(sameKind.get(0));
    }
    List<TemplateObject> named =
        sameKind.stream()
            .filter(place -> place.mayBeNamed(object.name()))
            .sorted(Comparator.comparingInt(TemplateObject::literalLetters).reversed())
            .toList();
    boolean unique =
        named.size() == 1
            || named.size() > 1
                && named.get(0).literalLetters() > named.get(1).literalLetters()
                && named.stream().noneMatch(TemplateObject::isNameless);
    return unique ? Optional.of(named.get(0)) : Optional.empty();
  }

  private List<TemplateObject> read(String file) {
    return TemplateObject.read(templates.getOrDefault(file, ""));
  }
}
