package org.jieli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jieli.JieliTest;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.AuthenticationException;

@JieliTest
class SignInTests {

    @Autowired
    AccountFixture fixture;

    @Autowired
    SignIn signIn;

    @Autowired
    AccountService accounts;

    @Autowired
    SignInFailures failures;

    @Autowired
    Clock clock;

    @Test
    void aVillageDoctorSeesHisOwnClinicOnly() {
        UUID clinic = Identifiers.next();
        String username = fixture.open(Role.VILLAGE_DOCTOR, clinic, "411203100201", null);
        assertThat(signIn.with(username, AccountFixture.PASSWORD, null, "session")
                        .access()
                        .scope())
                .isEqualTo(AccessScope.institutions(Set.of(clinic)));
    }

    @Test
    void theHealthCommissionSeesItsDivision() {
        String username = fixture.open(Role.HEALTH_COMMISSION, null, "4112", null);
        assertThat(signIn.with(username, AccountFixture.PASSWORD, null, "session")
                        .access()
                        .scope())
                .isEqualTo(AccessScope.division("4112"));
    }

    @Test
    void fiveFailuresLockTheAccountForAWhileEvenWithTheRightPassword() {
        String username = fixture.open(Role.SPECIALIST, Identifiers.next(), "411203", null);
        failTimes(username, 5);
        assertThatThrownBy(() -> signIn.with(username, AccountFixture.PASSWORD, null, "session"))
                .isInstanceOf(TooManyFailures.class);
    }

    @Test
    void aNameThatNobodyHasWaitsTheSame() {
        String nobody = "nobody" + Identifiers.next();
        failTimes(nobody, 5);
        assertThat(failures.lockedUntil(nobody)).isPresent();
        assertThat(failures.askCaptcha(nobody, "203.0.113.1")).isTrue();
    }

    @Test
    void theWaitDoublesWithEachFurtherFailure() {
        String username = "nobody" + Identifiers.next();
        failTimes(username, 5);
        Duration first = wait(username);
        failures.count(username, null);
        Duration second = wait(username);
        failures.count(username, null);
        assertThat(first).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(second).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(120));
        assertThat(wait(username)).isBetween(Duration.ofSeconds(230), Duration.ofSeconds(240));
        for (int i = 0; i < 40; i++) {
            failures.count(username, null);
        }
        assertThat(wait(username)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
    }

    @Test
    void guessesAtOnceAllCountAndLock() throws Exception {
        String username = fixture.open(Role.SPECIALIST, Identifiers.next(), "411203", null);
        try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> guesses = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                guesses.add(
                        guessers.submit(() -> assertThatThrownBy(() -> signIn.with(username, "guess", null, "session"))
                                .isInstanceOf(AuthenticationException.class)));
            }
            for (Future<?> guess : guesses) {
                guess.get();
            }
        }
        assertThat(failures.lockedUntil(username)).isPresent();
        assertThat(failures.forgive(username)).isFalse();
    }

    @Test
    void aSuccessForgivesEarlierFailures() {
        String username = fixture.open(Role.SPECIALIST, Identifiers.next(), "411203", null);
        failTimes(username, 4);
        assertThat(failures.askCaptcha(username, "203.0.113.2")).isTrue();
        signIn.with(username, AccountFixture.PASSWORD, null, "session");
        assertThat(failures.askCaptcha(username, "203.0.113.2")).isFalse();
    }

    @Test
    void manyFailuresFromOneAddressAskEverybodyThereForACaptcha() {
        String address = "203.0.113." + (100 + (int) (System.nanoTime() % 100));
        for (int i = 0; i < 10; i++) {
            failures.count("nobody" + Identifiers.next(), address);
        }
        assertThat(failures.askCaptcha("somebody" + Identifiers.next(), address))
                .isTrue();
        assertThat(failures.askCaptcha("somebody" + Identifiers.next(), "198.51.100.1"))
                .isFalse();
    }

    private void failTimes(String username, int times) {
        for (int attempt = 0; attempt < times; attempt++) {
            assertThatThrownBy(() -> signIn.with(username, "wrong", null, "session"))
                    .isInstanceOf(AuthenticationException.class);
        }
    }

    private Duration wait(String username) {
        return Duration.between(clock.instant(), failures.lockedUntil(username).orElseThrow());
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
        SignedIn signedIn = signIn.with(username, AccountFixture.PASSWORD, null, "session");
        CurrentAccess.runAs(signedIn.access(), () -> accounts.signOutEverywhere(signedIn.accountId()));
        assertThat(signIn.in(signedIn.accountId(), signedIn.postId())
                        .orElseThrow()
                        .epoch())
                .isGreaterThan(signedIn.epoch());
        String fresh = fixture.token(username);
        assertThat(fixture.get(fresh, "/api/v1/nothing-here").status()).isEqualTo(404);
    }
}
