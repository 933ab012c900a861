package org.jieli.chronic.worklist;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.institution.Institutions;
import org.jieli.institution.PracticePlace;
import org.jieli.shared.Access;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The work lists of the asker's institution, and sharing the work out. */
@Service
@Transactional
class WorkLists {

    private static final int COLLEAGUES = 200;

    private final WorkListRepository lists;
    private final Institutions institutions;
    private final AuditLog audit;
    private final Clock clock;

    WorkLists(WorkListRepository lists, Institutions institutions, AuditLog audit, Clock clock) {
        this.lists = lists;
        this.institutions = institutions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Oldest due first. */
    KeysetPage<WorkItem> page(WorkFilter filter, @Nullable String after, int limit) {
        List<WorkItem> found = lists.page(institution(), filter, LocalDate.now(clock), key(after), limit + 1);
        if (!found.isEmpty()) {
            audit.listed(
                    "follow-up.list",
                    filter.kind().name(),
                    found.stream().map(WorkItem::residentId).toList());
        }
        return KeysetPage.of(found, limit, WorkItem::key);
    }

    long count(WorkFilter filter) {
        return lists.count(institution(), filter, LocalDate.now(clock));
    }

    /** Who practises here and can be given work. */
    List<PracticePlace> colleagues() {
        return institutions.practitioners("", List.of(institution()), LocalDate.now(clock), COLLEAGUES);
    }

    /** Gives the chosen follow-ups, or all of the filter, to a colleague or to nobody; how many were given. */
    int assign(@Nullable List<UUID> chosen, WorkFilter filter, @Nullable UUID practitioner) {
        Access access = CurrentAccess.require();
        String name = practitioner == null
                ? null
                : colleagues().stream()
                        .filter(each -> each.practitionerId().equals(practitioner))
                        .map(PracticePlace::practitionerName)
                        .findFirst()
                        .orElseThrow(() -> new Fault(
                                CommonFault.INVALID,
                                List.of(FieldFault.of("practitioner", "chronic.practitioner-elsewhere"))));
        UUID institution = access.requireInstitution();
        List<UUID> residents = chosen == null
                ? lists.assign(institution, filter, LocalDate.now(clock), practitioner, name)
                : lists.assign(institution, chosen, practitioner, name);
        audit.listed("follow-up.assign", String.valueOf(name), residents);
        audit.record(
                "follow-up.assign",
                null,
                "follow-up",
                null,
                Map.of("to", String.valueOf(name), "count", Integer.toString(residents.size())));
        return residents.size();
    }

    private static UUID institution() {
        return CurrentAccess.require().requireInstitution();
    }

    private static WorkListRepository.@Nullable After key(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        int cut = text.indexOf('_');
        try {
            return new WorkListRepository.After(
                    LocalDate.parse(text.substring(0, Math.max(cut, 0))), UUID.fromString(text.substring(cut + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new Fault(CommonFault.UNREADABLE);
        }
    }
}
