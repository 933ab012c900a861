package org.jieli.enrolment.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.team.WorkingTeams;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists the agreements within the asker's scope, and counts them. */
@Service
@Transactional
class ListingAgreements {

    private static final int NAMESAKES = 200;

    private final AgreementListRepository lists;
    private final WorkingTeams teams;
    private final Residents residents;
    private final AuditLog audit;
    private final Clock clock;

    ListingAgreements(
            AgreementListRepository lists, WorkingTeams teams, Residents residents, AuditLog audit, Clock clock) {
        this.lists = lists;
        this.teams = teams;
        this.residents = residents;
        this.audit = audit;
        this.clock = clock;
    }

    KeysetPage<Agreement> page(AgreementFilter filter, AgreementFilter.@Nullable Key after, int limit) {
        CurrentAccess.requirePeople();
        List<Agreement> found = lists.page(
                filter, people(filter), mine(), CurrentAccess.scope(), LocalDate.now(clock), after, limit + 1);
        if (!found.isEmpty()) {
            audit.listed(
                    "enrolment.list",
                    "agreements",
                    found.stream().map(Agreement::residentId).toList());
        }
        return KeysetPage.of(found, limit, AgreementFilter.Key::of);
    }

    /** One above {@link AgreementListRepository#MOST_COUNTED} stands for more than that. */
    long count(AgreementFilter filter) {
        return lists.count(filter, people(filter), mine(), CurrentAccess.scope(), LocalDate.now(clock));
    }

    private List<UUID> mine() {
        return teams.mine().stream().map(CareTeam::id).toList();
    }

    private @Nullable Collection<UUID> people(AgreementFilter filter) {
        return filter.q() == null
                ? null
                : residents.search(filter.q(), NAMESAKES).stream()
                        .map(ResidentSummary::id)
                        .toList();
    }
}
