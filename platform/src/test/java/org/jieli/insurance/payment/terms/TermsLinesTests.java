package org.jieli.insurance.payment.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jieli.institution.InstitutionSummary;
import org.jieli.institution.Tier;
import org.jieli.shared.FieldFault;
import org.junit.jupiter.api.Test;

/** Tables typed as lines, and what their faults say. */
class TermsLinesTests {

    private static final UUID HOSPITAL = new UUID(1, 1);
    private static final UUID TWIN = new UUID(1, 2);
    private static final UUID OTHER_TWIN = new UUID(1, 3);

    private final List<FieldFault> faults = new ArrayList<>();
    private final TermsPlaces places = new TermsPlaces(List.of(
            place(HOSPITAL, "12410000000000001A", "示范县医院"),
            place(TWIN, "12410000000000002A", "中心卫生院"),
            place(OTHER_TWIN, "12410000000000003A", "中心卫生院")));
    private final TermsLines lines = new TermsLines(faults, places);

    @Test
    void aFaultNamesTheLineTheColumnAndWhatItMayHold() {
        assertThat(lines.capitation("X,成人,70,7,-,abc")).isEmpty();
        assertThat(faults)
                .extracting(FieldFault::code, FieldFault::arguments)
                .containsExactly(
                        tuple("insurance.payment.age-order", List.of(1, 7, "70")),
                        tuple(
                                "insurance.payment.cell",
                                List.of(1, 6, TermsColumn.YUAN_A_YEAR, "abc", TermsCell.NUMBER)));
    }

    @Test
    void aLineWithAnotherNumberOfColumnsSaysSo() {
        assertThat(lines.bands("30,220\n90")).hasSize(1);
        assertThat(faults).extracting(FieldFault::arguments).containsExactly(List.of(2, "90", 1, 2));
    }

    @Test
    void anInstitutionIsTypedByNameOrCodeAndWrittenByItsNameWhereThatIsTheOnlyOne() {
        List<InstitutionCoefficient> read = lines.institutions("示范县医院，1.05\n12410000000000002A,0.9\n中心卫生院,1\n谁也不是,1");
        assertThat(read)
                .containsExactly(
                        new InstitutionCoefficient(HOSPITAL, new BigDecimal("1.05")),
                        new InstitutionCoefficient(TWIN, new BigDecimal("0.9")));
        assertThat(faults).hasSize(2);
        assertThat(TermsLines.ofInstitutions(read, places)).isEqualTo("示范县医院,1.05\n12410000000000002A,0.9");
    }

    @Test
    void groupsAreReadAsTheyAreWritten() {
        List<CaseGroup> groups = PaymentTermsFile.shipped("points").terms().groups();
        assertThat(lines.groups(TermsLines.ofGroups(groups))).isEqualTo(groups);
        assertThat(faults).isEmpty();
    }

    private static InstitutionSummary place(UUID id, String code, String name) {
        return new InstitutionSummary(
                id, code, name, "A100", Tier.SECONDARY, false, false, false, "411222", null, null, null);
    }
}
