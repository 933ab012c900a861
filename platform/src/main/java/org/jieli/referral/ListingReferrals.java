package org.jieli.referral;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.resident.ResidentSummary;
import org.jieli.resident.Residents;
import org.jieli.shared.CurrentAccess;
import org.jieli.web.KeysetPage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists the referrals within the asker's scope by filters, and counts them. */
@Service
@Transactional
class ListingReferrals {

    /** A list without a period is counted up to here, so that opening it stays quick. */
    static final int MOST_COUNTED = 10_000;

    private static final int NAMESAKES = 200;
    private static final String NUMBER = "ZZ\\d+";

    private final ReferralListRepository lists;
    private final Residents residents;
    private final AuditLog audit;
    private final Clock clock;

    ListingReferrals(ReferralListRepository lists, @Lazy Residents residents, AuditLog audit, Clock clock) {
        this.lists = lists;
        this.residents = residents;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest first; with {@code overdue} the longest overdue first. */
    KeysetPage<ListedReferral> page(ReferralFilter filter, @Nullable ListKey after, int limit) {
        ReferralSelection selection = selection(filter);
        List<ListedReferral> found = filter.overdue()
                ? lists.mostOverdue(selection, after, limit + 1)
                : lists.newest(selection, after, limit + 1);
        if (!found.isEmpty()) {
            audit.listed(
                    "referral.list",
                    filter.overdue() ? "overdue" : "list",
                    found.stream().map(each -> each.summary().residentId()).toList());
        }
        return KeysetPage.of(found, limit, last -> last.key(filter.overdue()).toString());
    }

    /** How many; for a filter without a period, one above {@link #MOST_COUNTED} stands for more than that. */
    long count(ReferralFilter filter) {
        ReferralSelection selection = selection(filter);
        return filter.isBounded() ? lists.count(selection) : lists.count(selection, MOST_COUNTED);
    }

    ReferralSelection selection(ReferralFilter filter) {
        String text = filter.q();
        List<UUID> people = text == null || text.toUpperCase(Locale.ROOT).matches(NUMBER)
                ? null
                : residents.search(text, NAMESAKES).stream()
                        .map(ResidentSummary::id)
                        .toList();
        return ReferralSelection.of(filter, CurrentAccess.scope(), clock.instant(), people);
    }
}
