package org.jieli.encounter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.criteria.Advice;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class FirstContactTests {

    @Autowired
    FirstContact firstContact;

    @Autowired
    Encounters encounters;

    @Autowired
    Residents residents;

    private final Access doctor = ResidentFixture.doctorAt(Identifiers.next());

    @Test
    void theManOf58With186Over112IsToBeReferredAtOnce() {
        ResidentSummary man = ResidentFixture.register(residents, doctor, ResidentFixture.man58());
        Advice advice = CurrentAccess.callAs(
                doctor,
                () -> firstContact.advise(visit(man.id(), 186, 112, "REFER_URGENTLY", null, List.of("headache"))));
        assertThat(advice.level()).isEqualTo(Advice.Level.REFER_URGENTLY);
        assertThat(advice.reasons().getFirst().source()).contains("国卫基层发〔2017〕13号");
    }

    @Test
    void decidingMilderThanTheAdviceNeedsAReasonAndIsKept() {
        ResidentSummary man = ResidentFixture.register(residents, doctor, ResidentFixture.man58());
        assertThatThrownBy(() -> CurrentAccess.callAs(
                        doctor, () -> firstContact.record(visit(man.id(), 186, 112, "TREAT_HERE", null, List.of()))))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.fields())
                        .extracting(FieldFault::path)
                        .containsExactly("overruleReason"));
        VisitSummary written = CurrentAccess.callAs(
                doctor, () -> firstContact.record(visit(man.id(), 186, 112, "TREAT_HERE", "患者拒绝转诊，已告知风险", List.of())));
        assertThat(CurrentAccess.callAs(doctor, () -> encounters.visit(written.id())))
                .get()
                .extracting(VisitSummary::advice, VisitSummary::overruleReason)
                .containsExactly("REFER_URGENTLY", "患者拒绝转诊，已告知风险");
    }

    @Test
    void badInputIsNamedByFieldAndNothingIsStored() {
        ResidentSummary man = ResidentFixture.register(residents, doctor, ResidentFixture.man58());
        NewVisit bad = new NewVisit(
                man.id(),
                Instant.now().plus(Duration.ofDays(2)),
                false,
                "",
                new VitalSigns(90, 120, 500, null, null, null, null, null, null),
                List.of("I10", "QQQ"),
                List.of(),
                false,
                "x".repeat(6000),
                "HURRY",
                null);
        assertThatThrownBy(() -> CurrentAccess.callAs(doctor, () -> firstContact.record(bad)))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.fields())
                        .extracting(FieldFault::path)
                        .contains(
                                "at",
                                "complaint",
                                "vitalSigns.diastolic",
                                "vitalSigns.heartRate",
                                "diagnosisCodes[1]",
                                "note",
                                "decision"));
        assertThat(CurrentAccess.callAs(doctor, () -> encounters.visitsOf(man.id(), 5)))
                .isEmpty();
    }

    @Test
    void whatAnybodyTypesIsKeptAsText() {
        ResidentSummary man = ResidentFixture.register(residents, doctor, ResidentFixture.man58());
        String nasty = "'; drop table encounter.visit; -- <script>alert(1)</script>";
        NewVisit visit = new NewVisit(
                man.id(),
                null,
                false,
                nasty,
                VitalSigns.none(),
                List.of("I10"),
                List.of(),
                false,
                nasty,
                "TREAT_HERE",
                nasty);
        VisitSummary written = CurrentAccess.callAs(doctor, () -> firstContact.record(visit));
        assertThat(CurrentAccess.callAs(doctor, () -> encounters.visit(written.id())))
                .get()
                .extracting(VisitSummary::complaint, VisitSummary::note)
                .containsExactly(nasty, nasty);
    }

    @Test
    void anotherInstitutionSeesTheVisitOnlyOnceThePersonIsKnownThere() {
        ResidentSummary man = ResidentFixture.register(residents, doctor, ResidentFixture.man58());
        VisitSummary written = CurrentAccess.callAs(
                doctor, () -> firstContact.record(visit(man.id(), 150, 95, "TREAT_HERE", "调整用药", List.of())));
        UUID hospital = Identifiers.next();
        Access specialist = ResidentFixture.doctorAt(hospital);
        assertThat(CurrentAccess.callAs(specialist, () -> encounters.visit(written.id())))
                .isEmpty();
        CurrentAccess.runAs(doctor, () -> residents.makeKnown(man.id(), hospital, "referral"));
        assertThat(CurrentAccess.callAs(specialist, () -> encounters.visit(written.id())))
                .isPresent();
    }

    private static NewVisit visit(
            UUID resident, int systolic, int diastolic, String decision, String reason, List<String> findings) {
        return new NewVisit(
                resident,
                null,
                false,
                "头痛半天",
                new VitalSigns(systolic, diastolic, 88, null, null, null, null, null, null),
                List.of("I10"),
                findings,
                false,
                null,
                decision,
                reason);
    }
}
