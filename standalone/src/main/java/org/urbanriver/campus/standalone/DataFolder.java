package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The folder of one campus: its stores, logs and the state of its run. Whoever holds its lock is the only one to use it. */
final class DataFolder implements AutoCloseable {

    /** What the stores and logs may need before anybody notices that the disk gets full. */
    static final long SPACE_NEEDED = 512L * 1024 * 1024;

    /** All that the campus itself puts there; nothing else is ever deleted. */
    private static final List<String> OWN = List.of("kafka", "mongo", "mail", "log", "run");

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static DataFolder open(Path path) {
        return open(path, SPACE_NEEDED);
    }

    static DataFolder open(Path path, long spaceNeeded) {
        try {
            Files.createDirectories(run(path));
            Files.createDirectories(log(path));
            var folder = new DataFolder(path, lock(path));
            try {
                checkSpace(path, spaceNeeded);
            } catch (CampusFailure | IOException e) {
                folder.close();
                throw e;
            }
            return folder;
        } catch (IOException e) {
            throw new CampusFailure(
                    "The data folder %s cannot be used (%s): correct its permissions or set CAMPUS_DATA to another folder."
                            .formatted(path, reason(e)));
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel =
                FileChannel.open(run(path).resolve("campus.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock;
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            lock = Optional.empty();
        }
        if (lock.isEmpty()) {
            channel.close();
            throw new CampusFailure(
                    "A campus already runs on the data folder %s%s: stop it with ./campus down, or set CAMPUS_DATA to another folder."
                            .formatted(
                                    path,
                                    RunState.read(path)
                                            .map(state -> " (process %d, %s)"
                                                    .formatted(state.launcher().pid(), state.address()))
                                            .orElse("")));
        }
        return channel;
    }

    /** In as few words as there are. */
    static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null
                ? String.valueOf(file.getReason())
                : String.valueOf(e.getMessage());
    }

    private static void checkSpace(Path path, long needed) throws IOException {
        var free = Files.getFileStore(path).getUsableSpace();
        if (free < needed) {
            throw new CampusFailure(
                    "Only %,d MB are free for the data folder %s and the campus needs %,d MB: free some disk space or set CAMPUS_DATA to a folder on another disk."
                            .formatted(free >> 20, path, needed >> 20));
        }
    }

    Path path() {
        return path;
    }

    static Path run(Path data) {
        return data.resolve("run");
    }

    static Path log(Path data) {
        return data.resolve("log");
    }

    /** Whether the sample course has been seen here; what becomes of it later is up to the users. */
    boolean hasSample() {
        return Files.exists(run(path).resolve("sample-loaded"));
    }

    void rememberSample() {
        try {
            Files.writeString(run(path).resolve("sample-loaded"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what the campus put there, and the folder itself if that leaves it empty. */
    void erase() {
        try {
            for (var name : OWN) {
                delete(path.resolve(name));
            }
            try (var rest = Files.list(path)) {
                if (rest.findAny().isEmpty()) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new CampusFailure("The data folder %s cannot be deleted (%s): correct its permissions and try again."
                    .formatted(path, reason(e)));
        }
    }

    static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (var all = Files.walk(tree)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
