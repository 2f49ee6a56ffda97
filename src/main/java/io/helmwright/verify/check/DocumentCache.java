package io.helmwright.verify.check;

import io.helmwright.verify.RenderedDocument;
import io.helmwright.verify.result.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Documents that were read, and what was found in each: configurations of one chart share most of
 * their documents. It may be used by several threads; when it is full it starts anew.
 */
public final class DocumentCache {

  private static final int LIMIT = 6_000;

  private final Map<RenderedDocument, List<RenderedObject>> objects = new ConcurrentHashMap<>();
  private final Map<Question, List<Finding>> findings = new ConcurrentHashMap<>();

  /**
   * Identity will do: objects of equal documents are the same.
   *
   * @param versions the versions of Kubernetes that the object has to be valid in
   */
  private record Question(RenderedObject object, List<String> versions) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Question q && q.object == object && q.versions.equals(versions);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  List<RenderedObject> objects(RenderedDocument document) {
    if (objects.size() >= LIMIT) {
      objects.clear();
      findings.clear();
    }
    List<RenderedObject> known = objects.get(document);
    return known != null
        ? known
        : objects.computeIfAbsent(document, d -> RenderedObject.read(d.template(), d.text()));
  }

  /** What is wrong with an object by itself. */
  List<Finding> findings(RenderedObject object, List<String> versions) {
    var question = new Question(object, versions);
    List<Finding> known = findings.get(question);
    return known != null ? known : findings.computeIfAbsent(question, DocumentCache::find);
  }

  private static List<Finding> find(Question question) {
    var found = new ArrayList<Finding>();
    if (question.object.isUnreadable()) {
      return Checks.UNREADABLE.findings(question.object).toList();
    }
    Checks.OF_OBJECTS.forEach(check -> check.findings(question.object).forEach(found::add));
    KubernetesApi.complaints(question.object, question.versions)
        .forEach(complaint -> found.add(complaint.of(KubernetesApi.SCHEMA, question.object)));
    return List.copyOf(found);
  }
}
