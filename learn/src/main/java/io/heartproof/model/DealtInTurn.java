package io.heartproof.model;

import io.heartproof.classifier.Dealing;
import io.heartproof.process.ProcessGroup;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pieces in turn, there and back: of pieces in the order of their lengths, everybody gets about as much.
 *
 * <pre>{@code
 * piece    0 1 2 3 4 5 6
 * process  0 1 2 2 1 0 0
 * }</pre>
 */
record DealtInTurn(ProcessGroup group) implements Dealing {
    private int processOf(int piece) {
        int place = piece % group.size();
        return piece / group.size() % 2 == 0 ? place : group.size() - 1 - place;
    }

    @Override
    public <P> List<P> own(List<P> pieces) {
        return IntStream.range(0, pieces.size())
                .filter(piece -> processOf(piece) == group.rank())
                .mapToObj(pieces::get)
                .toList();
    }

    @Override
    public <R> List<R> all(List<R> own, int pieces, ResultForm<R> form) {
        List<Iterator<R>> each = group.gather(written(own, pieces, form)).stream()
                .map(bytes -> read(bytes, pieces, form).iterator())
                .toList();
        return IntStream.range(0, pieces)
                .mapToObj(piece -> each.get(processOf(piece)).next())
                .toList();
    }

    /** The number of all pieces, that of the results, and each result with its length. */
    private static <R> byte[] written(List<R> results, int pieces, ResultForm<R> form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(pieces);
            out.writeInt(results.size());
            for (R result : results) {
                byte[] content = form.writer().apply(result);
                out.writeInt(content.length);
                out.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <R> List<R> read(byte[] bytes, int pieces, ResultForm<R> form) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int dealt = in.readInt();
            if (dealt != pieces) {
                throw new IllegalStateException("processes do different work: one deals " + pieces + ", one " + dealt);
            }
            List<R> results = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                results.add(form.reader().apply(in.readNBytes(in.readInt())));
            }
            return results;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
