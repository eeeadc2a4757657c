package io.heartproof.dataset.shard;

import io.heartproof.dataset.store.TakenRecordings;
import io.heartproof.file.AtomicFile;
import io.heartproof.parallel.OrderedWork;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.problem.Exhaustion;
import io.heartproof.problem.Refusal;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@link Sharding} under way: takes what is there, then writes what is missing. Not thread-safe. */
final class ShardingRun {
    private static final String TAKEN = "shards.inputs";

    private final Sharding sharding;
    private final List<Sharding.ShardingInput> inputs;
    private final List<ShardIndex> shards = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private int rounded;

    /**
     * What became of an input: its files, or why there are none.
     *
     * @param stamp of the input before it was read
     */
    private record EncodingResult(
            Sharding.ShardingInput input, String stamp, Optional<EncodedRecording> encoded, String problem) {
        EncodedRecording files() {
            return encoded.orElseThrow();
        }
    }

    ShardingRun(Sharding sharding, List<Sharding.ShardingInput> inputs) {
        this.sharding = sharding;
        this.inputs = inputs;
    }

    /** The shards that are there. */
    List<ShardIndex> shards() {
        return shards;
    }

    /** The inputs that cannot be read. */
    List<Refusal> refused() {
        return refused;
    }

    /** How many of those written now were rounded. */
    int rounded() {
        return rounded;
    }

    /** @param stage is advanced by inputs */
    void goOn(Progress.Stage stage) throws IOException {
        try (TakenRecordings taken = TakenRecordings.open(sharding.out().resolve(TAKEN))) {
            goOn(taken, stage);
        }
    }

    private void goOn(TakenRecordings taken, Progress.Stage stage) throws IOException {
        int done = takeWhatIsThere(taken, stage);
        Iterator<Sharding.ShardingInput> left =
                inputs.subList(done, inputs.size()).iterator();
        try (Stream<EncodingResult> encodings = OrderedWork.map(left, this::encoding, sharding.threads())) {
            Iterator<EncodingResult> each = encodings.iterator();
            Optional<EncodingResult> first = next(each, stage);
            while (first.isPresent()) {
                Path shard = shard(shards.size());
                Filling filling = new Filling(first.get(), each, stage);
                AtomicFile.write(shard, out -> {
                    filling.writeTo(new ShardWriter(out));
                    taken.add(String.valueOf(shard.getFileName()), filling.stamps);
                });
                addIndexed(shard);
                first = filling.tooMuch;
            }
        }
    }

    /** One shard on its way; what does not fit into it any more is left over. */
    private final class Filling {
        private final EncodingResult first;
        private final Iterator<EncodingResult> encodings;
        private final Progress.Stage stage;
        private final Map<String, String> stamps = new HashMap<>();
        private Optional<EncodingResult> tooMuch = Optional.empty();

        Filling(EncodingResult first, Iterator<EncodingResult> encodings, Progress.Stage stage) {
            this.first = first;
            this.encodings = encodings;
            this.stage = stage;
        }

        void writeTo(ShardWriter writer) throws IOException {
            long bytes = ShardWriter.emptyBytes() + ShardWriter.bytes(first.files());
            add(first, writer);
            tooMuch = next(encodings, stage);
            while (tooMuch.isPresent()
                    && bytes + ShardWriter.bytes(tooMuch.get().files()) <= sharding.mostBytes()) {
                bytes += ShardWriter.bytes(tooMuch.get().files());
                add(tooMuch.get(), writer);
                tooMuch = next(encodings, stage);
            }
            writer.finish();
        }

        private void add(EncodingResult result, ShardWriter writer) throws IOException {
            writer.add(result.files());
            stamps.put(result.input().name(), result.stamp());
        }
    }

    /** Takes the whole shards; says up to which input all were dealt with. Those that are in none were refused, and are again. */
    private int takeWhatIsThere(TakenRecordings taken, Progress.Stage stage) throws IOException {
        Map<String, String> stamps = new HashMap<>();
        while (Files.exists(shard(shards.size()))) {
            Path shard = shard(shards.size());
            stamps.putAll(taken.into(String.valueOf(shard.getFileName()))
                    .orElseThrow(() -> new BadUsage("--out: " + shard + " is not written down in " + TAKEN
                            + ", which says of what recordings it was made" + Sharding.DELETE)));
            addIndexed(shard);
        }
        int done = inputs.size();
        while (done > 0 && !stamps.containsKey(inputs.get(done - 1).name())) {
            done--;
        }
        Iterator<Sharding.ShardingInput> each = inputs.subList(0, done).iterator();
        try (Stream<Runnable> checks =
                OrderedWork.map(each, input -> check(input, stamps.get(input.name())), sharding.threads())) {
            checks.forEach(found -> {
                found.run();
                stage.skip(1);
            });
        }
        return done;
    }

    /**
     * Looks whether an input is still what it was; what it means is said in the inputs' order.
     *
     * @param before its stamp, if it is in a shard
     */
    private Runnable check(Sharding.ShardingInput input, @Nullable String before) {
        if (before == null) {
            EncodingResult now = encoding(input);
            String reason = now.encoded().isEmpty()
                    ? now.problem()
                    : input.stored().where() + ": could not be read when its shard was written, but can now";
            return () -> refused.add(new Refusal(input.name(), reason));
        }
        if (stamp(input).equals(before)) {
            return () -> {};
        }
        return () -> {
            throw new BadUsage(
                    "--out: " + sharding.out() + " holds shards of recordings that have changed since, such as "
                            + input.stored().where() + Sharding.DELETE);
        };
    }

    /** Of an input now; empty where its files are gone or broken. */
    private static String stamp(Sharding.ShardingInput input) {
        try {
            return input.stored().stamp();
        } catch (BadData | IOException e) {
            return "";
        }
    }

    private Path shard(int index) {
        return sharding.out().resolve(String.format(Locale.ROOT, "shard-%06d.tar", index));
    }

    private void addIndexed(Path shard) throws IOException {
        shards.addAll(Shards.indices(List.of(shard), Progress.NONE));
    }

    /** The next input that can be written. */
    private Optional<EncodingResult> next(Iterator<EncodingResult> encodings, Progress.Stage stage) {
        while (encodings.hasNext()) {
            EncodingResult encoding = encodings.next();
            stage.advance(1);
            if (encoding.encoded().isPresent()) {
                rounded += encoding.files().exact() ? 0 : 1;
                return Optional.of(encoding);
            }
            refused.add(new Refusal(encoding.input().name(), encoding.problem()));
        }
        return Optional.empty();
    }

    private EncodingResult encoding(Sharding.ShardingInput input) {
        String stamp = stamp(input);
        try {
            EncodedRecording encoded = Exhaustion.asBadData(
                    input.stored().where(), () -> EncodedRecording.of(named(input), input.labels()));
            return new EncodingResult(input, stamp, Optional.of(encoded), "");
        } catch (BadData | IOException e) {
            return new EncodingResult(input, stamp, Optional.empty(), problem(input, e));
        }
    }

    /** Under the name by which tables call it, whatever its reader makes of its file. */
    private Recording named(Sharding.ShardingInput input) throws IOException {
        Recording read = input.stored().read(sharding.options());
        return new Recording(
                input.name(),
                read.samplingRateHz(),
                read.signals(),
                read.patient(),
                read.diagnosisCodes(),
                read.source());
    }

    private static String problem(Sharding.ShardingInput input, Exception e) {
        String where = input.stored().where();
        String message = e instanceof BadData ? String.valueOf(e.getMessage()) : "cannot be read: " + e;
        return message.contains(where) ? message : where + ": " + message;
    }
}
