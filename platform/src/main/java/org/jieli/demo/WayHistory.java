package org.jieli.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps by which an invented referral came to its state. */
record WayHistory(List<Step> steps, Instant now) {

    private static final int DUE_SPREAD_HOURS = 26;
    private static final int OVERDUE_HOURS = 6;

    /** One step; {@code bySender} tells whose it was. */
    record Step(
            String action,
            @Nullable String before,
            String after,
            boolean bySender,
            @Nullable String words,
            Instant at) {}

    private static final List<String> WAY =
            List.of("SUBMITTED", "RECEIVED", "ACCEPTED", "BOOKED", "ARRIVED", "IN_CARE");
    private static final List<String> ACTIONS = List.of("SUBMIT", "RECEIVE", "ACCEPT", "BOOK", "ARRIVE", "START_CARE");

    static WayHistory of(Care.Way way, Instant now) {
        int reached =
                switch (way.state()) {
                    case "COMPLETED" -> way.up() ? WAY.size() : 3;
                    case "REFUSED" -> 2;
                    case "NOT_ARRIVED" -> 4;
                    case "CANCELLED" -> 1;
                    default -> WAY.indexOf(way.state()) + 1;
                };
        List<Step> steps = new ArrayList<>();
        Instant at = way.at();
        for (int i = 0; i < reached; i++) {
            steps.add(new Step(ACTIONS.get(i), i == 0 ? null : WAY.get(i - 1), WAY.get(i), i == 0, null, at));
            at = at.plus(Duration.ofMinutes(way.urgent() ? 12 : 55));
        }
        String last = WAY.get(reached - 1);
        switch (way.state()) {
            case "COMPLETED" ->
                steps.add(new Step(
                        way.up() ? "COMPLETE" : "FOLLOW_UP",
                        last,
                        "COMPLETED",
                        false,
                        way.up() ? "病情稳定，建议回基层随访" : null,
                        at.plus(Duration.ofDays(2))));
            case "REFUSED" -> steps.add(new Step("REFUSE", last, "REFUSED", false, "暂无床位", at));
            case "NOT_ARRIVED" ->
                steps.add(new Step("MISS", last, "NOT_ARRIVED", false, null, at.plus(Duration.ofDays(1))));
            case "CANCELLED" -> steps.add(new Step("CANCEL", last, "CANCELLED", true, "患者症状缓解", at));
            default -> {}
        }
        return new WayHistory(steps, now);
    }

    boolean isOpen() {
        return WAY.contains(steps.getLast().after());
    }

    Instant changedAt() {
        return steps.getLast().at();
    }

    /** Open demo referrals are due within the next hours, so that the desk shows running clocks; about one in four is overdue. */
    Instant dueAt() {
        long hours = changedAt().getEpochSecond() / 60 % DUE_SPREAD_HOURS - OVERDUE_HOURS;
        return now.plus(Duration.ofHours(hours));
    }

    @Nullable
    Instant repliedAt() {
        return at("ACCEPTED") == null ? at("REFUSED") : at("ACCEPTED");
    }

    @Nullable
    Instant arrivedAt() {
        return at("ARRIVED");
    }

    @Nullable
    Instant endedAt() {
        return isOpen() ? null : changedAt();
    }

    @Nullable
    Instant bookedFor() {
        Instant accepted = at("ACCEPTED");
        return accepted == null ? null : accepted.plus(Duration.ofHours(16));
    }

    String content(Care.Way way) {
        String handover = way.up()
                ? "null"
                : "{\"treatmentGiven\":\"住院治疗后好转\",\"targets\":\"血压<140/90\",\"followUps\":[{\"on\":\"%s\",\"purpose\":\"出院后首次随访\"}]}"
                        .formatted(way.at().plus(Duration.ofDays(7)).toString().substring(0, 10));
        return """
                {"reason":"%s","diagnosisCode":"%s","examinations":[],"drugs":[],"operations":[],"handover":%s}
                """.formatted(way.up() ? "基层诊治能力不足，需上级医院进一步诊治" : "病情稳定，转回基层继续治疗", way.code(), handover)
                .strip();
    }

    private @Nullable Instant at(String state) {
        return steps.stream()
                .filter(step -> step.after().equals(state))
                .map(Step::at)
                .findFirst()
                .orElse(null);
    }
}
