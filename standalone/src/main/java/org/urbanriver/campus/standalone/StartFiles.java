package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A service's jar unpacked, and the JVM's start cache for it: together they more than halve the time to start. Every build has
 * a folder of its own, which all campuses of this checkout share, so that none takes another's files away.
 */
final class StartFiles {

    /** Held until this process ends, so that nobody cleans the folder up meanwhile. */
    private static final Map<Path, FileLock> IN_USE = new ConcurrentHashMap<>();

    private final Path folder;
    private final Path jar;
    private final Path java;
    private final List<String> flags;

    private StartFiles(Path folder, Path jar, Path java, List<String> flags) {
        this.folder = folder;
        this.jar = jar;
        this.java = java;
        this.flags = flags;
    }

    /** Unpacks the jar of that service unless it is there from an earlier start. */
    static StartFiles of(String service, Settings settings, int heapMegabytes) {
        var built = builtJar(settings.home(), service);
        try {
            var all = settings.home().resolve("standalone/target/start");
            var folder = all.resolve(service + "-" + fingerprint(built));
            if (!Files.isDirectory(folder)) {
                unpack(built, folder, settings);
            }
            keepFromCleaning(folder);
            clean(all, service, folder);
            var flags = settings.jvmFlags(heapMegabytes);
            return new StartFiles(folder, folder.resolve(built.getFileName()), settings.java(), flags);
        } catch (IOException e) {
            throw new CampusFailure("%s cannot be unpacked (%s): free some disk space in %s and start again."
                    .formatted(service, DataFolder.reason(e), settings.home()));
        }
    }

    private static Path builtJar(Path home, String service) {
        var target = home.resolve(service).resolve("target");
        try (var files = Files.newDirectoryStream(target, service + "-*.jar")) {
            Path newest = null;
            for (var file : files) {
                var name = file.getFileName().toString();
                if (!name.matches(".*-(tests|sources|javadoc)\\.jar")
                        && (newest == null
                                || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(newest)) > 0)) {
                    newest = file;
                }
            }
            if (newest != null) {
                return newest;
            }
        } catch (IOException e) {
            // The same sentence helps: what is not built cannot be read.
        }
        throw new CampusFailure(
                "The jar of %s is not in %s: build it with ./mvnw -DskipTests package.".formatted(service, target));
    }

    /** Of what the jar holds, not of when it was made: the same content keeps its cache over builds. */
    private static String fingerprint(Path jar) throws IOException {
        var sum = new CRC32();
        long size = 0;
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                sum.update("%s %d %d\n"
                        .formatted(entry.getName(), entry.getSize(), entry.getCrc())
                        .getBytes(StandardCharsets.UTF_8));
                size += entry.getSize();
            }
        }
        return "%08x%08x".formatted(sum.getValue(), size & 0xffffffffL);
    }

    private static void unpack(Path jar, Path folder, Settings settings) throws IOException {
        Files.createDirectories(folder.getParent());
        var partial = Files.createTempDirectory(folder.getParent(), "unpacking");
        try {
            var output = partial.resolve("unpack.out");
            var unpacked = partial.resolve("files");
            var process = Processes.deafToTerminal(
                            List.of(
                                    settings.java().toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-Xmx64m",
                                    "-Djarmode=tools",
                                    "-jar",
                                    jar.toString(),
                                    "extract",
                                    "--destination",
                                    unpacked.toString()),
                            settings.environment(),
                            output)
                    .start();
            if (!Processes.await(List.of(process.toHandle()), Duration.ofSeconds(120)) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(
                        new LogFile(output).lastErrorSince(0).orElse("the tool of " + jar.getFileName() + " failed"));
            }
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            // Another campus was quicker.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        } finally {
            DataFolder.delete(partial);
        }
    }

    private static void keepFromCleaning(Path folder) {
        IN_USE.computeIfAbsent(folder, each -> {
            try {
                var channel = FileChannel.open(
                        each.resolve("in-use"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                return channel.lock(0, Long.MAX_VALUE, true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** What earlier builds left and nobody uses any more. */
    private static void clean(Path all, String service, Path keep) throws IOException {
        try (var folders = Files.newDirectoryStream(all, service + "-*")) {
            for (var folder : folders) {
                if (!folder.equals(keep) && !IN_USE.containsKey(folder)) {
                    tryLock(folder.resolve("in-use")).ifPresent(channel -> {
                        try (channel) {
                            DataFolder.delete(folder);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
                }
            }
        }
    }

    private static Optional<FileChannel> tryLock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    /** Also in the name: a cache serves only the JVM and the flags that it was made with. */
    private Path cache() {
        var sum = new CRC32();
        sum.update((Runtime.version() + java.toString() + flags).getBytes(StandardCharsets.UTF_8));
        return folder.resolve("start-%08x.aot".formatted(sum.getValue()));
    }

    boolean hasCache() {
        return Files.isRegularFile(cache());
    }

    List<String> command() {
        return command(hasCache() ? List.of("-XX:AOTCache=" + cache()) : List.of());
    }

    List<String> trainingCommand(Path output) {
        return command(List.of("-XX:AOTCacheOutput=" + output, "-Dspring.context.exit=onRefresh"));
    }

    private List<String> command(List<String> more) {
        var command = new ArrayList<>(List.of(java.toString()));
        command.addAll(flags);
        command.addAll(more);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    /** Lets one of all campuses that share these files make their cache; it is in place only when it is whole. */
    void makeCache(CacheMaker maker) throws IOException, InterruptedException {
        var training = tryLock(folder.resolve("training"));
        if (training.isPresent()) {
            try (var channel = training.get()) {
                var partial = folder.resolve("start.part");
                Files.deleteIfExists(folder.resolve("start.part.config"));
                if (channel.isOpen() && !hasCache() && maker.make(partial)) {
                    Files.move(partial, cache(), StandardCopyOption.ATOMIC_MOVE);
                }
                Files.deleteIfExists(partial);
            }
        }
    }

    /** Makes a cache as that file and tells whether it succeeded. */
    interface CacheMaker {
        boolean make(Path file) throws IOException, InterruptedException;
    }

    /** Whether there was one. */
    boolean dropCache() {
        try {
            return Files.deleteIfExists(cache());
        } catch (IOException e) {
            return false;
        }
    }
}
