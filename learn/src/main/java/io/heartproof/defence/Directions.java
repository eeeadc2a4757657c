package io.heartproof.defence;

import io.heartproof.seed.SeededRandom;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Directions among K classes along which a Jacobian is measured, (N, K) each: all unit vectors, or random ones.
 *
 * @param weight that makes the sum of the squares the squared norm, or an unbiased estimate of it
 */
record Directions(List<Tensor> all, double weight) {
    /**
     * @param projections random unit vectors, uniform on the sphere, for each recording; 0 for those of the classes
     * @param logits (N, K), of whose kind the directions are
     * @param seeds of the random ones, one per recording; none where there are no random ones
     */
    static Directions of(int projections, Tensor logits, long... seeds) {
        int recordings = Math.toIntExact(logits.size(0));
        int classes = Math.toIntExact(logits.size(1));
        List<SeededRandom> random =
                LongStream.of(seeds).mapToObj(SeededRandom::of).toList();
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < (projections == 0 ? classes : projections); i++) {
            float[] direction = new float[recordings * classes];
            for (int n = 0; n < recordings; n++) {
                double[] row = projections == 0 ? unit(i, classes) : random(classes, random.get(n));
                for (int k = 0; k < classes; k++) {
                    direction[n * classes + k] = (float) row[k];
                }
            }
            all.add(Tensors.like(logits, Tensors.of(direction, Device.CPU, recordings, classes)));
        }
        return new Directions(all, projections == 0 ? 1 : (double) classes / projections);
    }

    List<Tensor> allButLast() {
        return all.subList(0, all.size() - 1);
    }

    Tensor last() {
        return all.get(all.size() - 1);
    }

    private static double[] unit(int k, int classes) {
        double[] row = new double[classes];
        row[k] = 1;
        return row;
    }

    private static double[] random(int classes, SeededRandom random) {
        double[] row = new double[classes];
        double square = 0;
        for (int k = 0; k < classes; k++) {
            row[k] = random.normal();
            square += row[k] * row[k];
        }
        for (int k = 0; k < classes; k++) {
            row[k] /= Math.sqrt(square);
        }
        return row;
    }
}
