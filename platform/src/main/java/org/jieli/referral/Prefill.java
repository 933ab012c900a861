package org.jieli.referral;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.chronic.FollowUpSummary;
import org.jieli.chronic.FollowUps;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.encounter.Encounters;
import org.jieli.encounter.VisitSummary;
import org.jieli.encounter.VitalSigns;
import org.jieli.institution.DepartmentSummary;
import org.jieli.institution.Institutions;
import org.jieli.referral.ReferralContent.Examination;
import org.jieli.referral.ReferralContent.Handover;
import org.jieli.shared.ChinaTime;
import org.jieli.terminology.Diagnosis;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills a referral's content from the record, so that the doctor adds a line and no more. */
@Component
@Transactional(readOnly = true)
class Prefill {

    private static final int LONGEST_REASON = 100;
    private static final int LONGEST_HISTORY = 500;
    private static final int RECENT = 20;

    private final Encounters encounters;
    private final FollowUps followUps;
    private final Institutions institutions;
    private final ReferralRepository referrals;
    private final Clock clock;

    Prefill(
            Encounters encounters,
            FollowUps followUps,
            Institutions institutions,
            ReferralRepository referrals,
            Clock clock) {
        this.encounters = encounters;
        this.followUps = followUps;
        this.institutions = institutions;
        this.referrals = referrals;
        this.clock = clock;
    }

    /** From a visit: the complaint as the reason, what was measured as examinations. */
    ReferralContent from(VisitSummary visit) {
        String code =
                visit.diagnoses().isEmpty() ? "" : visit.diagnoses().getFirst().code();
        return content(
                visit.residentId(),
                visit.complaint(),
                code,
                visit.note(),
                examinations(visit.vitalSigns(), ChinaTime.date(visit.at())),
                null);
    }

    /** From a stay in hospital: what was written at discharge is the treatment given. */
    ReferralContent from(AdmissionSummary stay) {
        String code =
                stay.diagnoses().isEmpty() ? "" : stay.diagnoses().getFirst().code();
        return content(stay.residentId(), "", code, null, List.of(), stay);
    }

    /** With nothing but a diagnosis. */
    ReferralContent of(UUID residentId, String diagnosisCode) {
        return content(residentId, "", diagnosisCode, null, List.of(), null);
    }

    private ReferralContent content(
            UUID residentId,
            String reason,
            String diagnosisCode,
            @Nullable String treatment,
            List<Examination> measured,
            @Nullable AdmissionSummary stay) {
        Optional<ReferralContent> before = before(residentId);
        List<Examination> examinations = new ArrayList<>(measured);
        if (stay == null) {
            lastFollowUp(residentId, examinations);
        }
        AdmissionSummary.Discharge discharge = stay == null ? null : stay.discharge();
        return new ReferralContent(
                reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason,
                diagnosisCode,
                history(residentId, diagnosisCode, before),
                examinations,
                // What the hospital prescribed is not what was taken before; nobody but the doctor knows it.
                stay == null ? before.map(ReferralContent::drugs).orElse(List.of()) : List.of(),
                stay == null
                        ? List.of()
                        : before.map(ReferralContent::operations).orElse(List.of()),
                treatment,
                discharge == null ? null : discharge.advice(),
                null,
                null,
                discharge == null || discharge.course() == null
                        ? null
                        : new Handover(discharge.course(), null, null, null, null, List.of()),
                stay == null ? null : stay.recordNumber(),
                stay == null
                        ? null
                        : institutions
                                .department(stay.departmentId())
                                .map(DepartmentSummary::name)
                                .orElse(null));
    }

    /** What was handed over the last time. */
    private Optional<ReferralContent> before(UUID residentId) {
        return referrals.ofResident(residentId, 1).stream().findFirst().map(last -> referrals.content(last.id()));
    }

    /** The history of the last referral, or else the diagnoses of earlier visits and stays with the year of the first. */
    private @Nullable String history(UUID residentId, String diagnosisCode, Optional<ReferralContent> before) {
        String known = before.map(ReferralContent::history).orElse(null);
        if (known != null) {
            return known;
        }
        LocalDate today = ChinaTime.date(clock.instant());
        record Seen(Diagnosis diagnosis, LocalDate on) {}
        List<Seen> seen = new ArrayList<>();
        encounters.visitsOf(residentId, RECENT).forEach(visit -> visit.diagnoses()
                .forEach(each -> seen.add(new Seen(each, ChinaTime.date(visit.at())))));
        encounters.admissionsOf(residentId, RECENT).forEach(stay -> stay.diagnoses()
                .forEach(each -> seen.add(new Seen(each, ChinaTime.date(stay.admittedAt())))));
        seen.sort(Comparator.comparing(Seen::on));
        Map<String, LocalDate> first = new LinkedHashMap<>();
        seen.stream()
                .filter(each -> !each.diagnosis().code().equals(diagnosisCode)
                        || each.on().isBefore(today))
                .forEach(each -> first.putIfAbsent(each.diagnosis().name(), each.on()));
        String history = first.entrySet().stream()
                .map(each -> each.getKey() + "（" + each.getValue().getYear() + " 年就诊）")
                .collect(Collectors.joining("；"));
        return history.isEmpty()
                ? null
                : history.length() > LONGEST_HISTORY ? history.substring(0, LONGEST_HISTORY) : history;
    }

    private void lastFollowUp(UUID residentId, List<Examination> examinations) {
        followUps.of(residentId, RECENT).stream()
                .filter(each -> each.doneAt() != null)
                .findFirst()
                .ifPresent(last -> add(examinations, last));
    }

    private static void add(List<Examination> examinations, FollowUpSummary last) {
        LocalDate on = last.doneAt() == null ? null : ChinaTime.date(last.doneAt());
        if (last.systolic() != null && last.diastolic() != null) {
            examinations.add(Examination.of("随访血压", last.systolic() + "/" + last.diastolic() + " mmHg", on));
        }
        if (last.fastingGlucose() != null) {
            examinations.add(Examination.of("随访空腹血糖", last.fastingGlucose().toPlainString() + " mmol/L", on));
        }
    }

    private static List<Examination> examinations(VitalSigns signs, LocalDate on) {
        List<Examination> examinations = new ArrayList<>();
        if (signs.systolic() != null && signs.diastolic() != null) {
            examinations.add(Examination.of("血压", signs.systolic() + "/" + signs.diastolic() + " mmHg", on));
        }
        add(examinations, "心率", signs.heartRate(), "次/分", on);
        add(examinations, "呼吸", signs.respiratoryRate(), "次/分", on);
        add(examinations, "体温", signs.temperature(), "℃", on);
        add(examinations, "血氧饱和度", signs.oxygenSaturation(), "%", on);
        add(examinations, "空腹血糖", signs.fastingGlucose(), "mmol/L", on);
        add(examinations, "随机血糖", signs.randomGlucose(), "mmol/L", on);
        return examinations;
    }

    private static void add(
            List<Examination> examinations, String name, @Nullable Number value, String unit, LocalDate on) {
        if (value != null) {
            examinations.add(Examination.of(name, value + " " + unit, on));
        }
    }
}
