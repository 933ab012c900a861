package org.jieli.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTests {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "91440300708461136T", "91110000802100433B"})
    void publishedCodesAreValid(String code) {
        assertThat(CreditCode.isValid(code)).isTrue();
        assertThat(CreditCode.complete(code.substring(0, 17)).value()).isEqualTo(code);
        assertThat(OrganisationCode.isValid(new CreditCode(code).organisationCode()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "91350100M000100Y4", "91350100M000100Y433", "91350100I000100Y43", "９1350100M000100Y43"})
    void otherShapesAreNot(String code) {
        assertThat(CreditCode.isValid(code)).isFalse();
        assertThat(CreditCode.parse(code)).isEmpty();
        assertThatThrownBy(() -> new CreditCode(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatPeopleTypeIsForgiven() {
        assertThat(CreditCode.parse(" 91350100m000100y43 "))
                .map(CreditCode::value)
                .contains("91350100M000100Y43");
    }

    @Property
    void everyChangeOfOneCharacterIsDetected(
            @ForAll("bodies") String body,
            @ForAll @IntRange(max = 17) int position,
            @ForAll @IntRange(min = 1, max = 30) int shift) {
        String code = CreditCode.complete(body).value();
        char other = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(position)) + shift) % ALPHABET.length());
        String changed = code.substring(0, position) + other + code.substring(position + 1);
        assertThat(CreditCode.isValid(changed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"D2143569X", "802100433"})
    void publishedOrganisationCodesAreValid(String code) {
        assertThat(OrganisationCode.isValid(code)).isTrue();
        assertThat(OrganisationCode.complete(code.substring(0, 8))).isEqualTo(code);
        assertThat(OrganisationCode.isValid(code.substring(0, 8) + "1")).isFalse();
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.strings().withChars(ALPHABET).ofLength(17);
    }
}
