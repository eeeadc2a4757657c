package io.heartproof.classify;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.heartproof.contract.InputContract;
import io.heartproof.file.Json;
import io.heartproof.file.Yaml;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;

/**
 * How an ONNX network is fed and read: what recordings become, and what its inputs and its output are called. Our own
 * models carry theirs as JSON in their metadata, under {@link #KEY}; other networks have a file beside them:
 *
 * <pre>{@code
 * contract:
 *   leads: [I, II, III, aVR, aVL, aVF, V1, V2, V3, V4, V5, V6]
 *   samplingRateHz: 100
 *   form: {type: aligned, cutSamples: 1000, blockSamples: 1000}
 *   scaling: millivolts
 *   labels: [NORM, MI]
 * inputs: {values: ecg}
 * output: {name: probabilities, kind: probabilities}
 * }</pre>
 *
 * @param contract how recordings are prepared, and the classes
 */
public record ModelContract(InputContract contract, Inputs inputs, Output output) {
    /** The key of the metadata of an ONNX file. */
    public static final String KEY = "heartproof.contract";

    /** What the name of a contract's file has in place of the model's {@code .onnx}. */
    public static final String ENDING = ".contract.yaml";

    /** What our own exports call their inputs and their output. */
    public static final String VALUES = "values";

    public static final String MASK = "mask";
    public static final String LOGITS = "logits";

    /**
     * Names of the inputs.
     *
     * @param values (N, L, T), float32
     * @param mask 1 on signal and 0 on padding, (N, 1, T) or (N, T), float32; absent where the network takes none
     */
    public record Inputs(String values, Optional<String> mask) {
        public Inputs {
            if (mask.filter(values::equals).isPresent()) {
                throw new BadData("inputs", "values and mask must differ, both are '" + values + "'");
            }
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Inputs of(Map<String, String> names) {
            String values = names.get(VALUES);
            if (values == null || !Set.of(VALUES, MASK).containsAll(names.keySet())) {
                throw new BadData("inputs", "expected values and, if there is one, mask; got " + names.keySet());
            }
            return new Inputs(values, Optional.ofNullable(names.get(MASK)));
        }

        @JsonValue
        Map<String, String> names() {
            Map<String, String> names = new TreeMap<>(Map.of(VALUES, values));
            mask.ifPresent(name -> names.put(MASK, name));
            return names;
        }
    }

    /** Name and meaning of the output (N, K), float32. */
    public record Output(String name, OutputKind kind) {}

    /** What the output's numbers are. */
    public enum OutputKind {
        /** Any numbers, whose softmax are the probabilities. */
        @JsonProperty("logits")
        LOGITS,
        /** Numbers from 0 to 1 that sum to 1: the softmax is part of the network. */
        @JsonProperty("probabilities")
        PROBABILITIES
    }

    /** Reads the file beside a model. */
    public static ModelContract read(Path yaml) throws IOException {
        return Yaml.read(yaml, ModelContract.class);
    }

    /**
     * Reads what {@link #json()} wrote.
     *
     * @param where it stood, for messages
     */
    public static ModelContract parse(String where, String json) {
        try {
            return Json.mapper().readValue(json, ModelContract.class);
        } catch (JacksonException e) {
            throw new BadData(where, "its contract: " + Json.oneLine(e), e);
        }
    }

    /** On one line, for a model's metadata. */
    public String json() {
        return Json.line(this);
    }
}
