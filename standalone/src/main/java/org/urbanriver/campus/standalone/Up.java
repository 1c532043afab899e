package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** {@code campus up}: runs a campus until it is told to stop, or cannot go on. */
final class Up {

    private static final String LINE = "─".repeat(78);

    /** How the gateway's line begins that tells a password made up for the first admin. */
    private static final String FIRST_ADMIN = "First admin: sign in as ";

    private final Settings settings;
    private final PrintStream out;
    private final Instant startedAt = Instant.now();

    Up(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int run() throws InterruptedException {
        loadOwnClasses();
        var progress = new Progress(out);
        var campus = RunningCampus.prepare(settings, progress);
        var stopping = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (stopping.compareAndSet(false, true)) {
                                out.println();
                                progress.tell("Stopping");
                                campus.close();
                                progress.tell("Stopped");
                            }
                        },
                        "stop"));
        try {
            campus.start();
            out.print(welcome(campus, progress));
            out.flush();
            throw campus.awaitFailure();
        } catch (CampusFailure failure) {
            if (stopping.compareAndSet(false, true)) {
                progress.tell("Stopping, because something failed");
                campus.close();
            }
            throw failure;
        }
    }

    private String welcome(RunningCampus campus, Progress progress) {
        var text = new StringBuilder();
        text.append(LINE).append('\n');
        row(text, "Urban River Campus is ready: %s  (%s s)".formatted(campus.address(), progress.seconds()), null);
        text.append('\n');
        if (settings.sampleData()) {
            row(text, "Sign in as", "student@urbanriver.example");
            row(text, "", "instructor@urbanriver.example");
            row(text, "", "admin@urbanriver.example");
            row(text, "Password", settings.samplePassword());
        }
        settings.given("CAMPUS_ADMIN_EMAIL").ifPresent(email -> row(text, "First admin", email));
        madeUpPassword().ifPresent(sentence -> row(text, "First admin", sentence));
        campus.mailPage().ifPresent(page -> row(text, "Mail sent", page + "  (nothing leaves this machine)"));
        row(text, "Data", settings.data().toString());
        row(text, "Logs", DataFolder.log(settings.data()) + "  (./campus logs gateway)");
        row(text, "Stop", "Ctrl-C here, or ./campus down elsewhere");
        return text.append(LINE).append('\n').toString();
    }

    /** What the gateway says once, on the first start, when it was not told who the first admin shall be. */
    private Optional<String> madeUpPassword() {
        try (var lines = Files.lines(DataFolder.log(settings.data()).resolve("gateway.log"))) {
            return lines.filter(line -> line.contains(FIRST_ADMIN) && line.compareTo(startedAt.toString()) > 0)
                    .map(line -> line.substring(line.indexOf(FIRST_ADMIN) + FIRST_ADMIN.length()))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty(); // The log can still be read by people.
        }
    }

    private static void row(StringBuilder text, String label, @Nullable String value) {
        text.append(value == null ? " " + label : " %-12s  %s".formatted(label, value))
                .append('\n');
    }

    /** A build may replace our jar while we run; what stopping needs must be in memory by then. */
    private static void loadOwnClasses() {
        CodeSource source = Up.class.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
            return;
        }
        try (var jar = new JarFile(Path.of(source.getLocation().toURI()).toFile())) {
            for (var entry : jar.stream().toList()) {
                if (entry.getName().endsWith(".class") && !entry.getName().endsWith("-info.class")) {
                    Class.forName(entry.getName().replace('/', '.').replaceAll("\\.class$", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
