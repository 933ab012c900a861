package org.jieli.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PersonalDataSealTests {

    private final PersonalDataSeal seal =
            new PersonalDataSeal("0123456789abcdef0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));

    @Property(tries = 200)
    void whatIsSealedOpensAgain(@ForAll String text) {
        String wellFormed = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(seal.open(seal.seal(wellFormed))).isEqualTo(wellFormed);
    }

    @Test
    void theSameTextSealsDifferentlyButHashesTheSame() {
        assertThat(seal.seal("990101195801011234")).isNotEqualTo(seal.seal("990101195801011234"));
        assertThat(seal.hash("990101195801011234")).hasSize(32).isEqualTo(seal.hash("990101195801011234"));
        assertThat(seal.hash("a")).isNotEqualTo(seal.hash("b"));
    }

    @Test
    void aChangedByteIsNoticed() {
        byte[] sealed = seal.seal("13900000000");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> seal.open(sealed)).isInstanceOf(IllegalStateException.class);
    }
}
