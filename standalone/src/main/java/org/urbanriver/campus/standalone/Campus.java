package org.urbanriver.campus.standalone;

import java.io.PrintStream;
import java.util.List;

/** The command {@code campus}. */
public final class Campus {

    private static final String USAGE = """
            Urban River Campus on one machine

              campus up                 builds what is not built, starts everything and stays in the foreground
              campus down               stops it
              campus status             says what runs, and how well (exit code 0: all well, 1: not all, 3: not running)
              campus logs SERVICE [-f]  the last 200 lines of a log; -f follows it
              campus reset [--yes]      deletes all data, after asking
              campus test               builds and tests everything (./mvnw verify)
              campus chaos              kills parts of two instances under load, and checks all that is left (--minutes, --seed)
              campus mutate             changes the aggregates in small ways, and counts the changes that their tests notice
              campus browser            tests every page in a real browser
              campus screenshots        takes pictures of every page (--only page, --readme)
              campus bench              measures a campus that runs anywhere; --help lists what it takes

              Services: %s

            Environment
              CAMPUS_DATA               the data folder (data)
              CAMPUS_HTTP_PORT          the port of the gateway (8080); 0 takes a free one
              CAMPUS_ADMIN_EMAIL        the first admin, made on a first start
              CAMPUS_ADMIN_PASSWORD     and the password
              CAMPUS_SAMPLE_DATA        false: no sample accounts and no sample course (true)
              CAMPUS_SAMPLE_PASSWORD    the password of the sample accounts (%s)
              CAMPUS_START_CACHE        false: do not prepare quicker starts in the background (true)
              CAMPUS_FOR_LOAD           true: made for much load, but slower to start (false)
              MONGODB_URI               your own MongoDB instead of the embedded store
              KAFKA_BOOTSTRAP_SERVERS   your own Kafka instead of the embedded broker
              SMTP_HOST, SMTP_PORT      your own mail server instead of the mail catcher
            """;

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    private static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            var command = args.isEmpty() ? "help" : args.getFirst();
            var rest = args.isEmpty() ? args : args.subList(1, args.size());
            return switch (command) {
                case "up", "down", "status" -> {
                    refuseMore(command, rest);
                    yield switch (command) {
                        case "up" -> new Up(settings(), out).run();
                        case "down" -> new Down(settings().data(), out).run();
                        default -> new Status(settings().data(), out).run();
                    };
                }
                case "logs" -> new Logs(settings().data(), out).run(rest);
                case "reset" -> new Reset(settings().data(), out).run(rest);
                case "help", "--help", "-h" -> {
                    out.print(usage());
                    yield 0;
                }
                default ->
                    throw new CampusFailure(
                            CampusFailure.WRONG_USE,
                            "campus knows no \"%s\": ./campus help lists what it knows.".formatted(command));
            };
        } catch (CampusFailure failure) {
            err.println(failure.sentence());
            return failure.exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CampusFailure.FAILED;
        }
    }

    private static String usage() {
        return USAGE.formatted(String.join(", ", RunningCampus.partNames()), Settings.SAMPLE_PASSWORD);
    }

    private static Settings settings() {
        return Settings.of(Settings.checkout(), System.getenv());
    }

    private static void refuseMore(String command, List<String> rest) {
        if (!rest.isEmpty()) {
            throw new CampusFailure(
                    CampusFailure.WRONG_USE,
                    "campus %s takes no \"%s\": ./campus help lists what it knows."
                            .formatted(command, rest.getFirst()));
        }
    }

    private Campus() {}
}
