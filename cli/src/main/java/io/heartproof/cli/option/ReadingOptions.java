package io.heartproof.cli.option;

import io.heartproof.cli.text.YamlText;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadUsage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that reads recordings: what the user says about the files beside the files themselves. */
public final class ReadingOptions {
    private static final String SAMPLING_RATE = "--sampling-rate";
    private static final String LEAD = "--lead";

    @Option(
            names = SAMPLING_RATE,
            paramLabel = "HZ",
            description = "The sampling rate of a file that does not state it; an error where it states another.")
    private @Nullable Double samplingRateHz;

    @Option(
            names = LEAD,
            paramLabel = "NAME=LEAD",
            description = "Which lead a name in the file stands for, such as \"chan 1=II\"; may be repeated.")
    private List<String> leads = new ArrayList<>();

    @Mixin
    private ArrayReadingOptions arrays = new ArrayReadingOptions();

    /** For the readers. */
    public ReadOptions readOptions() {
        ReadOptions options = samplingRateHz == null ? ReadOptions.NONE : ReadOptions.samplingRate(samplingRateHz);
        return options.with(LeadMap.of(LEAD, leads)).with(arrays.options());
    }

    /** The names of those that are given, such as {@code , got --lead}, for a message; empty where none is. */
    public String refusal() {
        return given().isEmpty() ? "" : ", got " + String.join(" and ", given());
    }

    /**
     * Refuses them all.
     *
     * @param why as in {@code --lead: changes nothing here}
     */
    public void refuse(String why) {
        if (!given().isEmpty()) {
            throw new BadUsage(given().get(0) + ": " + why);
        }
    }

    private List<String> given() {
        List<String> given = new ArrayList<>();
        if (!leads.isEmpty()) {
            given.add(LEAD);
        }
        if (samplingRateHz != null) {
            given.add(SAMPLING_RATE);
        }
        given.addAll(arrays.given());
        return given;
    }

    /** The settings that they stand for, as {@code key=value}. */
    public List<String> settings() {
        ReadOptions options = readOptions(); // checked under the names that the user knows
        List<String> settings = new ArrayList<>();
        if (samplingRateHz != null) {
            settings.add("reading.samplingRateHz=" + samplingRateHz);
        }
        if (!leads.isEmpty()) {
            settings.add("reading.leads=" + YamlText.list(options.leads().texts()));
        }
        settings.addAll(arrays.settings());
        return settings;
    }
}
