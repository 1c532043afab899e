package org.urbanriver.campus.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A campus with two instances of every service: two launched side by side on one store and one broker, which run in processes
 * of their own here, so that each of them can be killed alone.
 */
public final class TwinCampus implements AutoCloseable {

    public static final String STORE = "store";
    public static final String BROKER = "broker";

    /** As a setting: somebody else brings it. */
    private static final String ELSEWHERE = "elsewhere";

    private static final List<String> SERVICES = RunningCampus.partNames().stream()
            .filter(name -> !name.equals(StoresPart.NAME))
            .toList();

    private final Path data;
    private final Map<String, String> settings;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final CompletableFuture<CampusFailure> failure = new CompletableFuture<>();
    private final Map<String, RunningCampus> twins = new HashMap<>();
    private final StoresPart storePart;
    private final StoresPart brokerPart;
    private final Map<String, Supervised> stores;

    private TwinCampus(Path data, Map<String, String> settings) {
        this.data = data;
        this.settings = settings;
        this.storePart = new StoresPart(open("store", Map.of("KAFKA_BOOTSTRAP_SERVERS", ELSEWHERE)));
        this.brokerPart = new StoresPart(open("broker", Map.of("MONGODB_URI", ELSEWHERE, "SMTP_HOST", ELSEWHERE)));
        this.stores = Map.of(STORE, supervised(storePart), BROKER, supervised(brokerPart));
    }

    /** Returns when all of it is ready. */
    public static TwinCampus started(Path data, Map<String, String> settings) throws InterruptedException {
        var campus = new TwinCampus(data, settings);
        try {
            campus.start();
            return campus;
        } catch (RuntimeException e) {
            campus.close();
            throw e;
        }
    }

    private Settings open(String name, Map<String, String> more) {
        var folder = data.resolve(name);
        opened.add(DataFolder.open(folder));
        return settings(folder, more);
    }

    private Settings settings(Path folder, Map<String, String> more) {
        var environment = new HashMap<>(Campuses.environment(folder));
        environment.putAll(settings);
        environment.putAll(more);
        return Settings.of(Settings.checkout(), environment);
    }

    private Supervised supervised(StoresPart part) {
        return new Supervised(part, changed -> {}, failure::complete);
    }

    private void start() throws InterruptedException {
        stores.values().forEach(Supervised::start);
        for (var each : stores.values()) {
            each.awaitReady();
        }
        var outer = Map.of(
                "MONGODB_URI", mongoUri(),
                "KAFKA_BOOTSTRAP_SERVERS", kafkaServers(),
                "SMTP_HOST", "127.0.0.1",
                "SMTP_PORT", String.valueOf(storePart.smtpPort()));
        // One after the other: eight at once take no less time, and each of them takes alarmingly long.
        for (var name : List.of("A", "B")) {
            var twin = RunningCampus.prepare(settings(data.resolve(name), outer), new Progress(System.out));
            twins.put(name, twin);
            twin.start();
        }
    }

    /** The addresses by which people come in. */
    public List<URI> gateways() {
        return Stream.of("A", "B").map(twin -> twins.get(twin).address()).toList();
    }

    /** All processes: the two stores, and each service twice, such as {@code enrollment-service B}. */
    public List<String> parts() {
        return Stream.concat(
                        Stream.of(STORE, BROKER),
                        SERVICES.stream().flatMap(service -> Stream.of(service + " A", service + " B")))
                .toList();
    }

    /** Ends a process by SIGKILL; it stays down until it is started. */
    public void kill(String part) throws InterruptedException {
        if (stores.containsKey(part)) {
            stores.get(part).hold();
        } else {
            twin(part).kill(service(part));
        }
    }

    /** Starts a process that was killed, and returns when it is ready. */
    public void start(String part) throws InterruptedException {
        if (stores.containsKey(part)) {
            stores.get(part).resume();
        } else {
            twin(part).start(service(part));
        }
    }

    private RunningCampus twin(String part) {
        return twins.get(part.substring(part.indexOf(' ') + 1));
    }

    private static String service(String part) {
        return part.substring(0, part.indexOf(' '));
    }

    public String mongoUri() {
        return storePart.mongoUri();
    }

    public String kafkaServers() {
        return brokerPart.kafkaServers();
    }

    /** The folder with one file for each mail that was taken. */
    public Path mails() {
        return data.resolve("store/mail");
    }

    /** Why some part cannot be kept running, once that is so. */
    public Optional<String> failure() {
        return Stream.concat(Stream.of(failure), twins.values().stream().map(RunningCampus::failure))
                .filter(CompletableFuture::isDone)
                .map(each -> each.join().sentence())
                .findFirst();
    }

    @Override
    public void close() {
        twins.values().forEach(RunningCampus::close);
        Processes.end(
                stores.values().stream()
                        .flatMap(each -> each.release().stream())
                        .toList(),
                java.time.Duration.ofSeconds(8));
        for (var each : opened) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
