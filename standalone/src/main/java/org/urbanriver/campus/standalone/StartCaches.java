package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the services' start caches while the campus is in use, one after the other and with the lowest priority. */
final class StartCaches {

    private static final int MINUTES = 10;

    private final List<ServicePart> services;

    // Guarded by this.
    private boolean stopped;
    private @Nullable Process training;

    StartCaches(List<ServicePart> services) {
        this.services = services;
    }

    void makeInBackground() {
        if (services.stream().anyMatch(service -> !service.files().hasCache())) {
            Thread.ofVirtual().name("make start caches").start(this::make);
        }
    }

    private void make() {
        try {
            for (var service : services) {
                if (!service.files().hasCache()) {
                    service.files().makeCache(cache -> train(service, cache));
                }
            }
        } catch (IOException e) {
            // Without a cache the next start takes longer, no more than that; the next one tries again.
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean train(ServicePart service, Path cache) throws IOException, InterruptedException {
        Process process;
        synchronized (this) {
            if (stopped) {
                return false;
            }
            process = service.training(cache).start();
            training = process;
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            stop();
            return false;
        }
        return process.exitValue() == 0 && cache.toFile().isFile();
    }

    /** The JVM makes the cache in a child of the process that was trained. */
    synchronized void stop() {
        stopped = true;
        if (training != null && training.isAlive()) {
            var all = Stream.concat(training.descendants(), Stream.of(training.toHandle()))
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            Processes.await(all, java.time.Duration.ofSeconds(5));
        }
    }
}
