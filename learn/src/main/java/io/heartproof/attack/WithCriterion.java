package io.heartproof.attack;

import io.heartproof.attack.criterion.Criterion;
import io.heartproof.classifier.Classifier;
import io.heartproof.model.DifferentiableClassifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The same attack, after something else than a wrong answer, whatever criterion its victims come with. Immutable, safe to share.
 */
public record WithCriterion(Attack attack, Criterion criterion) implements Attack {
    @Override
    public String name() {
        return attack.name();
    }

    @Override
    public Map<String, String> settings() {
        return attack.settings();
    }

    @Override
    public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
        return attack.attack(classifier, space.wanting(criterion));
    }

    @Override
    public AttackOutcome attack(Classifier classifier, NoiseSpace space) {
        return attack.attack(classifier, space.wanting(criterion));
    }

    @Override
    public List<Attack> parts() {
        List<Attack> parts = attack.parts();
        return parts.size() == 1
                ? List.of(this)
                : parts.stream()
                        .<Attack>map(part -> new WithCriterion(part, criterion))
                        .toList();
    }

    @Override
    public void requireUnseen(Collection<String> recordings) {
        attack.requireUnseen(recordings);
    }
}
