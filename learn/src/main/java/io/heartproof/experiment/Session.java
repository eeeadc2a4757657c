package io.heartproof.experiment;

import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.model.ModelFolder;
import io.heartproof.prepared.Preparation;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.problem.BadUsage;
import io.heartproof.process.ProcessGroup;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Provenance;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Natives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What every piece of work needs: settings, the command line that it is done for, someone who watches.
 *
 * @param config with the number of threads that is used, never 0
 * @param command as given, for provenance
 * @param processes that do the work together: all begin the same, the first writes what is written and speaks
 */
public record Session(ExperimentConfig config, String command, Progress progress, ProcessGroup processes) {
    public Session {
        config = config.withEffectiveThreads();
    }

    /** For work that one process does. */
    public Session(ExperimentConfig config, String command, Progress progress) {
        this(config, command, progress, ProcessGroup.alone());
    }

    /** The same with other settings. */
    public Session with(ExperimentConfig other) {
        return new Session(other, command, progress, processes);
    }

    /** The same work shared with others. */
    public Session among(ProcessGroup others) {
        return new Session(config, command, others.isFirst() ? progress : Progress.NONE, others);
    }

    /**
     * What the first of the processes finds, for all of them: others may see a file later. All call it in the same order.
     *
     * @param own what this one finds, of which that of the others counts nothing
     */
    public boolean firstFinds(boolean own) {
        return processes.broadcast(new byte[] {(byte) (own ? 1 : 0)})[0] == 1;
    }

    /** The same for work that was begun with those settings by another command line, where it counts as that one's. */
    Session goingOn(ExperimentConfig began, String beganBy) {
        return new Session(began, beganBy, progress, processes);
    }

    /** Loads libtorch with the configured threads and returns the configured device. */
    public Device device() {
        Natives.setThreads(config.threads());
        return Device.parse(config.device());
    }

    /** Fails where the configured device is not there, before anything is written. */
    public void requireDevice() {
        Device.parse(config.device());
    }

    /**
     * Fails where what noise is found on is not there, before anything that takes long.
     *
     * @throws BadUsage naming it
     */
    public void requireFoundOn() {
        AttackConfig attacks = config.evaluation().attack();
        for (Path folder : attacks.sourceFolders()) {
            if (!ModelFolder.isComplete(folder)) {
                throw BadUsage.expected(
                        "evaluation.attack.foundOn.networks", "folders of a trained or imported network", folder);
            }
        }
        attacks.learntOn().filter(list -> !Files.isRegularFile(list)).ifPresent(list -> {
            throw BadUsage.expected("evaluation.attack.foundOn.recordings", "a file that is there", list);
        });
    }

    /** Opens a data set, whose files are read as the configuration says, and says in a line what of it is left out. */
    public DataSet open(Path data) throws IOException {
        DataSet opened = openSilently(data);
        opened.passedOver().ifPresent(line -> progress.warn(data + ": " + line));
        return opened;
    }

    /** As {@link #open}, where that has been said or does not matter. */
    public DataSet openSilently(Path data) throws IOException {
        return DataSet.open(data, config.reading().options(), progress);
    }

    /** Recordings, prepared on the configured threads and kept where the configuration says; to be closed. */
    PreparedStore prepared(DataSet data, List<Entry> entries, InputContract contract) throws IOException {
        return config.cache().load(new Preparation(data, contract, config.threads()), entries, progress);
    }

    /** What computes, by what it is. */
    Map<String, String> program() {
        return Map.of("program", provenance(Map.of()).program(), "libtorch", Natives.version());
    }

    /** The provenance of something made now from what these digests stand for. */
    public Provenance provenance(Map<String, String> digests) {
        Provenance.Work work = new Provenance.Work(command, config.seed(), config.threads(), config.device());
        return Provenance.now(work, Map.of("libtorch", Natives.version()), digests);
    }
}
