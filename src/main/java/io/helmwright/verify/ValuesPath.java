package io.helmwright.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * Spells JSON pointers the way values are spelled: {@code /hosts/0/name} is {@code hosts[0].name}.
 */
final class ValuesPath {

  private ValuesPath() {}

  static String fromPointer(String pointer) {
    List<PathStep> steps = new ArrayList<>();
    for (String part : pointer.split("/")) {
      String key = part.replace("~1", "/").replace("~0", "~");
      if (key.matches("\\d{1,5}") && !steps.isEmpty()) {
        steps.add(PathStep.index(Integer.parseInt(key)));
      } else if (!key.isEmpty()) {
        steps.add(PathStep.key(key));
      }
    }
    return PathStep.join(steps);
  }
}
