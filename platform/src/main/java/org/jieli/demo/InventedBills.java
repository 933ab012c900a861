package org.jieli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.CreditCode;
import org.jieli.institution.Grade;
import org.jieli.institution.NewInstitution;
import org.jieli.institution.OrganisationCode;
import org.jieli.institution.Tier;
import org.jieli.insurance.Arrival;
import org.jieli.insurance.CareArea;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Claim;
import org.jieli.insurance.InsuranceLoads.Bill;
import org.jieli.insurance.InsuranceLoads.BilledPerson;
import org.jieli.insurance.InsuredPerson;
import org.jieli.insurance.ReferralUsed;
import org.jieli.insurance.Registration;
import org.jieli.insurance.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Invents who is insured and the bills of the invented visits and stays. Some stays have a second one at the township centre after them, and
 * some people were at a hospital of another city; of these there is a bill and no record.
 */
final class InventedBills {

    static final String REGION = "4112";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final LocalDate SINCE = LocalDate.of(2025, 1, 1);

    private static final double REFERRED = 0.5;
    private static final double AFTERCARE = 0.12;
    private static final double ELSEWHERE = 0.012;

    private final EnrolmentLoader agreements;
    private final long seed;
    private final LocalDate today;

    InventedBills(EnrolmentLoader agreements, long seed, LocalDate today) {
        this.agreements = agreements;
        this.seed = seed;
        this.today = today;
    }

    /** A hospital of another city of the province, where some people go. */
    static NewInstitution elsewhere(long seed, LocalDate founded) {
        return new NewInstitution(
                elsewhereId(seed),
                CreditCode.complete("12410105" + OrganisationCode.complete("99999001"))
                        .value(),
                "示范省立医院",
                "A100",
                Tier.TERTIARY,
                Grade.UNGRADED,
                "11",
                "1",
                false,
                false,
                "410105",
                null,
                "0371-60000000",
                null,
                null,
                founded);
    }

    private static UUID elsewhereId(long seed) {
        return Chance.of(seed, "elsewhere", 0).identifier(0x18000000000L);
    }

    /** A person with his bills of the year. */
    BilledPerson of(Person person, Care care) {
        Chance chance = Chance.of(seed, "bills", person.number());
        Scheme scheme = "310".equals(person.scheme()) ? Scheme.EMPLOYEE : Scheme.RESIDENT;
        boolean retired = scheme == Scheme.EMPLOYEE && person.ageOn(today) >= (person.male() ? 60 : 55);
        String assistance = scheme == Scheme.EMPLOYEE || !chance.happens(0.02)
                ? null
                : chance.happens(0.2) ? "EXTREME_POVERTY" : "MINIMUM_LIVING";
        List<Bill> all = new ArrayList<>(stays(chance, person, care));
        care.visits().forEach(visit -> all.add(visit(chance, person, visit)));
        if (person.name().equals("张建国") && "15499999999".equals(person.phone())) {
            all.removeIf(bill -> bill.claim().kind() == CareKind.INPATIENT);
            all.addAll(new MainJobBills(this, person).upAndDown(chance));
        }
        LocalDate since = person.birthDate().isAfter(SINCE) ? person.birthDate() : SINCE;
        // The invented year does not ask how old a baby is.
        all.removeIf(bill -> bill.claim().from().isBefore(since));
        return new BilledPerson(
                person.id(),
                REGION,
                String.format(Locale.ROOT, "%s%018d", REGION, 10_000_000L + person.number()),
                new InsuredPerson(
                        scheme, person.birthDate(), retired ? Set.of("RETIRED") : Set.of(), assistance, false),
                person.male(),
                since,
                all);
    }

    private Bill visit(Chance chance, Person person, Care.Visit visit) {
        LocalDate day = day(visit.at());
        boolean chronic = person.conditions().stream().anyMatch(condition -> condition.code.equals(visit.code()));
        boolean village = visit.place().equals(person.village().clinicId());
        Claim claim = new Claim(
                sibling(visit.id()),
                chronic ? CareKind.CHRONIC : CareKind.OUTPATIENT,
                visit.place(),
                "",
                CareArea.LOCAL,
                day,
                day,
                visit.code(),
                Arrival.DIRECT,
                null,
                Registration.NONE,
                null,
                village ? BillSplit.village(chance, visit.cost()) : BillSplit.visit(chance, visit.cost()));
        return bill(claim, "MZ", person, visit.name(), visit.id());
    }

    /** Those that are over, none of which overlaps another. */
    private List<Bill> stays(Chance chance, Person person, Care care) {
        List<Bill> all = new ArrayList<>();
        List<Care.Stay> over = care.stays().stream()
                .filter(stay -> stay.to() != null)
                .sorted(Comparator.comparing(Care.Stay::from))
                .toList();
        Bill before = null;
        for (Care.Stay stay : over) {
            LocalDate from = day(stay.from());
            if (before != null && from.isBefore(before.claim().to())) {
                continue;
            }
            before = stay(chance, person, stay, before, care.ways());
            all.add(before);
            LocalDate home = before.claim().to();
            boolean free = over.stream()
                    .noneMatch(other -> !day(other.from()).isBefore(from)
                            && other != stay
                            && day(other.from()).isBefore(home.plusDays(12)));
            boolean high = !stay.place().equals(person.village().townshipCentreId());
            if (high && free && home.plusDays(10).isBefore(today) && chance.happens(AFTERCARE)) {
                before = aftercare(chance, person, before);
                all.add(before);
            }
        }
        if (over.isEmpty() && chance.happens(ELSEWHERE)) {
            all.add(elsewhere(chance, person));
        }
        return all;
    }

    private Bill stay(Chance chance, Person person, Care.Stay stay, @Nullable Bill before, List<Care.Way> ways) {
        LocalDate from = day(stay.from());
        LocalDate to = day(java.util.Objects.requireNonNull(stay.to()));
        boolean township = stay.place().equals(person.village().townshipCentreId());
        boolean emergency = "1".equals(stay.route());
        boolean referred = !township && !emergency && ("3".equals(stay.route()) || chance.happens(REFERRED));
        Claim claim = new Claim(
                sibling(stay.id()),
                CareKind.INPATIENT,
                stay.place(),
                "",
                CareArea.LOCAL,
                from,
                to,
                stay.code(),
                emergency ? Arrival.EMERGENCY : referred ? Arrival.REFERRED : Arrival.DIRECT,
                null,
                Registration.NONE,
                referred ? referral(chance, stay, before, ways) : null,
                BillSplit.stay(chance, stay.cost(), ChronoUnit.DAYS.between(from, to)));
        return bill(claim, "ZY", person, stay.name(), stay.id());
    }

    /** The one that the record has, where it has one; a few were registered too late. */
    private static ReferralUsed referral(Chance chance, Care.Stay stay, @Nullable Bill before, List<Care.Way> ways) {
        LocalDate from = day(stay.from());
        UUID known = ways.stream()
                .filter(way -> way.up() && way.to().equals(stay.place()))
                .map(Care.Way::id)
                .findFirst()
                .orElse(new UUID(stay.id().getMostSignificantBits(), stay.id().getLeastSignificantBits() ^ 4));
        boolean follows = before != null && !before.claim().to().plusDays(30).isBefore(from);
        return new ReferralUsed(
                known,
                follows && before != null ? before.claim().id() : null,
                chance.happens(0.05) ? from.plusDays(6) : from.minusDays(1),
                false);
    }

    private Bill aftercare(Chance chance, Person person, Bill before) {
        LocalDate from = before.claim().to();
        UUID id = new UUID(
                before.claim().id().getMostSignificantBits(),
                before.claim().id().getLeastSignificantBits() ^ 8);
        Claim claim = new Claim(
                id,
                CareKind.INPATIENT,
                person.village().townshipCentreId(),
                "",
                CareArea.LOCAL,
                from,
                from.plusDays(chance.between(4, 9)),
                before.claim().diagnosis(),
                Arrival.REFERRED,
                null,
                Registration.NONE,
                new ReferralUsed(id, before.claim().id(), from, false),
                BillSplit.stay(chance, chance.skewed(1_500), 6));
        return bill(claim, "ZX", person, before.diagnosisName(), null);
    }

    private Bill elsewhere(Chance chance, Person person) {
        LocalDate from = today.minusDays(chance.between(20, 340));
        boolean registered = chance.happens(0.55);
        Claim claim = new Claim(
                chance.identifier(
                        Instant.from(from.atStartOfDay(ZoneOffset.UTC)).toEpochMilli()),
                CareKind.INPATIENT,
                elsewhereId(seed),
                "",
                CareArea.IN_PROVINCE,
                from,
                from.plusDays(chance.between(5, 15)),
                chance.pick(List.of("C34.9", "I25.1", "M51.2", "K80.2")),
                Arrival.DIRECT,
                null,
                registered ? Registration.TEMPORARY : Registration.NONE,
                null,
                BillSplit.stay(chance, chance.skewed(21_000), 9));
        return bill(claim, "YD", person, "异地住院", null);
    }

    Bill bill(Claim claim, String kind, Person person, String diagnosis, @Nullable UUID encounter) {
        return new Bill(
                claim,
                kind
                        + DAY.format(claim.to())
                        + claim.id().toString().substring(24).toUpperCase(Locale.ROOT),
                diagnosis,
                agreements.holdsOn(person, claim.from()),
                encounter);
    }

    LocalDate today() {
        return today;
    }

    private static UUID sibling(UUID of) {
        return new UUID(of.getMostSignificantBits(), of.getLeastSignificantBits() ^ 2);
    }

    private static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.ofHours(8)).toLocalDate();
    }
}
