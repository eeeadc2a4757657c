package io.heartproof.benchmark.comparison;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The baseline of reading WFDB format 16: what one writes who trusts the file. The whole signal file into memory, then
 * {@code ByteBuffer.getShort} sample by sample to {@code (code - zero) / gain}. Of the header it takes the numbers of leads
 * and samples, and each lead's gain and zero, in the form that our writer gives them; it knows no other format, unit or
 * layout, and checks nothing: no lengths, checksums, first or invalid samples.
 */
final class PlainReader {
    private PlainReader() {}

    /** The samples of each lead in millivolts: (L, T). */
    static float[][] read(Path header) throws IOException {
        List<String> lines = Files.readAllLines(header);
        String[] record = lines.get(0).split(" ");
        int leads = Integer.parseInt(record[1]);
        double[] gains = new double[leads];
        int[] zeros = new int[leads];
        for (int lead = 0; lead < leads; lead++) {
            String[] fields = lines.get(1 + lead).split(" ");
            gains[lead] = Double.parseDouble(fields[2].substring(0, fields[2].indexOf('/')));
            zeros[lead] = Integer.parseInt(fields[4]);
        }
        float[][] values = new float[leads][Integer.parseInt(record[3])];
        byte[] bytes = Files.readAllBytes(header.resolveSibling(lines.get(1).split(" ")[0]));
        ByteBuffer codes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int t = 0; t < values[0].length; t++) {
            for (int lead = 0; lead < leads; lead++) {
                values[lead][t] = (float) ((codes.getShort() - zeros[lead]) / gains[lead]);
            }
        }
        return values;
    }
}
