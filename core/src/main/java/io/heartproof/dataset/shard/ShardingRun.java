package io.heartproof.dataset.shard;

import io.heartproof.file.AtomicFile;
import io.heartproof.parallel.OrderedWork;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Exhaustion;
import io.heartproof.problem.Refusal;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A {@link Sharding} under way: takes what is there, then writes what is missing. Not thread-safe. */
final class ShardingRun {
    private final Sharding sharding;
    private final List<Sharding.ShardingInput> inputs;
    private final List<ShardIndex> shards = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private int rounded;

    /** What became of an input: its files, or why there are none. */
    private record EncodingResult(Sharding.ShardingInput input, Optional<EncodedRecording> encoded, String problem) {}

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
        int done = takeWhatIsThere();
        stage.skip(done);
        Iterator<Sharding.ShardingInput> left =
                inputs.subList(done, inputs.size()).iterator();
        try (Stream<EncodingResult> encodings = OrderedWork.map(left, this::encoding, sharding.threads())) {
            Iterator<EncodingResult> each = encodings.iterator();
            Optional<EncodedRecording> first = next(each, stage);
            while (first.isPresent()) {
                Path shard = shard(shards.size());
                Filling filling = new Filling(first.get(), each, stage);
                AtomicFile.write(shard, out -> filling.writeTo(new ShardWriter(out)));
                addIndexed(shard);
                first = filling.tooMuch;
            }
        }
    }

    /** One shard on its way; what does not fit into it any more is left over. */
    private final class Filling {
        private final EncodedRecording first;
        private final Iterator<EncodingResult> encodings;
        private final Progress.Stage stage;
        private Optional<EncodedRecording> tooMuch = Optional.empty();

        Filling(EncodedRecording first, Iterator<EncodingResult> encodings, Progress.Stage stage) {
            this.first = first;
            this.encodings = encodings;
            this.stage = stage;
        }

        void writeTo(ShardWriter writer) throws IOException {
            long bytes = ShardWriter.emptyBytes() + ShardWriter.bytes(first);
            writer.add(first);
            tooMuch = next(encodings, stage);
            while (tooMuch.isPresent() && bytes + ShardWriter.bytes(tooMuch.get()) <= sharding.mostBytes()) {
                bytes += ShardWriter.bytes(tooMuch.get());
                writer.add(tooMuch.get());
                tooMuch = next(encodings, stage);
            }
            writer.finish();
        }
    }

    /** Takes the whole shards; says up to which input all were dealt with. Those that are in none were refused, and are again. */
    private int takeWhatIsThere() throws IOException {
        Set<String> names = new HashSet<>();
        while (Files.exists(shard(shards.size()))) {
            addIndexed(shard(shards.size()));
            shards.get(shards.size() - 1).recordings().forEach(recording -> names.add(recording.recording()));
        }
        int done = inputs.size();
        while (done > 0 && !names.contains(inputs.get(done - 1).name())) {
            done--;
        }
        for (Sharding.ShardingInput input : inputs.subList(0, done)) {
            if (!names.contains(input.name())) {
                EncodingResult now = encoding(input);
                refused.add(new Refusal(
                        input.name(),
                        now.encoded().isEmpty()
                                ? now.problem()
                                : input.stored().where()
                                        + ": could not be read when its shard was written, but can now"));
            }
        }
        return done;
    }

    private Path shard(int index) {
        return sharding.out().resolve(String.format(Locale.ROOT, "shard-%06d.tar", index));
    }

    private void addIndexed(Path shard) throws IOException {
        shards.addAll(Shards.indices(List.of(shard), Progress.NONE));
    }

    /** The next input that can be written. */
    private Optional<EncodedRecording> next(Iterator<EncodingResult> encodings, Progress.Stage stage) {
        while (encodings.hasNext()) {
            EncodingResult encoding = encodings.next();
            stage.advance(1);
            if (encoding.encoded().isPresent()) {
                rounded += encoding.encoded().get().exact() ? 0 : 1;
                return encoding.encoded();
            }
            refused.add(new Refusal(encoding.input().name(), encoding.problem()));
        }
        return Optional.empty();
    }

    private EncodingResult encoding(Sharding.ShardingInput input) {
        try {
            EncodedRecording encoded = Exhaustion.asBadData(
                    input.stored().where(), () -> EncodedRecording.of(named(input), input.labels()));
            return new EncodingResult(input, Optional.of(encoded), "");
        } catch (BadData | IOException e) {
            return new EncodingResult(input, Optional.empty(), problem(input, e));
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
