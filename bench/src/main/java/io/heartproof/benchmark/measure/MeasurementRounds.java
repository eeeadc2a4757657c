package io.heartproof.benchmark.measure;

import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;

/**
 * Several ways to do the same work, measured in one run. Each is warmed up once; then they take turns, backwards in the
 * first round, forwards in the second and so on, so that a machine that grows slower or faster meanwhile favours none.
 *
 * @param name of the measurement, for the progress bar
 */
public record MeasurementRounds(String name, List<MeasuredSide> sides) {
    public MeasurementRounds {
        sides = List.copyOf(sides);
    }

    /**
     * Measures.
     *
     * @param rounds at least 1, not counting the warm-up
     * @return the figures of each side, round by round, in the order of the sides
     */
    public double[][] measure(int rounds, Progress progress) throws IOException {
        double[][] figures = new double[sides.size()][rounds];
        try (Progress.Stage stage = progress.start(name, (rounds + 1L) * sides.size())) {
            for (MeasuredSide side : sides) {
                side.warmUp();
                stage.advance(1);
            }
            for (int round = 0; round < rounds; round++) {
                for (int turn = 0; turn < sides.size(); turn++) {
                    int side = round % 2 == 0 ? sides.size() - 1 - turn : turn;
                    figures[side][round] = sides.get(side).measure();
                    stage.advance(1);
                }
            }
        }
        return figures;
    }
}
