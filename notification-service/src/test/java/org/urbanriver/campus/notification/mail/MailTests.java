package org.urbanriver.campus.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.urbanriver.campus.notification.Enrollments.activated;
import static org.urbanriver.campus.notification.Enrollments.liveClass;
import static org.urbanriver.campus.notification.Enrollments.offering;
import static org.urbanriver.campus.notification.Enrollments.withdrawn;

import com.mongodb.client.MongoClient;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.MediaType;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.enrollments.OfferingStatus;
import org.urbanriver.campus.contracts.enrollments.OfferingType;
import org.urbanriver.campus.contracts.events.AccountEvent.AccountChanged;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.notification.Told;
import org.urbanriver.campus.notification.delivery.Effect;
import org.urbanriver.campus.notification.message.Message;
import org.urbanriver.campus.notification.message.Reader;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.events.Envelope;
import org.urbanriver.campus.platform.events.Received;
import org.urbanriver.campus.platform.test.Callers;
import org.urbanriver.campus.platform.test.Events;

class MailTests extends ServiceTest {

    private final String rosa = "r" + Ids.next();
    private final String imani = "i" + Ids.next();
    private final String offering = Ids.next();

    @Autowired
    private Mails mails;

    @Autowired
    private MongoClient client;

    @Autowired
    private JavaMailSenderImpl sender;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private MockMvcTester mvc;

    private int port;

    @BeforeEach
    void rememberTheServer() {
        port = sender.getPort();
    }

    @AfterEach
    void bringTheServerBack() {
        sender.setPort(port);
    }

    @Test
    void studentAndInstructorGetOneMailEachHoweverOftenTheEventArrives() throws Exception {
        register(rosa, "Rosa Delgado");
        register(imani, "Imani Brooks");
        var event = activated(liveClass(offering, imani), rosa, "Rosa Delgado");

        IntStream.range(0, 5).forEach(any -> events.send(event, 1));
        events.send(withdrawn(liveClass(offering), rosa, "Rosa Delgado", rosa), 2);

        awaitMailsTo(rosa, 2);
        awaitMailsTo(imani, 1);
        assertThat(mailsTo(rosa)).hasSize(2);
        assertThat(subjects(mailsTo(rosa)))
                .containsExactlyInAnyOrder(
                        "You are enrolled: Advanced techniques for headaches and migraines",
                        "You are no longer enrolled: Advanced techniques for headaches and migraines");
        assertThat(subjects(mailsTo(imani))).containsExactly("New student: Rosa Delgado");
    }

    @Test
    void theConfirmationSaysAllInTextAndInHtml() throws Exception {
        register(rosa, "Rosa Delgado");

        events.send(activated(liveClass(offering), rosa, "Rosa Delgado"), 1);

        awaitMailsTo(rosa, 1);
        var mail = mailsTo(rosa).getFirst();
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        for (var index : List.of(0, 1)) {
            assertThat(part(mail, index))
                    .contains("Hello Rosa Delgado,")
                    .contains("Advanced techniques for headaches and migraines")
                    .contains("Live class")
                    .contains("Saturday, May 9, 2026, 9:00 AM to 3:00 PM EDT")
                    .contains("Urban River Institute, Room 2")
                    .contains("How to begin")
                    .contains("http://localhost:8080/courses/headaches")
                    .doesNotContain("{{");
        }
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("Urban River Campus <campus@urbanriver.example>");
    }

    @Test
    void whatPeopleTypeBreaksNeitherHeadersNorHtml() throws Exception {
        var name = "Rosa\r\nBcc: victim@example.org <script>alert(1)</script> & Söhne {{link}}";
        register(rosa, name);
        var nasty = offering(
                offering,
                "Neck\r\nBcc: victim@example.org\r\n\r\n<img src=x onerror=alert(1)>",
                OfferingType.WEBINAR,
                OfferingStatus.OPEN);

        events.send(activated(nasty, rosa, name), 1);

        awaitMailsTo(rosa, 1);
        var mail = mailsTo(rosa).getFirst();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject())
                .isEqualTo("You are enrolled: Neck Bcc: victim@example.org <img src=x onerror=alert(1)>");
        assertThat(part(mail, 1))
                .doesNotContain("<script>", "<img")
                .contains("&lt;script&gt;", "&lt;img src=x onerror=alert(1)&gt;")
                .contains(
                        "Hello Rosa Bcc: victim@example.org &lt;script&gt;alert(1)&lt;/script&gt; &amp; Söhne {{link}},")
                .contains("href=\"https://meet.example.org/r?a=1&amp;b=2\"");
        assertThat(mailsTo("victim")).isEmpty();
    }

    @Test
    void mailWaitsForAnAccountThatIsNotKnownYet() {
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        awaitDetail(rosa, "the account is not known yet");

        register(rosa, "Rosa");

        awaitMailsTo(rosa, 1);
        awaitOutcome(rosa, Effect.Outcome.DONE);
        assertThat(effect(rosa).detail()).isNull();
    }

    @Test
    void mailGoesToTheAddressAsItIsWhenSent() {
        register(rosa, "Rosa", rosa + "-old@example.org");
        events.send(
                new AccountChanged(
                        new AccountView(rosa, rosa + "@example.org", "Rosa", Set.of(), false, Instant.EPOCH)),
                2);
        await().atMost(Events.PATIENCE)
                .until(
                        () -> mongo.findById(rosa, Document.class, "contacts"),
                        contact -> contact != null && contact.getLong("sequence") == 2);

        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);

        awaitMailsTo(rosa, 1);
    }

    @Test
    void aDisabledAccountGetsNoMail() {
        register(rosa, "Rosa");
        disable(rosa, "Rosa");
        await().atMost(Events.PATIENCE)
                .until(
                        () -> mongo.findById(rosa, Document.class, "contacts"),
                        contact -> contact != null && contact.getBoolean("disabled"));

        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);

        awaitOutcome(rosa, Effect.Outcome.SKIPPED);
        assertThat(effect(rosa).detail()).isEqualTo("the account is disabled");
        assertThat(mailsTo(rosa)).isEmpty();
    }

    @Test
    void mailIsDeliveredOnceTheMailServerIsBack() {
        register(rosa, "Rosa");
        sender.setPort(1);

        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);

        awaitAway();
        sender.setPort(port);
        awaitMailsTo(rosa, 1);
        awaitOutcome(rosa, Effect.Outcome.DONE);
    }

    @Test
    void noMailIsGivenUpHoweverLongTheMailServerIsAway() {
        register(rosa, "Rosa");
        sender.setPort(1);
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        awaitAway();

        change(rosa, "queuedAt", Instant.now().minus(Duration.ofDays(3)));
        change(rosa, "detail", "");
        makeDue(rosa);

        awaitAway();
        assertThat(effect(rosa).outcome()).isEqualTo(Effect.Outcome.QUEUED);
        sender.setPort(port);
        makeDue(rosa);
        awaitOutcome(rosa, Effect.Outcome.DONE);
    }

    @Test
    void aHangingMailServerHoldsUpNoInboxAndLosesNothing() {
        register(rosa, "Rosa");
        try (var hanging = ScriptedMailServer.hanging()) {
            sender.setPort(hanging.port());

            events.send(activated(liveClass(offering), rosa, "Rosa"), 1);

            await().atMost(Duration.ofSeconds(3))
                    .until(() ->
                            mongo.findById(offering + "_" + rosa + ".1:" + rosa + ":inbox", Document.class, "inbox")
                                    != null);
            awaitDetail(rosa, "the mail server cannot be reached: Read timed out");
        }
        sender.setPort(port);
        awaitMailsTo(rosa, 1);
    }

    @Test
    void anAddressRefusedForGoodFailsAtOnceInTheServersWords() {
        register(rosa, "Rosa");
        try (var server = ScriptedMailServer.answering(to -> "550 5.1.1 No such user here")) {
            sender.setPort(server.port());

            events.send(activated(liveClass(offering), rosa, "Rosa"), 1);

            awaitOutcome(rosa, Effect.Outcome.FAILED);
        }
        assertThat(effect(rosa).detail()).isEqualTo("the mail server refuses the address: 550 5.1.1 No such user here");
        assertThat(effect(rosa).attempts()).isEqualTo(1);
    }

    @Test
    void anAddressRefusedForNowIsTriedAgainLater() {
        register(rosa, "Rosa");
        try (var server = ScriptedMailServer.answering(to -> "451 4.7.1 Greylisted")) {
            sender.setPort(server.port());

            events.send(activated(liveClass(offering), rosa, "Rosa"), 1);

            awaitDetail(rosa, "451 4.7.1 Greylisted");
        }
        sender.setPort(port);
        makeDue(rosa);
        awaitMailsTo(rosa, 1);
    }

    @Test
    void afterADayItIsGivenUp() {
        register(rosa, "Rosa");
        try (var server = ScriptedMailServer.answering(to -> "451 4.7.1 Greylisted")) {
            sender.setPort(server.port());
            events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
            awaitDetail(rosa, "451 4.7.1 Greylisted");

            change(rosa, "refusedSince", Instant.now().minus(Duration.ofHours(25)));
            makeDue(rosa);

            awaitOutcome(rosa, Effect.Outcome.FAILED);
        }
        assertThat(effect(rosa).detail()).isEqualTo("given up after a day: 451 4.7.1 Greylisted");
    }

    @Test
    void theDayBeginsWhenItIsFirstNotTakenAndAnewAfterTheServerWasAway() {
        var database = new MongoTemplate(client, "t" + Ids.next());
        queueAt(database, Duration.ZERO).queue(message(), envelope());
        var queue = queueAt(database, Duration.ofHours(30));
        queue.postpone(queue.claim().orElseThrow(), Instant.EPOCH, "the mail server cannot be reached");
        var first = queue.claim().orElseThrow();
        queue.putOff(first, Instant.EPOCH, "451 4.7.1 Greylisted");

        var later = queueAt(database, Duration.ofHours(31));
        var again = later.claim().orElseThrow();
        later.putOff(again, Instant.EPOCH, "451 4.7.1 Greylisted");
        var third = later.claim().orElseThrow();
        later.postpone(third, Instant.EPOCH, "the mail server cannot be reached");

        assertThat(first.refusedSince()).isNull();
        assertThat(again.refusedSince()).isEqualTo(Instant.parse("2099-03-02T18:00:00Z"));
        assertThat(third.refusedSince()).isEqualTo(again.refusedSince());
        assertThat(later.claim().orElseThrow().refusedSince()).isNull();
    }

    @Test
    void anAdminHasAMailThatFailedSentAgainOnce() {
        register(rosa, "Rosa");
        try (var server = ScriptedMailServer.answering(to -> "550 5.1.1 No such user here")) {
            sender.setPort(server.port());
            events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
            awaitOutcome(rosa, Effect.Outcome.FAILED);
        }
        sender.setPort(port);

        assertThat(sendAgain(rosa, Callers.instructor("imani", "Imani"))).hasStatus(403);
        assertThat(sendAgain("nobody", Callers.admin("ada", "Ada"))).hasStatus(404);
        assertThat(sendAgain(rosa, Callers.admin("ada", "Ada"))).hasStatus(204);

        awaitMailsTo(rosa, 1);
        awaitOutcome(rosa, Effect.Outcome.DONE);
        assertThat(sendAgain(rosa, Callers.admin("ada", "Ada"))).hasStatus(409);
        awaitMailsTo(rosa, 1);
        assertThat(mvc.get()
                        .uri("/api/monitor/audit?what=mail.sent-again&subject=" + offering + "_" + rosa)
                        .with(Callers.admin("ada", "Ada"))
                        .exchange())
                .bodyJson()
                .extractingPath("$.items[*].who")
                .asArray()
                .containsExactly("ada");
    }

    @Test
    void anAddressThatIsNoneFails() {
        register(rosa, "Rosa", "nobody at all");

        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);

        awaitOutcome(rosa, Effect.Outcome.FAILED);
        assertThat(effect(rosa).detail()).startsWith("the account's address is not valid");
    }

    @Test
    void whatAnInstanceHadInHandWhenItDiedIsSentByAnotherWithTheSameMessageId() throws Exception {
        register(rosa, "Rosa");
        events.send(activated(liveClass(offering), rosa, "Rosa"), 1);
        awaitMailsTo(rosa, 1);
        awaitOutcome(rosa, Effect.Outcome.DONE);

        // It died between sending and noting so: the lease runs out.
        change(rosa, "state", "QUEUED");
        makeDue(rosa);

        awaitMailsTo(rosa, 2);
        assertThat(mailsTo(rosa).get(0).getMessageID())
                .matches("<[0-9a-f]{32}@urbanriver.example>")
                .isEqualTo(mailsTo(rosa).get(1).getMessageID());
    }

    @Test
    void aMailStaysWithWhomeverIsAtItForAsLongAsTheySaySo() {
        var database = new MongoTemplate(client, "t" + Ids.next());
        queueAt(database, Duration.ZERO).queue(message(), envelope());
        var claimed = queueAt(database, Duration.ZERO).claim().orElseThrow();

        var renewed = queueAt(database, Duration.ofSeconds(15)).renew(claimed);

        assertThat(renewed).isPresent();
        assertThat(queueAt(database, Duration.ofSeconds(25)).claim()).isEmpty();
        assertThat(queueAt(database, Duration.ofSeconds(36)).claim()).isPresent();
    }

    @Test
    void aLeaseIsNotRenewedOnceTheMailIsPutOffFinishedOrSomebodyElses() {
        var database = new MongoTemplate(client, "t" + Ids.next());
        var queue = queueAt(database, Duration.ZERO);
        queue.queue(message(), envelope());
        var putOff = queue.claim().orElseThrow();
        queue.postpone(putOff, Instant.EPOCH, "it was not taken");
        var lost = queue.claim().orElseThrow();
        var taken = queueAt(database, Duration.ofMinutes(1)).claim().orElseThrow();

        assertThat(queue.renew(putOff)).isEmpty();
        assertThat(queue.renew(lost)).isEmpty();
        queue.finish(taken, Mail.State.SENT, null);
        assertThat(queue.renew(taken)).isEmpty();
    }

    /** A queue in a database where no postman walks about, so long after noon. */
    private static Mails queueAt(MongoTemplate database, Duration later) {
        return new Mails(
                database, Clock.fixed(Instant.parse("2099-03-01T12:00:00Z").plus(later), ZoneOffset.UTC));
    }

    private Message message() {
        return Told.about(activated(liveClass(offering), rosa, "Rosa")).getFirst();
    }

    private Envelope envelope() {
        var subject = offering + "_" + rosa;
        return new Envelope(subject + ".1", "t", "s", subject, Instant.EPOCH, 1, null, null, List.of(), null);
    }

    @Test
    void manyWhoLookAtOnceTakeUpAMailOnce() {
        // A database of its own, where no postman walks about.
        var queue = new Mails(new MongoTemplate(client, "t" + Ids.next()), Clock.tickMillis(ZoneOffset.UTC));
        var event = activated(liveClass(offering), rosa, "Rosa");
        var envelope = new Envelope(
                event.subject() + ".1", "t", "s", event.subject(), Instant.EPOCH, 1, null, null, List.of(), null);
        var message = Told.about(event).getFirst();

        IntStream.range(0, 8)
                .mapToObj(any -> CompletableFuture.runAsync(() -> queue.queue(message, envelope)))
                .toList()
                .forEach(CompletableFuture::join);
        var claimed =
                IntStream.range(0, 8).mapToObj(any -> CompletableFuture.supplyAsync(queue::claim)).toList().stream()
                        .map(CompletableFuture::join)
                        .flatMap(Optional::stream)
                        .toList();

        assertThat(claimed).singleElement().returns(1, Mail::attempts);
        assertThat(queue.about(List.of(event.subject()))).hasSize(1);
    }

    @Test
    void withoutAMailServerMailIsRecordedAsSkipped() {
        var none = new MailSettings(
                "", 25, "", "", false, "a@example.org", Duration.ofSeconds(1), URI.create("http://localhost"));
        var event = activated(liveClass(offering), rosa, "Rosa");
        var envelope = new Envelope(
                event.subject() + ".1", "t", "s", event.subject(), Instant.EPOCH, 1, null, null, List.of(), null);

        new MailEvents(mails, null, null, account -> Reader.ANYBODY, none).on(new Received<>(event, envelope));

        assertThat(effect(rosa))
                .returns(Effect.Outcome.SKIPPED, Effect::outcome)
                .returns("no mail server is configured", Effect::detail);
    }

    private MvcTestResult sendAgain(String recipient, RequestPostProcessor by) {
        return mvc.post()
                .uri("/api/monitor/mails/send-again")
                .with(by)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"eventId\": \"%s_%s.1\", \"recipient\": \"%s\"}".formatted(offering, rosa, recipient))
                .exchange();
    }

    private void makeDue(String recipient) {
        change(recipient, "dueAt", Instant.now().minusSeconds(1));
    }

    private void change(String recipient, String field, Object value) {
        mongo.updateMulti(
                Query.query(Criteria.where("recipient").is(recipient)), Update.update(field, value), Mail.class);
    }

    private List<Effect> effects(String recipient) {
        return mails.about(List.of(offering + "_" + rosa)).stream()
                .filter(effect -> effect.recipient().equals(recipient))
                .toList();
    }

    private Effect effect(String recipient) {
        return effects(recipient).getFirst();
    }

    private void awaitOutcome(String recipient, Effect.Outcome outcome) {
        await().atMost(Events.PATIENCE)
                .until(() -> effects(recipient).stream().anyMatch(effect -> effect.outcome() == outcome));
    }

    private void awaitDetail(String recipient, String detail) {
        await().atMost(Events.PATIENCE)
                .until(() -> effects(recipient).stream().anyMatch(effect -> detail.equals(effect.detail())));
    }

    private void awaitAway() {
        await().atMost(Events.PATIENCE)
                .until(() -> effects(rosa).stream()
                        .anyMatch(effect ->
                                String.valueOf(effect.detail()).startsWith("the mail server cannot be reached")));
    }

    private void awaitMailsTo(String account, int count) {
        await().atMost(Events.PATIENCE).until(() -> mailsTo(account).size() >= count);
    }

    private static List<MimeMessage> mailsTo(String account) {
        return Arrays.stream(MAIL_SERVER.getReceivedMessages())
                .filter(mail -> to(mail).contains(account + "@"))
                .toList();
    }

    private static String to(MimeMessage mail) {
        try {
            return Arrays.toString(mail.getRecipients(RecipientType.TO));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> subjects(List<MimeMessage> mails) throws MessagingException {
        var subjects = new ArrayList<String>();
        for (var mail : mails) {
            subjects.add(mail.getSubject());
        }
        return subjects;
    }

    private static String part(MimeMessage mail, int index) throws MessagingException, IOException {
        return String.valueOf(
                ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent());
    }
}
