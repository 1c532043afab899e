package org.urbanriver.campus.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.notifications.LetterKind;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;
import org.urbanriver.campus.gateway.identity.Vouching;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.security.CampusToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClaimTests extends GatewayTest {

    private static final String OWN = "a river of their own";
    private static final Duration SOON = Duration.ofSeconds(15);

    @Autowired
    private Vouching vouching;

    @Autowired
    private MongoTemplate mongo;

    private final String email = newEmail();

    @Test
    void anUnknownAddressGetsAnAccountAndOneLetterHoweverOftenItIsAskedFor() {
        var first = resolve(email.toUpperCase(), "  Rosa   Delgado ").get(0);

        var again = resolve(email, "Somebody Else").get(0);

        var account = first.path("account");
        assertThat(first.path("made").asBoolean()).isTrue();
        assertThat(account.path("email").asString()).isEqualTo(email);
        assertThat(account.path("name").asString()).isEqualTo("Rosa Delgado");
        assertThat(account.path("roles").toString()).isEqualTo("[\"STUDENT\"]");
        assertThat(account.path("unclaimed").asBoolean()).isTrue();
        assertThat(again.path("made").asBoolean()).isFalse();
        assertThat(again.path("account").path("id")).isEqualTo(account.path("id"));
        var letter = letter();
        assertThat(letter.path("email").asString()).isEqualTo(email);
        assertThat(letter.path("course").asString()).isEqualTo("Headaches");
        await().during(Duration.ofSeconds(2)).until(() -> letters().size() == 1);
        var registered = events.awaitPublished(
                "account.registered.v1", account.path("id").asString());
        assertThat(registered.body().path("account").path("unclaimed").asBoolean())
                .isTrue();
        assertThat(new String(registered.message().value())).doesNotContain(key(letter));
    }

    @Test
    void aKnownAddressIsFoundAndGetsNoLetter() {
        var id = register(email).json().path("id");

        var found = resolve(email, "Another Name").get(0);

        assertThat(found.path("made").asBoolean()).isFalse();
        assertThat(found.path("account").path("id")).isEqualTo(id);
        assertThat(found.path("account").has("unclaimed")).isFalse();
    }

    @Test
    void whatCannotBeAnAccountIsSaidOfItAlone() {
        var found =
                JsonMapper.shared().readTree(asked("""
                        {"people": [{"email": "nobody", "name": "N"}, {"email": "%s", "name": "<b>"}, {"email": "%s", "name": "Rosa"}]}""".formatted(email, email)).body());

        assertThat(found.get(0).path("problem").asString()).startsWith("The address must be");
        assertThat(found.get(1).path("problem").asString()).startsWith("The name must not");
        assertThat(found.get(2).path("made").asBoolean()).isTrue();
    }

    @Test
    void ofManyWhoAskForOneAddressAtOnceAllGetTheSameAccountAndItOneLetter() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 6)
                    .mapToObj(
                            each -> threads.submit(() -> resolve(email, "Rosa").get(0)))
                    .toList();

            var ids = new HashSet<String>();
            var made = new AtomicInteger();
            for (var each : all) {
                ids.add(each.get().path("account").path("id").asString());
                made.addAndGet(each.get().path("made").asBoolean() ? 1 : 0);
            }
            assertThat(ids).hasSize(1);
            assertThat(made).hasValue(1);
        }
        letter();
        await().during(Duration.ofSeconds(2)).until(() -> letters().size() == 1);
    }

    @Test
    void onlyServicesAskInTheNameOfStaff() {
        register(email);
        var student = new Caller("s", "Stu", "s@example.org", Set.of(Role.STUDENT));
        var body = """
                {"people": [{"email": "x@example.org", "name": "X"}]}""";

        assertThat(http().post("/internal/accounts", body).reason()).isEqualTo("sign-in-required");
        assertThat(admin().post("/internal/accounts", body).reason()).isEqualTo("sign-in-required");
        assertThat(signedIn(ADMIN).post("/internal/accounts", body).status()).isEqualTo(401);
        assertThat(http().bearer(vouching.token(student))
                        .post("/internal/accounts", body)
                        .reason())
                .isEqualTo("not-allowed");
        assertThat(http().bearer(staffToken() + "x")
                        .post("/internal/accounts", body)
                        .reason())
                .isEqualTo("sign-in-required");
        assertThat(http().bearer(staffToken()).get("/internal/other").status()).isEqualTo(404);
    }

    @Test
    void theGatewayHandsLettersOverInItsOwnName() {
        resolve(email, "Rosa");
        letter();

        var token = SERVICE.last(LETTERS).header("Authorization").substring("Bearer ".length());
        var claims = new String(Base64.getUrlDecoder().decode(token.split("[.]")[1]));
        assertThat(JsonMapper.shared().readTree(claims).path("sub").asString()).isEqualTo(CampusToken.GATEWAY);
        assertThat(JsonMapper.shared().readTree(claims).path("roles").size()).isZero();
    }

    @Test
    void whoeverReadsTheMailClaimsTheAccountOnceAndIsSignedIn() {
        var id = resolve(email, "Rosa Delgado").get(0).path("account").path("id");
        var link = letter().path("path").asString();
        var browser = http().browser();

        var form = browser.get(link);
        var weak = browser.submit(link, "/claim", Map.of("key", key(link), "password", "short"));
        var claimed = browser.submit(link, "/claim", Map.of("key", key(link), "password", OWN));

        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body()).contains(email).contains("Rosa Delgado");
        assertThat(weak.status()).isEqualTo(422);
        assertThat(weak.body()).contains("12 to 128");
        assertThat(claimed.status()).isEqualTo(303);
        assertThat(claimed.header("Location")).isEqualTo("/my-learning");
        assertThat(browser.get("/api/account").json().path("id")).isEqualTo(id);
        assertThat(http().basic(email, OWN).get("/api/account").json().path("id"))
                .isEqualTo(id);
        assertThat(http().browser().get(link).status()).isEqualTo(410);
        assertThat(browser.submit("/claim", "/claim", Map.of("key", key(link), "password", "another river now"))
                        .status())
                .isEqualTo(410);
        assertThat(http().basic(email, OWN).get("/api/account").status()).isEqualTo(200);
        var changed = events.awaitPublished("account.changed.v1", id.asString());
        assertThat(changed.body().path("account").has("unclaimed")).isFalse();
    }

    @Test
    void aNameThatWasBrokenBeforeItWasRefusedKeepsNobodyOut() {
        resolve(email, "Rosa");
        var link = letter().path("path").asString();
        mongo.getCollection("accounts")
                .updateOne(new Document("email", email), new Document("$set", new Document("name", "Ros\uFFFD")));

        var claimed = http().browser().submit(link, "/claim", Map.of("key", key(link), "password", OWN));

        assertThat(claimed.status()).isEqualTo(303);
    }

    @Test
    void aLinkIsOfNoUseAfterTwoWeeksAndAnotherCanBeAskedFor() {
        resolve(email, "Rosa");
        var old = letter().path("path").asString();
        clock.forward(Duration.ofDays(14).plusMinutes(1));
        var browser = http().browser();
        assertThat(browser.get(old).status()).isEqualTo(410);

        var asked = browser.submit("/claim", "/claim/letters", Map.of("email", " " + email.toUpperCase()));

        assertThat(asked.header("Location")).isEqualTo("/claim?sent=1");
        await().atMost(SOON).until(() -> letters().size() == 2);
        assertThat(browser.get(letters().getLast().path("path").asString()).status())
                .isEqualTo(200);
    }

    @Test
    void askingForALetterTellsNobodyWhoIsHere() {
        register(email);
        var browser = http().browser();

        var known = browser.submit("/claim", "/claim/letters", Map.of("email", email));
        var unknown = browser.submit("/claim", "/claim/letters", Map.of("email", newEmail()));
        var none = browser.submit("/claim", "/claim/letters", Map.of("email", "none"));

        assertThat(List.of(known, unknown, none))
                .allMatch(answer -> answer.status() == 303
                        && answer.header("Location").equals("/claim?sent=1")
                        && answer.body().isEmpty());
        assertThat(browser.get("/claim?sent=1").body()).contains("If there is an account");
    }

    @Test
    void nobodysMailboxIsFilled() {
        resolve(email, "Rosa");
        var browser = http().browser();
        var csrf = browser.csrf("/claim");

        var statuses = IntStream.range(0, 5)
                .mapToObj(each -> browser.form("/claim/letters", Map.of("email", email, "_csrf", csrf))
                        .status())
                .toList();

        assertThat(statuses).containsExactly(303, 303, 303, 429, 429);
    }

    @Test
    void anUnclaimedAccountNeitherSignsInNorIsTakenByRegistering() {
        resolve(email, "Rosa");

        var registering = register(email);

        assertThat(registering.status()).isEqualTo(409);
        assertThat(registering.reason()).isEqualTo("email-taken");
        assertThat(registering.json().path("detail").asString()).contains("/claim");
        assertThat(http().basic(email, PASSWORD).get("/api/account").status()).isEqualTo(401);
        assertThat(http().basic(email, "").get("/api/account").status()).isEqualTo(401);
    }

    @Test
    void aDisabledAccountIsNotClaimed() {
        var id = resolve(email, "Rosa").get(0).path("account").path("id").asString();
        var link = letter().path("path").asString();

        admin().post("/api/accounts/" + id + "/disable", "");

        assertThat(http().browser().get(link).status()).isEqualTo(410);
        assertThat(resolve(email, "Rosa")
                        .get(0)
                        .path("account")
                        .path("disabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aLetterIsHandedOverUntilItIsTakenAndEveryLinkThatMayHaveArrivedWorks() {
        SERVICE.answer(
                "POST " + LETTERS,
                exchange -> exchange.sendResponseHeaders(letters().size() < 3 ? 503 : 204, -1));

        resolve(email, "Rosa");

        await().atMost(SOON).until(() -> letters().size() >= 3);
        var sent = letters();
        assertThat(sent)
                .extracting(letter -> letter.path("id"))
                .containsOnly(sent.getFirst().path("id"));
        assertThat(sent).extracting(letter -> letter.path("path")).doesNotHaveDuplicates();
        assertThat(sent)
                .allMatch(letter ->
                        http().browser().get(letter.path("path").asString()).status() == 200);
    }

    @Test
    void secretsAreNotKept() {
        resolve(email, "Rosa");
        var key = key(letter());

        var stored = mongo.getCollection("letters").find().map(Document::toJson);

        assertThat(stored).isNotEmpty().noneMatch(letter -> letter.contains(key.substring(key.indexOf('.') + 1)));
    }

    private JsonNode resolve(String address, String name) {
        var answer = asked("""
                {"people": [{"email": "%s", "name": "%s"}], "course": "Headaches"}""".formatted(address, name));
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private Http.Answer asked(String batch) {
        return http().bearer(staffToken()).post("/internal/accounts", batch);
    }

    private String staffToken() {
        return vouching.token(new Caller("imani", "Imani Brooks", "imani@example.org", Set.of(Role.INSTRUCTOR)));
    }

    private JsonNode letter() {
        await().atMost(SOON).until(() -> !letters().isEmpty());
        return letters().getFirst();
    }

    private List<JsonNode> letters() {
        return letters(LetterKind.CLAIM, email);
    }

    private static String key(JsonNode letter) {
        return key(letter.path("path").asString());
    }

    private static String key(String link) {
        return link.substring(link.indexOf('=') + 1);
    }
}
