package org.jieli.resident;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jieli.shared.Access;
import org.jieli.shared.AccessScope;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;

/** Invents people and the doctors who see them. */
public final class ResidentFixture {

    private static final AtomicInteger SERIAL = new AtomicInteger();

    private ResidentFixture() {}

    public static NewResident man58() {
        return person("张建国", LocalDate.of(1968, 3, 14), Sex.MALE);
    }

    public static NewResident person(String name, LocalDate birth, Sex sex) {
        return new NewResident(
                name, sex, birth, identityNumber(birth, sex), null, "15400000000", "411203100201", "示范村 1 号", "390");
    }

    /** A number of nobody that passes the check digit; another one each time. */
    public static String identityNumber(LocalDate birth, Sex sex) {
        int serial = SERIAL.incrementAndGet();
        String head = String.format(Locale.ROOT, "99%04d", 1000 + serial / 400)
                + birth.toString().replace("-", "")
                + String.format(Locale.ROOT, "%03d", serial % 400 * 2 + (sex == Sex.MALE ? 1 : 0));
        return head + IdentityNumber.checkDigit(head);
    }

    public static Access doctorAt(UUID institution) {
        return at(institution, Role.VILLAGE_DOCTOR);
    }

    public static Access at(UUID institution, Role role) {
        return new Access(
                Identifiers.next(),
                null,
                "测试" + role,
                institution,
                "测试机构",
                role,
                "411203",
                AccessScope.institutions(Set.of(institution)));
    }

    public static ResidentSummary register(Residents residents, Access doctor, NewResident person) {
        return CurrentAccess.callAs(doctor, () -> residents.register(person));
    }
}
