package io.heartproof.evaluation.share;

import io.heartproof.condition.Condition;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.file.Json;
import io.heartproof.label.ClassSet;
import io.heartproof.label.LabelSet;
import io.heartproof.label.LogOdds;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Refusal;
import io.heartproof.provenance.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * An {@link EvaluationShare} as bytes: 4 for each recording, and for each recording and condition 4, or 4 + 4 K where log odds
 * are known. Whatever is not exactly so is refused when it is read.
 *
 * <pre>{@code
 * "heartproof answers 1\n"
 * SHA-256 of all that follows, as text: 71 bytes, and a line break
 * ShareHeader as JSON on one line, and a line break: what is counted below, and all texts
 * int32 truth (N), then of each condition: int32 predictions (N), and float32 log odds (N, K) where they are known; big-endian
 * }</pre>
 */
public final class ShareBytes {
    private static final String MAGIC = "heartproof answers 1\n";
    private static final int DIGEST_CHARS = "sha256:".length() + 64;
    private static final char END = '\n';

    private ShareBytes() {}

    /** The texts of a share. */
    private record ShareHeader(
            List<String> classes, List<String> recordings, List<AnsweredCondition> conditions, List<Refusal> refusals) {
        int numbers() {
            long perRecording = 1;
            for (AnsweredCondition one : conditions) {
                perRecording += one.hasOdds() ? 1 + classes.size() : 1;
            }
            return Math.toIntExact(recordings.size() * perRecording);
        }
    }

    /** A condition, and whether there are log odds. */
    private record AnsweredCondition(Condition condition, boolean hasOdds) {}

    /** The bytes; at most 2 GiB. */
    public static byte[] of(EvaluationShare share) {
        Evaluation evaluation = share.evaluation();
        ShareHeader header = new ShareHeader(
                evaluation.labels().names(),
                evaluation.recordings(),
                evaluation.answers().stream()
                        .map(one -> new AnsweredCondition(
                                one.condition(), !one.odds().isEmpty()))
                        .toList(),
                share.refusals());
        byte[] texts = (Json.line(header) + END).getBytes(StandardCharsets.UTF_8);
        ByteBuffer content =
                ByteBuffer.allocate(Math.addExact(texts.length, Math.multiplyExact(header.numbers(), Integer.BYTES)));
        content.put(texts);
        put(content, evaluation.truth());
        for (Answers answers : evaluation.answers()) {
            put(content, answers.predictions());
            answers.odds().forEach(odds -> put(content, odds, header.classes().size()));
        }
        byte[] head = (MAGIC + digest(content.array()) + END).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Math.addExact(head.length, content.capacity()))
                .put(head)
                .put(content.array())
                .array();
    }

    private static void put(ByteBuffer bytes, int... values) {
        for (int value : values) {
            bytes.putInt(value);
        }
    }

    private static void put(ByteBuffer bytes, LogOdds odds, int classes) {
        float[] values = odds.values();
        if (values.length != classes) {
            throw new IllegalArgumentException(
                    "expected log odds of " + classes + " classes of every recording, got " + values.length);
        }
        for (float value : values) {
            bytes.putFloat(value);
        }
    }

    /**
     * The share that these bytes are.
     *
     * @param where they come from, for messages
     * @throws BadData where they are no share, or damaged
     */
    public static EvaluationShare read(String where, byte... bytes) {
        int begin = MAGIC.length() + DIGEST_CHARS + 1;
        String head = new String(bytes, 0, Math.min(begin, bytes.length), StandardCharsets.US_ASCII);
        if (head.length() < begin || !head.startsWith(MAGIC)) {
            throw new BadData(where, "holds no answers of an evaluation, or those of another version of this program");
        }
        byte[] content = Arrays.copyOfRange(bytes, begin, bytes.length);
        if (!head.equals(MAGIC + digest(content) + END)) {
            throw new BadData(where, "is damaged: its digest is not the one that it states");
        }
        int end = 0;
        while (end < content.length && content[end] != END) {
            end++;
        }
        try {
            String texts = new String(content, 0, end, StandardCharsets.UTF_8);
            ShareHeader header = Json.mapper().readValue(texts, ShareHeader.class);
            return share(
                    header, ByteBuffer.wrap(content, Math.min(end + 1, content.length), numbersAfter(content, end)));
        } catch (JacksonException | IllegalArgumentException | ArithmeticException e) {
            throw new BadData(where, "holds no answers of an evaluation: " + reason(e), e);
        }
    }

    private static int numbersAfter(byte[] content, int end) {
        return Math.max(0, content.length - end - 1);
    }

    private static EvaluationShare share(ShareHeader header, ByteBuffer numbers) {
        long expected = (long) header.numbers() * Integer.BYTES;
        if (numbers.remaining() != expected) {
            throw new IllegalArgumentException(
                    "expected " + expected + " bytes of numbers, got " + numbers.remaining());
        }
        LabelSet labels = new LabelSet(header.classes());
        int[] truth = indices(numbers, header);
        List<Answers> answers = new ArrayList<>();
        for (AnsweredCondition one : header.conditions()) {
            int[] predictions = indices(numbers, header);
            List<LogOdds> odds = one.hasOdds() ? odds(numbers, truth, labels.size()) : List.of();
            answers.add(new Answers(one.condition(), predictions, odds));
        }
        Evaluation evaluation = new Evaluation(labels, header.recordings(), truth, answers);
        return new EvaluationShare(evaluation, header.refusals());
    }

    private static int[] indices(ByteBuffer numbers, ShareHeader header) {
        int[] indices = new int[header.recordings().size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = numbers.getInt();
            if (indices[i] < 0 || indices[i] >= header.classes().size()) {
                throw new IllegalArgumentException(
                        "expected a class from 0 to " + (header.classes().size() - 1) + ", got " + indices[i]);
            }
        }
        return indices;
    }

    private static List<LogOdds> odds(ByteBuffer numbers, int[] truth, int classes) {
        List<LogOdds> odds = new ArrayList<>(truth.length);
        for (int label : truth) {
            float[] values = new float[classes];
            for (int k = 0; k < classes; k++) {
                values[k] = numbers.getFloat();
            }
            odds.add(LogOdds.of(ClassSet.of(label), values));
        }
        return odds;
    }

    private static String digest(byte[] content) {
        return new Digest().add(content).hex();
    }

    private static String reason(RuntimeException e) {
        return e instanceof JacksonException json ? Json.oneLine(json) : String.valueOf(e.getMessage());
    }
}
