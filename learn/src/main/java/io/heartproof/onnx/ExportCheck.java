package io.heartproof.onnx;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.classifier.Classifier;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.seed.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether two classifiers with one contract say the same, asked with made-up recordings of several lengths. */
final class ExportCheck {
    private static final long SEED = 1;
    private static final int RECORDINGS = 2;
    private static final int[] LENGTHS = {3_072, 3_073, 5_000, 9_217, 20_000};

    private ExportCheck() {}

    /** The largest difference between two logits of the same recording and class. */
    static double largestDifference(Classifier one, Classifier other) {
        InputContract contract = one.contract();
        SeededRandom random = SeededRandom.of(SEED);
        int shortest = contract.form().shortestSamples();
        int longest = contract.form().cutSamples();
        return IntStream.concat(IntStream.of(shortest, longest), Arrays.stream(LENGTHS))
                .filter(samples -> samples >= shortest && samples <= longest)
                .distinct()
                .mapToObj(samples -> batch(contract, samples, random))
                .mapToDouble(batch -> difference(one.logits(batch), other.logits(batch)))
                .max()
                .orElseThrow();
    }

    private static double difference(float[][] one, float[][] other) {
        double largest = 0;
        for (int n = 0; n < one.length; n++) {
            for (int k = 0; k < one[n].length; k++) {
                double difference = Math.abs(one[n][k] - other[n][k]);
                largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
            }
        }
        return largest;
    }

    private static Batch batch(InputContract contract, int samples, SeededRandom random) {
        List<PreparedRecording> recordings = Stream.generate(() -> recording(contract, samples, random))
                .limit(RECORDINGS)
                .toList();
        int[] labels = new int[RECORDINGS];
        Arrays.fill(labels, Batch.UNLABELLED);
        return new BatchMaker(contract).forEvaluation(recordings, labels);
    }

    private static PreparedRecording recording(InputContract contract, int samples, SeededRandom random) {
        int count = contract.leads().size();
        float[][] leads = new float[count][samples];
        for (float[] lead : leads) {
            wave(lead, random);
        }
        return new PreparedRecording("made up", leads, LeadScale.oneMillivolt(count), List.of());
    }

    /** A wave of some period with a little white noise, inside [-1, 1]. */
    private static void wave(float[] lead, SeededRandom random) {
        double period = random.uniform(20, 420);
        for (int t = 0; t < lead.length; t++) {
            double noise = random.uniform(-0.1, 0.1);
            lead[t] = (float) (0.9 * Math.pow(Math.sin(2 * Math.PI * t / period), 5) + noise);
        }
    }
}
