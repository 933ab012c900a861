package org.jieli.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jieli.referral.ReferralContent.Drug;
import org.jieli.referral.ReferralContent.Operation;
import org.junit.jupiter.api.Test;

class ContentLinesTests {

    @Test
    void aDrugIsReadFromOneLine() {
        assertThat(ContentLines.drugs("氨氯地平片，5 mg，每日一次，口服，28 天\n\n阿司匹林"))
                .containsExactly(
                        new Drug("氨氯地平片", "5 mg", "每日一次", null, null, null, null, "口服", 28, null, null),
                        new Drug("阿司匹林", null, null, null, null, null, null, null, null, null, null));
    }

    @Test
    void anOperationIsReadWithCodeDateAndAnaesthesia() {
        assertThat(ContentLines.operations("36.06, 冠状动脉支架置入术, 2026-11-20, 局麻"))
                .containsExactly(new Operation("36.06", "冠状动脉支架置入术", LocalDate.of(2026, 11, 20), "局麻"));
    }

    @Test
    void aResultKeepsItsCommasAndItsDate() {
        assertThat(ContentLines.examinations("心电图，窦性心律，左室高电压，2026-11-20"))
                .first()
                .satisfies(each -> {
                    assertThat(each.result()).isEqualTo("窦性心律，左室高电压");
                    assertThat(each.on()).isEqualTo(LocalDate.of(2026, 11, 20));
                });
    }

    @Property
    void whatIsWrittenIsReadAgain(
            @ForAll @StringLength(min = 1, max = 20) String name, @ForAll @StringLength(max = 20) String dose) {
        List<Drug> read = ContentLines.drugs(name + "，" + dose);
        assertThat(ContentLines.drugs(ContentLines.ofDrugs(read))).isEqualTo(read);
    }

    @Property
    void nothingTypedBreaksIt(@ForAll String text) {
        ContentLines.drugs(text);
        ContentLines.examinations(text);
        ContentLines.operations(text);
    }
}
