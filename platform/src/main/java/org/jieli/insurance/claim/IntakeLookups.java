package org.jieli.insurance.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.enrolment.Enrolments;
import org.jieli.enrolment.Enrolments.ResidentDay;
import org.jieli.insurance.InsuranceFault;
import org.jieli.shared.Access;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up whose bills are and what they are judged by, with as many statements for many bills as for one. */
@Component
class IntakeLookups {

    private final ClaimRepository bills;
    private final SettlingClaims settling;
    private final CoverageBook coverage;
    private final ClaimProviders providers;
    private final ReferralFacts referrals;
    private final ResidenceFacts living;
    private final Enrolments enrolments;
    private final Clock clock;

    IntakeLookups(
            ClaimRepository bills,
            SettlingClaims settling,
            CoverageBook coverage,
            ClaimProviders providers,
            ReferralFacts referrals,
            ResidenceFacts living,
            Enrolments enrolments,
            Clock clock) {
        this.bills = bills;
        this.settling = settling;
        this.coverage = coverage;
        this.providers = providers;
        this.referrals = referrals;
        this.living = living;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    /** Whose a bill is; where that is not known, the fault that tells of it, but for a bill that names nobody. */
    record Whose(@Nullable Insured insured, @Nullable FieldFault fault) {}

    record Sent(NewClaim claim, Whose whose) {}

    /** Where the people are insured whom bills name by their record: within the sender's scope. */
    Map<UUID, List<Insured>> visible(List<NewClaim> claims) {
        return coverage.ofPeople(claims.stream()
                .map(NewClaim::residentId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    /** Whose each bill is; who shows the number of his card is found beyond the sender's scope. */
    List<Sent> whose(List<NewClaim> claims, Map<UUID, List<Insured>> byResident) {
        Map<String, List<Insured>> byNumber = coverage.withNumbers(claims.stream()
                .filter(claim -> claim.residentId() == null && !isBlank(claim.personNumber()))
                .map(NewClaim::personNumber)
                .distinct()
                .toList());
        return claims.stream()
                .map(claim -> new Sent(claim, whose(claim, byResident, byNumber)))
                .toList();
    }

    /** Locks the people and looks up the rest; work of the system. */
    IntakeFacts facts(List<Sent> sent, Access access) {
        List<Sent> known =
                sent.stream().filter(each -> each.whose().insured() != null).toList();
        List<NewClaim> claims = known.stream().map(Sent::claim).toList();
        Set<UUID> residents = known.stream()
                .map(each -> Objects.requireNonNull(each.whose().insured()).residentId())
                .collect(Collectors.toSet());
        bills.lockPeople(residents);
        return new IntakeFacts(
                settling.courses(residents),
                bills.known(
                        claims.stream()
                                .map(NewClaim::id)
                                .filter(Objects::nonNull)
                                .toList(),
                        claims.stream()
                                .map(NewClaim::number)
                                .filter(Objects::nonNull)
                                .toList()),
                enrolments.enrolled(known.stream()
                        .filter(each -> ClaimChecks.hasDays(each.claim()))
                        .map(each -> new ResidentDay(
                                Objects.requireNonNull(each.whose().insured()).residentId(),
                                Objects.requireNonNull(each.claim().from())))
                        .collect(Collectors.toSet())),
                living.of(residents),
                providers.given(claims.stream()
                        .map(claim -> claim.institutionId() == null ? access.institutionId() : claim.institutionId())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()),
                referrals.of(claims));
    }

    /** Whose a bill is once its person is locked: until then a fund may have written down something else than was looked up. */
    Whose locked(Sent sent, IntakeFacts facts) {
        Insured before = sent.whose().insured();
        if (before == null) {
            return sent.whose();
        }
        NewClaim claim = sent.claim();
        return among(
                claim,
                facts.course(before.residentId()).insured().stream()
                        .filter(each -> claim.residentId() != null
                                || each.personNumber().equals(claim.personNumber()))
                        .toList());
    }

    private Whose whose(NewClaim claim, Map<UUID, List<Insured>> byResident, Map<String, List<Insured>> byNumber) {
        boolean byRecord = claim.residentId() != null;
        if (!byRecord && isBlank(claim.personNumber())) {
            return new Whose(null, null);
        }
        return among(
                claim,
                byRecord
                        ? byResident.getOrDefault(claim.residentId(), List.of())
                        : byNumber.getOrDefault(claim.personNumber(), List.of()));
    }

    private Whose among(NewClaim claim, List<Insured> known) {
        LocalDate day = claim.from() == null ? LocalDate.now(clock) : claim.from();
        return known.stream()
                .filter(insured -> insured.holdsOn(day))
                .findFirst()
                .map(insured -> new Whose(insured, null))
                .orElseGet(() -> new Whose(
                        null,
                        FieldFault.of(
                                known.isEmpty() ? (claim.residentId() == null ? "personNumber" : "residentId") : "from",
                                InsuranceFault.NOT_INSURED.code(),
                                day)));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
