package org.urbanriver.campus.standalone;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A campus of processes on this machine: the stores, the services and the gateway. Closing it ends all of them, in the order in
 * which they need each other.
 */
final class RunningCampus implements AutoCloseable {

    static final String GATEWAY = "gateway";

    /** The services behind the gateway, with the heap in megabytes that each one is content with. */
    private static final Map<String, Integer> SERVICES =
            Map.of("course-service", 176, "enrollment-service", 176, "notification-service", 176);

    private static final int GATEWAY_HEAP = 224;
    private static final Duration SAMPLE_WITHIN = Duration.ofSeconds(60);
    private static final Pattern SOME = Pattern.compile("\"total\"\\s*:\\s*[1-9]");

    private final Settings settings;
    private final DataFolder data;
    private final Progress progress;
    private final Map<String, Supervised> parts = new LinkedHashMap<>();
    private final CompletableFuture<CampusFailure> failure = new CompletableFuture<>();
    private @Nullable StoresPart stores;
    private @Nullable StartCaches caches;
    private int httpPort;
    private boolean closed;

    private RunningCampus(Settings settings, DataFolder data, Progress progress) {
        this.settings = settings;
        this.data = data;
        this.progress = progress;
    }

    /** Takes the data folder; nothing runs yet. */
    static RunningCampus prepare(Settings settings, Progress progress) {
        var data = DataFolder.open(settings.data());
        try {
            endLeftovers(data, progress);
            return new RunningCampus(settings, data, progress);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** A killed launcher leaves processes that are just about to notice. */
    private static void endLeftovers(DataFolder data, Progress progress) {
        var left = RunState.read(data.path()).map(RunState::left).orElse(List.of());
        if (!left.isEmpty()) {
            progress.tell("Ending what a killed campus left");
            Processes.end(left, Duration.ofSeconds(15));
        }
        RunState.delete(data.path());
    }

    /** Returns when all of it is ready for people. */
    void start() throws InterruptedException {
        chooseHttpPort();
        var files = startFiles();
        synchronized (this) {
            if (closed) {
                return;
            }
            plan(files);
        }
        for (var part : parts.values()) {
            part.firstReady().thenRun(() -> progress.tell(part.part().name() + " ready"));
        }
        // A service that finds no broker starts all the same, but then its topics are not yet there.
        start(parts.values().stream()
                .filter(part -> part.part() instanceof StoresPart)
                .toList());
        start(parts.values().stream()
                .filter(part -> part.part() instanceof ServicePart)
                .toList());
        awaitSample();
        makeCaches();
    }

    private void chooseHttpPort() {
        if (settings.httpPort() != 0 && !Ports.isFree(settings.httpPort())) {
            throw new CampusFailure(
                    "Port %d is taken: stop the program that listens there, or set CAMPUS_HTTP_PORT to another port (0 takes a free one)."
                            .formatted(settings.httpPort()));
        }
        httpPort = settings.httpPort() == 0 ? Ports.free() : settings.httpPort();
    }

    private Map<String, StartFiles> startFiles() throws InterruptedException {
        var unpacking = new LinkedHashMap<String, Future<StartFiles>>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            SERVICES.forEach((service, heap) ->
                    unpacking.put(service, workers.submit(() -> StartFiles.of(service, settings, heap))));
            unpacking.put(GATEWAY, workers.submit(() -> StartFiles.of(GATEWAY, settings, GATEWAY_HEAP)));
            // Cached files are found in no time; whoever waits longer should know for what.
            if (!within(Duration.ofMillis(400), unpacking.values())) {
                progress.tell("Unpacking the services of this build");
            }
        }
        var files = new LinkedHashMap<String, StartFiles>();
        unpacking.forEach((service, future) -> {
            if (future.state() == Future.State.FAILED) {
                throw future.exceptionNow() instanceof CampusFailure known
                        ? known
                        : new CampusFailure("%s cannot be unpacked (%s).".formatted(service, future.exceptionNow()));
            }
            files.put(service, future.resultNow());
        });
        return files;
    }

    private static boolean within(Duration time, Collection<? extends Future<?>> work) throws InterruptedException {
        var deadline = System.nanoTime() + time.toNanos();
        while (!work.stream().allMatch(Future::isDone)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return true;
    }

    private void plan(Map<String, StartFiles> files) {
        var wiring = new HashMap<String, String>();
        if (StoresPart.neededBy(settings)) {
            stores = new StoresPart(settings);
            add(stores);
            if (settings.embeddedMongo()) {
                wiring.put("MONGODB_URI", stores.mongoUri());
            }
            if (settings.embeddedKafka()) {
                wiring.put("KAFKA_BOOTSTRAP_SERVERS", stores.kafkaServers());
            }
            if (settings.mailCatcher()) {
                wiring.put("SMTP_HOST", "127.0.0.1");
                wiring.put("SMTP_PORT", String.valueOf(stores.smtpPort()));
            }
        }
        wiring.put("CAMPUS_HTTP_PORT", String.valueOf(httpPort));
        wiring.put("CAMPUS_GATEWAY_URL", "http://127.0.0.1:%d".formatted(httpPort));
        wiring.put("CAMPUS_JWKS_URI", "http://127.0.0.1:%d/internal/jwks".formatted(httpPort));
        wiring.put(
                "CAMPUS_PUBLIC_URL",
                settings.given("CAMPUS_PUBLIC_URL").orElse(address().toString()));
        wiring.put("CAMPUS_SAMPLE_DATA", String.valueOf(settings.sampleData()));
        wiring.put("CAMPUS_SAMPLE_PASSWORD", settings.samplePassword());
        var ports = new HashMap<String, Integer>();
        for (var service : SERVICES.keySet()) {
            ports.put(service, Ports.free());
            wiring.put(
                    "CAMPUS_%s_URL".formatted(service.replace("-service", "").toUpperCase(Locale.ROOT)),
                    "http://127.0.0.1:%d".formatted(ports.get(service)));
        }
        ports.put(GATEWAY, httpPort);
        files.forEach((name, each) -> add(new ServicePart(name, ports.getOrDefault(name, 0), settings, each, wiring)));
    }

    private void add(Part part) {
        parts.put(part.name(), new Supervised(part, this::changed, failure::complete));
    }

    private void changed(Supervised part) {
        if (failure.isDone() || part.isReady() && part.restarts() == 0) {
            return;
        }
        if (part.restarts() > 0) {
            progress.tell(
                    part.isReady()
                            ? part.part().name() + " ready again"
                            : part.part().name() + " ended unexpectedly and is started again");
        }
        writeState();
    }

    private synchronized void writeState() {
        if (!closed) {
            new RunState(
                            ProcessId.of(ProcessHandle.current()),
                            address(),
                            mailPage().orElse(null),
                            parts.values().stream()
                                    .map(each -> new RunState.RunningPart(
                                            each.part().name(),
                                            each.process().map(ProcessId::of).orElse(null),
                                            each.part().port(),
                                            each.part().health(),
                                            each.restarts()))
                                    .toList())
                    .write(data.path());
        }
    }

    private void start(List<Supervised> together) {
        synchronized (this) {
            if (closed) {
                return;
            }
            together.forEach(Supervised::start);
        }
        var all = CompletableFuture.allOf(
                together.stream().map(Supervised::firstReady).toArray(CompletableFuture[]::new));
        try {
            // The first failure counts; the others may wait for what has failed.
            CompletableFuture.anyOf(all, failure).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CampusFailure known ? known : e;
        }
        throwFailure();
    }

    private void throwFailure() {
        if (failure.isDone()) {
            throw failure.join();
        }
    }

    /** On a first start the gateway imports the sample course, and its offerings follow by events. */
    private void awaitSample() throws InterruptedException {
        if (!settings.sampleData() || data.hasSample()) {
            return;
        }
        progress.tell("Loading the sample course");
        var deadline = System.nanoTime() + SAMPLE_WITHIN.toNanos();
        while (!(lists("/api/courses") && lists("/api/offerings"))) {
            throwFailure();
            if (System.nanoTime() > deadline) {
                progress.tell("The sample course is still not there; %s may tell why"
                        .formatted(part(GATEWAY).part().log()));
                return;
            }
            TimeUnit.MILLISECONDS.sleep(150);
        }
        data.rememberSample();
    }

    private boolean lists(String path) {
        return Http.get(URI.create("http://127.0.0.1:%d%s?size=1".formatted(httpPort, path)))
                .filter(body -> SOME.matcher(body).find())
                .isPresent();
    }

    private synchronized void makeCaches() {
        if (!closed && settings.startCaches()) {
            caches = new StartCaches(parts.values().stream()
                    .map(Supervised::part)
                    .filter(ServicePart.class::isInstance)
                    .map(ServicePart.class::cast)
                    .toList());
            caches.makeInBackground();
        }
    }

    URI address() {
        return URI.create("http://localhost:" + httpPort);
    }

    /** Where caught mail is read. */
    Optional<URI> mailPage() {
        return Optional.ofNullable(stores)
                .filter(unused -> settings.mailCatcher())
                .map(StoresPart::mailPage);
    }

    /** Where the embedded broker listens. */
    Optional<String> kafkaServers() {
        return Optional.ofNullable(stores)
                .filter(unused -> settings.embeddedKafka())
                .map(StoresPart::kafkaServers);
    }

    /** The process of each part that runs. */
    Map<String, Long> pids() {
        var pids = new LinkedHashMap<String, Long>();
        parts.forEach((name, part) -> part.process().ifPresent(process -> pids.put(name, process.pid())));
        return pids;
    }

    private Supervised part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("No part is named " + name);
        }
        return part;
    }

    /** Ends a part by SIGKILL; it stays down until {@link #start(String)}. */
    void kill(String name) throws InterruptedException {
        part(name).hold();
    }

    /** Starts a part that was killed, and returns when it is ready. */
    void start(String name) throws InterruptedException {
        part(name).resume();
    }

    /** Ends a part by SIGKILL as an accident would; it is started again by itself. */
    void crash(String name) {
        part(name).crash();
    }

    /** How often a part was started again by itself. */
    int restarts(String name) {
        return part(name).restarts();
    }

    /** Why the campus cannot go on, as soon as that is so. */
    CampusFailure awaitFailure() {
        return failure.join();
    }

    CompletableFuture<CampusFailure> failure() {
        return failure;
    }

    /** Ends all processes: the gateway, then the services, then the stores. May be called again, and while it starts. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (caches != null) {
            caches.stop();
        }
        // None may come back while the others go.
        var running = new LinkedHashMap<String, List<ProcessHandle>>();
        parts.forEach((name, part) -> running.put(name, part.release()));
        end(running.remove(GATEWAY));
        var stores = running.remove(StoresPart.NAME);
        end(running.values().stream().flatMap(List::stream).toList());
        end(stores);
        RunState.delete(data.path());
        data.close();
    }

    private static void end(@Nullable List<ProcessHandle> processes) {
        if (processes != null) {
            Processes.end(processes, Duration.ofSeconds(8));
        }
    }

    /** The names of all parts that a campus may have, for those who ask for a log. */
    static List<String> partNames() {
        var names = new ArrayList<String>();
        names.add(StoresPart.NAME);
        SERVICES.keySet().stream().sorted().forEach(names::add);
        names.add(GATEWAY);
        return names;
    }
}
