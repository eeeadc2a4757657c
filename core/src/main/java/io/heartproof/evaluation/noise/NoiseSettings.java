package io.heartproof.evaluation.noise;

import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.RecordedNoiseConfig;
import io.heartproof.file.Json;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.array.ArrayOptions;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadUsage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;

/**
 * All settings of an evaluation under noise, as one JSON text that travels to another process. Immutable.
 *
 * @param seed from which those of all noise and of the intervals are derived
 * @param batchSize see {@link EvaluationConfig}, as the others
 * @param snrDb of recorded or simulated noise
 * @param noiseFolder with the WFDB records of noise; none for simulated noise
 * @param reading how recordings are read
 */
public record NoiseSettings(
        long seed,
        int batchSize,
        List<Double> whiteNoise,
        List<Double> snrDb,
        Optional<String> noiseFolder,
        int bootstrapSamples,
        int examples,
        Reading reading) {
    public NoiseSettings {
        whiteNoise = List.copyOf(whiteNoise);
        snrDb = List.copyOf(snrDb);
    }

    /** What {@link ReadOptions} say, who the patient is left out. */
    public record Reading(
            Optional<Double> samplingRateHz,
            List<String> leads,
            List<String> leadOrder,
            Optional<String> unit,
            String signalsKey,
            String namesKey) {
        public Reading {
            leads = List.copyOf(leads);
            leadOrder = List.copyOf(leadOrder);
        }

        static Reading of(ReadOptions options) {
            OptionalDouble rate = options.samplingRateHz();
            return new Reading(
                    rate.isPresent() ? Optional.of(rate.getAsDouble()) : Optional.empty(),
                    options.leads().texts(),
                    options.arrays().leadOrder(),
                    options.arrays().unit(),
                    options.arrays().signalsKey(),
                    options.arrays().namesKey());
        }

        /** For the readers. */
        public ReadOptions options() {
            return samplingRateHz
                    .map(ReadOptions::samplingRate)
                    .orElse(ReadOptions.NONE)
                    .with(LeadMap.of("reading.leads", leads))
                    .with(new ArrayOptions(leadOrder, unit, signalsKey, namesKey));
        }
    }

    /** Those of a configuration. */
    public static NoiseSettings of(long seed, EvaluationConfig config, ReadOptions reading) {
        RecordedNoiseConfig recorded = config.recordedNoise();
        return new NoiseSettings(
                seed,
                config.batchSize(),
                config.whiteNoise(),
                recorded.snrDb(),
                Optional.ofNullable(recorded.folder()),
                config.bootstrapSamples(),
                config.examples(),
                Reading.of(reading));
    }

    /** The configuration; {@link BadUsage} where a value breaks a rule. */
    public EvaluationConfig config() {
        return new EvaluationConfig(
                batchSize,
                whiteNoise,
                new RecordedNoiseConfig(snrDb, noiseFolder.orElse(null)),
                bootstrapSamples,
                examples);
    }

    /** As JSON on one line. */
    public String json() {
        return Json.line(this);
    }

    /**
     * Reads what {@link #json} wrote: every field, and no other.
     *
     * @param where it stood, for messages
     */
    public static NoiseSettings parse(String where, String json) {
        try {
            NoiseSettings settings = Json.mapper().readValue(json, NoiseSettings.class);
            settings.config();
            settings.reading().options();
            return settings;
        } catch (JacksonException e) {
            throw new BadUsage(where + ": expected settings as JSON: " + Json.oneLine(e));
        }
    }
}
