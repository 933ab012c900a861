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
 * @param fromContact whom the receiver calls; the sender's own name and desk when left out
 * @param handover what a down-referral carries besides; null otherwise
 * @param recordNumber 病案号, where there is one
 * @param fromDepartment the sending department's name
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
        @Nullable Handover handover,
        @Nullable String recordNumber,
        @Nullable String fromDepartment) {

    @SuppressWarnings("ConstantValue")
    ReferralContent {
        examinations = examinations == null ? List.of() : List.copyOf(examinations);
        drugs = drugs == null ? List.of() : List.copyOf(drugs);
        operations = operations == null ? List.of() : List.copyOf(operations);
    }

    ReferralContent withFromContact(Contact contact) {
        return new ReferralContent(
                reason,
                diagnosisCode,
                history,
                examinations,
                drugs,
                operations,
                otherTreatment,
                furtherPlan,
                contact,
                toContact,
                handover,
                recordNumber,
                fromDepartment);
    }

    /**
     * An examination or laboratory result (DE04.30.015.01 to .06).
     *
     * @param result the value in words, with its unit unless {@code unit} carries it
     * @param category 类别, e.g. 检验
     * @param code 项目代码
     * @param unit 计量单位
     * @param judgement 结果代码: 1 normal, 2 abnormal, 3 uncertain
     */
    record Examination(
            String name,
            String result,
            @Nullable LocalDate on,
            @Nullable String category,
            @Nullable String code,
            @Nullable String unit,
            @Nullable String judgement) {

        static Examination of(String name, String result, @Nullable LocalDate on) {
            return new Examination(name, result, on, null, null, null, null);
        }
    }

    /**
     * A drug as it is taken, e.g. 氨氯地平片, 5 mg, 每日一次.
     *
     * @param dose 次剂量, with its unit unless {@code unit} carries it
     * @param frequency 使用频率
     * @param type 药物类型
     * @param form 剂型
     * @param unit 剂量单位
     * @param totalDose 总剂量
     * @param route 途径
     * @param days 用药天数
     * @param stoppedOn 停药日期
     * @param herbal 中药类别: 1 none, 2 patent, 3 herbs
     */
    record Drug(
            String name,
            @Nullable String dose,
            @Nullable String frequency,
            @Nullable String type,
            @Nullable String form,
            @Nullable String unit,
            @Nullable String totalDose,
            @Nullable String route,
            @Nullable Integer days,
            @Nullable LocalDate stoppedOn,
            @Nullable String herbal) {}

    /** An operation or procedure: ICD-9-CM-3 code where known, 麻醉方式 where there was one. */
    record Operation(
            @Nullable String code,
            String name,
            @Nullable LocalDate on,
            @Nullable String anaesthesia) {}

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
