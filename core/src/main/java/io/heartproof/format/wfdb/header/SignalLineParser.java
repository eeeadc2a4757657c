package io.heartproof.format.wfdb.header;

import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.wfdb.header.SignalLine.Calibration;
import io.heartproof.format.wfdb.header.SignalLine.Storage;
import io.heartproof.format.wfdb.raw.SampleFormat;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of a signal line, after header(5); only the first two fields must be there:
 *
 * <pre>{@code
 * FILE FORMAT[xSAMPLES][:SKEW][+OFFSET] [GAIN[(BASELINE)][/UNIT] [RESOLUTION [ZERO [INITIAL [CHECKSUM [BLOCK [DESCRIPTION]]]]]]]
 * }</pre>
 */
final class SignalLineParser {
    private static final Pattern FORMAT = Pattern.compile("(\\d+)(?:x(\\d+))?(?::(\\d+))?(?:\\+(\\d+))?");
    private static final Pattern GAIN = Pattern.compile("([^(/]+)(?:\\(([^)]*)\\))?(?:/(.+))?");
    private static final long LARGEST_CODE_SPAN = 1L << 33;

    private final Fields fields;
    private final String defaultDescription;

    /** @param defaultDescription the name of a signal whose line has none */
    SignalLineParser(Fields fields, String defaultDescription) {
        this.fields = fields;
        this.defaultDescription = defaultDescription;
    }

    SignalLine parse() {
        Storage storage = storage();
        String gain = fields.hasNext() ? fields.next("a gain") : "0";
        optionalInt("the ADC resolution");
        OptionalInt zero = optionalInt("the ADC zero");
        OptionalInt initialValue = optionalInt("the initial value");
        OptionalInt checksum = optionalInt("the checksum");
        optionalInt("the block size");
        if (initialValue.isEmpty() && storage.format() == SampleFormat.DIFFERENCES) {
            initialValue = OptionalInt.of(zero.orElse(0));
        }
        Calibration calibration = calibration(gain, zero.orElse(0));
        String description = fields.hasNext() ? fields.rest() : defaultDescription;
        return new SignalLine(storage, calibration, initialValue, checksum, description);
    }

    private Storage storage() {
        String file = fields.next("a signal file");
        String text = fields.next("a signal format");
        Matcher format = FORMAT.matcher(text);
        if (!format.matches()) {
            throw fields.wrong("the format must look like 16, 212x4, 16:3 or 16+24", text);
        }
        return new Storage(
                file,
                SampleFormat.of(fields.where(), (int) part(format.group(1), "the format", 0, Integer.MAX_VALUE)),
                (int) part(format.group(2), "the number of samples per frame", 1, Integer.MAX_VALUE),
                (int) part(format.group(3), "the skew", 0, Integer.MAX_VALUE),
                part(format.group(4), "the byte offset", 0, Long.MAX_VALUE));
    }

    /** The least where there is no such part. */
    private long part(@Nullable String text, String what, long least, long most) {
        return text == null ? least : fields.whole(what, text, least, most);
    }

    private OptionalInt optionalInt(String what) {
        return fields.hasNext()
                ? OptionalInt.of((int) fields.nextWhole(what, Integer.MIN_VALUE, Integer.MAX_VALUE))
                : OptionalInt.empty();
    }

    private Calibration calibration(String text, int zero) {
        Matcher parts = GAIN.matcher(text);
        if (!parts.matches()) {
            throw fields.wrong("the gain must look like 200, 200/mV or 200(1024)/mV", text);
        }
        double gain = fields.decimal("the gain", parts.group(1));
        int baseline = parts.group(2) == null
                ? zero
                : (int) fields.whole("the baseline", parts.group(2), Integer.MIN_VALUE, Integer.MAX_VALUE);
        AmplitudeUnit unit = parts.group(3) == null ? AmplitudeUnit.MILLIVOLTS : AmplitudeUnit.of(parts.group(3));
        if (gain < 0) {
            throw fields.wrong("the gain must not be negative", parts.group(1));
        }
        if (gain == 0) {
            return new Calibration(Calibration.DEFAULT_GAIN, baseline, AmplitudeUnit.MILLIVOLTS, false);
        }
        if (LARGEST_CODE_SPAN / gain * unit.scale() > Float.MAX_VALUE) {
            throw fields.wrong("the gain must give amplitudes in the range of a float", parts.group(1));
        }
        return new Calibration(gain, baseline, unit, true);
    }
}
