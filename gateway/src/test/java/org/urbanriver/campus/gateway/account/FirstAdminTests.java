package org.urbanriver.campus.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.gateway.GatewayTest;

@ExtendWith(OutputCaptureExtension.class)
class FirstAdminTests extends GatewayTest {

    private static final Pattern PRINTED = Pattern.compile("sign in as (\\S+) with the password (\\S+)");

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Registering registering;

    @Autowired
    Admins admins;

    private final List<Document> others = new ArrayList<>();

    /** The campus of the other tests has its admins; for these tests it is as new. */
    @BeforeEach
    void noAdmins() {
        mongo.find(query(where("roles").is(Role.ADMIN)), Document.class, accounts())
                .forEach(others::add);
        forgetAdmins();
    }

    @AfterEach
    void adminsAgain() {
        forgetAdmins();
        others.forEach(each -> mongo.getCollection(accounts()).insertOne(each));
        admins.repair();
    }

    @Test
    void aPasswordThatWasMadeUpIsPrintedExactlyOnceAndOpensTheCampus(CapturedOutput output) {
        var email = newEmail();
        var first = new FirstAdmin(registering, admins, new FirstAdmin.Settings(email, ""), false);

        first.run(null);
        first.run(null);
        new FirstAdmin(registering, admins, new FirstAdmin.Settings(newEmail(), ""), false).run(null);

        var printed = PRINTED.matcher(output.getAll()).results().toList();
        assertThat(printed).hasSize(1);
        assertThat(printed.getFirst().group(1)).isEqualTo(email);
        var password = printed.getFirst().group(2);
        assertThat(password).hasSizeGreaterThanOrEqualTo(16);
        assertThat(output.getAll()).containsOnlyOnce(password);
        assertThat(http().basic(email, password)
                        .get("/api/account")
                        .json()
                        .path("roles")
                        .toString())
                .contains("ADMIN");
    }

    @Test
    void aPasswordThatWasConfiguredIsNeverPrinted(CapturedOutput output) {
        var email = newEmail();

        new FirstAdmin(registering, admins, new FirstAdmin.Settings(email, "a configured secret"), false).run(null);

        assertThat(output.getAll()).contains(email).doesNotContain("a configured secret");
        assertThat(http().basic(email, "a configured secret")
                        .get("/api/account")
                        .status())
                .isEqualTo(200);
    }

    private void forgetAdmins() {
        mongo.remove(query(where("roles").is(Role.ADMIN)), accounts());
        mongo.remove(query(where("_id").is(AdminLedger.ID)), AdminLedger.class);
    }

    private String accounts() {
        return mongo.getCollectionName(Account.class);
    }
}
