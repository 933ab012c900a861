package org.jieli.chronic.state;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jieli.chronic.ChronicProgramme;
import org.jieli.chronic.programme.Parameters;
import org.jieli.chronic.programme.ProgrammeTables;
import org.jieli.chronic.programme.Settings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of the programmes as rows that a statement on many people joins: for the whole, and for each division that decided otherwise. */
@Component
public class SettingRows {

    private final Parameters parameters;
    private final ProgrammeTables tables;
    private final JsonMapper json;

    SettingRows(Parameters parameters, ProgrammeTables tables, JsonMapper json) {
        this.parameters = parameters;
        this.tables = tables;
        this.json = json;
    }

    /** Names as the statements read them. */
    private record Row(
            String division,
            String programme,
            int exam_months,
            int lost_months,
            int uncontrolled_days,
            int visits_per_year) {}

    private record Range(String programme, String first, String last, boolean proposed, int age_from) {}

    /** For {@code jsonb_to_recordset}; a programme without a number of visits asks for none. */
    String settings(LocalDate day) {
        List<Row> rows = new ArrayList<>();
        for (String division : parameters.divisions()) {
            Settings settings = parameters.on(division, day);
            for (ChronicProgramme programme : ChronicProgramme.values()) {
                rows.add(new Row(
                        division,
                        programme.name(),
                        settings.whole("examinationMonths"),
                        settings.whole("lostMonths"),
                        settings.whole("uncontrolledDays"),
                        settings.whole(programme, "visitsPerYear").orElse(0)));
            }
        }
        return json.writeValueAsString(rows);
    }

    /** The diagnoses of the programmes, for {@code jsonb_to_recordset}. */
    public String ranges(LocalDate day) {
        Settings settings = parameters.on("", day);
        return json.writeValueAsString(tables.definitions().stream()
                .flatMap(each -> each.diagnoses().stream()
                        .map(range -> new Range(
                                each.programme().name(),
                                range.first(),
                                range.last(),
                                each.proposed(),
                                settings.whole(each.programme(), "ageFrom").orElse(0))))
                .toList());
    }
}
