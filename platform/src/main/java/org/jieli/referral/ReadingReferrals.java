package org.jieli.referral;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows referrals within the asker's scope. */
@Service
@Transactional
class ReadingReferrals implements Referrals {

    private static final ReferralFilter OVERDUE =
            AskedReferrals.of(Map.of("overdue", "true")).read();

    private final ReferralRepository referrals;
    private final ActingOnReferral acting;
    private final AuditLog audit;
    private final ListingReferrals listing;

    ReadingReferrals(ReferralRepository referrals, ActingOnReferral acting, AuditLog audit, ListingReferrals listing) {
        this.referrals = referrals;
        this.acting = acting;
        this.audit = audit;
        this.listing = listing;
    }

    /** One referral as a whole; audited; {@link CommonFault#NOT_FOUND} outside the scope. */
    ReferralView view(UUID id) {
        CurrentAccess.requirePeople();
        StoredReferral referral = referrals.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        audit.record("referral.read", referral.residentId(), "referral", id, Map.of());
        return new ReferralView(
                referral.summary(),
                referral.reach(),
                referral.fromName(),
                referral.toDepartment(),
                referral.consent(),
                referrals.content(id),
                referrals.events(id),
                acting.possible(referral));
    }

    /** The open referral of a resident for the problem of a diagnosis, within the scope. */
    @Transactional(readOnly = true)
    public Optional<ReferralSummary> open(UUID residentId, String diagnosisCode, ReferralDirection direction) {
        return referrals
                .open(residentId, SubmittingReferral.problem(diagnosisCode), direction)
                .map(StoredReferral::summary);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ReferralSummary> find(UUID id) {
        return referrals.find(id).map(StoredReferral::summary);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ReferralSummary> findByNumber(String number) {
        return referrals.findByNumber(number).map(StoredReferral::summary);
    }

    @Override
    public List<ReferralSummary> of(UUID residentId, int limit) {
        return listed("of a resident", referrals.ofResident(residentId, limit));
    }

    @Override
    public List<ReferralSummary> waitingFor(UUID institutionId, int limit) {
        return listed("waiting", referrals.waitingFor(institutionId, limit));
    }

    @Override
    @Transactional(readOnly = true)
    public long countWaitingFor(UUID institutionId) {
        return referrals.countWaitingFor(institutionId);
    }

    @Override
    @Transactional(readOnly = true)
    public long countOverdue() {
        return listing.count(OVERDUE);
    }

    @Override
    public List<ReferralSummary> mostOverdue(int limit) {
        return listing.page(OVERDUE, null, limit).items().stream()
                .map(ListedReferral::summary)
                .toList();
    }

    @Override
    public List<ReferralSummary> sentBy(UUID institutionId, int limit) {
        return listed("sent", referrals.sentBy(institutionId, limit));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PersonLink> personLink(UUID referralId) {
        return referrals
                .find(referralId)
                .map(referral -> new PersonLink("/follow/" + referral.token(), referral.linkCode()));
    }

    private List<ReferralSummary> listed(String query, List<StoredReferral> stored) {
        if (!stored.isEmpty()) {
            audit.listed(
                    "referral.list",
                    query,
                    stored.stream().map(StoredReferral::residentId).toList());
        }
        return stored.stream().map(StoredReferral::summary).toList();
    }
}
