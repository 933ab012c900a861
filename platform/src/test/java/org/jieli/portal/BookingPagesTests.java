package org.jieli.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.identity.AccountFixture;
import org.jieli.identity.PageVisitor;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.InstitutionFixture;
import org.jieli.institution.InstitutionRegistry;
import org.jieli.institution.NewInstitution;
import org.jieli.portal.PersonFixture.Person;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Booking an open place on the phone, and giving it back. */
@JieliTest
class BookingPagesTests {

    @Autowired
    AccountFixture accounts;

    @Autowired
    InstitutionRegistry institutions;

    @Autowired
    Residents residents;

    @Autowired
    OwnerConnection owner;

    @Autowired
    Clock clock;

    private final NewInstitution clinic = InstitutionFixture.villageClinic();
    private final NewInstitution hospital = InstitutionFixture.countyHospital();
    private final DepartmentSummary heart = InstitutionFixture.department(hospital.id(), "心血管内科", "03.04");
    private Person woman;
    private String doctor;
    private OwnPages own;
    private Page page;

    @BeforeEach
    void aWomanOfTheVillage() {
        CurrentAccess.runAsSystem("test", () -> {
            institutions.register(List.of(clinic, hospital));
            institutions.addDepartments(List.of(heart));
        });
        woman = PersonFixture.person(residents, clinic.id(), "李秀兰", LocalDate.of(1958, 4, 2));
        doctor = accounts.open(Role.VILLAGE_DOCTOR, clinic.id(), clinic.division(), null);
        own = new OwnPages(accounts.address());
        page = own.page();
    }

    @AfterEach
    void close() {
        own.close();
    }

    private UUID slot(Duration ahead, int places, int reserved) {
        UUID id = Identifiers.next();
        OffsetDateTime at = OffsetDateTime.ofInstant(clock.instant().plus(ahead), ZoneOffset.UTC);
        owner.jdbc()
                .sql("""
                        insert into capacity.slot (id, institution_id, department_id, clinic, starts_at, ends_at, capacity, reserved, released_at)
                        values (:id, :institution, :department, '高血压专病门诊', :at, :end, :places, :reserved, :at)
                        """)
                .param("id", id)
                .param("institution", hospital.id())
                .param("department", heart.id())
                .param("at", at)
                .param("end", at.plusMinutes(30))
                .param("places", places)
                .param("reserved", reserved)
                .update();
        return id;
    }

    private int taken(UUID slot) {
        return owner.jdbc()
                .sql("select taken_open from capacity.slot where id = :id")
                .param("id", slot)
                .query(Integer.class)
                .single();
    }

    @Test
    void sheBooksAnOpenPlaceAndGivesItBack() {
        UUID open = slot(Duration.ofDays(2), 2, 0);
        UUID kept = slot(Duration.ofDays(3), 1, 1);
        owner.jdbc()
                .sql("update capacity.slot set released_at = starts_at where id = :id")
                .param("id", kept)
                .update();
        own.signIn(woman);
        own.open("/my/appointments");
        page.click(".list a.row:has-text('" + hospital.name() + "')");
        assertThat(page.locator("main form button")).hasCount(1);
        own.pictures("clinic");
        page.click("main form button");
        assertThat(page.locator(".done")).containsText("预约成功");
        assertThat(page.locator(".card.next")).containsText("高血压专病门诊");
        own.pictures("appointments");
        assertThat(taken(open)).isEqualTo(1);
        PageVisitor centre = new PageVisitor(accounts.address(), "10.20.0.2");
        centre.signIn(
                accounts.open(Role.REFERRAL_CENTRE, hospital.id(), hospital.division(), null), AccountFixture.PASSWORD);
        assertThat(centre.get("/appointments").html()).contains("李秀兰").contains("高血压专病门诊");
        page.onDialog(dialog -> dialog.accept());
        page.click(".card.next button");
        assertThat(page.locator(".done")).containsText("预约已取消");
        assertThat(taken(open)).isZero();
        PageVisitor again = new PageVisitor(accounts.address(), "10.20.0.3");
        Person other = PersonFixture.person(residents, clinic.id(), "别的人", LocalDate.of(1970, 1, 1));
        PersonFixture.signIn(again, other);
        again.get("/my/me");
        assertThat(again.post("/my/appointments", Map.of("slot", kept.toString()))
                        .status())
                .isEqualTo(409);
        for (int i = 0; i < 3; i++) {
            assertThat(again.post(
                                    "/my/appointments",
                                    Map.of(
                                            "slot",
                                            slot(Duration.ofDays(4), 1, 0).toString()))
                            .status())
                    .isEqualTo(200);
        }
        again.get("/my/me");
        PageVisitor.Page refused = again.post(
                "/my/appointments",
                Map.of("slot", slot(Duration.ofDays(5), 1, 0).toString()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("同时最多 3 个预约");
    }
}
