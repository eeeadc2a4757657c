package figures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the figures of one file by what its name ends with; of other files (pages, settings, locks) none. */
final class FigureReader {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private FigureReader() {}

    /** Takes what is read. */
    interface Sink {
        /** Takes one figure of a field. */
        void add(String field, String place, String text);
    }

    static void read(Path file, Sink sink) throws IOException {
        String name = file.getFileName().toString();
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" -> json("", "", JSON.readTree(file), sink);
            case "jsonl" -> jsonLines(Files.readAllLines(file), sink);
            case "csv" -> table(Files.readAllLines(file), sink);
            case "svg" -> drawing(Files.readString(file), sink);
            case "safetensors" -> tensors(Files.readAllBytes(file), sink);
            case "txt" -> lines(Files.readAllLines(file), sink);
            case "hea", "dat" -> sink.add("bytes", "", digest(Files.readAllBytes(file)));
            default -> {}
        }
    }

    private static void json(String field, String place, JsonNode node, Sink sink) {
        if (node.isObject()) {
            String dot = field.isEmpty() ? "" : ".";
            node.properties()
                    .forEach(entry ->
                            json(field + dot + entry.getKey(), place + dot + entry.getKey(), entry.getValue(), sink));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                json(field + "[]", place + "[" + i + "]", node.get(i), sink);
            }
        } else {
            sink.add(field, place, node.asString());
        }
    }

    private static void jsonLines(List<String> lines, Sink sink) {
        for (int i = 0; i < lines.size(); i++) {
            json("[]", "[" + i + "]", JSON.readTree(lines.get(i)), sink);
        }
    }

    /** The files of an evaluation and of a report quote no cell with a line break. */
    private static void table(List<String> lines, Sink sink) {
        String[] columns = cells(lines.get(0));
        for (int row = 1; row < lines.size(); row++) {
            String[] cells = cells(lines.get(row));
            for (int i = 0; i < cells.length; i++) {
                sink.add(columns[i] + "[]", columns[i] + "[" + (row - 1) + "]", cells[i]);
            }
        }
    }

    private static String[] cells(String line) {
        return line.split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)", -1);
    }

    private static void drawing(String text, Sink sink) {
        Matcher numbers = NUMBER.matcher(text);
        for (int i = 0; numbers.find(); i++) {
            sink.add("numbers[]", "numbers[" + i + "]", numbers.group());
        }
    }

    /** The digest of each tensor: 8 bytes of length, a header with each tensor's first and last byte, the bytes. */
    private static void tensors(byte[] bytes, Sink sink) {
        int header = Math.toIntExact(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong());
        JsonNode tensors = JSON.readTree(new String(bytes, Long.BYTES, header, StandardCharsets.UTF_8));
        tensors.properties().stream()
                .filter(tensor -> tensor.getValue().has("data_offsets"))
                .forEach(tensor -> {
                    JsonNode ends = tensor.getValue().get("data_offsets");
                    int begin = Long.BYTES + header;
                    byte[] values = Arrays.copyOfRange(
                            bytes,
                            begin + ends.get(0).asInt(),
                            begin + ends.get(1).asInt());
                    sink.add(tensor.getKey(), tensor.getKey(), digest(values));
                });
    }

    private static void lines(List<String> lines, Sink sink) {
        for (int i = 0; i < lines.size(); i++) {
            sink.add("lines[]", "lines[" + i + "]", lines.get(i));
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
