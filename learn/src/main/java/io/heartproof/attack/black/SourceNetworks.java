package io.heartproof.attack.black;

import io.heartproof.contract.InputContract;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The networks of some folders, on which noise is found for another one. Safe for several threads; closes them all. */
public final class SourceNetworks implements AutoCloseable {
    private static final int SHOWN_DIGITS = 8;

    private final List<TorchClassifier> networks = new ArrayList<>();
    private final List<SourceNetwork> sources = new ArrayList<>();
    private final Map<String, String> digests = new LinkedHashMap<>();

    private SourceNetworks() {}

    /**
     * The network that noise is found for.
     *
     * @param digest of its weights
     * @param device where victims lie
     * @param threads that attack it at once, at least 1
     */
    public record AttackedNetwork(InputContract contract, String digest, Device device, int threads) {}

    /** Where there are none. */
    public static SourceNetworks none() {
        return new SourceNetworks();
    }

    /**
     * Loads them; the caller closes them.
     *
     * @param folders of trained or imported networks
     * @throws BadUsage where one is fed otherwise, has other classes or is the attacked network itself
     */
    public static SourceNetworks open(List<Path> folders, AttackedNetwork attacked) throws IOException {
        SourceNetworks opened = new SourceNetworks();
        try {
            for (Path folder : folders) {
                opened.add(folder, attacked);
            }
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private void add(Path folder, AttackedNetwork attacked) throws IOException {
        TorchClassifier network = ModelFolder.load(folder, attacked.device());
        networks.add(network);
        String digest = ModelFolder.digest(folder);
        if (digest.equals(attacked.digest())) {
            throw BadUsage.expected(
                    "network that noise is transferred from", "another than the evaluated one", folder.toString());
        }
        String name = folder.toAbsolutePath().normalize().getFileName() + " " + firstDigits(digest);
        SourceNetwork source = SourceNetwork.of(name, network, attacked.threads());
        sources.add(source);
        source.requireSameInput(attacked.contract());
        if (digests.containsValue(digest)) {
            throw BadUsage.expected("networks that noise is transferred from", "each once", name + " twice");
        }
        digests.put("transferred from " + name, digest);
    }

    private static String firstDigits(String digest) {
        return digest.replaceFirst("^sha256:", "").substring(0, SHOWN_DIGITS);
    }

    /** The attack with noise of all of them; none without a network. */
    public Optional<Transfer> attack() {
        return sources.isEmpty() ? Optional.empty() : Optional.of(Transfer.standard(sources));
    }

    /** Digests of their weights, by what they are for. */
    public Map<String, String> digests() {
        return Map.copyOf(digests);
    }

    @Override
    public void close() {
        sources.forEach(SourceNetwork::close);
        networks.forEach(TorchClassifier::close);
    }
}
