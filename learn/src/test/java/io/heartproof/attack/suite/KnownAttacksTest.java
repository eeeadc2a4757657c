package io.heartproof.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.BlackBoxAttack;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.testing.SmallWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownAttacksTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("heartproof.root", ".."), "docs", "attacks.md");

    @Test
    void everyAttackHasTheNameThatItGivesItself() {
        assertThat(KnownAttacks.ALL)
                .isNotEmpty()
                .allSatisfy(attack -> assertThat(attack.maker().of(0.01).name()).isEqualTo(attack.name()));
    }

    @Test
    void thoseThatAskForAnswersAloneRunOnAnyClassifier() {
        assertThat(KnownAttacks.ALL)
                .allSatisfy(attack -> assertThat(attack.maker().of(0.01) instanceof BlackBoxAttack)
                        .isEqualTo(attack.asks() == NamedAttack.Asks.ANSWERS));
    }

    @Test
    void everyAttackIsInTheDocument() throws IOException {
        String document = Files.readString(DOCUMENT);
        for (String name : KnownAttacks.names()) {
            assertThat(document).containsPattern("\\| (`[^|]*)?`" + name + "`[^|]* \\|");
        }
    }

    @Test
    void refusesTheRatioOfThreeLogitsWhereThereAreTwo() {
        LabelSet two = new LabelSet(List.of("N", "AF"));
        assertThatThrownBy(() -> KnownAttacks.requireClasses(List.of("pgd", "apgd-dlr"), two))
                .isInstanceOf(BadUsage.class)
                .hasMessage("evaluation.attack.names: expected no apgd-dlr with fewer than 3 classes (apgd-margin takes"
                        + " two), got [N, AF]");
        KnownAttacks.requireClasses(List.of("pgd", "apgd-t"), two);
        KnownAttacks.requireClasses(List.of("apgd-dlr"), SmallWorld.CONTRACT.labels());
    }

    @Test
    void refusesAnythingElse() {
        assertThatThrownBy(() -> KnownAttacks.requireKnown("--attacks", List.of("pgd", "bim")))
                .hasMessageStartingWith("--attacks: expected none, or attacks among pgd, ")
                .hasMessageEndingWith("got 'bim'");
        assertThatThrownBy(() -> KnownAttacks.requireKnown("--attacks", List.of("pgd", "pgd")))
                .hasMessage("--attacks: expected each attack once, got [pgd, pgd]");
    }
}
