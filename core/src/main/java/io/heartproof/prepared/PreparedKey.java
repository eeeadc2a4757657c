package io.heartproof.prepared;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Digest;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a file of prepared recordings was made from. {@link #VERSION} is to be raised where the format changes, or a reader
 * gives other samples; a change of what preparation computes shows in the digest.
 *
 * @param sources digest of the data set, of how it is read and of the list of recordings
 * @param preparation digest of the input contract, of this program's version and of what preparation makes of a probe
 */
record PreparedKey(String sources, String preparation) {
    static final int VERSION = 2;

    private static final byte[] MAGIC = "HPREPARE".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 16;
    private static final int PROBE_RATE_HZ = 360;
    private static final int PROBE_SAMPLES = 3_600;

    static PreparedKey of(Preparation preparation, List<Entry> entries) throws IOException {
        DataSet data = preparation.data();
        Digest sources = new Digest().add(data.digest()).add(data.reading());
        entries.forEach(entry -> sources.add(entry.recording()));
        InputContract contract = preparation.contract();
        Digest prepared = new Digest()
                .add(contract.digest())
                .add(String.valueOf(PreparedKey.class.getPackage().getImplementationVersion()))
                .add(fingerprint(contract.leads(), contract::prepare));
        return new PreparedKey(sources.hex(), prepared.hex());
    }

    /** What becomes of a recording that was made up: another text where preparation computes something else. */
    static String fingerprint(List<Lead> leads, Function<Recording, PreparedRecording> prepare) {
        try {
            return Integer.toHexString(PreparedFile.checksum(PreparedBlock.of(prepare.apply(probe(leads)))));
        } catch (BadData tooShortForThisRate) {
            return tooShortForThisRate.getMessage();
        }
    }

    /** Ten seconds of saw teeth with a gap, in whole-number arithmetic, so that it is the same on every machine. */
    private static Recording probe(List<Lead> leads) {
        List<LeadSignal> signals = new ArrayList<>();
        for (int lead = 0; lead < leads.size(); lead++) {
            float[] samples = new float[PROBE_SAMPLES];
            for (int t = 0; t < PROBE_SAMPLES; t++) {
                samples[t] = ((79 + lead) * t % 1_009 - 504) / 512f;
            }
            samples[1_000] = Float.NaN;
            signals.add(LeadSignal.millivolts(leads.get(lead), samples));
        }
        return new Recording("probe", PROBE_RATE_HZ, signals, Patient.UNKNOWN, List.of(), Source.of("probe"));
    }

    /** The beginning of both digests; the header has them whole. */
    String fileName() {
        return digits(sources) + "-" + digits(preparation) + PreparedCache.ENDING;
    }

    /** What the file begins with: eight letters, the version, both digests as text. */
    byte[] header() {
        byte[] digests = (sources + preparation).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(MAGIC.length + Integer.BYTES + digests.length)
                .put(MAGIC)
                .putInt(VERSION)
                .put(digests)
                .array();
    }

    private static String digits(String digest) {
        int from = digest.indexOf(':') + 1;
        return digest.substring(from, from + DIGITS);
    }
}
