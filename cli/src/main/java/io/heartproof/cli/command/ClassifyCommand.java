package io.heartproof.cli.command;

import io.heartproof.classify.Answer;
import io.heartproof.classify.EcgClassifier;
import io.heartproof.classify.Fitness;
import io.heartproof.cli.option.BasicOptions;
import io.heartproof.cli.option.IdentityOption;
import io.heartproof.cli.option.ModelOption;
import io.heartproof.cli.option.ReadingOptions;
import io.heartproof.cli.option.RecordingArguments;
import io.heartproof.cli.option.RecordingArguments.NamedRecording;
import io.heartproof.cli.text.AnswerFormat;
import io.heartproof.cli.text.AnswerLine;
import io.heartproof.cli.text.FindingRows;
import io.heartproof.file.AtomicFile;
import io.heartproof.format.ReadOptions;
import io.heartproof.parallel.OrderedWork;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Exhaustion;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Recording;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Classifies recordings with a model in one file. */
@Command(
        name = "classify",
        description = {
            "Classifies recordings with a model in one file.",
            "Answers come in the order of the recordings. What cannot be read or prepared is reported at the "
                    + "end (exit code 3), the rest is classified."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof classify --model model.onnx A0001.hea",
            "  heartproof classify --model model.onnx \\",
            "      --format jsonl recordings/ > answers.jsonl",
            "  find . -name '*.dcm' | heartproof classify --model model.onnx --list -"
        })
public final class ClassifyCommand implements Callable<Integer> {
    private static final int BAD_DATA = 3;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private BasicOptions basic = new BasicOptions();

    @Mixin
    private ModelOption model = new ModelOption();

    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Mixin
    private IdentityOption identity = new IdentityOption();

    @Mixin
    private RecordingArguments recordings = new RecordingArguments();

    @Option(names = "--format", paramLabel = "NAME", description = "table (the default), jsonl or csv.")
    private AnswerFormat format = AnswerFormat.table;

    @Option(
            names = "--findings",
            paramLabel = "FILE.csv",
            description = "Defects, doubts and notes, one per row (docs/results.md); an old file is replaced.")
    private @Nullable Path findings;

    @Option(
            names = "--abstain",
            description = "Classify nothing whose quality is not acceptable (docs/quality.md): prediction null.")
    private boolean abstain;

    /** What became of a file. */
    private record FileAnswer(Optional<AnswerLine> answer, String problem) {}

    /** What becomes of an answer. */
    @FunctionalInterface
    private interface AnswerWriter {
        void take(AnswerLine answer) throws IOException;
    }

    @Override
    public Integer call() throws IOException {
        ReadOptions options =
                identity.applied(reading.readOptions()); // a wrong one is refused before anything is loaded
        try (EcgClassifier classifier = model.load()) {
            Failed failed = new Failed();
            if (findings == null) {
                classify(classifier, options, answer -> {}, failed);
            } else {
                AtomicFile.write(findings, bytes -> {
                    Writer rows = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
                    classify(classifier, options, new FindingRows(rows)::write, failed);
                    rows.flush();
                });
            }
            failed.lines().forEach(spec.commandLine().getErr()::println);
            return failed.count() == 0 ? 0 : BAD_DATA;
        }
    }

    /** Prints every answer, and hands it on. */
    private void classify(EcgClassifier classifier, ReadOptions options, AnswerWriter further, Failed failed)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<String> labels = classifier.contract().labels().names();
        long count = recordings.count(options, BasicOptions.progress(spec));
        Progress progress = BasicOptions.progressBesideAnswers(spec);
        format.begin(out, labels);
        try (Progress.Stage stage = (count == 0 ? Progress.NONE : progress).start("classifying", Math.max(1, count));
                Stream<FileAnswer> outcomes = OrderedWork.map(
                        recordings.recordings(options, progress), recording -> outcome(classifier, recording))) {
            for (Iterator<FileAnswer> each = outcomes.iterator(); each.hasNext(); stage.advance(1)) {
                FileAnswer outcome = each.next();
                if (outcome.answer().isPresent()) {
                    format.write(out, labels, outcome.answer().get());
                    further.take(outcome.answer().get());
                } else {
                    failed.add(outcome.problem());
                }
                if (out.checkError()) { // also writes it through: an answer is not lost when the rest is
                    throw new FileSystemException("standard output", null, "cannot be written");
                }
            }
        }
    }

    private FileAnswer outcome(EcgClassifier classifier, NamedRecording recording) {
        try {
            return Exhaustion.asBadData(recording.where(), () -> answer(classifier, recording));
        } catch (BadData e) {
            return failed(recording, e.getMessage());
        } catch (NoSuchFileException e) {
            return failed(recording, "no such file");
        } catch (IOException | RuntimeException e) {
            return failed(recording, e.toString()); // one file's trouble is not another's
        }
    }

    private FileAnswer answer(EcgClassifier classifier, NamedRecording named) throws IOException {
        Recording recording = named.reading().recording();
        Answer answer = classifier.classify(recording, abstain ? Fitness.ACCEPTABLE : Fitness.ANY);
        return answer.refusal()
                .map(why -> failed(named, why))
                .orElseGet(() -> new FileAnswer(Optional.of(AnswerLine.of(named.where(), recording, answer)), ""));
    }

    private static FileAnswer failed(NamedRecording recording, String problem) {
        String where = recording.where();
        return new FileAnswer(Optional.empty(), problem.contains(where) ? problem : where + ": " + problem);
    }

    /** The first files that failed, and how many did. */
    private static final class Failed {
        private static final int MOST_SHOWN = 100;

        private final List<String> problems = new ArrayList<>();
        private long count;

        void add(String problem) {
            count++;
            if (problems.size() < MOST_SHOWN) {
                problems.add(problem);
            }
        }

        long count() {
            return count;
        }

        Stream<String> lines() {
            Stream<String> shown = problems.stream().map(problem -> "heartproof: " + problem);
            long hidden = count - problems.size();
            return hidden == 0
                    ? shown
                    : Stream.concat(shown, Stream.of(String.format(Locale.ROOT, "heartproof: and %d more", hidden)));
        }
    }
}
