package io.heartproof.cli.command;

import io.heartproof.classify.EcgClassifier;
import io.heartproof.classify.StopSignals;
import io.heartproof.cli.option.BasicOptions;
import io.heartproof.cli.option.ModelFile;
import io.heartproof.problem.BadUsage;
import io.heartproof.web.EcgService;
import io.heartproof.web.ServiceSettings;
import io.heartproof.web.api.Model;
import io.heartproof.web.guard.Access;
import io.heartproof.web.guard.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves models over HTTP until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Classifies recordings over HTTP, and shows a page to look at them and add noise.",
            "Answers this machine only, unless --bind says otherwise. Ctrl-C finishes what was begun and " + "stops."
        },
        footer = {
            "",
            "Examples:",
            "  heartproof serve --model model.onnx",
            "  heartproof serve --model plain.onnx --model hardened.onnx --port 9000",
            "  heartproof serve --model model.onnx --bind 0.0.0.0 --token-file token.txt"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final long MEBIBYTE = 1L << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private BasicOptions basic = new BasicOptions();

    @Option(
            names = "--model",
            paramLabel = "FILE.onnx",
            required = true,
            description = "A model that export wrote; may be repeated, the first answers where a client names none.")
    private List<Path> models = new ArrayList<>();

    @Option(names = "--port", paramLabel = "N", description = "Without: 8080; 0 takes a free one.")
    private int port = 8080;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Where to listen; without: 127.0.0.1.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the token that every request must bring.")
    private @Nullable Path tokenFile;

    @Option(names = "--no-token", description = "Let whoever reaches another address than this machine's own ask.")
    private boolean noToken;

    @Option(names = "--max-body", paramLabel = "MIB", description = "The largest body in MiB; without: 16.")
    private long maxBody = Limits.STANDARD.bodyBytes() / MEBIBYTE;

    @Option(names = "--max-seconds", paramLabel = "S", description = "The longest recording; without: 3600.")
    private double maxSeconds = Limits.STANDARD.recordingSeconds();

    @Option(names = "--queue", paramLabel = "N", description = "Requests that may wait; without: 64.")
    private int queue = Limits.STANDARD.waiting();

    @Option(
            names = "--backlog",
            paramLabel = "N",
            description = "Connections that the system keeps until they are taken; without: 256.")
    private int backlog = Limits.STANDARD.backlog();

    @Override
    public Integer call() throws IOException, InterruptedException {
        ServiceSettings settings =
                ServiceSettings.thisMachine(port).with(bind, access()).with(limits());
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        if (!StopSignals.handle(signal -> told.countDown())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                told.countDown();
                awaitQuietly(finished);
            }));
        }
        try (EcgService service = EcgService.start(settings, load())) {
            spec.commandLine().getOut().println(String.format(Locale.ROOT, "http://%s:%d/", host(), service.port()));
            told.await();
        } finally {
            finished.countDown();
        }
        return 0;
    }

    private Access access() throws IOException {
        if (tokenFile == null) {
            return noToken ? Access.ANYONE : Access.THIS_MACHINE;
        }
        if (noToken) {
            throw new BadUsage("--token-file and --no-token exclude one another");
        }
        return Access.tokenFile(tokenFile);
    }

    private Limits limits() {
        return Limits.STANDARD
                .withBodyBytes(Math.multiplyExact(maxBody, MEBIBYTE))
                .withRecordingSeconds(maxSeconds)
                .withWaiting(queue)
                .withBacklog(backlog);
    }

    /** All of the models, or none where one cannot be loaded. */
    private List<Model> load() throws IOException {
        List<Model> loaded = new ArrayList<>();
        try {
            for (Path file : models) {
                loaded.add(Model.of(EcgClassifier.load(ModelFile.require(file))));
            }
            return loaded;
        } catch (IOException | RuntimeException e) {
            loaded.forEach(Model::close);
            throw e;
        }
    }

    private String host() {
        return bind.contains(":") ? "[" + bind + "]" : bind;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
