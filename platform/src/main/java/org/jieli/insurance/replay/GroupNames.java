package org.jieli.insurance.replay;

import java.time.LocalDate;
import java.util.UUID;
import org.jieli.alliance.AllianceSummary;
import org.jieli.alliance.Alliances;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Institutions;
import org.jieli.insurance.CareKind;
import org.jieli.insurance.Scheme;
import org.jieli.insurance.parameter.RuleBook;
import org.jieli.insurance.rules.LevelTerms;
import org.jieli.region.Divisions;
import org.jieli.terminology.Diagnoses;
import org.jieli.terminology.Diagnosis;
import org.jieli.web.Ui;
import org.springframework.stereotype.Component;

/** What the groups of a replay are called; a key that nobody knows any more stands for itself. */
@Component
class GroupNames {

    private final Divisions divisions;
    private final Institutions institutions;
    private final Alliances alliances;
    private final Diagnoses diagnoses;
    private final RuleBook book;

    GroupNames(
            Divisions divisions, Institutions institutions, Alliances alliances, Diagnoses diagnoses, RuleBook book) {
        this.divisions = divisions;
        this.institutions = institutions;
        this.alliances = alliances;
        this.diagnoses = diagnoses;
        this.book = book;
    }

    String of(Replay replay, Dimension dimension, String key, Ui ui) {
        LocalDate on = LocalDate.of(replay.year(), 12, 31);
        return switch (dimension) {
            case ALL_BILLS -> ui.t(Dimension.ALL_BILLS);
            case SCHEME_OF_BILL -> ui.t(Scheme.valueOf(key));
            case AGE_BAND -> band(key, ui);
            case CARE_KIND -> ui.t(CareKind.valueOf(key));
            case CARE_LEVEL -> level(replay.base(), key);
            case DISEASE ->
                diagnoses
                        .find(key)
                        .map(Diagnosis::name)
                        .map(name -> key + " " + name)
                        .orElse(key);
            case COUNTY ->
                key.isEmpty()
                        ? ui.t("insurance.replay.nowhere")
                        : divisions.find(key, on).map(each -> each.name()).orElse(key);
            case INSTITUTION -> institution(UUID.fromString(key));
            case ALLIANCE_OF_INSTITUTION ->
                alliances
                        .find(UUID.fromString(key), on)
                        .map(AllianceSummary::name)
                        .orElse(key);
        };
    }

    String institution(UUID id) {
        return institutions.find(id).map(InstitutionSummary::name).orElse(id.toString());
    }

    String level(UUID ruleSet, String code) {
        return book.find(ruleSet)
                .flatMap(set -> set.rules().level(code))
                .map(LevelTerms::name)
                .orElse(code);
    }

    String version(UUID ruleSet) {
        return book.find(ruleSet)
                .map(set -> set.name() + " · " + set.year() + "-" + set.version())
                .orElse(ruleSet.toString());
    }

    private static String band(String key, Ui ui) {
        String[] bounds = key.split("-", 2);
        int from = Integer.parseInt(bounds[0]);
        return bounds[1].isEmpty()
                ? ui.t("insurance.replay.from-age", from)
                : ui.t("insurance.replay.ages", from, Integer.parseInt(bounds[1]));
    }
}
