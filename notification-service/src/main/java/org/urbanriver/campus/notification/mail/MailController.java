package org.urbanriver.campus.notification.mail;

import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.FailedMail;
import org.urbanriver.campus.contracts.notifications.MailApi;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.notification.audit.AuditTrail;
import org.urbanriver.campus.notification.delivery.Effect;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.problems.NotFound;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.CurrentCaller;

@RestController
class MailController implements MailApi {

    private final Mails mails;
    private final Postman postman;
    private final AuditTrail trail;
    private final CurrentCaller caller;

    MailController(Mails mails, Postman postman, AuditTrail trail, CurrentCaller caller) {
        this.mails = mails;
        this.postman = postman;
        this.trail = trail;
        this.caller = caller;
    }

    @Override
    public void sendAgain(FailedMail failed) {
        var admin = caller.get().require(Role.ADMIN);
        var mail = mails.find(Effect.key(failed.eventId(), failed.recipient(), "mail"))
                .orElseThrow(() -> new NotFound("mail"));
        if (mail.state() == Mail.State.FAILED) {
            // Written down first: what is done is never missing there.
            trail.note(
                    Ids.next(),
                    admin,
                    "mail.sent-again",
                    "%s had the mail “%s” sent again to the account %s"
                            .formatted(admin.name(), mail.message().title(), mail.recipient()),
                    mail.subject());
        }
        if (!mails.sendAgain(mail)) {
            throw new RuleViolated(
                    ProblemType.MAIL_NOT_FAILED, "This mail has not failed: it is sent, or on its way. Look again.");
        }
        postman.wake();
    }
}
