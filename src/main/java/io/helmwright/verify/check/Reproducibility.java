package io.helmwright.verify.check;

import io.helmwright.verify.result.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What differs when the same configuration is rendered twice. */
final class Reproducibility {

  static final Check RANDOM =
      Check.warning(
          "non-reproducible",
          "each upgrade changes the object, and GitOps tools never find it in sync",
          "Compute it from the release, the values or a checksum");

  static final Check SECRET =
      Check.warning(
          "random-secret",
          "each upgrade makes another secret, which the running programs don't know",
          "Keep what the cluster holds (lookup), or let users bring a Secret");

  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}.*|1[5-9]\\d{8}(\\d{3})?|.*\\b[12]\\d{3}-\\d\\d-\\d\\d\\b.*");

  private static final Pattern UUID =
      Pattern.compile(".*[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}.*");

  private static final String ENCODED_PEM = "LS0tLS1CRUdJTi";

  private Reproducibility() {}

  static List<Finding> findings(Render first, Render second) {
    List<RenderedObject> once = first.objects().toList();
    List<RenderedObject> again = second.objects().toList();
    var found = new ArrayList<Finding>();
    for (int i = 0; i < Math.min(once.size(), again.size()); i++) {
      RenderedObject object = once.get(i);
      if (!first.isStoodIn(object) && !object.json().equals(again.get(i).json())) {
        boolean kept = object.kind().equals("Secret") && first.chart().looksUp();
        for (FieldDifference each : FieldDifference.between(object.json(), again.get(i).json())) {
          boolean secret =
              object.kind().equals("Secret") && each.path().matches("(data|stringData)\\..*");
          if (!secret || !kept) {
            String message = "%s %s".formatted(each.path(), reason(each));
            var complaint = new Complaint(each.path(), message);
            found.add(first.placed(complaint.of(secret ? SECRET : RANDOM, object), object));
          }
        }
      }
    }
    return List.copyOf(found);
  }

  /** What may have made the difference. */
  private static String reason(FieldDifference difference) {
    String first = difference.first();
    String second = difference.second();
    if (first.contains("-----BEGIN") || first.contains(ENCODED_PEM)) {
      return "is a key or certificate made anew each time (genCA, genSelfSignedCert, genPrivateKey)";
    }
    if (UUID.matcher(first).matches() && UUID.matcher(second).matches()) {
      return "is another UUID each time (uuidv4)";
    }
    if (DATE.matcher(first).matches() && DATE.matcher(second).matches()) {
      return "holds the time (now)";
    }
    return first.length() == second.length()
        ? "is random each time (randAlphaNum or the like)"
        : "differs each time";
  }
}
