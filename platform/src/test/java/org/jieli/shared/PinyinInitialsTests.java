package org.jieli.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinInitialsTests {

    @ParameterizedTest
    @CsvSource({
        "张秀兰, zxl",
        "膀胱炎, pgy",
        "屈光和调节疾患, qghtjjh",
        "心房颤动和扑动, xfcdhpd",
        "长骨骨折, cggz",
        "生长缓慢, szhm",
        "重度抑郁, zdyy",
        "重复肾, cfs",
        "荨麻疹, xmz",
        "咯血, kx",
        "2型糖尿病（T2DM）, 2xtnbt2dm",
        "'脑卒中，未特指', nzzwtz"
    })
    void aCharacterIsReadAsInItsWord(String text, String initials) {
        assertThat(PinyinInitials.of(text)).isEqualTo(initials);
    }
}
