package org.jieli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.shared.AccessScope;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;

@JieliTest
class SignInTests {

    @Autowired
    AccountFixture fixture;

    @Autowired
    SignIn signIn;

    @Autowired
    AccountService accounts;

    @Test
    void aVillageDoctorSeesHisOwnClinicOnly() {
        UUID clinic = Identifiers.next();
        String username = fixture.open(Role.VILLAGE_DOCTOR, clinic, "411203100201", null);
        assertThat(signIn.with(username, AccountFixture.PASSWORD).access().scope())
                .isEqualTo(AccessScope.institutions(Set.of(clinic)));
    }

    @Test
    void theHealthCommissionSeesItsDivision() {
        String username = fixture.open(Role.HEALTH_COMMISSION, null, "4112", null);
        assertThat(signIn.with(username, AccountFixture.PASSWORD).access().scope())
                .isEqualTo(AccessScope.division("4112"));
    }

    @Test
    void fiveFailuresLockTheAccountForAWhileEvenWithTheRightPassword() {
        String username = fixture.open(Role.SPECIALIST, Identifiers.next(), "411203", null);
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(() -> signIn.with(username, "wrong")).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> signIn.with(username, AccountFixture.PASSWORD))
                .isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void aWeakPasswordIsRefusedInWords() {
        assertThatThrownBy(() -> accounts.open("weakling", "short", "弱", null, true))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.fields())
                        .extracting("code")
                        .containsExactly("identity.password-length"));
        assertThatThrownBy(() -> accounts.open("weakling", "weakling-2026A", "弱", null, true))
                .isInstanceOf(Fault.class);
    }

    @Test
    void withoutATokenTheApiAnswersAProblemInWords() {
        var answer = fixture.call("no-token", "GET", "/api/v1/divisions?parent=", null, Map.of());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().get("code").asString()).isEqualTo("common.not-signed-in");
    }

    @Test
    void signingOutEverywhereEndsTokens() {
        String username = fixture.open(Role.VILLAGE_DOCTOR, Identifiers.next(), "411203", null);
        SignedIn signedIn = signIn.with(username, AccountFixture.PASSWORD);
        accounts.signOutEverywhere(signedIn.accountId());
        assertThat(signIn.in(signedIn.accountId(), signedIn.postId())
                        .orElseThrow()
                        .epoch())
                .isGreaterThan(signedIn.epoch());
        String fresh = fixture.token(username);
        assertThat(fixture.get(fresh, "/api/v1/nothing-here").status()).isEqualTo(404);
    }
}
