package org.jieli.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import org.jieli.JieliTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@JieliTest
class DiagnosesTests {

    @Autowired
    Diagnoses diagnoses;

    @ParameterizedTest
    @CsvSource({"I10, I10", "i10, I10", "e119, E11.9", "E11.9, E11.9", "心绞痛, I20", "xjt, I20", "XJT, I20", "头痛, R51"})
    void theBestMatchComesFirst(String text, String code) {
        assertThat(diagnoses.search(text, 10)).isNotEmpty();
        assertThat(diagnoses.search(text, 10).getFirst().code()).isEqualTo(code);
    }

    @Test
    void partsOfANameAreFoundAfterBeginnings() {
        assertThat(diagnoses.search("糖尿病", 50)).extracting(Diagnosis::code).contains("E11", "E11.9");
        assertThat(diagnoses.search("E11", 2)).extracting(Diagnosis::code).startsWith("E11");
    }

    @ParameterizedTest
    @CsvSource({
        "gxy, I10",
        "高血压, I10",
        "2xtnb, E11",
        "tnb, E11",
        "xjgs, I21",
        "xfcd, I48",
        "mxzsxfb, J44",
        "jxshxdgr, J06.9",
        "支气管肺炎, J18.0",
        "阑尾恶性肿瘤, C18.1"
    })
    void everydayDiagnosesAreFoundByNameAndInitials(String text, String code) {
        assertThat(diagnoses.search(text, 20)).extracting(Diagnosis::code).contains(code);
    }

    @Test
    void chaptersAndBlocksAreNoDiagnoses() {
        assertThat(diagnoses.find("I10-I15")).isEmpty();
        assertThat(diagnoses.find("IX")).isEmpty();
        assertThat(diagnoses.find("I10")).isPresent();
    }

    @Test
    void nonsenseFindsNothing() {
        assertThat(diagnoses.search("", 10)).isEmpty();
        assertThat(diagnoses.search("' or 1=1 --", 10)).isEmpty();
        assertThat(diagnoses.search("zzzzqqqq", 10)).isEmpty();
        assertThat(diagnoses.search("%", 50))
                .allSatisfy(found -> assertThat(found.name()).contains("%"));
    }

    @ParameterizedTest
    @CsvSource({"高血压, I10", "gxy, I10", "冠心病, I25", "gxb, I25", "慢阻肺, J44", "tnb, E14", "脑梗, I63"})
    void anEverydayDiseaseIsFoundByWhatDoctorsCallIt(String text, String code) {
        assertThat(diagnoses.search(text, 3)).extracting(Diagnosis::code).anyMatch(found -> found.startsWith(code));
    }
}
