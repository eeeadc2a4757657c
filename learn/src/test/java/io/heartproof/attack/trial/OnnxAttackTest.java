package io.heartproof.attack.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.heartproof.attack.Attack;
import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.attack.black.Square;
import io.heartproof.attack.white.Pgd;
import io.heartproof.classifier.Classifiers;
import io.heartproof.classify.ModelContract;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.contract.AlignedForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.contract.Scaling;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.label.LabelSet;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Lead;
import io.heartproof.testing.NoTensorLeft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network in an ONNX file, of two leads in millivolts, whose logits are the leads' averages. Leads are flat, so that their
 * height is their peak: noise can lower the higher one by epsilon of it and cannot lift the lower one above its own.
 */
@ExtendWith(NoTensorLeft.class)
class OnnxAttackTest {
    private static final InputContract CONTRACT = new InputContract(
            List.of(Lead.I, Lead.II),
            100,
            new AlignedForm(200, 200),
            Scaling.MILLIVOLTS,
            new LabelSet(List.of("first", "second")));

    @TempDir
    private Path folder;

    /**
     * Heights 2 and 1.6 mV are told apart until 0.2 of 2 mV are gone, 2 and 1 mV until 0.5 are. The third bears a wrong label.
     */
    @Test
    void breaksWhatTheBudgetAllows() throws IOException {
        PreparedSet set = new PreparedSet(
                List.of(recording("A", 2, 1.6), recording("B", 2, 1), recording("C", 1, 2), recording("D", 1.6, 2)),
                new int[] {0, 0, 0, 1});
        try (OnnxClassifier classifier = averages()) {
            Classifiers threads = Classifiers.of(classifier, 2);
            List<BudgetedAttack> attacks = DoubleStream.of(0.15, 0.4)
                    .mapToObj(epsilon -> budgeted(Square.of(300), epsilon))
                    .toList();
            List<Ladder> ladders = new AttackLadders(2, 7).of(attacks, classifier, threads, Progress.NONE);
            List<Answers> answers = new Evaluator(4, Progress.NONE)
                    .evaluate(threads, ladders, set)
                    .answers();

            assertThat(answers)
                    .extracting(Answers::condition)
                    .containsExactly(
                            Condition.CLEAN,
                            attacks.get(0).condition(),
                            attacks.get(1).condition());
            assertThat(answers.get(1).condition().kind().family()).isEqualTo(Family.ADVERSARIAL);
            assertThat(answers.get(0).predictions()).containsExactly(0, 0, 1, 1);
            assertThat(answers.get(1).predictions()).containsExactly(0, 0, 1, 1);
            assertThat(answers.get(2).predictions()).containsExactly(1, 0, 1, 0);

            float[] shown = ladders.get(0).trials().get(1).shown(set.at(0)).values();
            assertThat(shown).hasSize(400);
            assertThat(Arrays.copyOf(shown, 200)).containsAnyOf(1.2f);
        }
    }

    @Test
    void refusesAnAttackThatAsksForGradients() throws IOException {
        PreparedSet set = new PreparedSet(List.of(recording("A", 2, 1)), new int[] {0});
        try (OnnxClassifier classifier = averages()) {
            Classifiers threads = Classifiers.of(classifier);
            Attack pgd = Pgd.of(0.01, 3, new CrossEntropy());
            List<Ladder> ladders =
                    new AttackLadders(2, 7).of(List.of(budgeted(pgd, 0.1)), classifier, threads, Progress.NONE);
            Evaluator evaluator = new Evaluator(4, Progress.NONE);
            assertThatThrownBy(() -> evaluator.evaluate(threads, ladders, set))
                    .isInstanceOf(BadUsage.class)
                    .hasMessage("attack pgd asks for gradients, and the model gives none");
        }
    }

    private static BudgetedAttack budgeted(Attack attack, double epsilon) {
        Kind kind = Kind.attack(attack.name(), "linf", LevelUnit.SHARE_OF_PEAK);
        return new BudgetedAttack(attack, Budget.relative(Norm.LINF, epsilon), Where.EVERYWHERE, kind);
    }

    private static PreparedRecording recording(String name, double first, double second) {
        float[][] leads = new float[2][200];
        Arrays.fill(leads[0], (float) first);
        Arrays.fill(leads[1], (float) second);
        return new PreparedRecording(name, leads, LeadScale.oneMillivolt(2), List.of());
    }

    private OnnxClassifier averages() throws IOException {
        NodeProto.Builder mean = NodeProto.newBuilder()
                .setOpType("ReduceMean")
                .addInput("ecg")
                .addOutput("answer")
                .addAttribute(AttributeProto.newBuilder()
                        .setName("axes")
                        .setType(AttributeProto.AttributeType.INTS)
                        .addInts(2))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("keepdims")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(0));
        ModelProto model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(GraphProto.newBuilder()
                        .setName("averages")
                        .addNode(mean)
                        .addInput(tensor("ecg", "recordings", "leads", "samples"))
                        .addOutput(tensor("answer", "recordings", "classes")))
                .build();
        Path file = Files.write(folder.resolve("model.onnx"), model.toByteArray());
        return OnnxClassifier.load(
                file,
                new ModelContract(
                        CONTRACT,
                        new ModelContract.Inputs("ecg", Optional.empty()),
                        new ModelContract.Output("answer", ModelContract.OutputKind.LOGITS)));
    }

    private static ValueInfoProto tensor(String name, String... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (String size : sizes) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(size));
        }
        TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
