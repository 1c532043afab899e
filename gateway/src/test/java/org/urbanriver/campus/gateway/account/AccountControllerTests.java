package org.urbanriver.campus.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanriver.campus.gateway.GatewayTest;
import org.urbanriver.campus.gateway.Http;

class AccountControllerTests extends GatewayTest {

    @Test
    void whoeverRegistersIsAStudent() {
        var email = newEmail();

        var answer = http().post("/api/accounts", registration(email.toUpperCase(), "  Rosa   Delgado ", PASSWORD));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("email").asString()).isEqualTo(email);
        assertThat(answer.json().path("name").asString()).isEqualTo("Rosa Delgado");
        assertThat(answer.json().path("roles").toString()).isEqualTo("[\"STUDENT\"]");
        assertThat(answer.body()).doesNotContain("assword").doesNotContain("argon");
        var me = http().basic(email, PASSWORD).get("/api/account");
        assertThat(me.json().path("id")).isEqualTo(answer.json().path("id"));
    }

    @Test
    void anAddressThatIsTakenIsRefused() {
        var email = newEmail();
        register(email);

        var again = register(email.toUpperCase());

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.reason()).isEqualTo("email-taken");
    }

    @Test
    void ofManyWhoRegisterOneAddressAtOnceOneWins() throws Exception {
        var email = newEmail();

        var statuses = atOnce(4, () -> register(email).status());

        assertThat(statuses).containsOnlyOnce(201).contains(409).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nobody                 | Rosa          | quiet river stones
            a@b                    | Rosa          | quiet river stones
            <i>@example.org        | Rosa          | quiet river stones
            x y@example.org        | Rosa          | quiet river stones
            ok1@example.org        | <b>Rosa</b>   | quiet river stones
            ok2@example.org        | 12345         | quiet river stones
            ok3@example.org        | Rosa          | short
            ok4@example.org        | Rosa          | password1234
            ok5@example.org        | Rosa          | aaaaaaaaaaaaaaaa
            rosa-delgado@ex.org    | Rosa          | rosa-delgado@ex.org
            ok6@example.org        | Rosa Delgado Diaz | Rosa delgado diaz
            """)
    void whatCannotBeAnAccountIsRefusedField(String email, String name, String password) {
        var answer = http().post("/api/accounts", registration(email, name, password));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.reason()).isEqualTo("invalid");
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .startsWith("/");
        assertThat(answer.body()).doesNotContain(password);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"email\": {}}", "{\"email\": [1]}"})
    void aBodyThatIsNoRegistrationIsMalformed(String body) {
        var answer = http().post("/api/accounts", body);

        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.reason()).isIn("malformed", "invalid");
    }

    @Test
    void aNameThatReordersTextIsRefused() {
        var answer = http().post("/api/accounts", registration(newEmail(), "Rosa \\u202Eevil", PASSWORD));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void anAdminFindsAccountsByAddressAndName() {
        var email = newEmail();
        http().post("/api/accounts", registration(email, "Zebulon (Zeb) Pike", PASSWORD));

        var byEmail = admin().get("/api/accounts?q=" + email);
        var byName = admin().get("/api/accounts?q=zeb)%20p");

        assertThat(byEmail.json().path("total").asInt()).isEqualTo(1);
        assertThat(byName.json().path("items").path(0).path("email").asString()).isEqualTo(email);
    }

    @Test
    void anAdminFindsThoseWhoHoldARole() {
        var name = "Xenia " + newEmail().replaceAll("[@.0-9]", "") + " Quill";
        var first = newEmail();
        var second = newEmail();
        http().post("/api/accounts", registration(first, name, PASSWORD));
        http().post("/api/accounts", registration(second, name, PASSWORD));
        var id = admin().get("/api/accounts?q=" + second)
                .json()
                .at("/items/0/id")
                .asString();
        admin().put("/api/accounts/" + id + "/roles", "{\"roles\": [\"INSTRUCTOR\"]}");

        var found = admin().get("/api/accounts?role=INSTRUCTOR&q=Xenia");

        assertThat(found.json().at("/items").size()).isEqualTo(1);
        assertThat(found.json().at("/items/0/email").asString()).isEqualTo(second);
        assertThat(admin().get("/api/accounts?role=EMPEROR").status()).isEqualTo(400);
    }

    @Test
    void whoIsInvitedHasAnAccountToClaimAndALetterOnItsWay() {
        var email = newEmail();
        var invitation = """
                {"email": "%s", "name": "Noel Hart", "roles": ["INSTRUCTOR"]}""".formatted(email);

        var made = admin().post("/api/accounts/invitations", invitation);
        var again = admin().post("/api/accounts/invitations", invitation);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("unclaimed").asBoolean()).isTrue();
        assertThat(made.json().path("roles").toString()).isEqualTo("[\"INSTRUCTOR\"]");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.reason()).isEqualTo("email-taken");
        assertThat(http().basic(email, PASSWORD).get("/api/account").status()).isEqualTo(401);
        assertThat(student().post("/api/accounts/invitations", invitation).status())
                .isEqualTo(403);
        assertThat(http().post("/api/accounts/invitations", invitation).status())
                .isEqualTo(401);
        assertThat(admin().post("/api/accounts/invitations", "{\"email\": \"x\", \"name\": \"Noel\"}")
                        .reason())
                .isEqualTo("invalid");
    }

    @Test
    void theListOfAccountsIsThereAsAFileAndTakingItIsTold() {
        var email = newEmail();
        http().post("/api/accounts", registration(email, "Rosa; =Delgado", PASSWORD));
        var id = admin().get("/api/account").json().path("id").asString();

        var file = admin().get("/api/accounts.csv", "Accept", "text/csv");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"accounts.csv\"");
        assertThat(file.body().lines())
                .anyMatch(line -> line.contains("," + email + ",\"Rosa; =Delgado\",STUDENT,active,"))
                .anyMatch(line -> line.contains(ADMIN + ",") && line.contains("ADMIN"));
        assertThat(events.awaitPublished("account.list-downloaded.v1", id).header("ce_actor"))
                .isEqualTo(id);
        assertThat(student().get("/api/accounts.csv", "Accept", "text/csv").status())
                .isEqualTo(403);
        assertThat(http().get("/api/accounts.csv", "Accept", "text/csv").status())
                .isEqualTo(401);
    }

    @Test
    void aStudentSeesNobodyElse() {
        var student = student();

        assertThat(student.get("/api/accounts").reason()).isEqualTo("not-allowed");
        assertThat(student.put("/api/accounts/x/roles", "{\"roles\": [\"ADMIN\"]}")
                        .reason())
                .isEqualTo("not-allowed");
        assertThat(http().get("/api/accounts").reason()).isEqualTo("sign-in-required");
        assertThat(http().get("/api/account").reason()).isEqualTo("sign-in-required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"roles\": []}", "{\"roles\": [\"KING\"]}", "{\"roles\": [null]}", "{}", "{\"roles\": 3}"})
    void rolesThatDoNotExistAreRefused(String body) {
        var id = register(newEmail()).json().path("id").asString();

        assertThat(admin().put("/api/accounts/" + id + "/roles", body).reason()).isIn("invalid", "malformed");
    }

    @Test
    void anUnknownAccountIsNotFound() {
        var admin = admin();

        assertThat(admin.put("/api/accounts/nobody/roles", "{\"roles\": [\"ADMIN\"]}")
                        .reason())
                .isEqualTo("not-found");
        assertThat(admin.post("/api/accounts/nobody/disable", "").reason()).isEqualTo("not-found");
        assertThat(admin.get("/api/accounts/nobody").reason()).isEqualTo("not-found");
    }

    @Test
    void aNewRoleHoldsForTheNextRequest() {
        var email = newEmail();
        var id = register(email).json().path("id").asString();
        var program = program(email);
        assertThat(program.get("/api/accounts").status()).isEqualTo(403);

        admin().put("/api/accounts/" + id + "/roles", "{\"roles\": [\"STUDENT\", \"ADMIN\"]}");

        assertThat(program.get("/api/accounts").status()).isEqualTo(200);
        admin().put("/api/accounts/" + id + "/roles", "{\"roles\": [\"STUDENT\"]}");
    }

    @Test
    void theLastAdminStaysAdmin() {
        var admin = admin();
        var id = admin.get("/api/account").json().path("id").asString();

        var demoted = admin.put("/api/accounts/" + id + "/roles", "{\"roles\": [\"STUDENT\"]}");
        var disabled = admin.post("/api/accounts/" + id + "/disable", "");

        assertThat(demoted.reason()).isEqualTo("last-admin");
        assertThat(disabled.reason()).isEqualTo("last-admin");
        assertThat(admin.get("/api/accounts").status()).isEqualTo(200);
    }

    @Test
    void adminsWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
        var admin = admin();
        var first = admin.get("/api/account").json().path("id").asString();
        var email = newEmail();
        var second = register(email).json().path("id").asString();

        for (var round = 0; round < 5; round++) {
            admin().put("/api/accounts/" + second + "/roles", "{\"roles\": [\"ADMIN\"]}");
            var other = program(email);

            var answers = atOnce(List.of(
                    () -> admin.put("/api/accounts/" + second + "/roles", "{\"roles\": [\"STUDENT\"]}"),
                    () -> other.put("/api/accounts/" + first + "/roles", "{\"roles\": [\"STUDENT\"]}")));

            var left = List.of(admin, other).stream()
                    .filter(each -> each.get("/api/accounts").status() == 200)
                    .findFirst();
            assertThat(left).describedAs("an admin is left after %s", answers).isPresent();
            left.get().put("/api/accounts/" + first + "/roles", "{\"roles\": [\"ADMIN\"]}");
            admin.put("/api/accounts/" + second + "/roles", "{\"roles\": [\"STUDENT\"]}");
        }
    }

    @Test
    void disablingEndsSessionsAndTokensForGood() {
        var email = newEmail();
        var id = register(email).json().path("id").asString();
        var program = program(email);
        var browser = signedIn(email);
        assertThat(program.get("/api/account").status()).isEqualTo(200);
        assertThat(browser.get("/api/account").status()).isEqualTo(200);

        admin().post("/api/accounts/" + id + "/disable", "");

        assertThat(program.get("/api/account").status()).isEqualTo(401);
        assertThat(browser.get("/api/account").status()).isEqualTo(401);
        assertThat(http().basic(email, PASSWORD).get("/api/account").status()).isEqualTo(401);

        admin().post("/api/accounts/" + id + "/enable", "");

        assertThat(program.get("/api/account").status()).isEqualTo(401);
        assertThat(browser.get("/api/account").status()).isEqualTo(401);
        assertThat(program(email).get("/api/account").status()).isEqualTo(200);
    }

    @Test
    void everyChangeIsToldToTheServices() {
        var email = newEmail();
        var id = register(email).json().path("id").asString();

        admin().put("/api/accounts/" + id + "/roles", "{\"roles\": [\"INSTRUCTOR\", \"STUDENT\"]}");
        admin().put("/api/accounts/" + id + "/roles", "{\"roles\": [\"STUDENT\", \"INSTRUCTOR\"]}");
        admin().post("/api/accounts/" + id + "/disable", "");
        admin().post("/api/accounts/" + id + "/enable", "");

        events.awaitPublished("account.enabled.v1", id);
        assertThat(events.published(id).stream().map(each -> each.type()).distinct())
                .containsExactly(
                        "org.urbanriver.campus.account.registered.v1",
                        "org.urbanriver.campus.account.changed.v1",
                        "org.urbanriver.campus.account.disabled.v1",
                        "org.urbanriver.campus.account.enabled.v1");
    }

    private static List<Integer> atOnce(int times, java.util.concurrent.Callable<Integer> call) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, times)
                    .mapToObj(each -> threads.submit(call))
                    .toList();
            var results = new java.util.ArrayList<Integer>();
            for (var each : all) {
                results.add(each.get());
            }
            return results;
        }
    }

    private static List<Http.Answer> atOnce(List<java.util.concurrent.Callable<Http.Answer>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new java.util.ArrayList<Http.Answer>();
            for (var each : threads.invokeAll(calls)) {
                results.add(each.get());
            }
            return results;
        }
    }
}
