package io.heartproof.report.paired;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseWordsTest {
    @Test
    void severalLevelsStandByTheirKindInRisingStrength() {
        assertThat(NoiseWords.words(Kind.WHITE, List.of(0.1, 0.2, 0.5)))
                .isEqualTo("White noise of 10, 20 and 50\u00a0% of each lead\u2019s peak");
        assertThat(NoiseWords.words(Kind.recorded("em"), List.of(24.0, -6.0)))
                .isEqualTo("Recorded electrode motion at 24 and \u22126\u00a0dB signal to noise");
        assertThat(NoiseWords.words(Kind.WHITE, List.of(0.1)))
                .isEqualTo("White noise of 10\u00a0% of each lead\u2019s peak");
    }

    /** Only in Linf has a suite an attack by answers alone. */
    @Test
    void suitesSayHowOftenTheyAskWhereTheyDo() {
        assertThat(suite(Kind.LINF))
                .isEqualTo("Worst-case noise (standard suite, L\u221e, 100\u00a0iterations, 30\u00a0questions)");
        assertThat(suite(Kind.L2)).isEqualTo("Worst-case noise (standard suite, L2, 100\u00a0iterations)");
    }

    @Test
    void attacksThatAreCalledByAWordAreNotAbbreviations() {
        assertThat(NoiseWords.of(Kind.attack("square", Kind.LINF, LevelUnit.MICROVOLTS))
                        .title())
                .isEqualTo("Black-box noise (square, L\u221e)");
        assertThat(NoiseWords.of(Kind.attack("apgd-ce", Kind.L2, LevelUnit.LENGTH))
                        .title())
                .isEqualTo("White-box noise (APGD-CE, L2)");
    }

    private static String suite(String norm) {
        Kind kind = Kind.attack("standard", norm, norm.equals(Kind.LINF) ? LevelUnit.SHARE_OF_PEAK : LevelUnit.LENGTH)
                .with(Kind.ITERATIONS, 100)
                .with(Kind.QUERIES, 30);
        return NoiseWords.of(kind).title();
    }
}
