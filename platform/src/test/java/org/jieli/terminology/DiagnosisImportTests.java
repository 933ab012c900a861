package org.jieli.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jieli.JieliTest;
import org.jieli.database.OwnerConnection;
import org.jieli.shared.CurrentAccess;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jieli.terminology.DiagnosisImport.Outcome;
import org.jieli.terminology.DiagnosisImport.ReportLine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class DiagnosisImportTests {

    @Autowired
    DiagnosisImport imports;

    @Autowired
    Diagnoses diagnoses;

    @Autowired
    OwnerConnection owner;

    @Test
    void aFileIsComparedLineByLineAndInForceOnlyWhenConfirmed() throws IOException {
        UUID first = read(excel(new String[][] {
            {"疾病编码", "疾病名称", "医保编码"},
            {"U99.x01", "示范病一", "U99.100"},
            {"", "没有编码", ""},
            {"99.1", "坏编码", ""},
            {"U99.x02", "", ""},
            {"U99.x01", "示范病一又一次", ""}
        }));
        assertThat(imports.reading(first).counts())
                .containsEntry(Outcome.ADDED, 1)
                .containsEntry(Outcome.FAULTY, 4);
        assertThat(imports.lines(first, Outcome.FAULTY, 10))
                .extracting(ReportLine::line, ReportLine::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "terminology.no-code"),
                        org.assertj.core.groups.Tuple.tuple(4, "terminology.bad-code"),
                        org.assertj.core.groups.Tuple.tuple(5, "terminology.bad-name"),
                        org.assertj.core.groups.Tuple.tuple(6, "terminology.twice"));
        assertThat(diagnoses.find("U99.x01")).isEmpty();
        confirm(first);
        assertThat(diagnoses.search("sfby", 5)).extracting(Diagnosis::code).contains("U99.x01");
        assertThatThrownBy(() -> confirm(first)).hasMessage("common.stale");

        UUID second = read(excel(new String[][] {{"编码", "名称"}, {"U99.x01", "示范病甲"}, {"U99.x03", "示范病丙"}}));
        assertThat(imports.lines(second, Outcome.CHANGED, 10))
                .singleElement()
                .satisfies(line -> assertThat(line.before()).isEqualTo("示范病一"));
        confirm(second);
        assertThat(diagnoses.find("U99.x01")).map(Diagnosis::name).contains("示范病甲");
    }

    @Test
    void somethingThatIsNoTableIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0, 0}))
                .isInstanceOf(Fault.class)
                .hasMessage("common.no-sheet");
    }

    @Test
    void aFileWithoutTheColumnsOrWithoutALineIsRefused() {
        assertThatThrownBy(() -> read("序号,名称\n1,示范病\n"))
                .asInstanceOf(type(Fault.class))
                .extracting(fault -> fault.fields().getFirst())
                .isEqualTo(FieldFault.of("file", "terminology.columns-missing", "编码 (code)"));
        assertThatThrownBy(() -> read("一,二\n"))
                .asInstanceOf(type(Fault.class))
                .extracting(fault -> fault.fields().getFirst().arguments())
                .isEqualTo(List.of("编码 (code), 名称 (name)"));
        assertThatThrownBy(() -> read("")).hasMessageContaining("terminology.no-line");
        assertThatThrownBy(() -> read("编码,名称\n")).hasMessageContaining("terminology.no-line");
        assertThatThrownBy(() -> read(excel(new String[][] {{"编码", "名称"}})))
                .hasMessageContaining("terminology.no-line");
    }

    @Test
    void anImportWithoutARightLineIsNotConfirmed() {
        UUID id = read("编码,名称\n98,坏编码\n");
        assertThat(imports.reading(id).hasRightLines()).isFalse();
        assertThatThrownBy(() -> confirm(id)).hasMessage("terminology.nothing-to-import");
        assertThat(imports.reading(id).confirmed()).isFalse();
    }

    @Test
    void aConfirmedImportIsInTheAuditLog() {
        UUID id = read("编码,名称\nU99.x11,示范病十一\n");
        confirm(id);
        assertThat(owner.jdbc()
                        .sql("select action from audit.entry where subject_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("diagnosis.import-confirmed");
    }

    @Test
    void aCsvFileIsTakenToo() {
        UUID id = read("code,name\nU99.x09,示范病九\n");
        assertThat(imports.lines(id, Outcome.ADDED, 10)).hasSize(1);
    }

    private void confirm(UUID id) {
        CurrentAccess.runAsSystem("test", () -> imports.confirm(id));
    }

    private UUID read(String csv) {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private UUID read(byte[] file) {
        return CurrentAccess.callAsSystem(
                "test", () -> imports.read(Edition.CLINICAL, "版本.xlsx", new ByteArrayInputStream(file)));
    }

    private static byte[] excel(String[][] rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("1");
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows[row].length; column++) {
                    sheet.value(row, column, rows[row][column]);
                }
            }
        }
        return file.toByteArray();
    }
}
