package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The log of one process, read from its end. */
record LogFile(Path path) {

    private static final int TAIL = 256 * 1024;

    /** What comes before the message in a line of ours: time, level, process, thread and logger. */
    private static final Pattern HEAD = Pattern.compile("^\\S+\\s+(ERROR|WARN) .*? (: |- )");

    private static final Pattern CAUSE = Pattern.compile("^Caused by: (?:[\\w.$]+\\.)?([\\w$]+: .+)$");

    long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The last lines written after an earlier size of the file; a file that got shorter was begun anew. */
    List<String> linesSince(long earlierSize) {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var from = Math.max(earlierSize <= file.length() ? earlierSize : 0, file.length() - TAIL);
            file.seek(from);
            var bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    List<String> last(int lines) {
        var all = linesSince(0);
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /** What was the matter, in the words of who wrote the log: an analyzed failure, else the deepest cause, else an error. */
    Optional<String> lastErrorSince(long earlierSize) {
        var lines = linesSince(earlierSize);
        return lastDescription(lines)
                .or(() -> lastCause(lines))
                .or(() -> lastError(lines))
                .map(LogFile::shortened);
    }

    private static Optional<String> lastDescription(List<String> lines) {
        var at = lines.lastIndexOf("Description:");
        return at < 0
                ? Optional.empty()
                : lines.stream().skip(at + 1L).filter(line -> !line.isBlank()).findFirst();
    }

    private static Optional<String> lastCause(List<String> lines) {
        return lines.stream()
                .map(CAUSE::matcher)
                .filter(m -> m.matches())
                .map(m -> m.group(1))
                .reduce((a, b) -> b);
    }

    private static Optional<String> lastError(List<String> lines) {
        return lines.stream()
                .filter(line ->
                        line.contains(" ERROR ") || line.startsWith("Exception in ") || line.startsWith("Error"))
                .map(line -> HEAD.matcher(line).replaceFirst(""))
                .reduce((a, b) -> b);
    }

    private static String shortened(String line) {
        var text = line.strip();
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
