package org.urbanriver.campus.notification.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.DeadLetterApi;
import org.urbanriver.campus.contracts.notifications.DeadLetterDetail;
import org.urbanriver.campus.contracts.notifications.DeadLetterPage;
import org.urbanriver.campus.contracts.notifications.DeadLetterState;
import org.urbanriver.campus.contracts.notifications.DeadLetterView;
import org.urbanriver.campus.contracts.notifications.DiscardCommand;
import org.urbanriver.campus.contracts.notifications.ReplayAnswer;
import org.urbanriver.campus.contracts.notifications.ReplayCommand;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class DeadLetterController implements DeadLetterApi {

    private final DeadLetters letters;
    private final Replays replays;
    private final DecisionNotes notes;
    private final CurrentCaller caller;
    private final Clock clock;

    DeadLetterController(DeadLetters letters, Replays replays, DecisionNotes notes, CurrentCaller caller, Clock clock) {
        this.letters = letters;
        this.replays = replays;
        this.notes = notes;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public DeadLetterPage letters(
            @Nullable DeadLetterState state,
            @Nullable String group,
            @Nullable String type,
            @Nullable String reasonClass,
            @Nullable String cursor,
            int size) {
        caller.get().require(Role.ADMIN);
        var filter = new DeadLetterFilter(state, group, type, reasonClass);
        var behind = cursor == null || cursor.isBlank() ? null : cursor;
        var found = letters.newest(filter, behind, size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        return new DeadLetterPage(
                page.stream().map(DeadLetter::view).toList(),
                found.size() > size ? page.getLast().id() : null);
    }

    @Override
    public DeadLetterDetail letter(String id, boolean trace) {
        caller.get().require(Role.ADMIN);
        var letter = letters.required(id);
        var payload = letter.payload();
        var text = payload == null ? Optional.<String>empty() : text(payload);
        return new DeadLetterDetail(
                letter.view(),
                letter.key(),
                payload == null ? null : text.orElseGet(() -> base64(payload)),
                payload == null || text.isPresent() ? "text" : "base64",
                letter.headers().stream()
                        .map(header -> new DeadLetterDetail.Header(header.name(), readable(header.value())))
                        .toList(),
                trace ? letter.trace() : null);
    }

    @Override
    public DeadLetterView replay(String id) {
        var decision = decision(null, null);
        var replayed = letters.decide(id, DeadLetterState.REPLAYING, decision, decision.at());
        replayed.ifPresent(notes::write);
        replays.wake();
        return replayed.orElseGet(() -> refuseIf(DeadLetterState.DISCARDED, letters.required(id)))
                .view();
    }

    @Override
    public ReplayAnswer replayAll(ReplayCommand which) {
        var decision = decision(null, words(which));
        var filter = new DeadLetterFilter(DeadLetterState.OPEN, which.group(), which.type(), which.reasonClass());
        if (filter.asksForAll()) {
            throw new Invalid("group", "or type or reasonClass must say which letters to replay");
        }
        var count = letters.replayAll(filter, decision, decision.at());
        if (count > 0 && decision.act() != null) {
            notes.write(decision, decision.act(), count);
        }
        replays.wake();
        return new ReplayAnswer(count);
    }

    @Override
    public DeadLetterView discard(String id, DiscardCommand command) {
        var decision = decision(command.note().strip(), null);
        var discarded = letters.decide(id, DeadLetterState.DISCARDED, decision, null);
        discarded.ifPresent(notes::write);
        return discarded
                .orElseGet(() -> {
                    var letter = letters.required(id);
                    refuseIf(DeadLetterState.REPLAYING, letter);
                    return refuseIf(DeadLetterState.REPLAYED, letter);
                })
                .view();
    }

    private static String words(ReplayCommand which) {
        return Stream.of(which.group(), which.type(), which.reasonClass())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(", "));
    }

    private DeadLetter.Decision decision(@Nullable String note, @Nullable String kind) {
        return DeadLetter.Decision.of(caller.get().require(Role.ADMIN), clock.instant(), note, kind);
    }

    private static DeadLetter refuseIf(DeadLetterState state, DeadLetter letter) {
        var decision = letter.decision();
        if (letter.state() == state && decision != null) {
            throw new RuleViolated(
                    ProblemType.ALREADY_DECIDED,
                    "%s %s this dead letter at %s."
                            .formatted(
                                    decision.name(),
                                    state == DeadLetterState.DISCARDED ? "discarded" : "replayed",
                                    decision.at()));
        }
        return letter;
    }

    private static String readable(byte @Nullable [] value) {
        return value == null ? "" : text(value).orElseGet(() -> base64(value));
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
