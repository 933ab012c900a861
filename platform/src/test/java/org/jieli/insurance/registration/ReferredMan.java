package org.jieli.insurance.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.insurance.InsuranceFixture;
import org.jieli.insurance.ReferralRegistrations;
import org.jieli.insurance.RegisteredReferral;
import org.jieli.insurance.RegistrationState;
import org.jieli.insurance.TransferFacts;
import org.jieli.insurance.TransferPhase;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** An insured man whom a health centre refers to the county's hospital, or to that of the city. */
final class ReferredMan {

    private final NewInstitution centre = InstitutionFixture.healthCentre();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private final NewInstitution cityHospital = InstitutionFixture.cityHospital();
    private final UUID referral = Identifiers.next();
    private final InsuranceFixture insurance;
    private final ReferralRegistrations registrations;
    private final RegistrationRepository repository;
    private final TransactionTemplate transactions;
    private final ResidentSummary resident;
    private final LocalDate today;

    ReferredMan(
            InsuranceFixture insurance,
            InstitutionRegistry institutions,
            Residents residents,
            ReferralRegistrations registrations,
            RegistrationRepository repository,
            TransactionTemplate transactions,
            Clock clock) {
        this.insurance = insurance;
        this.registrations = registrations;
        this.repository = repository;
        this.transactions = transactions;
        today = ChinaTime.date(clock.instant());
        insurance.rulesHold();
        CurrentAccess.runAsSystem("test", () -> institutions.register(List.of(centre, hospital, cityHospital)));
        resident = ResidentFixture.register(
                residents, ResidentFixture.at(centre.id(), Role.FAMILY_DOCTOR), ResidentFixture.man58());
        CurrentAccess.runAsSystem("test", () -> residents.makeKnown(resident.id(), hospital.id(), "referral"));
        insurance.insure(resident.id(), resident.birthDate());
    }

    NewInstitution centre() {
        return centre;
    }

    NewInstitution hospital() {
        return hospital;
    }

    NewInstitution cityHospital() {
        return cityHospital;
    }

    UUID referral() {
        return referral;
    }

    UUID id() {
        return resident.id();
    }

    LocalDate today() {
        return today;
    }

    void contracted() {
        List.of(centre, hospital, cityHospital).forEach(this::contract);
    }

    void contract(NewInstitution place) {
        insurance.contract(
                place.id(),
                "H411203" + (10000 + Math.floorMod(Identifiers.next().hashCode(), 89999)));
    }

    void follow(NewInstitution to, @Nullable String opinion, TransferPhase phase) {
        follow(facts(to, opinion, today), phase);
    }

    void follow(TransferFacts facts, TransferPhase phase) {
        CurrentAccess.runAsSystem("test", () -> registrations.follow(facts, phase));
    }

    TransferFacts facts(NewInstitution to, @Nullable String opinion, LocalDate on) {
        return new TransferFacts(
                referral,
                "ZZ" + referral.toString().substring(24).toUpperCase(Locale.ROOT),
                resident.id(),
                centre.id(),
                to.id(),
                "I10.x00",
                "高血压",
                "血压控制不佳，伴头痛",
                "血压控制不佳",
                opinion,
                true,
                null,
                on);
    }

    RegisteredReferral of() {
        return CurrentAccess.callAsSystem(
                "test", () -> registrations.of(referral).orElseThrow());
    }

    TransferRegistration stored() {
        return CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(
                        status -> repository.ofReferral(referral).orElseThrow()));
    }

    TransferRegistration stored(UUID id) {
        return CurrentAccess.callAsSystem(
                "test", () -> transactions.execute(status -> repository.find(id).orElseThrow()));
    }

    void becomes(RegistrationState state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(of().state()).isEqualTo(state));
    }
}
