package org.jieli.referral;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jieli.referral.NewReferral.Consent;
import org.jieli.referral.ReferralContent.Examination;
import org.jieli.shared.ChinaTime;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** Looks through a new referral and names every faulty field. */
final class ReferralChecks {

    private static final int REASON = 100;
    private static final int TEXT = 2000;
    private static final int NAME = 100;
    private static final int RECORD_NUMBER = 18;
    private static final int MOST_ROWS = 50;
    /** Emergency: go first, file within 24 hours. */
    private static final Duration FILING = Duration.ofHours(24);

    private final List<FieldFault> faults = new ArrayList<>();

    /** What is missing altogether: a client may leave out what the record declares. */
    static List<FieldFault> missing(NewReferral referral) {
        Map<String, Optional<Object>> needed = new LinkedHashMap<>();
        needed.put("residentId", Optional.ofNullable(referral.residentId()));
        needed.put("urgency", Optional.ofNullable(referral.urgency()));
        needed.put("toInstitutionId", Optional.ofNullable(referral.toInstitutionId()));
        Optional<ReferralContent> content = Optional.ofNullable(referral.content());
        needed.put("content", content.map(given -> given));
        content.ifPresent(given -> needed.put("content.diagnosisCode", Optional.ofNullable(given.diagnosisCode())));
        List<FieldFault> faults = new ArrayList<>();
        needed.forEach((path, value) -> {
            if (value.isEmpty()) {
                faults.add(FieldFault.of(path, "common.required"));
            }
        });
        return faults;
    }

    List<FieldFault> of(NewReferral referral, boolean submitting, Instant now) {
        ReferralContent content = referral.content();
        LocalDate today = ChinaTime.date(now);
        required("content.reason", content.reason(), REASON);
        optional("content.history", content.history(), TEXT);
        optional("content.otherTreatment", content.otherTreatment(), TEXT);
        optional("content.recordNumber", content.recordNumber(), RECORD_NUMBER);
        optional("content.fromDepartment", content.fromDepartment(), NAME);
        optional("content.furtherPlan", content.furtherPlan(), TEXT);
        rows("content.examinations", content.examinations());
        rows("content.drugs", content.drugs());
        rows("content.operations", content.operations());
        for (int i = 0; i < content.examinations().size(); i++) {
            Examination examination = content.examinations().get(i);
            examination("content.examinations[" + i + "]", i + 1, examination, today);
        }
        for (int i = 0; i < content.drugs().size(); i++) {
            required("content.drugs[" + i + "].name", content.drugs().get(i).name(), NAME);
            optional("content.drugs[" + i + "].dose", content.drugs().get(i).dose(), NAME);
            optional(
                    "content.drugs[" + i + "].frequency", content.drugs().get(i).frequency(), NAME);
            optional("content.drugs[" + i + "].route", content.drugs().get(i).route(), NAME);
        }
        for (int i = 0; i < content.operations().size(); i++) {
            required(
                    "content.operations[" + i + "].name",
                    content.operations().get(i).name(),
                    NAME);
            optional(
                    "content.operations[" + i + "].code",
                    content.operations().get(i).code(),
                    NAME);
            past("content.operations[" + i + "].on", content.operations().get(i).on(), today);
        }
        contact("content.fromContact", content.fromContact());
        contact("content.toContact", content.toContact());
        handover(content.handover());
        if (referral.choice() != null) {
            optional("choice.reason", referral.choice().reason(), TEXT);
        }
        if (submitting) {
            consent(referral);
            went(referral.wentAt(), now);
        }
        return faults;
    }

    /** The page has one line for each, so the fault says which. */
    private void examination(String path, int line, Examination examination, LocalDate today) {
        if (isBlank(examination.name()) || isBlank(examination.result())) {
            faults.add(FieldFault.of(
                    path + (isBlank(examination.name()) ? ".name" : ".result"), "referral.examination-line", line));
        } else {
            optional(path + ".name", examination.name(), NAME);
            optional(path + ".result", examination.result(), TEXT);
        }
        if (examination.on() != null && examination.on().isAfter(today)) {
            faults.add(FieldFault.of(path + ".on", "referral.future-date-line", line));
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** A down-referral hands over follow-ups with dates from today on. */
    static List<FieldFault> ofHandover(ReferralContent content, LocalDate today) {
        ReferralContent.Handover handover = content.handover();
        if (handover == null || handover.followUps().isEmpty()) {
            return List.of(FieldFault.of("content.handover.followUps", "referral.follow-up-required"));
        }
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; i < handover.followUps().size(); i++) {
            LocalDate on = handover.followUps().get(i).on();
            if (Objects.isNull(on)) {
                faults.add(FieldFault.of("content.handover.followUps[" + i + "].on", "common.required"));
            } else if (on.isBefore(today)) {
                faults.add(FieldFault.of("content.handover.followUps[" + i + "].on", "referral.past-date"));
            } else if (i > 0 && on.isBefore(handover.followUps().get(i - 1).on())) {
                faults.add(FieldFault.of("content.handover.followUps[" + i + "].on", "referral.follow-up-order"));
            }
        }
        return faults;
    }

    private void contact(String path, ReferralContent.@Nullable Contact contact) {
        if (contact != null) {
            required(path + ".name", contact.name(), NAME);
            optional(path + ".phone", contact.phone(), NAME);
        }
    }

    private void handover(ReferralContent.@Nullable Handover handover) {
        if (handover == null) {
            return;
        }
        optional("content.handover.treatmentGiven", handover.treatmentGiven(), TEXT);
        optional("content.handover.prognosis", handover.prognosis(), TEXT);
        optional("content.handover.targets", handover.targets(), TEXT);
        optional("content.handover.redFlags", handover.redFlags(), TEXT);
        optional("content.handover.rehabilitation", handover.rehabilitation(), TEXT);
        rows("content.handover.followUps", handover.followUps());
        for (int i = 0; i < handover.followUps().size(); i++) {
            optional(
                    "content.handover.followUps[" + i + "].purpose",
                    handover.followUps().get(i).purpose(),
                    NAME);
        }
    }

    private void consent(NewReferral referral) {
        boolean asked = referral.consent() == Consent.SIGNED || referral.consent() == Consent.PAPER;
        if (referral.consent() == Consent.SIGNED) {
            signature(referral.signature());
        }
        if (!asked && referral.urgency() != Urgency.EMERGENCY) {
            faults.add(FieldFault.of("consent", "referral.consent-required"));
        }
    }

    private void signature(@Nullable String dataUrl) {
        try {
            Signature.png(dataUrl);
        } catch (Fault unsigned) {
            faults.addAll(unsigned.fields());
        }
    }

    private void went(@Nullable Instant wentAt, Instant now) {
        if (wentAt != null && (wentAt.isAfter(now) || wentAt.isBefore(now.minus(FILING)))) {
            faults.add(FieldFault.of("wentAt", "referral.filed-within", FILING.toHours()));
        }
    }

    private void past(String path, @Nullable LocalDate day, LocalDate today) {
        if (day != null && day.isAfter(today)) {
            faults.add(FieldFault.of(path, "referral.future-date"));
        }
    }

    private void required(String path, @Nullable String text, int longest) {
        if (isBlank(text)) {
            faults.add(FieldFault.of(path, "common.required"));
        } else {
            optional(path, text, longest);
        }
    }

    private void optional(String path, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            faults.add(FieldFault.of(path, "common.too-long", longest));
        }
    }

    private void rows(String path, List<?> rows) {
        if (rows.size() > MOST_ROWS) {
            faults.add(FieldFault.of(path, "referral.too-many-rows", MOST_ROWS));
        }
    }
}
