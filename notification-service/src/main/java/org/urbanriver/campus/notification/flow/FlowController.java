package org.urbanriver.campus.notification.flow;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.FlowApi;
import org.urbanriver.campus.contracts.notifications.FlowHealth;
import org.urbanriver.campus.contracts.notifications.FlowHealth.DeadLetterCounts;
import org.urbanriver.campus.contracts.notifications.FlowHealth.MailQueue;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Outbox;
import org.urbanriver.campus.notification.deadletter.DeadLetters;
import org.urbanriver.campus.notification.mail.MailBacklog;
import org.urbanriver.campus.notification.peer.Peers;
import org.urbanriver.campus.notification.stream.LiveStreams;
import org.urbanriver.campus.platform.csv.CsvFile;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class FlowController implements FlowApi {

    private static final int MOST_LETTERS = 10_000;

    private final Outboxes outboxes;
    private final ConsumerLags lags;
    private final EventRates rates;
    private final DeadLetters deadLetters;
    private final MailBacklog mail;
    private final LiveStreams streams;
    private final Peers peers;
    private final CurrentCaller caller;
    private final Clock clock;

    FlowController(
            Outboxes outboxes,
            ConsumerLags lags,
            EventRates rates,
            DeadLetters deadLetters,
            MailBacklog mail,
            LiveStreams streams,
            Peers peers,
            CurrentCaller caller,
            Clock clock) {
        this.outboxes = outboxes;
        this.lags = lags;
        this.rates = rates;
        this.deadLetters = deadLetters;
        this.mail = mail;
        this.streams = streams;
        this.peers = peers;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public FlowHealth flow() {
        var token = peers.adminsToken();
        try (var parts = new Parts()) {
            var outbox = parts.look(() -> outboxes.look(token), FlowController::unknownOutboxes);
            var lag = parts.look(lags::look, ConsumerLags::unknown);
            var rate = parts.look(rates::look, EventRates::unknown);
            var letters = parts.look(this::letters, problem -> new DeadLetterCounts(null, Map.of(), problem));
            var queue = parts.look(this::mails, problem -> new MailQueue(null, null, null, null, problem));
            var now = clock.instant();
            return new FlowHealth(
                    now,
                    Warnings.about(now, outbox.get(), lag.get(), letters.get(), queue.get()),
                    outbox.get(),
                    lag.get(),
                    rate.get(),
                    letters.get(),
                    queue.get(),
                    streams.openStreams());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        }
    }

    @GetMapping(path = "/outboxes.csv", produces = "text/csv")
    void outboxes(HttpServletResponse response) throws IOException {
        var rows = flow().outboxes().stream()
                .map(each -> Arrays.asList(each.service(), each.waiting(), each.oldest(), each.problem()));
        CsvFile.write(response, "outboxes.csv", List.of("service", "waiting", "oldest", "problem"), rows.iterator());
    }

    @GetMapping(path = "/lags.csv", produces = "text/csv")
    void lags(HttpServletResponse response) throws IOException {
        var known = flow().lags();
        var rows = Stream.concat(
                known.groups().stream()
                        .map(each -> Arrays.<Object>asList(
                                each.group(), each.topic(), each.lag(), each.members(), each.late() ? "yes" : "no")),
                Stream.ofNullable(known.problem()).map(problem -> List.<Object>of("# not known: " + problem)));
        CsvFile.write(
                response,
                "lags.csv",
                List.of("group", "topic", "lag", "members", "more than a minute late"),
                rows.iterator());
    }

    @GetMapping(path = "/rates.csv", produces = "text/csv")
    void rates(HttpServletResponse response) throws IOException {
        caller.get().require(Role.ADMIN);
        var known = rates.look();
        var rows = Stream.of(Map.entry("minute", known.lastHour()), Map.entry("hour", known.lastDay()))
                .flatMap(unit -> unit.getValue().stream()
                        .flatMap(rate -> rate.kinds().entrySet().stream()
                                .map(kind -> List.of(unit.getKey(), rate.from(), kind.getKey(), kind.getValue()))));
        CsvFile.write(response, "rates.csv", List.of("per", "from", "kind", "events"), rows.iterator());
    }

    private static List<Outbox> unknownOutboxes(String problem) {
        return List.of(new Outbox("every service", null, false, null, "could not be asked (" + problem + ")"));
    }

    private DeadLetterCounts letters() {
        var groups = deadLetters.openByGroup(MOST_LETTERS);
        return new DeadLetterCounts(
                groups.values().stream().mapToLong(Long::longValue).sum(), groups, null);
    }

    private MailQueue mails() {
        var standing = mail.standing();
        return new MailQueue(standing.waiting(), standing.oldest(), standing.reason(), standing.failed(), null);
    }
}
