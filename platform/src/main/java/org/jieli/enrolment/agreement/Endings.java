package org.jieli.enrolment.agreement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jieli.audit.AuditLog;
import org.jieli.enrolment.CareTeam;
import org.jieli.enrolment.CareTeams;
import org.jieli.enrolment.EnrolmentFault;
import org.jieli.enrolment.fulfilment.Promises;
import org.jieli.enrolment.team.TeamAccess;
import org.jieli.notification.Notice;
import org.jieli.notification.Notices;
import org.jieli.resident.Residents;
import org.jieli.resident.TimelineEntry;
import org.jieli.shared.CommonFault;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends agreements with reason and date; the fee is settled by the months that were served. */
@Service
@Transactional
public class Endings {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final int LONGEST_WORDS = 200;

    private final AgreementRepository agreements;
    private final CareTeams teams;
    private final Promises promises;
    private final Residents residents;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    Endings(
            AgreementRepository agreements,
            CareTeams teams,
            Promises promises,
            Residents residents,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.agreements = agreements;
        this.teams = teams;
        this.promises = promises;
        this.residents = residents;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends an agreement of a team of the asker's; a renewal that has not begun falls with it. */
    public void end(UUID id, @Nullable EndReason reason, @Nullable LocalDate on, String words) {
        Agreement agreement = agreements.find(id).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        CareTeam team = teams.find(agreement.teamId()).orElseThrow(() -> new Fault(CommonFault.NOT_FOUND));
        TeamAccess.requireWorker(team);
        LocalDate today = LocalDate.now(clock);
        if (agreement.state() != AgreementState.SIGNED || agreement.endedOn() != null) {
            throw new Fault(EnrolmentFault.NOT_RUNNING);
        }
        List<FieldFault> faults = new ArrayList<>();
        if (reason == null || !reason.isChosen()) {
            faults.add(FieldFault.of("reason", "common.required"));
        }
        if (on == null) {
            faults.add(FieldFault.of("on", "common.required"));
        } else if (on.isAfter(today)) {
            faults.add(FieldFault.of("on", "enrolment.date-in-future"));
        } else if (on.isBefore(agreement.from()) || !on.isBefore(agreement.to())) {
            faults.add(FieldFault.of(
                    "on",
                    "enrolment.end-outside",
                    agreement.from().toString(),
                    agreement.to().toString()));
        }
        if (words.length() > LONGEST_WORDS) {
            faults.add(FieldFault.of("words", "common.too-long", LONGEST_WORDS));
        }
        Fault.throwIfAny(faults);
        end(agreement, java.util.Objects.requireNonNull(on), java.util.Objects.requireNonNull(reason), words.strip());
    }

    /** The old team hears that its person went to another one. */
    void endForChange(Agreement agreement, LocalDate on) {
        end(agreement, on, EndReason.CHANGE, "");
        notices.tell(List.of(new Notice(
                agreement.institutionId(),
                null,
                "enrolment.news-changed",
                List.of(),
                "/enrolments/" + agreement.id(),
                "enrolment-changed:" + agreement.id())));
    }

    private void end(Agreement agreement, LocalDate on, EndReason reason, String words) {
        String by = CurrentAccess.require().personName();
        int months = servedMonths(agreement.from(), on);
        BigDecimal fee = settled(agreements.yearlyFee(agreement.id()), months);
        if (!agreements.end(agreement.id(), on, reason, words.isEmpty() ? null : words, by, months, fee)) {
            throw new Fault(CommonFault.STALE);
        }
        List<UUID> ended = new ArrayList<>(agreements.endComing(agreement.residentId(), on, reason, by));
        ended.add(agreement.id());
        promises.close(ended, on);
        audit.record(
                "enrolment.end",
                agreement.residentId(),
                "agreement",
                agreement.id(),
                Map.of("reason", reason.name(), "on", on.toString()));
        residents.addToTimeline(new TimelineEntry(
                agreement.residentId(),
                clock.instant(),
                "timeline.enrolment-ended",
                agreement.institutionId(),
                agreement.doctorName(),
                agreement.id(),
                "/enrolments/" + agreement.id()));
    }

    /** Months that were begun. */
    static int servedMonths(LocalDate from, LocalDate on) {
        long whole = ChronoUnit.MONTHS.between(from, on);
        return (int) (from.plusMonths(whole).isBefore(on) ? whole + 1 : whole);
    }

    static BigDecimal settled(BigDecimal yearlyFee, int months) {
        return yearlyFee.multiply(BigDecimal.valueOf(months)).divide(MONTHS, 2, RoundingMode.HALF_UP);
    }
}
