package org.urbanriver.campus.notification.message;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.urbanriver.campus.contracts.notifications.LetterCommand;
import org.urbanriver.campus.notification.message.Message.Action;
import org.urbanriver.campus.notification.message.Message.Fact;

/** The words of letters whose link is a secret. Only the link is: a title may be shown to admins. */
public final class SecretMessages {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

    private SecretMessages() {}

    public static Message of(LetterCommand letter) {
        return switch (letter.kind()) {
            case CLAIM -> claim(letter);
        };
    }

    private static Message claim(LetterCommand letter) {
        var course = letter.course();
        var text =
                "The Urban River Massage Institute made an account for you on Urban River Campus, its learning system%s."
                        .formatted(course == null ? "" : ", for the course “" + course + "”");
        return new Message(
                letter.accountId(),
                "account-claim",
                "Claim your account at Urban River Campus",
                text,
                List.of(
                        "Choose a password with the link below, and the account is yours. The link works once, and until %s."
                                .formatted(DAY.format(letter.expiresAt().atOffset(ZoneOffset.UTC))),
                        "Please pass this mail on to nobody. If you did not expect it, you need not do anything."),
                List.of(new Fact("You sign in as", letter.email(), null)),
                new Action("Claim your account", letter.path()),
                true);
    }
}
