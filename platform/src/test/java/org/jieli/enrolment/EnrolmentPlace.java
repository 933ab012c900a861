package org.jieli.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.enrolment.agreement.NewAgreement;
import org.jieli.enrolment.agreement.SigningPlace;
import org.jieli.enrolment.team.TeamBook;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.NewPractitioner;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jieli.institution.Tier;
import org.jieli.resident.NewResident;
import org.jieli.resident.ResidentFixture;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.resident.Sex;
import org.jieli.shared.Access;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An invented health centre with a family-doctor team and a basic package, another one for each call of {@link #found}. */
@TestComponent
public class EnrolmentPlace {

    private final InstitutionRegistry institutions;
    private final Residents residents;
    private final TeamBook teams;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    EnrolmentPlace(
            InstitutionRegistry institutions,
            Residents residents,
            TeamBook teams,
            JdbcClient jdbc,
            TransactionTemplate transactions) {
        this.institutions = institutions;
        this.residents = residents;
        this.teams = teams;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Where a team works, and what it sells. */
    public record Place(
            NewInstitution centre,
            NewPractitioner doctor,
            NewPractitioner nurse,
            UUID team,
            UUID basicPackage,
            String county) {

        public Access access(Role role) {
            return ResidentFixture.at(centre.id(), role);
        }
    }

    /** Of a county of which other tests make centres too; its basic package is its own. */
    public Place found() {
        return found("411224");
    }

    public Place found(String county) {
        NewInstitution centre = InstitutionFixture.institution("示范乡卫生院", "C220", Tier.NONE, county);
        NewPractitioner doctor = InstitutionFixture.practitioner("示范家庭医生", TitleLevel.ATTENDING, centre.id());
        NewPractitioner nurse = InstitutionFixture.practitioner("示范护士", TitleLevel.NONE, centre.id());
        return CurrentAccess.callAsSystem(
                "test",
                () -> transactions.execute(status -> {
                    institutions.register(List.of(centre));
                    institutions.addPractitioners(List.of(doctor, nurse));
                    UUID team = teams.ofDoctor(doctor.id(), doctor.name(), centre.id(), LocalDate.of(2020, 1, 1))
                            .id();
                    teams.join(team, nurse.id(), centre.id(), TeamFunction.NURSE);
                    return new Place(centre, doctor, nurse, team, basic(county), county);
                }));
    }

    private UUID basic(String county) {
        UUID packageId = Identifiers.next();
        UUID version = Identifiers.next();
        jdbc.sql("insert into enrolment.package (id, kind, name, division) values (:id, 'BASIC', :name, :division)")
                .param("id", packageId)
                .param("name", "示范基本包" + version)
                .param("division", county)
                .update();
        jdbc.sql("""
                        insert into enrolment.package_version (id, package_id, number, state, authority, fee, insurance, public_health,
                          person, source, written_by, sold_from)
                        values (:id, :package, 1, 'FILED', :division, 120, 70, 30, 20, '测试', '测试', '2020-01-01')
                        """)
                .param("id", version)
                .param("package", packageId)
                .param("division", county)
                .update();
        item(version, 0, "EDUCATION", 2, null);
        item(version, 1, "FOLLOW_UP", 4, "HYPERTENSION");
        item(version, 2, "HEALTH_EXAMINATION", 1, "ELDERLY");
        item(version, 3, "UP_REFERRAL", null, null);
        return version;
    }

    private void item(UUID version, int position, String kind, Integer times, String population) {
        jdbc.sql("""
                        insert into enrolment.package_item (id, version_id, position, kind, times, population)
                        values (:id, :version, :position, :kind, :times, :population)
                        """)
                .param("id", Identifiers.next())
                .param("version", version)
                .param("position", position)
                .param("kind", kind)
                .param("times", times)
                .param("population", population)
                .update();
    }

    public ResidentSummary person(Place place, LocalDate birth) {
        NewResident person = ResidentFixture.person("示范居民", birth, Sex.FEMALE);
        NewResident here = new NewResident(
                person.name(),
                person.sex(),
                person.birthDate(),
                person.identityNumber(),
                null,
                person.phone(),
                place.county() + "100201",
                "示范村 2 号",
                "390");
        return ResidentFixture.register(residents, place.access(Role.FAMILY_DOCTOR), here);
    }

    /** What the desk signs: a year with the basic package, by the person himself. */
    public static NewAgreement wanted(Place place, UUID resident, LocalDate from, int years) {
        return new NewAgreement(
                resident,
                place.team(),
                null,
                AgreementKind.ORDINARY,
                from,
                years,
                List.of(place.basicPackage()),
                SigningPlace.DESK,
                null,
                false,
                "QY-1",
                "身份证");
    }
}
