package org.jieli.assessment.review;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jieli.assessment.task.ReportSelection;
import org.jieli.assessment.task.ReportState;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the reviewer's list as they stand in its address.
 *
 * @param state null for what waits
 * @param all whether all states are shown
 */
record ReviewQuery(
        @Nullable ReportState state,
        @Nullable Boolean all,
        @Nullable String form,
        @Nullable String division) {

    static final ReportState WAITING = ReportState.SUBMITTED;

    boolean showsAll() {
        return Boolean.TRUE.equals(all);
    }

    @Nullable
    ReportState shown() {
        return showsAll() ? null : state == null ? WAITING : state;
    }

    ReviewQuery in(@Nullable ReportState other) {
        return new ReviewQuery(other == WAITING ? null : other, other == null ? true : null, form, division);
    }

    ReviewQuery ofForm(@Nullable String other) {
        return new ReviewQuery(state, all, other, division);
    }

    ReviewQuery inDivision(@Nullable String other) {
        return new ReviewQuery(state, all, form, other);
    }

    ReportSelection of(UUID taskId) {
        return new ReportSelection(
                taskId,
                division == null ? "" : division.strip(),
                shown(),
                form == null || form.isBlank() ? null : form,
                true);
    }

    String at(String path) {
        String query = values().entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        if (showsAll()) {
            values.put("all", "true");
        } else if (state != null) {
            values.put("state", state.name());
        }
        if (form != null && !form.isBlank()) {
            values.put("form", form);
        }
        if (division != null && !division.isBlank()) {
            values.put("division", division.strip());
        }
        return values;
    }
}
