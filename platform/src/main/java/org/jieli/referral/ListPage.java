package org.jieli.referral;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.resident.ResidentSummary;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.web.KeysetPage;
import org.jieli.web.Ui;
import org.jspecify.annotations.Nullable;

/**
 * What a list of referrals shows.
 *
 * @param path the page's own address without filters
 * @param fault why the filters could not be read
 */
record ListPage(
        String path,
        AskedReferrals asked,
        boolean overdue,
        KeysetPage<ListedReferral> page,
        long count,
        Map<UUID, InstitutionSummary> places,
        Map<UUID, ResidentSummary> people,
        Pickers.Choices choices,
        @Nullable UUID mine,
        @Nullable Fault fault) {

    private static final Set<String> ALWAYS_SHOWN = Set.of("state", "side", "overdue");
    private static final List<String> IN_FORM =
            List.of("q", "direction", "urgency", "refusal", "side", "institution", "division", "since", "until");

    boolean isCountedToTheLast() {
        return count <= ListingReferrals.MOST_COUNTED || asked.values().containsKey("since") || overdue;
    }

    String place(@Nullable UUID id) {
        InstitutionSummary place = id == null ? null : places.get(id);
        return place == null ? "–" : place.name();
    }

    @Nullable
    String phone(@Nullable UUID id) {
        InstitutionSummary place = id == null ? null : places.get(id);
        return place == null ? null : place.referralPhone();
    }

    /** A filter that is on, in words, and the address without it. */
    record Chip(String words, String without) {}

    /** What is on beyond the chips that are always shown. */
    List<Chip> chips(Ui ui) {
        return asked.values().entrySet().stream()
                .filter(each -> !ALWAYS_SHOWN.contains(each.getKey()))
                .map(each -> new Chip(
                        words(each.getKey(), each.getValue(), ui),
                        asked.with(each.getKey(), null).at(path)))
                .toList();
    }

    private String words(String name, String value, Ui ui) {
        return switch (name) {
            case "cohort" -> ui.t("Cohort." + value);
            case "direction" -> ui.t("ReferralDirection." + value);
            case "urgency" -> ui.t("Urgency." + value);
            case "refusal" -> ui.t("referral.refused-for") + " " + ui.t("Refusal." + value);
            case "institution", "from", "to", "owner" -> ui.t("referral.chip-" + name) + " " + placeOf(value);
            case "resident" -> ui.t("referral.chip-resident");
            default -> ui.t("referral.chip-" + name) + " " + value;
        };
    }

    private String placeOf(String id) {
        return places.values().stream()
                .filter(place -> place.id().toString().equals(id))
                .map(InstitutionSummary::name)
                .findFirst()
                .orElse("–");
    }

    boolean is(String name, String value) {
        return value.equals(asked.values().get(name));
    }

    /** The address with a chip put on, or taken off when it is on. */
    String toggled(String name, String value) {
        return asked.with(name, is(name, value) ? null : value).at(path);
    }

    String next() {
        String address = asked.at(path);
        return address + (address.contains("?") ? "&" : "?") + "after="
                + URLEncoder.encode(String.valueOf(page.next()), StandardCharsets.UTF_8);
    }

    /** Filters that no chip or field of the page shows, kept when its form is sent. */
    Map<String, String> kept() {
        Map<String, String> kept = asked.values();
        IN_FORM.forEach(kept::remove);
        return kept;
    }

    List<FieldFault> faults() {
        return fault == null ? List.of() : fault.fields();
    }
}
