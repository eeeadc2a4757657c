package io.heartproof.classify;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The bytes of an ONNX file that may be handed to native code. Files come from anywhere, so before that: its size is
 * bounded, it parses as ONNX, every weight is inside, every operator is one of the ONNX standard.
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
record OnnxFile(String name, byte[] bytes, Map<String, String> metadata, String digest) {
    /** A quarter of what protobuf can hold; the networks here have 20 MB. */
    static final int LARGEST_BYTES = 1 << 29;

    private static final int MOST_METADATA = 1000;

    /** Where and how ONNX Runtime's own format, which is not looked into here, tells itself from ONNX. */
    private static final int MARK_BEGIN = 4;

    private static final byte[] MARK = {'O', 'R', 'T', 'M'};

    /** Reads and checks a file; {@link BadData} where it breaks a rule. */
    static OnnxFile read(Path file) throws IOException {
        return of(file.toString(), bytes(file));
    }

    /** Checks the bytes of a file, which are not copied. */
    static OnnxFile of(String name, byte[] bytes) {
        requireSize(name, bytes.length);
        ModelProto model = parse(name, bytes);
        OnnxRules.check(name, model);
        return new OnnxFile(
                name, bytes, metadata(name, model), new Digest().add(bytes).hex());
    }

    /** The contract that the file carries. */
    Optional<ModelContract> contract() {
        return Optional.ofNullable(metadata.get(ModelContract.KEY)).map(json -> ModelContract.parse(name, json));
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new BadData(file.toString(), "expected an ONNX file, got a folder or a device");
        }
        requireSize(file.toString(), Files.size(file));
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST_BYTES + 1);
        }
    }

    private static void requireSize(String name, long size) {
        if (size > LARGEST_BYTES) {
            throw new BadData(
                    name, String.format(Locale.ROOT, "expected at most %d bytes, got %d", LARGEST_BYTES, size));
        }
    }

    private static ModelProto parse(String name, byte[] bytes) {
        int end = MARK_BEGIN + MARK.length;
        if (bytes.length >= end && Arrays.equals(bytes, MARK_BEGIN, end, MARK, 0, MARK.length)) {
            throw new BadData(name, "is no ONNX model: it has the mark of ONNX Runtime's own format");
        }
        try {
            CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
            in.enableAliasing(true); // weights are looked at where they stand, not copied
            return ModelProto.parseFrom(in);
        } catch (InvalidProtocolBufferException e) {
            throw new BadData(name, "is no ONNX model: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException(e); // there is nothing but memory behind it
        }
    }

    private static Map<String, String> metadata(String name, ModelProto model) {
        if (model.getMetadataPropsCount() > MOST_METADATA) {
            throw new BadData(
                    name,
                    String.format(
                            Locale.ROOT,
                            "expected at most %d entries of metadata, got %d",
                            MOST_METADATA,
                            model.getMetadataPropsCount()));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (StringStringEntryProto entry : model.getMetadataPropsList()) {
            if (metadata.put(entry.getKey(), entry.getValue()) != null) {
                throw new BadData(name, "its metadata has the key '%s' twice".formatted(entry.getKey()));
            }
        }
        return Collections.unmodifiableMap(metadata);
    }
}
