package io.heartproof.cli.option;

import io.heartproof.cli.text.YamlText;
import io.heartproof.format.array.ArrayOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the user says about arrays of recordings, which hold numbers and nothing else. */
final class ArrayReadingOptions {
    private static final String LEAD_ORDER = "--lead-order";
    private static final String UNIT = "--unit";
    private static final String SIGNALS_KEY = "--signals-key";
    private static final String NAMES_KEY = "--names-key";

    @Option(
            names = LEAD_ORDER,
            paramLabel = "LEADS",
            split = ",",
            description = "Of npy and HDF5: the leads of the array in its order, such as I,II,III.")
    private List<String> leadOrder = new ArrayList<>();

    @Option(
            names = UNIT,
            paramLabel = "UNIT",
            description = "Of npy and HDF5: the unit of the amplitudes, such as mV or uV; with 'unknown' they are not"
                    + " calibrated.")
    private @Nullable String unit;

    @Option(
            names = SIGNALS_KEY,
            paramLabel = "KEY",
            description = "Of HDF5: the data set with the signals (by default " + ArrayOptions.SIGNALS + ").")
    private @Nullable String signalsKey;

    @Option(
            names = NAMES_KEY,
            paramLabel = "KEY",
            description = "Of HDF5: the data set with the recordings' names (by default " + ArrayOptions.NAMES + ").")
    private @Nullable String namesKey;

    ArrayOptions options() {
        return new ArrayOptions(
                leadOrder,
                Optional.ofNullable(unit),
                signalsKey == null ? ArrayOptions.SIGNALS : signalsKey,
                namesKey == null ? ArrayOptions.NAMES : namesKey);
    }

    /** The names of those that are given. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (!leadOrder.isEmpty()) {
            given.add(LEAD_ORDER);
        }
        addGiven(given, UNIT, unit);
        addGiven(given, SIGNALS_KEY, signalsKey);
        addGiven(given, NAMES_KEY, namesKey);
        return given;
    }

    private static void addGiven(List<String> given, String option, @Nullable String value) {
        if (value != null) {
            given.add(option);
        }
    }

    /** The settings that they stand for, as {@code key=value}. */
    List<String> settings() {
        List<String> settings = new ArrayList<>();
        if (!leadOrder.isEmpty()) {
            settings.add("reading.leadOrder=" + YamlText.list(options().leadOrder()));
        }
        addSetting(settings, "reading.unit", unit == null ? null : YamlText.quoted(unit));
        addSetting(settings, "reading.signalsKey", signalsKey);
        addSetting(settings, "reading.namesKey", namesKey);
        return settings;
    }

    private static void addSetting(List<String> settings, String key, @Nullable String value) {
        if (value != null) {
            settings.add(key + "=" + value);
        }
    }
}
