package io.heartproof.benchmark.setup;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.InputForm;
import io.heartproof.contract.PaddedForm;

/**
 * The same input in its two forms.
 *
 * @param padded every recording padded to the longest, as published
 * @param bucket each padded to the next 1,024 samples
 */
public record Forms(InputContract padded, InputContract bucket) {
    /** Both forms of a contract, with its cut. */
    public static Forms of(InputContract contract) {
        int cut = contract.form().cutSamples();
        return new Forms(with(contract, new PaddedForm(cut)), with(contract, new BucketForm(cut)));
    }

    private static InputContract with(InputContract contract, InputForm form) {
        return new InputContract(
                contract.leads(), contract.samplingRateHz(), form, contract.scaling(), contract.labels());
    }
}
