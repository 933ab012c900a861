package org.jieli.enrolment.fulfilment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.team.WorkingTeams;
import org.jieli.shared.CurrentAccess;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The team's work list: which promised services are due or overdue, by person. */
@Service
@Transactional
class DueList {

    /** How far the list looks ahead. */
    static final int DAYS_AHEAD = 30;

    private final DueRepository due;
    private final WorkingTeams teams;
    private final AuditLog audit;
    private final Clock clock;

    DueList(DueRepository due, WorkingTeams teams, AuditLog audit, Clock clock) {
        this.due = due;
        this.teams = teams;
        this.audit = audit;
        this.clock = clock;
    }

    /** The longest overdue first. */
    KeysetPage<DuePerson> page(DueFilter filter, DueFilter.@Nullable Key after, int limit) {
        CurrentAccess.requirePeople();
        LocalDate today = LocalDate.now(clock);
        List<DuePerson> found = due.page(filter, mine(), today, today.plusDays(DAYS_AHEAD), after, limit + 1);
        if (!found.isEmpty()) {
            audit.listed(
                    "enrolment.due",
                    "due services",
                    found.stream().map(DuePerson::residentId).toList());
        }
        return KeysetPage.of(found, limit, DuePerson::key);
    }

    DueRepository.Count count(DueFilter filter) {
        LocalDate today = LocalDate.now(clock);
        return due.count(filter, mine(), today, today.plusDays(DAYS_AHEAD));
    }

    private List<UUID> mine() {
        return teams.mine().stream().map(CareTeam::id).toList();
    }
}
