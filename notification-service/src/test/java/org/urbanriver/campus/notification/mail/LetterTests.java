package org.urbanriver.campus.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.LetterCommand;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.notification.ServiceTest;
import org.urbanriver.campus.notification.message.SecretMessages;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.security.CampusToken;
import org.urbanriver.campus.platform.test.Callers;

/** Letters with a secret: they go out once, and only their reader learns the link. */
class LetterTests extends ServiceTest {

    private static final RequestPostProcessor GATEWAY = Callers.account(CampusToken.GATEWAY, "Urban River Campus");
    private static final Duration SOON = Duration.ofSeconds(10);

    private final String id = Ids.next();
    private final String email = id + "@example.org";
    private final String path = "/claim?key=" + id + ".thisIsTheSecret" + id;

    @Autowired
    private Mails mails;

    @Autowired
    private MongoTemplate mongo;

    @Test
    void aLetterIsMailedOnceToTheAddressOnItBeforeTheAccountIsKnownHere() throws Exception {
        assertThat(handOver("Headaches", GATEWAY)).hasStatus(204);
        assertThat(handOver("Headaches", GATEWAY)).hasStatus(204);

        await().atMost(SOON).until(() -> !received().isEmpty());
        await().during(Duration.ofSeconds(2)).until(() -> received().size() == 1);
        var mail = received().getFirst();
        assertThat(mail.getSubject()).isEqualTo("Claim your account at Urban River Campus");
        assertThat(content(mail))
                .contains("Hello Rosa Delgado")
                .contains("for the course “Headaches”")
                .contains("http://localhost:8080" + path)
                .contains("June 1, 2099")
                .contains(email);
    }

    @Test
    void theSecretIsNotKeptOnceTheMailIsSentAndIsNeverToldAsAnEffect() {
        handOver(null, GATEWAY);

        await().atMost(SOON).until(() -> stored().getString("state").equals("SENT"));
        assertThat(stored().toJson()).doesNotContain("thisIsTheSecret");
        assertThat(stored()).doesNotContainKey("to");
        assertThat(mails.about(List.of(id)))
                .singleElement()
                .satisfies(effect -> assertThat(effect.toString()).doesNotContain("thisIsTheSecret"));
    }

    @Test
    void nobodyButTheGatewayItselfSendsLetters() {
        assertThat(handOver(null, Callers.student(id, "Stu"))).hasStatus(403);
        assertThat(handOver(null, Callers.admin(id, "Ada"))).hasStatus(403);
        assertThat(handOver(null, Callers.account("gateway", "G", Role.values())))
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri("/internal/letters")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(letter(null))
                        .exchange())
                .hasStatus(401);
        assertThat(mongo.getCollection("mails").countDocuments(new Document("subject", id)))
                .isZero();
    }

    @Test
    void aLetterLeadsNowhereButIntoTheCampus() {
        var outside = letter(null).replace(path, "//evil.example/claim");

        assertThat(mvc.post()
                        .uri("/internal/letters")
                        .with(GATEWAY)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(outside)
                        .exchange())
                .hasStatus(422);
    }

    @Test
    void aLetterIsWrittenInTheLanguageAndTimeOfItsReader() throws Exception {
        send("RESET_PASSWORD", "es", "\"America/Chicago\"", "/reset?key=" + id + ".secret", "\"2099-06-01T12:00:00Z\"");

        await().atMost(SOON).until(() -> !received().isEmpty());
        var mail = received().getFirst();
        assertThat(mail.getSubject()).isEqualTo("Elija una contraseña nueva");
        assertThat(content(mail))
                .contains("Hola, Rosa Delgado:")
                .contains("lang=\"es\"")
                .contains("1 de junio de 2099, 7:00")
                .contains("http://localhost:8080/reset?key=" + id + ".secret");
    }

    @ParameterizedTest
    @EnumSource(LetterKind.class)
    void everyKindOfLetterHasItsWordsInBothLanguages(LetterKind kind) {
        for (var language : List.of("en", "es")) {
            var letter = new LetterCommand(
                    id,
                    kind,
                    id,
                    email,
                    "Rosa",
                    null,
                    language,
                    null,
                    "/verify",
                    Instant.parse("2099-06-01T12:00:00Z"));

            var message = SecretMessages.of(letter);

            assertThat(message.title()).isNotBlank();
            assertThat(message.more()).isNotEmpty().allMatch(paragraph -> !paragraph.contains("{"));
        }
    }

    @Test
    void aNoticeHoldsNoSecretAndNeedsNoEnd() throws Exception {
        send("EMAIL_CHANGED", "en", "null", "/forgot", "null");

        await().atMost(SOON).until(() -> !received().isEmpty());
        assertThat(content(received().getFirst())).contains("This is the last one to " + email);
    }

    private void send(String kind, String language, String zone, String path, String expiresAt) {
        assertThat(mvc.post()
                        .uri("/internal/letters")
                        .with(GATEWAY)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                {"id": "%s", "kind": "%s", "accountId": "%s", "email": "%s", "name": "Rosa Delgado", "language": "%s",
                 "timeZone": %s, "path": "%s", "expiresAt": %s}""".formatted(id, kind, id, email, language, zone, path, expiresAt))
                        .exchange())
                .hasStatus(204);
    }

    private MvcTestResult handOver(String course, RequestPostProcessor by) {
        return mvc.post()
                .uri("/internal/letters")
                .with(by)
                .contentType(MediaType.APPLICATION_JSON)
                .content(letter(course))
                .exchange();
    }

    private String letter(String course) {
        return """
                {"id": "%s", "kind": "CLAIM", "accountId": "%s", "email": "%s", "name": "Rosa Delgado", "course": %s,
                 "path": "%s", "expiresAt": "2099-06-01T12:00:00Z"}""".formatted(id, id, email, course == null ? "null" : "\"" + course + "\"", path);
    }

    private Document stored() {
        return Objects.requireNonNull(
                mongo.getCollection("mails").find(new Document("subject", id)).first());
    }

    private List<MimeMessage> received() {
        return Arrays.stream(MAIL_SERVER.getReceivedMessages())
                .filter(this::isToRosa)
                .toList();
    }

    private boolean isToRosa(MimeMessage mail) {
        try {
            return mail.getRecipients(RecipientType.TO)[0].toString().contains(email);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(MimeMessage mail) throws MessagingException, IOException {
        var multipart = (MimeMultipart) mail.getContent();
        var all = new ByteArrayOutputStream();
        for (var part = 0; part < multipart.getCount(); part++) {
            all.writeBytes(multipart.getBodyPart(part).getContent().toString().getBytes(StandardCharsets.UTF_8));
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
