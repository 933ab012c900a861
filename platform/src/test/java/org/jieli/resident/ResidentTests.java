package org.jieli.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jieli.JieliTest;
import org.jieli.audit.AuditTrail;
import org.jieli.database.OwnerConnection;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class ResidentTests {

    @Autowired
    Residents residents;

    @Autowired
    AuditTrail trail;

    @Autowired
    OwnerConnection owner;

    private final Access doctor = ResidentFixture.doctorAt(Identifiers.next());
    private final Access stranger = ResidentFixture.doctorAt(Identifiers.next());

    @Test
    void onePersonIsRegisteredOnceHoweverManyTryAtOnce() throws Exception {
        NewResident man = ResidentFixture.man58();
        Set<UUID> ids = new HashSet<>();
        try (ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ResidentSummary>> registrations = new ArrayList<>();
            for (int desk = 0; desk < 50; desk++) {
                registrations.add(desks.submit(
                        () -> ResidentFixture.register(residents, ResidentFixture.doctorAt(Identifiers.next()), man)));
            }
            for (Future<ResidentSummary> registration : registrations) {
                ids.add(registration.get().id());
            }
        }
        assertThat(ids).hasSize(1);
    }

    @Test
    void anotherInstitutionDoesNotSeeHimUntilItMeetsHim() {
        NewResident man = ResidentFixture.man58();
        ResidentSummary registered = ResidentFixture.register(residents, doctor, man);
        assertThat(CurrentAccess.callAs(stranger, () -> residents.find(registered.id())))
                .isEmpty();
        assertThat(CurrentAccess.callAs(stranger, () -> residents.search(man.identityNumber(), 5)))
                .isEmpty();
        assertThat(CurrentAccess.callAs(stranger, () -> residents.meet(man.identityNumber(), "患者到诊")))
                .isPresent();
        assertThat(CurrentAccess.callAs(stranger, () -> residents.find(registered.id())))
                .isPresent();
        assertThat(CurrentAccess.callAs(stranger, () -> trail.of(registered.id(), 10)))
                .extracting("action")
                .contains("resident.meet", "resident.read");
    }

    @Test
    void theCountySeesItsOwnPeopleOnly() {
        ResidentSummary registered = ResidentFixture.register(residents, doctor, ResidentFixture.man58());
        assertThat(CurrentAccess.callAs(commission("411203"), () -> residents.find(registered.id())))
                .isPresent();
        assertThat(CurrentAccess.callAs(commission("411281"), () -> residents.find(registered.id())))
                .isEmpty();
    }

    @Test
    void heIsFoundByNameInitialsNumberAndPhone() {
        String name = "欧阳" + (char) ('一' + (int) (System.nanoTime() % 2000)) + "民";
        NewResident person = ResidentFixture.person(name, LocalDate.of(1970, 1, 2), Sex.MALE);
        ResidentSummary registered = ResidentFixture.register(residents, doctor, person);
        for (String text :
                List.of(name, "欧阳", "oy", person.identityNumber(), registered.recordNumber(), person.phone())) {
            assertThat(CurrentAccess.callAs(doctor, () -> residents.search(text, 50)))
                    .as(text)
                    .extracting(ResidentSummary::id)
                    .contains(registered.id());
        }
    }

    @Test
    void numbersAreMaskedOnPagesAndSealedInTheDatabase() {
        NewResident man = ResidentFixture.man58();
        ResidentSummary registered = ResidentFixture.register(residents, doctor, man);
        assertThat(registered.maskedIdentity()).contains("********").doesNotContain("1968");
        assertThat(registered.maskedPhone()).isEqualTo("154****0000");
        String stored = owner.jdbc()
                .sql("select to_jsonb(r)::text from resident.resident r where id = :id")
                .param("id", registered.id())
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain(man.identityNumber()).doesNotContain(man.phone());
    }

    @Test
    void unmaskingNeedsAReasonAndIsTakenDown() {
        ResidentSummary registered = ResidentFixture.register(residents, doctor, ResidentFixture.man58());
        assertThatThrownBy(() -> CurrentAccess.callAs(doctor, () -> residents.phone(registered.id(), " ")))
                .isInstanceOf(Fault.class);
        assertThat(CurrentAccess.callAs(doctor, () -> residents.phone(registered.id(), "联系患者")))
                .contains("15400000000");
        assertThat(CurrentAccess.callAs(doctor, () -> trail.of(registered.id(), 10)))
                .extracting("action")
                .contains("resident.unmask");
    }

    @Test
    void contradictionsAreNamedByField() {
        NewResident good = ResidentFixture.man58();
        NewResident bad = new NewResident(
                " ",
                Sex.FEMALE,
                LocalDate.of(1999, 1, 1),
                good.identityNumber(),
                null,
                "12",
                "4112",
                "x".repeat(201),
                null);
        assertThatThrownBy(() -> ResidentFixture.register(residents, doctor, bad))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.fields())
                        .extracting(FieldFault::path)
                        .contains("name", "sex", "birthDate", "phone", "division", "address"));
    }

    @Property(tries = 500)
    void everyChangeOfOneDigitOfAnIdentityNumberIsNoticed(
            @ForAll @IntRange(min = 0, max = 16) int position, @ForAll @IntRange(min = 1, max = 9) int shift) {
        String number = ResidentFixture.identityNumber(LocalDate.of(1958, 11, 11), Sex.FEMALE);
        char changed = (char) ('0' + (number.charAt(position) - '0' + shift) % 10);
        assertThat(IdentityNumber.parse(number)).isPresent();
        assertThat(IdentityNumber.parse(number.substring(0, position) + changed + number.substring(position + 1)))
                .isEmpty();
    }

    private static Access commission(String division) {
        return new Access(
                Identifiers.next(),
                null,
                "卫健委",
                null,
                "卫健委",
                Role.HEALTH_COMMISSION,
                division,
                AccessScope.division(division));
    }
}
