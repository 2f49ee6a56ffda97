package io.helmwright.pattern;

import static io.helmwright.template.Collections.coalesce;
import static io.helmwright.template.Collections.field;
import static io.helmwright.template.Collections.fromYaml;
import static io.helmwright.template.Collections.get;
import static io.helmwright.template.Collections.mergeOverwrite;
import static io.helmwright.template.Collections.omit;
import static io.helmwright.template.Collections.orEmpty;
import static io.helmwright.template.Conditions.hasKey;
import static io.helmwright.template.Conditions.kindIs;
import static io.helmwright.template.Conditions.not;
import static io.helmwright.template.Control.forEachEntry;
import static io.helmwright.template.Control.let;
import static io.helmwright.template.Control.when;
import static io.helmwright.template.Strings.b64dec;
import static io.helmwright.template.Strings.b64enc;

import io.helmwright.chart.Chart;
import io.helmwright.chart.ChartPart;
import io.helmwright.chart.ReadmeSection;
import io.helmwright.kubernetes.EnvFromSource;
import io.helmwright.kubernetes.EnvVar;
import io.helmwright.kubernetes.Secret;
import io.helmwright.template.BuiltIn;
import io.helmwright.template.Collections;
import io.helmwright.template.Expression;
import io.helmwright.template.Guards;
import io.helmwright.template.NamedTemplate;
import io.helmwright.template.Node;
import io.helmwright.template.ResultType;
import io.helmwright.template.Strings;
import io.helmwright.template.TextBlock;
import io.helmwright.template.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The application's secrets, always resolved in the same order: the user's existing Secret, then an
 * explicit value, then a file, then what the cluster already holds, then a generated value.
 */
public final class SecretSources implements ChartPart {

  private final ChartNames names;
  private final SecretValues values;
  private final Map<String, Integer> generated = new LinkedHashMap<>();
  private final Map<String, Expression<String>> initialPasswords = new LinkedHashMap<>();
  private final NamedTemplate<String> secretName;
  private final NamedTemplate<Map<String, String>> given;

  private SecretSources(ChartNames names, SecretValues values) {
    this.names = names;
    this.values = values;
    this.secretName =
        names.helper(
            "secretName",
            "Secret that holds the application's secret environment variables.",
            ResultType.LINE,
            TextBlock.of(
                t ->
                    t.when(
                        values.existingSecret,
                        existing -> existing.output(values.existingSecret),
                        own -> own.output(Strings.printf("%s-secrets", names.fullname())))));
    this.given =
        names.helper(
            "givenSecrets",
            "Secrets from files and values, as YAML; values win.",
            ResultType.BLOCK,
            givenBody());
  }

  /** The sources that the values describe. */
  public static SecretSources of(ChartNames names, SecretValues values) {
    return new SecretSources(names, values);
  }

  /**
   * Generates the secret when nothing else gives it, and keeps it from then on.
   *
   * @param key the environment variable
   * @param length how many letters and digits
   */
  public SecretSources generating(String key, int length) {
    generated.put(key, length);
    return this;
  }

  /**
   * Tells the installer how to read a secret of the chart's own.
   *
   * @param key the environment variable
   * @param sentence what it is: {@code To read the administrator's password, run}
   */
  public SecretSources showing(String key, Expression<String> sentence) {
    initialPasswords.put(key, sentence);
    return this;
  }

  SecretValues values() {
    return values;
  }

  /** The Secret's name, whoever made it. */
  public Expression<String> name() {
    return secretName;
  }

  /** All keys of the Secret as environment variables. */
  public Yaml<EnvFromSource> envFrom() {
    return EnvFromSource.of(e -> e.secretRef(r -> r.name(secretName)));
  }

  /** A variable without which the application is not safe: without it the pod does not start. */
  public Yaml<EnvVar> requiredVariable(String key) {
    return EnvVar.of(
        e -> e.name(key).valueFrom(f -> f.secretKeyRef(r -> r.name(secretName).key(key))));
  }

  /** Entries of a Secret's data for each of the given secrets, but some. */
  static <T> Yaml<T> data(Expression<Map<String, Object>> given, List<String> without) {
    return forEachEntry(
        without.isEmpty() ? given : omit(given, without),
        ResultType.TEXT,
        (name, value) ->
            Yaml.of(entry(name, b64enc(Expression.of(value.term(), ResultType.TEXT))).node()));
  }

  /** What values and files give, by key; evaluate once. */
  Expression<Map<String, Object>> given() {
    return fromYaml(Expression.of(given.term(), ResultType.TEXT));
  }

  /**
   * Changes when users change a secret; nothing when they give none. A generated one has no part in
   * it, since it stays as it is.
   */
  public Yaml<String> checksum() {
    Expression<String> text = Expression.of(given.term(), ResultType.TEXT);
    return when(text, Strings.sha256sum(text));
  }

  private Yaml<?> givenBody() {
    String key = values.secretsFiles.key();
    Expression<Map<String, Object>> empty = Collections.dict(Map.of());
    return let(
        "given",
        empty,
        all ->
            Yaml.of(
                new Node.Group(
                    List.of(
                        Yaml.of(fromFiles(key, all)).node(),
                        let(
                                "_",
                                mergeOverwrite(all, values.secrets),
                                x -> Yaml.of(new Node.Group(List.of())))
                            .node(),
                        forEachEntry(
                                all,
                                ResultType.SCALAR,
                                (name, value) ->
                                    // A key without a value gives nothing, not the text "null".
                                    when(
                                        not(kindIs("invalid", value)),
                                        entry(name, Strings.scalarText(value))))
                            .node()))));
  }

  private static Yaml<Object> entry(Expression<String> name, Yaml<String> value) {
    return Yaml.of(new Node.Mapping(List.of(new Node.Entry(name.node(), value.node()))));
  }

  private Node fromFiles(String key, Expression<Map<String, Object>> all) {
    var scope = new io.helmwright.template.Scope("file");
    Expression<String> path = Expression.of(scope.item(), ResultType.TEXT);
    var text =
        Guards.required(
            Strings.printf(
                key
                    + ": the chart holds no file %s. Files named in .helmignore are not loaded; pass such"
                    + " secrets as "
                    + values.secrets.key()
                    + " in a values file instead",
                path),
            BuiltIn.file(path));
    Node body =
        let(
                "secrets",
                fromYaml(text),
                secrets ->
                    Yaml.of(
                        new Node.Group(
                            List.of(
                                when(
                                        hasKey(secrets, "Error"),
                                        Guards.fail(
                                            Strings.printf(
                                                key + ": %s is not a YAML mapping: %s",
                                                path,
                                                field(secrets, ResultType.TEXT, "Error"))))
                                    .node(),
                                let(
                                        "_",
                                        mergeOverwrite(all, secrets),
                                        x -> Yaml.of(new Node.Group(List.of())))
                                    .node()))))
            .node();
    return new Node.Repeated(values.secretsFiles.term(), scope, body);
  }

  @Override
  public void addTo(Chart.Builder chart) {
    Expression<Map<String, Object>> inCluster =
        field(
            BuiltIn.lookup("v1", "Secret", BuiltIn.RELEASE_NAMESPACE, secretName),
            ResultType.MAP,
            "data");
    chart.add(
        "secret.yaml",
        when(
            not(values.existingSecret),
            let(
                "given",
                given(),
                all -> let("kept", orEmpty(inCluster), kept -> secret(all, kept)))));
    if (!initialPasswords.isEmpty() || !generated.isEmpty()) {
      chart.note(notes());
    }
    chart.readme(ReadmeSection.Topic.SECRETS, "", documentation());
  }

  private TextBlock notes() {
    return TextBlock.of(
        t ->
            t.when(
                not(values.existingSecret),
                own -> {
                  for (var shown : initialPasswords.entrySet()) {
                    own.lines("").line(shown.getValue()).lines("");
                    own.line(
                            "  kubectl --namespace ",
                            BuiltIn.RELEASE_NAMESPACE,
                            " get secret ",
                            secretName,
                            " \\")
                        .line(
                            "    --output jsonpath='{.data."
                                + shown.getKey()
                                + "}' | base64 --decode");
                  }
                  if (!generated.isEmpty()) {
                    own.lines("")
                        .lines(
                            "Generated secrets survive upgrades by Helm. \"helm template\" and Argo CD can't see the cluster"
                                + " and\nwould make new ones each time: give them a Secret in "
                                + values.existingSecret.key()
                                + " instead.");
                  }
                }));
  }

  private String documentation() {
    String secret = names.documented("secrets");
    var text = new StringBuilder();
    text.append(
        """
        Secret environment variables are in the Secret `%s`, or in one of your own. The first of these that has a
        variable wins:

        1. your Secret, named in `%s` (the chart then makes none);
        2. `%s` in the values;
        3. the files in `%s`, which are YAML mappings inside the chart; the last file wins%s
        """
            .formatted(
                secret,
                values.existingSecret.key(),
                values.secrets.key(),
                values.secretsFiles.key(),
                generated.isEmpty() ? "." : ";"));
    text.append(generated.isEmpty() ? ofYourOwn() : whatIsGenerated());
    return text.toString();
  }

  private static String ofYourOwn() {
    return """

        A Secret of your own has the variables as its keys, for instance from a file with lines like `NAME=value`:

        ```shell
        kubectl create secret generic my-secrets --from-env-file=secrets.env
        ```
        """;
  }

  private String whatIsGenerated() {
    String keys =
        generated.keySet().stream().map(k -> "`" + k + "`").collect(Collectors.joining(", "));
    String literals =
        generated.keySet().stream()
            .map(k -> " \\\n  --from-literal=%s=\"$(openssl rand -hex 32)\"".formatted(k))
            .collect(Collectors.joining());
    return """
        4. for %1$s, what the Secret in the cluster holds already;
        5. for %1$s, a generated value.

        Give every other secret again at each upgrade. The Secret stays when the release is uninstalled. Tools that
        render without a cluster, such as `helm template` and Argo CD, can't see what it holds: for them use a Secret
        of your own, which must have these keys:

        ```shell
        kubectl create secret generic my-secrets%2$s
        ```
        """
        .formatted(keys, literals);
  }

  private Yaml<Secret> secret(
      Expression<Map<String, Object>> all, Expression<Map<String, Object>> kept) {
    return Secret.of(
        s -> {
          s.metadata(
                  names.metadata(
                      secretName,
                      m ->
                          m.comment(
                                  "Kept on uninstall: the database still knows the first secrets.")
                              .annotations("helm.sh/resource-policy", "keep")))
              .type("Opaque");
          generated.forEach((key, length) -> s.data(key, b64enc(resolved(key, length, all, kept))));
          s.data(data(all, new ArrayList<>(generated.keySet())));
        });
  }

  private static Expression<String> resolved(
      String key,
      int length,
      Expression<Map<String, Object>> all,
      Expression<Map<String, Object>> kept) {
    Expression<Map<String, String>> given = Expression.of(all.term(), ResultType.MAP);
    Expression<Map<String, String>> present = Expression.of(kept.term(), ResultType.MAP);
    return coalesce(
        get(given, Strings.literal(key), ResultType.TEXT),
        b64dec(get(present, Strings.literal(key), ResultType.TEXT)),
        Strings.randomAlphanumeric(length));
  }
}
