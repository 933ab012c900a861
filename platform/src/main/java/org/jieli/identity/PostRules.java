package org.jieli.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.region.Divisions;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.shared.Identifiers;
import org.jieli.shared.Role;
import org.springframework.stereotype.Component;

/** What a post must be: in the administrator's area, at an institution or over a division as the role asks. */
@Component
class PostRules {

    private static final Set<Role> AUTHORITIES =
            EnumSet.of(Role.HEALTH_COMMISSION, Role.INSURANCE_BUREAU, Role.EVALUATOR);
    /** Roles whose area may be the whole country; only an administrator of the whole country gives it. */
    private static final Set<Role> NATIONAL =
            EnumSet.of(Role.ADMINISTRATOR, Role.HEALTH_COMMISSION, Role.INSURANCE_BUREAU, Role.EVALUATOR);

    private static final int LONGEST_PLACE = 100;

    private final Institutions institutions;
    private final Divisions divisions;

    PostRules(Institutions institutions, Divisions divisions) {
        this.institutions = institutions;
        this.divisions = divisions;
    }

    /** The post as it may be given; a fault names the fields as {@code post.…}. */
    Post checked(NewPost wanted, Area area, LocalDate today) {
        Role role = wanted.role();
        if (role == null || !role.isStaff()) {
            throw invalid("role", "common.required");
        }
        LocalDate from = wanted.from() == null ? today : wanted.from();
        if (wanted.to() != null && wanted.to().isBefore(from)) {
            throw invalid("to", "identity.post-period");
        }
        return wanted.institutionId() == null
                ? authority(wanted, role, area, today)
                : atInstitution(wanted, role, area);
    }

    private Post atInstitution(NewPost wanted, Role role, Area area) {
        if (AUTHORITIES.contains(role)) {
            throw invalid("institutionId", "identity.post-without-institution");
        }
        Optional<InstitutionSummary> place = Optional.ofNullable(wanted.institutionId())
                .flatMap(institutions::find)
                .filter(found -> area.covers(found.division(), found.id()));
        return place.map(found -> new Post(Identifiers.next(), role, found.id(), found.division(), found.name()))
                .orElseThrow(() -> invalid("institutionId", "identity.institution-outside"));
    }

    private Post authority(NewPost wanted, Role role, Area area, LocalDate today) {
        if (!AUTHORITIES.contains(role) && role != Role.ADMINISTRATOR) {
            throw invalid("institutionId", "identity.institution-missing");
        }
        List<FieldFault> faults = new ArrayList<>();
        String division = wanted.division() == null ? "" : wanted.division().strip();
        if (!area.covers(division, null)) {
            faults.add(FieldFault.of("post.division", "identity.division-outside", area.division()));
        } else if (!division.isEmpty() && divisions.find(division, today).isEmpty()) {
            faults.add(FieldFault.of("post.division", "identity.division-unknown"));
        } else if (division.isEmpty() && !NATIONAL.contains(role)) {
            faults.add(FieldFault.of("post.division", "common.required"));
        }
        String name = wanted.placeName() == null ? "" : wanted.placeName().strip();
        if (name.length() > LONGEST_PLACE) {
            faults.add(FieldFault.of("post.placeName", "common.too-long", LONGEST_PLACE));
        } else if (name.isEmpty() && division.isEmpty()) {
            faults.add(FieldFault.of("post.placeName", "common.required"));
        }
        Fault.throwIfAny(faults);
        return new Post(
                Identifiers.next(), role, null, division, name.isEmpty() ? divisions.fullName(division, today) : name);
    }

    private static Fault invalid(String field, String code) {
        return new Fault(org.jieli.shared.CommonFault.INVALID, List.of(FieldFault.of("post." + field, code)));
    }
}
