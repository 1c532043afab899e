package org.urbanriver.campus.course.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTests {

    @Test
    void aLineHasNoBreaksAndNothingUnprintable() {
        assertThat(Text.line(" a\r\n b\u0000\tc\uD800 ")).isEqualTo("a b c");
    }

    @Test
    void aSurrogatePairIsOneCharacterAndStays() {
        assertThat(Text.line("🦴")).isEqualTo("🦴");
        assertThat(Text.block("a 🦴")).isEqualTo("a 🦴");
    }

    @Test
    void aBlockKeepsItsIndentationButNoBlankLinesAround() {
        assertThat(Text.block("\r\n \n    code\r\ntext \n\n")).isEqualTo("    code\ntext");
    }

    @Test
    void wordsAreFoundWithoutCaseAndAccents() {
        assertThat(Text.words("Jaquecas: ¿Cómo TRATAR?  Øl-1"))
                .containsExactly("jaquecas", "como", "tratar", "øl", "1");
        assertThat(Text.words("?!")).isEmpty();
    }

    @Test
    void aSlugIsMadeOfWhatMayStandInAddresses() {
        assertThat(Text.slug("Técnicas  avanzadas & más!", "course")).isEqualTo("tecnicas-avanzadas-mas");
        assertThat(Text.slug("日本", "course")).isEqualTo("course");
        assertThat(Text.slug("a".repeat(79) + " b", "course")).isEqualTo("a".repeat(79));
    }
}
