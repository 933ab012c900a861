package org.jieli.referral;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is handed over with a referral: the data set 转诊(院)记录 of WS 445-2014.
 *
 * @param reason 转诊原因, up to 100 characters
 * @param diagnosisCode ICD-10
 * @param history 既往史
 * @param furtherPlan 今后治疗方案
 * @param handover what a down-referral carries besides; null otherwise
 */
record ReferralContent(
        String reason,
        String diagnosisCode,
        @Nullable String history,
        List<Examination> examinations,
        List<Drug> drugs,
        List<Operation> operations,
        @Nullable String otherTreatment,
        @Nullable String furtherPlan,
        @Nullable Contact fromContact,
        @Nullable Contact toContact,
        @Nullable Handover handover) {

    @SuppressWarnings("ConstantValue")
    ReferralContent {
        examinations = examinations == null ? List.of() : List.copyOf(examinations);
        drugs = drugs == null ? List.of() : List.copyOf(drugs);
        operations = operations == null ? List.of() : List.copyOf(operations);
    }

    /** An examination or laboratory result, its value with unit in {@code result}. */
    record Examination(String name, String result, @Nullable LocalDate on) {}

    /** A drug as it is taken, e.g. 氨氯地平片, 5 mg, 每日一次. */
    record Drug(
            String name, @Nullable String dose, @Nullable String frequency) {}

    /** An operation or procedure, ICD-9-CM-3 code where known. */
    record Operation(
            @Nullable String code, String name, @Nullable LocalDate on) {}

    /** Whom to call. */
    record Contact(String name, @Nullable String phone) {}

    /** What the receiving family doctor needs to go on: treatment given, targets, red flags, follow-ups with dates. */
    record Handover(
            @Nullable String treatmentGiven,
            @Nullable String prognosis,
            @Nullable String targets,
            @Nullable String redFlags,
            @Nullable String rehabilitation,
            List<PlannedFollowUp> followUps) {

        @SuppressWarnings("ConstantValue")
        Handover {
            followUps = followUps == null ? List.of() : List.copyOf(followUps);
        }
    }

    /** A follow-up that the plan asks for. */
    record PlannedFollowUp(LocalDate on, String purpose) {}
}
