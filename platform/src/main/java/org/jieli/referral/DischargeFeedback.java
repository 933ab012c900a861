package org.jieli.referral;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.encounter.Encounters;
import org.jieli.encounter.PersonDischarged;
import org.jieli.shared.CurrentAccess;
import org.jieli.terminology.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes an up-referral when the stay to which it led ends; the sender reads there what the hospital wrote at discharge. */
@Component
class DischargeFeedback {

    private static final int LONGEST_WORDS = 500;

    private final ReferralRepository referrals;
    private final Encounters encounters;
    private final Moves moves;
    private final TransactionTemplate transactions;

    DischargeFeedback(
            ReferralRepository referrals, Encounters encounters, Moves moves, TransactionTemplate transactions) {
        this.referrals = referrals;
        this.encounters = encounters;
        this.moves = moves;
        this.transactions = transactions;
    }

    /** Stored in the publication registry with the discharge, and run again after a failure; a second run finds the referral closed. */
    @Async
    @TransactionalEventListener
    void on(PersonDischarged event) {
        CurrentAccess.runAsSystem(
                "referral.discharge",
                () -> transactions.executeWithoutResult(
                        status -> encounters.admission(event.admissionId()).ifPresent(this::close)));
    }

    private void close(AdmissionSummary stay) {
        UUID referral = stay.referralId();
        AdmissionSummary.Discharge discharge = stay.discharge();
        if (referral == null || discharge == null) {
            return;
        }
        referrals
                .find(referral)
                .filter(found -> Transition.DISCHARGE.leadsFrom(found.state(), found.direction(), found.urgency()))
                .ifPresent(found -> moves.move(
                        found, Transition.DISCHARGE, Step.saying(words(stay, discharge)), null, found.bookedFor()));
    }

    private static String words(AdmissionSummary stay, AdmissionSummary.Discharge discharge) {
        String diagnoses = stay.diagnoses().stream().map(Diagnosis::name).collect(Collectors.joining("、"));
        String words = Stream.of(
                        part("出院诊断：", diagnoses), part("诊疗经过：", discharge.course()), part("出院医嘱：", discharge.advice()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("；"));
        return words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS - 1) + "…" : words;
    }

    private static Optional<String> part(String label, @Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(label + text.strip());
    }
}
