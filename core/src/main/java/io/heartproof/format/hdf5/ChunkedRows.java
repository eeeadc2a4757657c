package io.heartproof.format.hdf5;

import io.heartproof.format.array.Rows;
import io.heartproof.problem.BadData;
import io.jhdf.api.dataset.ChunkedDataset;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows of an HDF5 data set in chunks. A chunk may have many rows, so all rows of a row of chunks are unpacked together, a band,
 * and the bands that were used last are kept, up to {@value #KEPT_BYTES} bytes: cheap in the order of rows, dear in any other.
 * Thread-safe: one thread at a time unpacks.
 */
final class ChunkedRows implements Rows {
    private static final int KEPT_BYTES = 1 << 27;

    private final ChunkedDataset data;
    private final ChunkGrid grid;
    private final ChunkFilters filters;
    private final int rowBytes;
    private final Map<Integer, byte[]> bands = new LinkedHashMap<>(16, 0.75f, true);

    ChunkedRows(ChunkedDataset data, ChunkGrid grid, ChunkFilters filters, int rowBytes) {
        this.data = data;
        this.grid = grid;
        this.filters = filters;
        this.rowBytes = rowBytes;
    }

    @Override
    public synchronized ByteBuffer read(long first, int count) {
        ByteBuffer rows = ByteBuffer.allocate(count * rowBytes);
        int bandRows = grid.chunk().get(0);
        for (long row = first; row < first + count; row++) {
            rows.put(band((int) (row / bandRows)), (int) (row % bandRows) * rowBytes, rowBytes);
        }
        return rows.flip();
    }

    private byte[] band(int index) {
        byte[] known = bands.get(index);
        if (known != null) {
            return known;
        }
        byte[] band = unpacked((long) index * grid.chunk().get(0));
        long most = Math.max(1, KEPT_BYTES / band.length);
        while (bands.size() >= most) {
            bands.remove(bands.keySet().iterator().next());
        }
        bands.put(index, band);
        return band;
    }

    private byte[] unpacked(long row) {
        int rows = (int) Math.min(grid.chunk().get(0), grid.shape().get(0) - row);
        byte[] band = new byte[rows * rowBytes];
        grid.chunksOf(row, start -> grid.copy(start, chunk(start), band, filters.elementBytes()));
        return band;
    }

    private byte[] chunk(int[] start) {
        try {
            ByteBuffer packed = data.getRawChunkBuffer(start);
            byte[] bytes = new byte[packed.remaining()];
            packed.get(bytes);
            return filters.unpacked(bytes);
        } catch (BadData e) {
            throw e;
        } catch (RuntimeException e) {
            throw new BadData(filters.where(), "has a chunk that cannot be read: " + e.getMessage(), e);
        }
    }
}
