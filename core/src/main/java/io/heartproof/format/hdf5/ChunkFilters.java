package io.heartproof.format.hdf5;

import io.heartproof.problem.BadData;
import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.filter.DeflatePipelineFilter;
import io.jhdf.filter.FletcherChecksumFilter;
import io.jhdf.filter.LzfFilter;
import io.jhdf.filter.PipelineFilterWithData;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks the chunks of an HDF5 data set: deflate, shuffle, fletcher32 and lzf, which h5py writes without further libraries. No
 * filter may give more bytes than a chunk has. Immutable and thread-safe.
 *
 * @param filters in the order in which they were applied
 * @param elementBytes bytes of a number
 * @param chunkBytes what comes out
 */
record ChunkFilters(String where, List<PipelineFilterWithData> filters, int elementBytes, int chunkBytes) {
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final int LZF = 32_000;
    private static final int LZF_SIZE = 2;

    ChunkFilters {
        filters = List.copyOf(filters);
    }

    /** The bytes of a chunk. */
    byte[] unpacked(byte[] packed) {
        byte[] bytes = packed;
        for (int i = filters.size() - 1; i >= 0; i--) {
            bytes = unpacked(filters.get(i), bytes);
        }
        if (bytes.length != chunkBytes) {
            throw new BadData(where, "has a chunk of " + bytes.length + " bytes, expected " + chunkBytes);
        }
        return bytes;
    }

    private byte[] unpacked(PipelineFilterWithData filter, byte[] bytes) {
        int[] settings = filter.getFilterData();
        return switch (filter.getId()) {
            case DeflatePipelineFilter.ID -> inflated(bytes);
            case SHUFFLE -> {
                require(settings.length > 0 && settings[0] == elementBytes, filter);
                yield new ByteShuffleFilter().decode(bytes, settings);
            }
            case FLETCHER32 -> new FletcherChecksumFilter().decode(bytes, settings);
            case LZF -> {
                require(settings.length > LZF_SIZE && settings[LZF_SIZE] > 0 && settings[LZF_SIZE] <= most(), filter);
                yield new LzfFilter().decode(bytes, settings);
            }
            default ->
                throw new BadData(
                        where,
                        "is packed with " + filter.getName() + "; deflate, lzf, shuffle and fletcher32 are read");
        };
    }

    private void require(boolean holds, PipelineFilterWithData filter) {
        if (!holds) {
            throw new BadData(where, "has settings that make no sense for its filter " + filter);
        }
    }

    /** Checksums that are still to be taken off make a chunk a little longer. */
    private int most() {
        return chunkBytes + filters.size() * Integer.BYTES;
    }

    private byte[] inflated(byte[] packed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[most() + 1];
            int length = 0;
            while (!inflater.finished() && length < bytes.length) {
                int more = inflater.inflate(bytes, length, bytes.length - length);
                if (more == 0 && !inflater.finished()) {
                    throw new BadData(where, "has a chunk that is cut off");
                }
                length += more;
            }
            if (length > most()) {
                throw new BadData(where, "has a chunk that unpacks to more than its " + chunkBytes + " bytes");
            }
            return Arrays.copyOf(bytes, length);
        } catch (DataFormatException e) {
            throw new BadData(where, "has a chunk that is no deflated data", e);
        } finally {
            inflater.end();
        }
    }
}
