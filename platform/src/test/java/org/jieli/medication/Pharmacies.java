package org.jieli.medication;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.alliance.AllianceFixture;
import org.jieli.alliance.AllianceRegistry;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.AccountFixture.Answer;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.NewPractitioner;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jieli.medication.catalogue.Drug;
import org.jieli.medication.catalogue.DrugCatalogue;
import org.jieli.medication.formulary.Formularies;
import org.jieli.medication.stock.Stocks;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Founds county communities with a hospital, a health centre and a village clinic, their doctors and pharmacists, and a man of 58. */
@TestComponent
public class Pharmacies {

    static final String PATH = "/api/v1/prescriptions";

    private final AccountFixture accounts;
    private final InstitutionRegistry institutions;
    private final AllianceRegistry alliances;
    private final Residents residents;
    private final DrugCatalogue catalogue;
    private final Formularies formularies;
    private final Stocks stocks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Pharmacies(
            AccountFixture accounts,
            InstitutionRegistry institutions,
            AllianceRegistry alliances,
            Residents residents,
            DrugCatalogue catalogue,
            Formularies formularies,
            Stocks stocks,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.accounts = accounts;
        this.institutions = institutions;
        this.alliances = alliances;
        this.residents = residents;
        this.catalogue = catalogue;
        this.formularies = formularies;
        this.stocks = stocks;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    County found() {
        return new County();
    }

    Drug drug(String code) {
        return catalogue.findByCode(code).orElseThrow();
    }

    void makeKnown(UUID resident, UUID institution) {
        residents.makeKnown(resident, institution, "test");
    }

    /** One invented county. */
    final class County {

        final NewInstitution hospital = InstitutionFixture.countyHospital();
        final NewInstitution centre = InstitutionFixture.healthCentre();
        final NewInstitution clinic = InstitutionFixture.villageClinic();
        final NewPractitioner attending = InstitutionFixture.practitioner("示范主治", TitleLevel.ATTENDING, centre.id());
        final NewPractitioner assistant = InstitutionFixture.practitioner("示范助理", TitleLevel.ASSISTANT, clinic.id());
        final ResidentSummary man;
        final String doctorAccount;
        final String pharmacistAccount;
        final String villageAccount;
        final String hospitalAccount;
        final String doctor;
        final String pharmacist;
        final String village;
        final String hospitalPharmacist;

        County() {
            CurrentAccess.runAsSystem("test", () -> {
                institutions.register(List.of(hospital, centre, clinic));
                institutions.addPractitioners(List.of(attending, assistant));
                alliances.found(AllianceFixture.countyCommunity(
                        hospital.id(), Set.of(hospital.id(), centre.id(), clinic.id()), LocalDate.of(2020, 1, 1)));
            });
            man = ResidentFixture.register(
                    residents, ResidentFixture.at(centre.id(), Role.FAMILY_DOCTOR), ResidentFixture.man58());
            doctorAccount = accounts.open(Role.FAMILY_DOCTOR, centre.id(), centre.division(), attending.id());
            pharmacistAccount = accounts.open(Role.PHARMACIST, centre.id(), centre.division(), null);
            villageAccount = accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), assistant.id());
            hospitalAccount = accounts.open(Role.PHARMACIST, hospital.id(), hospital.division(), null);
            doctor = accounts.token(doctorAccount);
            pharmacist = accounts.token(pharmacistAccount);
            village = accounts.token(villageAccount);
            hospitalPharmacist = accounts.token(hospitalAccount);
        }

        /** Lets the person be in the programme of hypertension with such a last follow-up. */
        void followedUp(String outcome, int daysAgo) {
            OffsetDateTime at =
                    OffsetDateTime.ofInstant(clock.instant().minus(java.time.Duration.ofDays(daysAgo)), ZoneOffset.UTC);
            CurrentAccess.runAsSystem(
                    "test",
                    () -> transactions.executeWithoutResult(status -> {
                        jdbc.sql("delete from chronic.person_state where resident_id = :r")
                                .param("r", man.id())
                                .update();
                        LocalDate today = LocalDate.now(clock);
                        jdbc.sql("""
                        insert into chronic.person_state (resident_id, programme, membership_id, institution_id, division, entered_on,
                          last_done_at, last_outcome, controlled_in_a_row, uncontrolled_in_a_row, next_due_on, lost_on, exam_due_on)
                        values (:r, 'HYPERTENSION', :m, :i, '411203', :entered, :at, :outcome, 1, 0, :next, :next, :next)
                        """)
                                .param("r", man.id())
                                .param("m", Identifiers.next())
                                .param("i", centre.id())
                                .param("entered", LocalDate.of(2024, 1, 1))
                                .param("at", at)
                                .param("outcome", outcome)
                                .param("next", today.plusDays(30))
                                .update();
                    }));
        }

        void stocked(UUID institution, Drug drug, int units) {
            Access keeper = at(institution, Role.PHARMACIST);
            CurrentAccess.runAs(keeper, () -> {
                formularies.take(institution, drug.id());
                stocks.put(
                        institution,
                        drug.id(),
                        "LOT" + Identifiers.next(),
                        LocalDate.now(clock).plusYears(1),
                        units,
                        "RECEIPT",
                        null);
            });
        }

        Access at(UUID institution, Role role) {
            return new Access(
                    null,
                    null,
                    "测试" + role,
                    institution,
                    "测试机构",
                    role,
                    "411203",
                    AccessScope.institutions(Set.of(institution)));
        }

        /** A long prescription of a drug that satisfies all rules. */
        Map<String, Object> longOne(Drug drug, int days) {
            Map<String, Object> body = new HashMap<>(Map.of(
                    "residentId",
                    man.id(),
                    "kind",
                    "LONG",
                    "diagnosisCode",
                    "I10",
                    "days",
                    days,
                    "refillDays",
                    Math.min(days, 28),
                    "diagnosisClear",
                    true,
                    "regimenStable",
                    true,
                    "adherent",
                    true,
                    "evaluation",
                    "血压达标，无不良反应"));
            body.put("confirmation", "PAPER");
            body.put("lines", List.of(line(drug, "1", "QD")));
            return body;
        }

        Map<String, Object> ordinary(Drug drug, int days) {
            return new HashMap<>(Map.of(
                    "residentId",
                    man.id(),
                    "kind",
                    "ORDINARY",
                    "diagnosisCode",
                    "I10",
                    "days",
                    days,
                    "lines",
                    List.of(line(drug, "1", "QD"))));
        }

        Map<String, Object> line(Drug drug, String dose, String frequency) {
            return Map.of("drugId", drug.id(), "dose", new BigDecimal(dose), "frequency", frequency);
        }

        Answer post(String token, String path, Object body) {
            return accounts.call(token, "POST", path, body, Map.of());
        }

        /** Written and approved; its identifier. */
        String approved(Map<String, Object> body) {
            String id = post(doctor, PATH, body).body().get("id").asString();
            post(pharmacist, PATH + "/" + id + "/actions/approve", null);
            return id;
        }

        Answer dispense(String token, String id, int part) {
            return post(token, PATH + "/" + id + "/dispensings", Map.of("part", part));
        }

        String state(String id) {
            return accounts.get(doctor, PATH + "/" + id).body().get("state").asString();
        }

        Instant now() {
            return clock.instant();
        }
    }
}
