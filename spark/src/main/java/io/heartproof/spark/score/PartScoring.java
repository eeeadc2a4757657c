package io.heartproof.spark.score;

import io.heartproof.classify.Answer;
import io.heartproof.classify.EcgClassifier;
import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.format.ReadOptions;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Exhaustion;
import io.heartproof.spark.BroadcastModel;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;

/**
 * What a task does with its part: answers every recording and writes the answers. A recording that breaks a rule is a row with
 * the reason. What the machine fails to read is tried again as often as Spark tries a task, then it is such a row, too.
 *
 * @param attempts how often Spark tries a task
 */
record PartScoring(BroadcastModel model, ScoringSettings settings, AnswerFolder folder, int attempts)
        implements Function<DigestedPart, AnswerCount> {
    private static final long serialVersionUID = 1L;

    @Override
    public AnswerCount call(DigestedPart part) throws IOException {
        TaskContext task = TaskContext.get();
        Map<String, String> everyRow =
                Map.of(AnswerSchema.MODEL, model.digest(), AnswerSchema.SHARD_DIGEST, part.digest());
        return folder.write(part, (file, hadoop) -> {
            try (ParquetAnswers answers = ParquetAnswers.create(file, hadoop, everyRow)) {
                ReadOptions options = settings.readOptions();
                EcgClassifier classifier = model.classifier();
                visit(
                        part,
                        task,
                        answers,
                        recording -> classifier.classify(recording.read(options), settings.fitness()));
                requireUndisturbed(task, classifier);
                return answers.count();
            }
        });
    }

    /** Nothing counts of a task whose executor has begun to end: recordings may have failed of that. */
    private static void requireUndisturbed(TaskContext task, EcgClassifier classifier) {
        if (task.isInterrupted() || !BroadcastModel.isOpen(classifier)) {
            throw new CancellationException("the executor ends");
        }
    }

    /** How a recording is answered. */
    private interface Question {
        Answer answer(StoredRecording recording) throws IOException;
    }

    private void visit(DigestedPart part, TaskContext task, ParquetAnswers answers, Question question)
            throws IOException {
        try {
            part.part().visit(part.digest(), recording -> write(recording, task, answers, question));
        } catch (BadData e) {
            answers.writeProblem(part.name(), e.getMessage());
        }
    }

    private void write(StoredRecording recording, TaskContext task, ParquetAnswers answers, Question question)
            throws IOException {
        String problem;
        try {
            Answer answer = Exhaustion.asBadData(recording.where(), () -> question.answer(recording));
            if (answer.refusal().isEmpty()) {
                answers.write(recording.where(), answer);
                return;
            }
            problem = answer.refusal().get();
        } catch (BadData e) {
            problem = e.getMessage();
        } catch (NoSuchFileException e) {
            problem = "no such file";
        } catch (IOException | RuntimeException e) {
            if (mayBeTried(e, task)) {
                throw e;
            }
            problem = e.toString();
        }
        answers.writeProblem(recording.where(), problem);
    }

    /** Whether the failure says nothing of the recording: the task is stopped, or another attempt may succeed. */
    private boolean mayBeTried(Exception e, TaskContext task) {
        return e instanceof CancellationException
                || task.isInterrupted()
                || (e instanceof IOException && task.attemptNumber() + 1 < attempts);
    }
}
