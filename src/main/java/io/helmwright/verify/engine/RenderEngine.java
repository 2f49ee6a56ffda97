package io.helmwright.verify.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.helmwright.problem.ProblemException;
import io.helmwright.verify.ChartFiles;
import io.helmwright.verify.EngineOutput;
import io.helmwright.verify.RenderedChart;
import io.helmwright.verify.ScratchChart;
import io.helmwright.verify.ScratchChart.Lookups;
import io.helmwright.verify.ScratchFolder;
import io.helmwright.verify.TemplateSource;
import io.helmwright.verify.ValuesSchema;
import io.helmwright.verify.result.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders configurations of one chart in processes of its own: plainly, as {@code helm template}
 * does, or many at once, which is some ten times as fast and tells which ways the templates took.
 *
 * <p>It may be used by as many threads at a time as it has processes; others wait.
 */
public final class RenderEngine implements AutoCloseable {

  private static final Pattern LOOKUP = Pattern.compile("lookup\\s+\"[^\"]*\"\\s+\"([A-Za-z]+)\"");
  private static final String WITH_CLUSTER = "with-cluster/";
  private static final String NO_VALUES = "no-values.json";
  private static final Set<String> USUAL_KINDS =
      Set.of("Secret", "ConfigMap", "Service", "ServiceAccount", "PersistentVolumeClaim", "Pod");

  private final String name;
  private final ScratchFolder folder;
  private final ChartFiles chart;
  private final Map<Circumstances, ScratchChart> plain = new ConcurrentHashMap<>();
  private final BulkChart bulk;
  private final List<String> standIns;
  private final ChartUnit root;
  private final RefusedRender refused;
  private final Map<String, ValuesSchema> schemas = new LinkedHashMap<>();
  private final BlockingQueue<Slot> free;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Thread> loads = new ArrayList<>();
  private volatile boolean faithful;
  private final Patience patience = new Patience();

  /** What a copy of the chart is made for, as the engine can't be told. */
  private record Circumstances(Lookups lookups, List<String> apiVersions) {}

  /** A process, and a copy of the rewritten chart that no other call changes meanwhile. */
  private record Slot(Worker worker, String bulkFolder) {}

  /**
   * @param chart the chart
   * @param limits what one call may take; a call renders one configuration or many
   * @param processes how many calls may run at the same time
   * @throws ProblemException if a template is broken
   */
  public RenderEngine(ChartFiles chart, Limits limits, int processes) {
    this(chart, new LinkedBlockingQueue<>(), limits, processes);
  }

  /**
   * An engine for another chart that renders in the processes of this one, as starting one takes
   * longer than most renders. It is to be closed before this one; {@code lookup} knows the kinds
   * that this one's chart looks up.
   *
   * @throws ProblemException if a template is broken
   */
  public RenderEngine alsoFor(ChartFiles other) {
    var engine = new RenderEngine(other, free, Limits.defaults(), 0);
    try {
      slots.forEach(slot -> engine.layOut(slot.bulkFolder()));
      return engine;
    } catch (UncheckedIOException | IllegalArgumentException e) {
      engine.close();
      throw ScratchChart.notLaidOut(engine.name, e.getMessage());
    }
  }

  private RenderEngine(ChartFiles chart, BlockingQueue<Slot> free, Limits limits, int processes) {
    this.free = free;
    this.chart = chart;
    name = chart.name();
    folder = folder(name);
    try {
      // Loading the engine takes longest; the chart is laid out meanwhile.
      Set<String> kinds = kinds(chart);
      for (int i = 0; i < processes; i++) {
        var slot = new Slot(new Worker(i, limits, folder, new ClusterStandIn(kinds)), bulkOf(i));
        slots.add(slot);
        loadMeanwhile(slot);
      }
      root = ChartUnit.of(chart);
      bulk = BulkChart.of(chart);
      faithful = bulk.isFaithful();
      refused = new RefusedRender(name, bulk.probes());
      for (ChartUnit unit : root.all()) {
        ValuesSchema.of(chart, unit.folder()).ifPresent(schema -> schemas.put(unit.path(), schema));
      }
      standIns = chart.standIns();
      laidOut(Lookups.EMPTY, List.of());
      laidOut(Lookups.OF_THE_CLUSTER, List.of());
      folder.write(NO_VALUES, "{}".getBytes(StandardCharsets.UTF_8));
      slots.forEach(slot -> layOut(slot.bulkFolder()));
    } catch (UncheckedIOException | IllegalArgumentException e) {
      close();
      throw ScratchChart.notLaidOut(name, e.getMessage());
    } catch (ProblemException e) {
      close();
      throw e;
    }
  }

  private static String bulkOf(int process) {
    return "bulk-" + process + "/";
  }

  private void loadMeanwhile(Slot slot) {
    var loading =
        new Thread(
            () -> {
              slot.worker().load();
              free.add(slot);
            },
            "loads the engine");
    loading.setDaemon(true);
    loading.start();
    loads.add(loading);
  }

  static ScratchFolder folder(String name) {
    try {
      return new ScratchFolder();
    } catch (IOException e) {
      throw ScratchChart.notLaidOut(name, e.getMessage());
    }
  }

  private ScratchChart laidOut(Lookups lookups, List<String> apiVersions) {
    return plain.computeIfAbsent(
        new Circumstances(lookups, apiVersions),
        wanted -> {
          ScratchChart scratch = ScratchChart.of(name, chart, lookups, apiVersions);
          scratch.renderNotes();
          return scratch;
        });
  }

  private void layOut(String bulkFolder) {
    bulk.files()
        .forEach(
            (path, content) -> {
              folder.write(WITH_CLUSTER + bulkFolder + path, content);
              boolean template = path.startsWith("templates/");
              folder.write(
                  bulkFolder + path,
                  template
                      ? TemplateSource.answerLookups(new String(content, StandardCharsets.UTF_8))
                          .getBytes(StandardCharsets.UTF_8)
                      : content);
            });
  }

  private static Set<String> kinds(ChartFiles chart) {
    var kinds = new TreeSet<>(USUAL_KINDS);
    chart
        .files()
        .forEach(
            (path, content) -> {
              if (path.contains("templates/") || path.endsWith("values.yaml")) {
                Matcher lookup = LOOKUP.matcher(new String(content, StandardCharsets.UTF_8));
                while (lookup.find()) {
                  kinds.add(lookup.group(1));
                }
              }
            });
    return kinds;
  }

  /** The places that {@link Rendered#marks} and {@link Rendered#guards} number. */
  public Probes probes() {
    return bulk.probes();
  }

  /** Whether {@link #renderAll} is worth trying: it follows all that this chart asks of Helm. */
  public boolean rendersInBulk() {
    return faithful;
  }

  /** Renders of many were seen to differ from plain ones, so that they are of no use any more. */
  public void distrustBulk() {
    faithful = false;
  }

  /** Whether Helm renders the chart at all for a version of Kubernetes. */
  public boolean allows(String kubeVersion) {
    return answer(new HelmQuestion(folder).whetherAllowed(chart, kubeVersion))
        .map(answer -> !HelmQuestion.isRefusal(answer.text()))
        .orElse(true);
  }

  /** Those versions of APIs that Helm says every cluster has. */
  public Set<String> knownApis(Collection<String> versions) {
    return answer(new HelmQuestion(folder).whichKnown(versions))
        .map(answer -> HelmQuestion.listed(answer.text()))
        .orElse(Set.of());
  }

  private Optional<Worker.Answer> answer(WorkerCall question) {
    return onWorker(
        List.of(),
        slot -> {
          try {
            return Optional.of(slot.worker().call(question));
          } catch (LimitExceededException slowMachine) {
            return Optional.empty();
          }
        });
  }

  /** Puts the values of a configuration together. */
  public RenderRequest request(Configuration configuration) {
    return RenderRequest.of(configuration, root);
  }

  /** Whether the schemas of the chart and of its subcharts accept the values of a configuration. */
  public boolean accepts(RenderRequest request) {
    return schemas.entrySet().stream()
        .allMatch(
            schema ->
                !request.byPath().containsKey(schema.getKey())
                    || schema.getValue().accepts(request.byPath().get(schema.getKey())));
  }

  /**
   * Renders one configuration as {@code helm template} does. Whether it is an upgrade is not told
   * to the templates.
   *
   * @param cluster what {@code lookup} finds
   */
  public Rendered render(Configuration configuration, Collection<JsonNode> cluster) {
    // Asking a cluster takes longer than rendering; that an empty one answers nothing is known.
    ScratchChart laidOut =
        laidOut(
            cluster.isEmpty() ? Lookups.EMPTY : Lookups.OF_THE_CLUSTER,
            configuration.apiVersions());
    Path values = laidOut.writeValues(configuration.values());
    var call = call(laidOut.directory(), values, configuration);
    EngineOutput output = EngineOutput.of(laidOut);
    return onWorker(
        cluster,
        slot -> {
          try {
            Worker.Answer answer = ask(slot, call, 1);
            if (answer.rendered()) {
              return rendered(configuration, output, answer.text());
            }
            String message = answer.text().replace(laidOut.directory() + "", name);
            return refused.by(output.toProblems(message).problems(), configuration);
          } catch (LimitExceededException e) {
            return refused.limited(configuration, e);
          }
        });
  }

  private Worker.Answer ask(Slot slot, WorkerCall call, int configurations)
      throws LimitExceededException {
    patience.check();
    try {
      Worker.Answer answer = slot.worker().call(call);
      patience.answered();
      return answer;
    } catch (LimitExceededException e) {
      patience.exceeded(configurations);
      throw e;
    }
  }

  /**
   * Renders configurations in as few calls as possible. The chart's schema is not asked.
   *
   * @param configurations all for one version of Kubernetes
   * @param cluster what {@code lookup} finds
   * @return one for each, in their order
   */
  public List<Rendered> renderAll(
      List<Configuration> configurations, Collection<JsonNode> cluster) {
    return renderRequests(configurations.stream().map(this::request).toList(), cluster);
  }

  /**
   * Renders requests in as few calls as possible. The chart's schema is not asked.
   *
   * @param requests all for one version of Kubernetes
   * @param cluster what {@code lookup} finds
   * @return one for each, in their order
   */
  public List<Rendered> renderRequests(List<RenderRequest> requests, Collection<JsonNode> cluster) {
    String variant = cluster.isEmpty() ? "" : WITH_CLUSTER;
    return onWorker(
        cluster,
        slot ->
            BulkCalls.render(
                bulk,
                standIns,
                refused,
                asked -> ask(slot, bulkCall(slot, variant, asked), asked.size()),
                requests));
  }

  private WorkerCall bulkCall(Slot slot, String variant, List<RenderRequest> requests) {
    String bulkFolder = variant + slot.bulkFolder();
    folder.write(bulkFolder + BulkChart.CONFIGURATIONS, bulk.configurations(requests));
    Path chart = folder.path().resolve(bulkFolder);
    return call(chart, folder.path().resolve(NO_VALUES), requests.get(0).configuration());
  }

  private Rendered rendered(Configuration configuration, EngineOutput output, String manifest) {
    RenderedChart chart;
    try {
      chart = output.toChart(manifest);
    } catch (ProblemException unreadable) {
      return refused.by(unreadable.problems(), configuration);
    }
    return new Rendered(
        configuration, Optional.of(chart), List.of(), new BitSet(), Set.of(), false);
  }

  private static WorkerCall call(Path chart, Path values, Configuration configuration) {
    return new WorkerCall(
        chart.toString(),
        values.toString(),
        configuration.releaseName(),
        configuration.namespace(),
        configuration.kubeVersion());
  }

  private interface Work<T> {
    T on(Slot slot);
  }

  private <T> T onWorker(Collection<JsonNode> cluster, Work<T> work) {
    Slot slot;
    try {
      slot = free.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it waited for the engine", e);
    }
    try {
      slot.worker().cluster().hold(cluster);
      return work.on(slot);
    } finally {
      free.add(slot);
    }
  }

  /** Ends the processes that are its own, and removes what was laid out for them. */
  @Override
  public void close() {
    slots.forEach(slot -> slot.worker().close());
    loads.forEach(RenderEngine::await);
    for (Slot slot : slots) {
      slot.worker().close();
      slot.worker().cluster().close();
    }
    plain.values().forEach(ScratchChart::close);
    folder.close();
  }

  private static void await(Thread loading) {
    try {
      loading.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
