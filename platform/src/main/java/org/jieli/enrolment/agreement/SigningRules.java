package org.jieli.enrolment.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.enrolment.AgreementKind;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.offer.Offers;
import org.jieli.enrolment.offer.PackageKind;
import org.jieli.enrolment.offer.PackageVersion;
import org.jieli.enrolment.policy.Composition;
import org.jieli.enrolment.policy.EnrolmentPolicies;
import org.jieli.resident.ConsentKind;
import org.jieli.resident.Guardianships;
import org.jieli.resident.Guardianships.Acting;
import org.jieli.resident.PersonalConsents;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must be right before an agreement is signed or proposed; faults name the fields of the form. */
@Component
class SigningRules {

    private static final int LONGEST_SIGNATURE = 200;

    private final EnrolmentPolicies policies;
    private final Offers offers;
    private final Guardianships guardianships;
    private final PersonalConsents consents;

    SigningRules(EnrolmentPolicies policies, Offers offers, Guardianships guardianships, PersonalConsents consents) {
        this.policies = policies;
        this.offers = offers;
        this.guardianships = guardianships;
        this.consents = consents;
    }

    /**
     * All that is wrong.
     *
     * @param from the first day of the agreement, which the packages and numbers of the policy must hold on
     * @param today the day of the signature
     */
    List<FieldFault> faults(
            NewAgreement wanted, ResidentSummary resident, @Nullable CareTeam team, LocalDate from, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>(termFaults(wanted, resident, from, today));
        if (team == null) {
            faults.add(FieldFault.of("team", "enrolment.team-missing"));
        } else if (team.closedOn() != null) {
            faults.add(FieldFault.of("team", "enrolment.team-is-closed"));
        } else {
            faults.addAll(teamFaults(wanted, team, from));
        }
        faults.addAll(signerFaults(wanted, resident, today));
        return faults;
    }

    private List<FieldFault> termFaults(
            NewAgreement wanted, ResidentSummary resident, LocalDate from, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>();
        int most = policies.whole("agreement-most-years", from);
        if (wanted.years() == null || wanted.years() < 1 || wanted.years() > most) {
            faults.add(FieldFault.of("years", "enrolment.years-range", most));
        }
        int back = policies.whole("backdating-days", today);
        if (from.isBefore(today.minusDays(back))) {
            faults.add(FieldFault.of("from", "enrolment.from-too-early", back));
        } else if (from.isBefore(resident.birthDate())) {
            faults.add(FieldFault.of("from", "enrolment.before-birth"));
        }
        if (wanted.place() == null) {
            faults.add(FieldFault.of("place", "common.required"));
        }
        if (wanted.kind() == null) {
            faults.add(FieldFault.of("kind", "common.required"));
        }
        return faults;
    }

    private List<FieldFault> teamFaults(NewAgreement wanted, CareTeam team, LocalDate from) {
        List<FieldFault> faults = new ArrayList<>();
        if (team.leader().isEmpty()) {
            faults.add(FieldFault.of("team", "enrolment.team-without-leader"));
        }
        if (wanted.doctorId() != null
                && team.members().stream()
                        .noneMatch(member -> member.practitionerId().equals(wanted.doctorId()))) {
            faults.add(FieldFault.of("doctor", "enrolment.doctor-not-in-team"));
        }
        AgreementKind kind = wanted.kind();
        if (kind != null) {
            policies.compositions(kind, from).stream()
                    .filter(rule -> rule.neededToSign() && !rule.isMetBy(team))
                    .map(Composition::function)
                    .findFirst()
                    .ifPresent(
                            function -> faults.add(FieldFault.of("kind", "enrolment.kind-lacks-" + function.name())));
        }
        if (kind == AgreementKind.ONE_ONE_ONE
                && (team.districtInstitutionId() == null || team.cityInstitutionId() == null)) {
            faults.add(FieldFault.of("kind", "enrolment.kind-lacks-institutions"));
        }
        faults.addAll(packageFaults(wanted.packages(), team.institutionId(), from));
        return faults;
    }

    private List<FieldFault> packageFaults(List<UUID> wanted, UUID institution, LocalDate from) {
        List<PackageVersion> sold = offers.sold(institution, from);
        Set<UUID> known = sold.stream().map(PackageVersion::id).collect(Collectors.toSet());
        if (!known.containsAll(new HashSet<>(wanted))) {
            return List.of(FieldFault.of("packages", "enrolment.package-not-sold"));
        }
        boolean basic =
                sold.stream().anyMatch(version -> version.kind() == PackageKind.BASIC && wanted.contains(version.id()));
        return basic ? List.of() : List.of(FieldFault.of("packages", "enrolment.basic-package-missing"));
    }

    private List<FieldFault> signerFaults(NewAgreement wanted, ResidentSummary resident, LocalDate today) {
        List<FieldFault> faults = new ArrayList<>();
        int signingAge = policies.whole("signing-age", today);
        boolean underAge = resident.ageOn(today) < signingAge;
        if (wanted.guardianId() != null && signer(wanted, resident) == null) {
            faults.add(FieldFault.of("guardian", "enrolment.guardian-unknown"));
        } else if (wanted.guardianId() == null && underAge) {
            faults.add(FieldFault.of("guardian", "enrolment.guardian-for-minor", signingAge));
        } else if (wanted.guardianId() == null && wanted.unable()) {
            faults.add(FieldFault.of("guardian", "enrolment.guardian-for-unable"));
        } else if (wanted.guardianId() != null && !underAge && !wanted.unable() && !isProxy(wanted)) {
            faults.add(FieldFault.of("guardian", "enrolment.guardian-for-whom"));
        }
        String signature = wanted.signature() == null ? "" : wanted.signature().strip();
        if (signature.isEmpty()) {
            faults.add(FieldFault.of("signature", "enrolment.signature-missing"));
        } else if (signature.length() > LONGEST_SIGNATURE) {
            faults.add(FieldFault.of("signature", "common.too-long", LONGEST_SIGNATURE));
        }
        return faults;
    }

    /**
     * An adult may let a guardian act for him on the phone (个人信息保护法 第二十三条), signing among it. Only the guardian's own session
     * sees that consent; on paper the adult signs himself.
     */
    private boolean isProxy(NewAgreement wanted) {
        return wanted.place() == SigningPlace.ONLINE
                && CurrentAccess.require().role() == Role.GUARDIAN
                && consents.of(wanted.residentId()).stream()
                        .anyMatch(consent -> consent.kind() == ConsentKind.PROXY && consent.holds());
    }

    /** The name of who signs; null when the guardian is not one of the resident. */
    @Nullable
    String signer(NewAgreement wanted, ResidentSummary resident) {
        return wanted.guardianId() == null
                ? resident.name()
                : guardianships.actingFor(resident.id()).stream()
                        .filter(guardian -> Objects.equals(guardian.id(), wanted.guardianId()))
                        .map(Acting::name)
                        .findFirst()
                        .orElse(null);
    }
}
