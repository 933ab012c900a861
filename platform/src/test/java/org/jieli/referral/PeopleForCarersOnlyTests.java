package org.jieli.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jieli.JieliTest;
import org.jieli.identity.AccountFixture;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Roles that work with rules and figures see no person's record, wherever they look. */
@JieliTest
class PeopleForCarersOnlyTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    Counties counties;

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"EVALUATOR", "INSURANCE_BUREAU", "ADMINISTRATOR"})
    void whoDoesNotCareForPeopleSeesNone(Role role) {
        County county = counties.found();
        String id = county.submit().body().get("id").asString();
        String token = accounts.token(accounts.open(role, null, "411203", null));
        for (String path : new String[] {
            "/api/v1/residents?q=" + county.person.maskedIdentity().substring(14),
            "/api/v1/residents/" + county.person.id(),
            "/api/v1/residents/" + county.person.id() + "/contact",
            "/api/v1/residents/" + county.person.id() + "/consents",
            "/api/v1/referrals/" + id,
            "/api/v1/referrals/" + id + "/attachments"
        }) {
            assertThat(accounts.get(token, path).status()).as(path).isIn(403, 404);
        }
        var listed =
                accounts.call(token, "GET", "/api/v1/referrals?institution=" + county.hospital.id(), null, Map.of());
        assertThat(listed.body().toString()).doesNotContain(county.person.name());
    }

    @Test
    void theCommissionOfTheCountyDoes() {
        County county = counties.found();
        String id = county.submit().body().get("id").asString();
        String token = accounts.token(accounts.open(Role.HEALTH_COMMISSION, null, "411203", null));
        assertThat(accounts.get(token, "/api/v1/referrals/" + id).status()).isEqualTo(200);
    }
}
