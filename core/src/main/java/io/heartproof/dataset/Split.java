package io.heartproof.dataset;

import io.heartproof.dataset.table.RecordingList;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which recordings a network learns from, which choose its best epoch and which it is judged by: three lists of names
 * that have no recording in common. Saved as {@code train.txt}, {@code validation.txt} and {@code test.txt}, one name
 * per line.
 *
 * @param train at least one name
 * @param validation may be empty
 * @param test may be empty
 */
public record Split(List<String> train, List<String> validation, List<String> test) {
    private static final String TRAIN = "train.txt";
    private static final String VALIDATION = "validation.txt";
    private static final String TEST = "test.txt";

    public Split {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        require("split", train, validation, test);
    }

    /**
     * Reads the three lists of a folder.
     *
     * @throws BadData where one is missing or breaks a rule, or they have a recording in common
     */
    public static Split read(Path folder) throws IOException {
        List<String> train = RecordingList.read(folder.resolve(TRAIN));
        List<String> validation = RecordingList.read(folder.resolve(VALIDATION));
        List<String> test = RecordingList.read(folder.resolve(TEST));
        require(folder.toString(), train, validation, test);
        return new Split(train, validation, test);
    }

    /** Writes the three lists. */
    public void write(Path folder) throws IOException {
        RecordingList.write(folder.resolve(TRAIN), train);
        RecordingList.write(folder.resolve(VALIDATION), validation);
        RecordingList.write(folder.resolve(TEST), test);
    }

    /**
     * Checks that the data set has every recording of this split, each with exactly one label.
     *
     * @throws BadData otherwise
     */
    public void requireIn(DataSet data) {
        data.select(train);
        data.select(validation);
        data.select(test);
    }

    private static void require(String where, List<String> train, List<String> validation, List<String> test) {
        Map<String, String> listOf = new HashMap<>();
        requireNew(where, train, TRAIN, listOf);
        requireNew(where, validation, VALIDATION, listOf);
        requireNew(where, test, TEST, listOf);
        if (train.isEmpty()) {
            throw new BadData(where, TRAIN + " lists no recording");
        }
    }

    private static void requireNew(String where, List<String> names, String list, Map<String, String> listOf) {
        for (String name : names) {
            String earlier = listOf.putIfAbsent(name, list);
            if (earlier != null) {
                throw new BadData(where, "recording %s stands in %s and in %s".formatted(name, earlier, list));
            }
        }
    }
}
