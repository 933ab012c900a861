package org.jieli.assessment.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jieli.assessment.form.CellReader;
import org.jieli.assessment.form.CellValue;
import org.jieli.assessment.form.Check;
import org.jieli.assessment.form.Form;
import org.jieli.assessment.form.Forms;
import org.jieli.assessment.form.FormsFixture;
import org.jieli.assessment.form.Operands;
import org.jieli.assessment.form.Period;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invented reports are whole, are values of their items, and pass what blocks a submission. */
class InventedFiguresTests {

    private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), 118);

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "province, 47000000",
        "city, 3800000",
        "city, 350000",
        "urban_lead, 1800",
        "urban_member, 320",
        "county_lead, 700",
        "township, 45"
    })
    void everyLogicalCheckHolds(String id, long size) throws Exception {
        Forms forms = FormsFixture.shipped(home);
        Form form = forms.get(id, "2019");
        InventedFigures invented = new InventedFigures();
        for (long seed = 0; seed < 40; seed++) {
            Map<String, CellValue> cells =
                    invented.of(form, true, size, PERIOD, Map.of("hospital_code", "400000000"), seed);
            assertThat(cells.keySet()).isEqualTo(form.items().keySet());
            form.items().values().forEach(item -> assertThat(
                            CellReader.read(item, cells.get(item.requireCode()).text())
                                    .fault())
                    .as(item.code() + " " + cells.get(item.requireCode()).text())
                    .satisfies(fault -> assertThat(item.code().equals("hospital_code") || fault == null)
                            .isTrue()));
            Operands operands = Operands.of(cells).period(PERIOD).kind("TERTIARY", true);
            List<String> blocking = form.checks().stream()
                    .map(check -> check.ask(operands))
                    .filter(Check.Result::blocks)
                    .map(result -> result.check().rule().id() + " " + result.operands())
                    .toList();
            assertThat(blocking).as(id + " " + seed).isEmpty();
        }
    }
}
