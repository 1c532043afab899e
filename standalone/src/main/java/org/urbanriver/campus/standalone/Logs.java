package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code campus logs SERVICE}: the end of a log, and with {@code -f} what is added to it. */
final class Logs {

    private static final int LINES = 200;

    private final Path data;
    private final PrintStream out;

    Logs(Path data, PrintStream out) {
        this.data = data;
        this.out = out;
    }

    int run(List<String> args) throws InterruptedException {
        var names = new ArrayList<>(args);
        var follow = names.remove("-f");
        if (names.size() != 1 || !RunningCampus.partNames().contains(names.getFirst())) {
            throw new CampusFailure(
                    CampusFailure.WRONG_USE,
                    "Say whose log: ./campus logs SERVICE [-f], with one of %s."
                            .formatted(String.join(", ", RunningCampus.partNames())));
        }
        var file = DataFolder.log(data).resolve(names.getFirst() + ".log");
        if (!follow && !Files.exists(file)) {
            throw new CampusFailure("There is no log %s: was the campus ever started here?".formatted(file));
        }
        var log = new LogFile(file);
        var read = log.size();
        log.last(LINES).forEach(out::println);
        while (follow) {
            out.flush();
            TimeUnit.MILLISECONDS.sleep(300);
            read = copy(file, read);
        }
        return 0;
    }

    /** A file that got shorter was begun anew. */
    private long copy(Path path, long from) {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var length = file.length();
            var start = length < from ? 0 : from;
            file.seek(start);
            var bytes = new byte[(int) Math.min(length - start, 1 << 20)];
            file.readFully(bytes);
            out.print(new String(bytes, StandardCharsets.UTF_8));
            return start + bytes.length;
        } catch (IOException e) {
            return 0;
        }
    }
}
