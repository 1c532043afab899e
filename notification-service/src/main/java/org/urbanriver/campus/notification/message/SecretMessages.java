package org.urbanriver.campus.notification.message;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.urbanriver.campus.contracts.notifications.LetterCommand;
import org.urbanriver.campus.notification.message.Message.Action;
import org.urbanriver.campus.notification.message.Message.Fact;
import org.urbanriver.campus.notification.words.Words;

/** The words of letters whose link is a secret. Only the link is: a title may be shown to admins. */
public final class SecretMessages {

    private SecretMessages() {}

    public static Message of(LetterCommand letter) {
        var words = new Reader(letter.language(), letter.timeZone()).words();
        return switch (letter.kind()) {
            case CLAIM -> claim(letter, words);
            case VERIFY_EMAIL ->
                message(
                        letter,
                        words,
                        "verify",
                        words.say("letter.verify.text"),
                        until(letter, words),
                        words.say("letter.verify.unexpected"));
            case CHANGE_EMAIL ->
                message(
                        letter,
                        words,
                        "change",
                        words.say("letter.change.text", letter.email()),
                        until(letter, words),
                        words.say("letter.change.unexpected"));
            case EMAIL_CHANGED ->
                message(
                        letter,
                        words,
                        "changed",
                        words.say("letter.changed.text", letter.email()),
                        words.say("letter.changed.not-you"));
            case RESET_PASSWORD ->
                message(
                        letter,
                        words,
                        "reset",
                        words.say("letter.reset.text"),
                        words.say("letter.reset.do") + " " + until(letter, words),
                        words.say("letter.reset.unexpected") + " " + words.say("letter.keep"));
            case PASSWORD_CHANGED ->
                message(
                        letter,
                        words,
                        "password",
                        words.say("letter.password.text"),
                        words.say("letter.password.not-you"));
            case ACCOUNT_CLOSED ->
                message(
                        letter,
                        words,
                        "closed",
                        words.say("letter.closed.text"),
                        words.say("letter.closed.kept"),
                        words.say("letter.closed.again"));
        };
    }

    private static Message claim(LetterCommand letter, Words words) {
        var course = letter.course();
        return new Message(
                letter.accountId(),
                "account-claim",
                words.say("letter.claim.title"),
                course == null ? words.say("letter.claim.text") : words.say("letter.claim.text-course", course),
                List.of(
                        words.say("letter.claim.do") + " " + until(letter, words),
                        words.say("letter.keep") + " " + words.say("letter.claim.unexpected")),
                List.of(new Fact(words.say("letter.claim.as"), letter.email(), null)),
                new Action(words.say("letter.claim.action"), letter.path()),
                true,
                words.language().getLanguage());
    }

    private static Message message(LetterCommand letter, Words words, String kind, String text, String... more) {
        return new Message(
                letter.accountId(),
                "account-" + kind,
                words.say("letter." + kind + ".title"),
                text,
                Stream.of(more).toList(),
                List.of(),
                new Action(words.say("letter." + kind + ".action"), letter.path()),
                true,
                words.language().getLanguage());
    }

    private static String until(LetterCommand letter, Words words) {
        var end = Objects.requireNonNull(letter.expiresAt(), "A letter with a secret says until when it is of use");
        var zone = letter.timeZone();
        return words.say(
                "letter.until", When.in(zone == null ? "UTC" : zone, words).words(end));
    }
}
