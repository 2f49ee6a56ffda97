package io.helmwright.codegen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;

/** Writes the typed API of the newest client, and the schemas of every client. */
final class KubernetesApiGenerator {

  private static final String SOURCES = JavaTypes.PACKAGE.replace('.', '/') + "/";
  private static final String SCHEMAS = "io/helmwright/kubernetes/schema/";

  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<String, ApiModels> modelsByMinor;
  private final List<String> minors;

  private KubernetesApiGenerator(List<ClientVersion> clients)
      throws IOException, ClassNotFoundException {
    this.modelsByMinor = new HashMap<>();
    for (ClientVersion client : clients) {
      modelsByMinor.put(client.minor(), client.readModels());
    }
    this.minors = clients.stream().map(ClientVersion::minor).toList();
  }

  /** Generates when the inputs changed, and then says what. */
  static Optional<String> run(Path clientFolder, Path sources, Path resources, Path stampFile)
      throws IOException, ClassNotFoundException {
    long start = System.nanoTime();
    List<ClientVersion> clients = ClientVersion.in(clientFolder);
    Stamp stamp = Stamp.of(stampFile, clients);
    if (stamp.isCurrent() && Files.exists(sources) && Files.exists(resources)) {
      return Optional.empty();
    }
    var generator = new KubernetesApiGenerator(clients);
    generator.sources(sources).write();
    generator.schemas(resources).write();
    stamp.write();
    return Optional.of(generator.summary(start));
  }

  private OutputFolder sources(Path folder) {
    var output = new OutputFolder(folder);
    for (Model model : newest().values()) {
      output.add(SOURCES + model.name() + ".java", ModelSource.of(model, newest()).toString());
    }
    output.add(SOURCES + "SchemaVersions.java", SchemaVersionsSource.of(minors).toString());
    return output;
  }

  private OutputFolder schemas(Path folder) throws JsonProcessingException {
    var output = new OutputFolder(folder);
    output.add(SCHEMAS + "versions.json", mapper.writeValueAsString(minors));
    for (String minor : minors) {
      output.add(SCHEMAS + minor + ".json", document(modelsByMinor.get(minor).all().values()));
    }
    return output;
  }

  /** Draft-07 with a definition a line, so that one can be read without the others. */
  private String document(Collection<Model> models) throws JsonProcessingException {
    ObjectNode kinds = mapper.createObjectNode();
    var definitions = new StringJoiner(",\n", "\n", "\n");
    for (Model model : models) {
      definitions.add(
          mapper.writeValueAsString(model.name())
              + ":"
              + mapper.writeValueAsString(ModelSchema.of(model)));
      model
          .root()
          .ifPresent(root -> kinds.put(root.apiVersion() + " " + root.kind(), model.name()));
    }
    return """
        {"$schema":"http://json-schema.org/draft-07/schema#",
        "kinds":%s,
        "definitions":{%s}}
        """
        .formatted(mapper.writeValueAsString(kinds), definitions);
  }

  private SortedMap<String, Model> newest() {
    return modelsByMinor.get(minors.get(minors.size() - 1)).typed();
  }

  private String summary(long start) {
    return "Kubernetes %s: %d classes, %d fields; schemas of %s; %d ms"
        .formatted(
            minors.get(minors.size() - 1),
            newest().size(),
            newest().values().stream().mapToInt(model -> model.fields().size()).sum(),
            minors,
            (System.nanoTime() - start) / 1_000_000);
  }
}
