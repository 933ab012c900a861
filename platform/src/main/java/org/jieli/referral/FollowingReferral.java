package org.jieli.referral;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What the person sees and does by link and code, without an account; ten wrong codes close the link. */
@Service
class FollowingReferral {

    private static final int MOST_ATTEMPTS = 10;

    private final ReferralRepository referrals;
    private final Moves moves;
    private final TransactionTemplate transactions;

    FollowingReferral(ReferralRepository referrals, Moves moves, TransactionTemplate transactions) {
        this.referrals = referrals;
        this.moves = moves;
        this.transactions = transactions;
    }

    /** A referral as its person sees it. */
    record Followed(ReferralSummary summary, List<ReferralEvent> steps, boolean mayWithdraw) {

        /** Every institution that took part. */
        Set<UUID> institutions() {
            return Stream.concat(
                            Stream.of(summary.fromInstitutionId(), summary.toInstitutionId()),
                            steps.stream().map(ReferralEvent::institutionId).filter(Objects::nonNull))
                    .collect(Collectors.toSet());
        }
    }

    /** Papers are between the institutions. */
    private static final Set<String> NOT_HIS = Set.of("ATTACH", "DETACH");

    /** {@link CommonFault#NOT_FOUND} for a wrong link, a wrong code, or a link closed by wrong codes. */
    Followed steps(String token, String code) {
        return asPerson(token, code, () -> {
            StoredReferral referral = referrals.findByToken(token).orElseThrow();
            return new Followed(referral.summary(), steps(referral.id()), mayWithdraw(referral));
        });
    }

    private List<ReferralEvent> steps(UUID referral) {
        return referrals.events(referral).stream()
                .filter(event -> !NOT_HIS.contains(event.action()))
                .toList();
    }

    /** Withdraws the referral; {@link ReferralFault#WRONG_STATE} when the person has arrived already. */
    void withdraw(String token, String code) {
        asPerson(token, code, () -> {
            StoredReferral referral = referrals.findByToken(token).orElseThrow();
            if (!mayWithdraw(referral)) {
                throw new Fault(ReferralFault.WRONG_STATE, referral.state(), referral.changer());
            }
            moves.move(referral, Transition.WITHDRAW, Step.nothing(), null, referral.bookedFor());
            return referral.id();
        });
    }

    private static boolean mayWithdraw(StoredReferral referral) {
        return Transition.WITHDRAW.leadsFrom(referral.state(), referral.direction(), referral.urgency());
    }

    private <T> T asPerson(String token, String code, java.util.function.Supplier<T> work) {
        return CurrentAccess.callAsSystem(Actor.PERSON, () -> {
            // Counted in a transaction of its own, so that a wrong code stays counted.
            boolean right = Boolean.TRUE.equals(transactions.execute(status -> opens(token, code)));
            if (!right) {
                throw new Fault(CommonFault.NOT_FOUND);
            }
            return Optional.ofNullable(transactions.execute(status -> work.get()))
                    .orElseThrow();
        });
    }

    private boolean opens(String token, String code) {
        if (!referrals.countAttempt(token, MOST_ATTEMPTS)) {
            return false;
        }
        StoredReferral referral = referrals.findByToken(token).orElseThrow();
        boolean right = referral.linkCode().equals(code);
        if (right) {
            referrals.forgetAttempts(referral.id());
        }
        return right;
    }
}
