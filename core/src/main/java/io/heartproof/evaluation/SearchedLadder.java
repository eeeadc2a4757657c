package io.heartproof.evaluation;

import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.List;
import java.util.stream.IntStream;

/** A ladder whose search itself decides which levels it tries on which recording. */
record SearchedLadder(LevelSearch search) implements Ladder {
    @Override
    public List<? extends Trial> trials() {
        return search.trials();
    }

    @Override
    public int steps() {
        return trials().size();
    }

    @Override
    public Climbed climb(PreparedSet set, Answers clean, Progress progress, Progress.Stage steps) {
        RightSoFar right = RightSoFar.of(set, clean);
        PreparedSet asked = right.set();
        LevelSearch.SmallestLevels found = search.search(asked, progress);
        List<Answers> answers = IntStream.range(0, trials().size())
                .mapToObj(level -> right.thenWorse(
                                found.at(level, trials().get(level).condition(), asked.labels()))
                        .answers())
                .toList();
        steps.advance(steps());
        return new Climbed(answers, found.suite());
    }
}
