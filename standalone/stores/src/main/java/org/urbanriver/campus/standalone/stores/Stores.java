package org.urbanriver.campus.standalone.stores;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The process that runs the stores and the mail catcher, for as long as the process that started it lives. It prints READY when
 * all of them take connections, or else one sentence that tells what to do.
 */
public final class Stores {

    private final Settings settings;
    private final List<AutoCloseable> running = new ArrayList<>();

    private Stores(Settings settings) {
        this.settings = settings;
    }

    /**
     * Options, as {@code --name=value}: data, mongo-port, kafka-port, controller-port, smtp-port, mail-port, parent (the id of the
     * process to end with); mongo=false and kafka=false leave out what the user brings.
     */
    public static void main(String[] args) {
        try {
            var settings = Settings.of(args);
            System.setProperty(
                    "stores.log", settings.data().resolve("log/stores.log").toString());
            System.setProperty("logback.configurationFile", "stores-logback.xml");
            LoggerFactory.getLogger(
                    Stores.class); // Before threads race to set up logging, which it would complain about.
            var stores = new Stores(settings);
            stores.endWithParent();
            Runtime.getRuntime().addShutdownHook(new Thread(stores::close, "stores-shutdown"));
            stores.start();
            System.out.println("READY");
            // The stores' own threads do not keep the process alive; it ends by a signal or with its parent.
            Thread.currentThread().join();
        } catch (StoresFailure failure) {
            exit(failure);
        } catch (InterruptedException e) {
            System.exit(StoresFailure.OTHER);
        }
    }

    private void endWithParent() {
        if (settings.parent() > 0) {
            ProcessHandle.of(settings.parent())
                    .orElseThrow(() -> new StoresFailure(
                            StoresFailure.OTHER,
                            "Process %d, which the stores should end with, is not there: start the campus again."
                                    .formatted(settings.parent()),
                            null))
                    .onExit()
                    .thenRun(() -> System.exit(0));
        }
    }

    private void start() {
        try (var starters = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = new ArrayList<Future<AutoCloseable>>();
            if (settings.kafka()) {
                started.add(starters.submit(() -> keep(EmbeddedKafka.start(
                        settings.data().resolve("kafka"), settings.kafkaPort(), settings.controllerPort()))));
            }
            if (settings.mongo()) {
                started.add(starters.submit(() -> keep(EmbeddedMongo.open(
                        settings.data().resolve("mongo/campus.mv"), settings.mongoPort(), this::diskFailed))));
            }
            started.add(starters.submit(() -> keep(
                    MailCatcher.start(settings.data().resolve("mail"), settings.smtpPort(), settings.mailPort()))));
            for (var store : started) {
                store.get();
            }
        } catch (ExecutionException e) {
            throw explain(e.getCause());
        } catch (InterruptedException e) {
            throw new StoresFailure(StoresFailure.OTHER, "The stores were interrupted while starting.", e);
        }
    }

    private StoresFailure explain(@Nullable Throwable cause) {
        if (cause instanceof StoresFailure failure) {
            return failure;
        }
        if (cause instanceof MVStoreException late) {
            return Tables.explain(late, settings.data().resolve("mongo/campus.mv"));
        }
        return new StoresFailure(
                StoresFailure.OTHER,
                "The stores do not start: %s tells why.".formatted(System.getProperty("stores.log")),
                cause);
    }

    private AutoCloseable keep(AutoCloseable store) {
        synchronized (running) {
            running.add(store);
        }
        return store;
    }

    private void diskFailed(IOException e) {
        // In a thread of its own, as stopping waits for the one that tells.
        Thread.ofPlatform()
                .start(() -> exit(new StoresFailure(
                        StoresFailure.DISK,
                        "The folder %s cannot be written (%s): free some disk space and start again."
                                .formatted(settings.data(), e.getMessage()),
                        e)));
    }

    private void close() {
        List<AutoCloseable> stores;
        synchronized (running) {
            stores = List.copyOf(running);
        }
        try (var stoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            stores.forEach(store -> stoppers.submit((Callable<Void>) () -> {
                store.close();
                return null;
            }));
        }
    }

    private static void exit(StoresFailure failure) {
        System.err.println(failure.getMessage());
        LoggerFactory.getLogger(Stores.class).error("The stores stop", failure);
        System.exit(failure.exitCode());
    }

    private record Settings(
            Path data,
            int mongoPort,
            int kafkaPort,
            int controllerPort,
            int smtpPort,
            int mailPort,
            long parent,
            boolean mongo,
            boolean kafka) {

        static Settings of(String[] args) {
            var given = Arrays.stream(args)
                    .map(arg -> arg.replaceFirst("^--", "").split("=", 2))
                    .collect(Collectors.toMap(
                            option -> option[0],
                            option -> option.length > 1 ? option[1] : "true",
                            (first, last) -> last));
            try {
                return new Settings(
                        Path.of(given.getOrDefault("data", "data")).toAbsolutePath(),
                        number(given, "mongo-port", 27017),
                        number(given, "kafka-port", 9092),
                        number(given, "controller-port", 9093),
                        number(given, "smtp-port", 2525),
                        number(given, "mail-port", 8025),
                        Long.parseLong(given.getOrDefault("parent", "0")),
                        Boolean.parseBoolean(given.getOrDefault("mongo", "true")),
                        Boolean.parseBoolean(given.getOrDefault("kafka", "true")));
            } catch (NumberFormatException e) {
                throw new StoresFailure(
                        StoresFailure.OTHER, "A port or process id is no number: correct " + given + ".", e);
            }
        }

        private static int number(Map<String, String> given, String name, int otherwise) {
            return Integer.parseInt(given.getOrDefault(name, String.valueOf(otherwise)));
        }
    }
}
