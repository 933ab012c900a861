package org.jieli.institution;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jieli.institution.PractitionerSummary.TitleLevel;
import org.jieli.shared.Identifiers;

/** Invented institutions and people for tests; every call makes another one. */
public final class InstitutionFixture {

    public static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime() % 40_000_000);

    private InstitutionFixture() {}

    public static NewInstitution villageClinic() {
        return institution("示范村卫生室", "D600", Tier.NONE, "411203");
    }

    public static NewInstitution healthCentre() {
        return institution("示范乡卫生院", "C220", Tier.NONE, "411203");
    }

    public static NewInstitution countyHospital() {
        return institution("示范县人民医院", "A100", Tier.SECONDARY, "411203");
    }

    public static NewInstitution cityHospital() {
        return institution("示范市中心医院", "A100", Tier.TERTIARY, "411202");
    }

    public static NewInstitution institution(String name, String category, Tier tier, String division) {
        long number = NEXT.getAndIncrement();
        String body = OrganisationCode.complete(String.format(Locale.ROOT, "%08d", number));
        return new NewInstitution(
                Identifiers.next(),
                CreditCode.complete("12" + division + body).value(),
                name + number,
                category,
                tier,
                Grade.UNGRADED,
                "11",
                "1",
                false,
                false,
                division,
                null,
                "0398-2980000",
                null,
                null,
                FOUNDED);
    }

    public static DepartmentSummary department(UUID institutionId, String name, String specialty) {
        return new DepartmentSummary(Identifiers.next(), institutionId, name, specialty, true);
    }

    public static NewPractitioner practitioner(String name, TitleLevel level, UUID institutionId) {
        return new NewPractitioner(
                Identifiers.next(),
                name,
                level,
                "11",
                "1",
                List.of("03"),
                List.of(new NewPractitioner.Place(institutionId, null, true, FOUNDED)));
    }
}
