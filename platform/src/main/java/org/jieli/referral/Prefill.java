package org.jieli.referral;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jieli.encounter.AdmissionSummary;
import org.jieli.encounter.VisitSummary;
import org.jieli.encounter.VitalSigns;
import org.jieli.referral.ReferralContent.Examination;
import org.jieli.shared.ChinaTime;
import org.jspecify.annotations.Nullable;

/** Fills a referral's content from the record, so that the doctor adds a line and no more. */
final class Prefill {

    private static final int LONGEST_REASON = 100;

    private Prefill() {}

    /** From a visit: the complaint as the reason, what was measured as examinations. */
    static ReferralContent from(VisitSummary visit) {
        return content(
                visit.complaint(),
                visit.diagnoses().isEmpty() ? "" : visit.diagnoses().getFirst().code(),
                visit.note(),
                examinations(visit.vitalSigns(), ChinaTime.date(visit.at())));
    }

    /** From a stay in hospital. */
    static ReferralContent from(AdmissionSummary admission) {
        return content(
                "",
                admission.diagnoses().isEmpty()
                        ? ""
                        : admission.diagnoses().getFirst().code(),
                null,
                List.of());
    }

    /** With nothing but a diagnosis. */
    static ReferralContent of(String diagnosisCode) {
        return content("", diagnosisCode, null, List.of());
    }

    private static ReferralContent content(
            String reason, String diagnosisCode, @Nullable String treatment, List<Examination> examinations) {
        return new ReferralContent(
                reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason,
                diagnosisCode,
                null,
                examinations,
                List.of(),
                List.of(),
                treatment,
                null,
                null,
                null,
                null);
    }

    private static List<Examination> examinations(VitalSigns signs, LocalDate on) {
        List<Examination> examinations = new ArrayList<>();
        if (signs.systolic() != null && signs.diastolic() != null) {
            examinations.add(new Examination("血压", signs.systolic() + "/" + signs.diastolic() + " mmHg", on));
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
            examinations.add(new Examination(name, value + " " + unit, on));
        }
    }
}
