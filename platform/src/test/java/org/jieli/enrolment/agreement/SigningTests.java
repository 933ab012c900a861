package org.jieli.enrolment.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jieli.JieliTest;
import org.jieli.enrolment.AgreementKind;
import org.jieli.enrolment.CareTeams;
import org.jieli.enrolment.EnrolmentFault;
import org.jieli.enrolment.EnrolmentPlace;
import org.jieli.enrolment.EnrolmentPlace.Place;
import org.jieli.enrolment.EnrolmentRequests;
import org.jieli.enrolment.Enrolments;
import org.jieli.enrolment.FamilyDoctor;
import org.jieli.enrolment.ServiceKind;
import org.jieli.enrolment.fulfilment.Fulfilment;
import org.jieli.enrolment.fulfilment.HandWritten;
import org.jieli.enrolment.fulfilment.Promise;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What may be signed, by whom, for how long; and what follows from it. */
@JieliTest
class SigningTests {

    @Autowired
    EnrolmentPlace places;

    @Autowired
    Signing signing;

    @Autowired
    Endings endings;

    @Autowired
    Answering answering;

    @Autowired
    AgreementClock agreementClock;

    @Autowired
    AgreementRepository agreements;

    @Autowired
    Enrolments enrolments;

    @Autowired
    EnrolmentRequests requests;

    @Autowired
    CareTeams teams;

    @Autowired
    HandWritten handWritten;

    @Autowired
    Fulfilment fulfilment;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Clock clock;

    private Place place;
    private LocalDate today;

    @BeforeEach
    void aCentre() {
        place = places.found();
        today = LocalDate.now(clock);
    }

    @Test
    void theFamilyDoctorIsTheOneOfTheAgreementThatRuns() {
        ResidentSummary person = places.person(place, LocalDate.of(1950, 5, 5));
        UUID id = as(() -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1)));
        FamilyDoctor doctor = as(() -> enrolments.familyDoctorOf(person.id())).orElseThrow();
        assertThat(doctor.practitionerId()).isEqualTo(place.doctor().id());
        assertThat(as(() -> teams.teamOf(person.id())).orElseThrow().id()).isEqualTo(place.team());
        List<Promise> promises = as(() -> fulfilment.of(id, today));
        assertThat(promises)
                .extracting(Promise::kind)
                .containsExactlyInAnyOrder(
                        ServiceKind.EDUCATION, ServiceKind.HEALTH_EXAMINATION, ServiceKind.UP_REFERRAL);
    }

    @Test
    void nobodySignsTwiceForTheSameDays() {
        Place other = places.found(place.county());
        ResidentSummary person = places.person(place, LocalDate.of(1980, 5, 5));
        as(() -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1)));
        CurrentAccess.runAsSystem(
                "test",
                () -> assertFault(
                        EnrolmentFault.ALREADY,
                        () -> signing.sign(EnrolmentPlace.wanted(other, person.id(), today, 1))));
    }

    @Test
    void anUnderageSignerIsRefusedAndToldWhy() {
        ResidentSummary child = places.person(place, today.minusYears(17));
        assertThat(faults(() -> signing.sign(EnrolmentPlace.wanted(place, child.id(), today, 1))))
                .containsExactly("guardian enrolment.guardian-for-minor");
    }

    @Test
    void theDeadSignNothing() {
        ResidentSummary person = places.person(place, LocalDate.of(1940, 5, 5));
        system(() -> jdbc.sql("update resident.resident set deceased_on = :on where id = :id")
                .param("on", today.minusDays(1))
                .param("id", person.id())
                .update());
        assertFault(
                EnrolmentFault.DEAD, () -> as(() -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1))));
    }

    @Test
    void whatIsWrongIsNamedFieldByField() {
        ResidentSummary person = places.person(place, LocalDate.of(1980, 5, 5));
        NewAgreement wrong = new NewAgreement(
                person.id(),
                place.team(),
                null,
                AgreementKind.THREE_TEACHER,
                today.plusDays(1),
                4,
                List.of(),
                null,
                null,
                true,
                " ",
                null);
        assertThat(faults(() -> signing.sign(wrong)))
                .containsExactlyInAnyOrder(
                        "from enrolment.from-in-future",
                        "years enrolment.years-range",
                        "place common.required",
                        "kind enrolment.kind-lacks-SPECIALIST",
                        "packages enrolment.basic-package-missing",
                        "guardian enrolment.guardian-for-unable",
                        "signature enrolment.signature-missing");
    }

    @Test
    void aRenewalBeginsWhereTheTermEndsAndComesOnce() {
        ResidentSummary person = places.person(place, LocalDate.of(1980, 5, 5));
        UUID first = as(() -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1)));
        UUID second = as(() -> signing.renew(first, EnrolmentPlace.wanted(place, person.id(), null, 2)));
        Agreement renewed = as(() -> agreements.find(second)).orElseThrow();
        assertThat(renewed.from()).isEqualTo(today.plusYears(1));
        assertThat(renewed.phaseOn(today)).isEqualTo(Phase.COMING);
        assertFault(
                EnrolmentFault.RENEWED_ALREADY,
                () -> as(() -> signing.renew(first, EnrolmentPlace.wanted(place, person.id(), null, 1))));
    }

    @Test
    void anExpiredAgreementIsSettledAndCannotBeRenewed() {
        ResidentSummary person = places.person(place, LocalDate.of(1980, 5, 5));
        UUID id = as(() -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1)));
        system(() -> jdbc.sql("update enrolment.agreement set from_date = :from, to_date = :to where id = :id")
                .param("from", today.minusYears(1))
                .param("to", today)
                .param("id", id)
                .update());
        agreementClock.look(today);
        Agreement ended = as(() -> agreements.find(id)).orElseThrow();
        assertThat(ended.endReason()).isEqualTo(EndReason.EXPIRY);
        assertThat(ended.settledFee()).isEqualByComparingTo("120");
        assertFault(
                EnrolmentFault.NOT_RUNNING,
                () -> as(() -> signing.renew(id, EnrolmentPlace.wanted(place, person.id(), null, 1))));
    }

    @Test
    void aChangeOfTeamEndsTheAgreementBeforeAndSettlesItsMonths() {
        ResidentSummary person = places.person(place, LocalDate.of(1980, 5, 5));
        UUID first = as(() -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today.minusDays(20), 1)));
        Place other = places.found(place.county());
        system(() -> jdbc.sql(
                        "insert into resident.known_at (resident_id, institution_id, reason) values (:r, :i, 'test')")
                .param("r", person.id())
                .param("i", other.centre().id())
                .update());
        UUID second = CurrentAccess.callAs(
                other.access(Role.FAMILY_DOCTOR),
                () -> signing.change(first, EnrolmentPlace.wanted(other, person.id(), null, 1)));
        Agreement before = as(() -> agreements.find(first)).orElseThrow();
        assertThat(before.endReason()).isEqualTo(EndReason.CHANGE);
        assertThat(before.settledMonths()).isOne();
        assertThat(before.settledFee()).isEqualByComparingTo(new BigDecimal("10"));
        assertThat(as(() -> agreements.running(person.id(), today))
                        .orElseThrow()
                        .id())
                .isEqualTo(second);
    }

    @Test
    void aChangeThatIsRefusedLeavesTheAgreementAsItWas() {
        ResidentSummary person = places.person(place, LocalDate.of(1980, 5, 5));
        UUID first = as(() -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1)));
        Place other = places.found(place.county());
        NewAgreement wanted = EnrolmentPlace.wanted(other, person.id(), null, 9);
        CurrentAccess.runAsSystem("test", () -> assertFault(CommonFault.INVALID, () -> signing.change(first, wanted)));
        assertThat(as(() -> agreements.find(first)).orElseThrow().endedOn()).isNull();
    }

    @Test
    void anEndAlsoEndsTheRenewalAndNothingFallsDueAnyMore() {
        ResidentSummary person = places.person(place, LocalDate.of(1950, 5, 5));
        UUID first = as(() -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1)));
        UUID second = as(() -> signing.renew(first, EnrolmentPlace.wanted(place, person.id(), null, 1)));
        as(() -> {
            endings.end(first, EndReason.MOVED, today, "迁往外地");
            return true;
        });
        assertThat(as(() -> agreements.find(second)).orElseThrow().phaseOn(today.plusYears(1)))
                .isEqualTo(Phase.ENDED);
        assertThat(as(() -> fulfilment.of(first, today))).allMatch(promise -> promise.dueOn() == null);
        as(() -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1)));
    }

    @Test
    void aPersonProposesTheTeamAcceptsAndHeRates() {
        ResidentSummary person = places.person(place, LocalDate.of(1980, 5, 5));
        Access self = self(person);
        UUID id = CurrentAccess.callAs(self, () -> requests.propose(proposal(person, "")));
        assertFault(
                EnrolmentFault.PROPOSED_ALREADY,
                () -> CurrentAccess.callAs(self, () -> requests.propose(proposal(person, ""))));
        as(() -> {
            answering.accept(id);
            return true;
        });
        CurrentAccess.runAs(self, () -> {
            assertThat(requests.of(person.id())).singleElement().satisfies(own -> assertThat(own.phase())
                    .isEqualTo("RUNNING"));
            requests.rate(id, 5, "很好");
            assertThat(requests.rating(id).orElseThrow().score()).isEqualTo(5);
            assertThatThrownBy(() -> requests.rate(id, 6, null)).isInstanceOf(Fault.class);
        });
        ResidentSummary stranger = places.person(place, LocalDate.of(1981, 5, 5));
        CurrentAccess.runAs(self(stranger), () -> assertThatThrownBy(() -> requests.services(id))
                .isInstanceOf(Fault.class));
    }

    @Test
    void aServiceIsWrittenDownOnceAndTicksThePackageButNotInTheFuture() {
        ResidentSummary person = places.person(place, LocalDate.of(1980, 5, 5));
        UUID id = as(() -> signing.sign(EnrolmentPlace.wanted(place, person.id(), today, 1)));
        as(() -> handWritten.write(id, ServiceKind.EDUCATION, clock.instant(), "限盐"));
        assertThat(as(() -> fulfilment.of(id, today)))
                .filteredOn(promise -> promise.kind() == ServiceKind.EDUCATION)
                .singleElement()
                .satisfies(promise -> assertThat(promise.given()).isOne());
        assertThat(faults(() -> handWritten.write(
                        id, ServiceKind.FOLLOW_UP, clock.instant().plusSeconds(90_000), " ")))
                .containsExactlyInAnyOrder(
                        "kind common.required", "at enrolment.date-in-future", "what enrolment.what-missing");
    }

    private EnrolmentRequests.Proposal proposal(ResidentSummary person, String nothing) {
        return new EnrolmentRequests.Proposal(
                person.id(),
                place.team(),
                AgreementKind.ORDINARY,
                1,
                List.of(place.basicPackage()),
                null,
                false,
                "短信验证码" + nothing,
                person.name());
    }

    private static Access self(ResidentSummary person) {
        return new Access(null, null, person.name(), null, "", Role.FAMILY_DOCTOR, "", AccessScope.person(person.id()));
    }

    private <T> T as(Supplier<T> work) {
        return CurrentAccess.callAs(place.access(Role.FAMILY_DOCTOR), () -> transactions.execute(status -> work.get()));
    }

    private void system(Runnable work) {
        CurrentAccess.runAsSystem("test", () -> transactions.executeWithoutResult(status -> work.run()));
    }

    private List<String> faults(Supplier<?> work) {
        try {
            as(work);
            return List.of();
        } catch (Fault fault) {
            return fault.fields().stream()
                    .map((FieldFault each) -> each.path() + " " + each.code())
                    .toList();
        }
    }

    private static void assertFault(org.jieli.shared.FaultCode code, Supplier<?> work) {
        assertThatThrownBy(work::get).isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.code())
                .isEqualTo(code));
    }
}
