package io.heartproof.web.intake;

import io.heartproof.web.guard.Limits;
import io.heartproof.web.guard.Space;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Takes recordings from requests. A body stays in memory while the memory for bodies has room; a form of several files needs room
 * for its files besides. Other bodies lie in a folder that nobody but the user who runs the service can read, each in a folder of
 * its own. Both are let go of after the answer. Thread-safe.
 */
public final class Uploads implements AutoCloseable {
    private static final String FORM = ".body";
    private static final int HEAP_SHARE = 8;

    private final UploadFolder folder;
    private final BodyReceiver.Allowance allowance;
    private final Space memory;

    /**
     * Deletes what killed services have left in the system's temporary folder.
     *
     * @param space for all bodies together, wherever they are
     * @param clock says when a body's time is over; not closed here
     */
    public Uploads(Limits limits, Space space, ScheduledExecutorService clock) throws IOException {
        this.folder = new UploadFolder(Path.of(System.getProperty("java.io.tmpdir")));
        this.allowance = new BodyReceiver.Allowance(limits, space, clock);
        this.memory =
                new Space(Math.min(limits.memoryBytes(), Runtime.getRuntime().maxMemory() / HEAP_SHARE));
    }

    /**
     * What can be said before a body is read.
     *
     * @throws io.heartproof.web.guard.RequestRefusal where it is of a type that holds no recording, or says that it is too large
     */
    public void check(HttpServletRequest request) {
        BodyType.of(request);
        if (request.getContentLengthLong() > allowance.limits().bodyBytes()) {
            throw BodyReceiver.tooLarge(allowance.limits());
        }
    }

    /**
     * Receives a body: one file, or a form of several (a WFDB header and what it names).
     *
     * @param request one that was checked, and whose asynchronous processing has begun
     * @return the files; a {@link io.heartproof.web.guard.RequestRefusal} where the body breaks a limit, is empty or malformed
     */
    public CompletableFuture<Upload> receive(HttpServletRequest request) throws IOException {
        BodyType type = BodyType.of(request);
        Upload upload = new Upload(folder, allowance.limits().recordingSeconds());
        BodyStore store = store(request, type, upload);
        upload.own(store);
        try {
            return BodyReceiver.receive(request, store, allowance)
                    .thenApply(bytes -> {
                        upload.onClose(() -> allowance.space().free(bytes));
                        return filled(upload, store, type);
                    })
                    .whenComplete((received, failure) -> {
                        if (failure != null) {
                            upload.close();
                        }
                    });
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    private BodyStore store(HttpServletRequest request, BodyType type, Upload upload) {
        long announced = request.getContentLengthLong();
        return new BodyStore(
                memory,
                () -> upload.folder().resolve(type.isForm() ? FORM : fileName(type)),
                announced < 0 ? allowance.limits().bodyBytes() : announced);
    }

    private static Upload filled(Upload upload, BodyStore store, BodyType type) {
        try {
            upload.put(
                    type.isForm()
                            ? store.finish(new FormReader(type.boundary()))
                            : List.of(store.finish(fileName(type))));
            return upload;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(BodyType type) {
        return type.isTable() ? "recording.csv" : "recording";
    }

    /** Whether there is a folder for them; it is made anew where it was deleted. */
    public boolean isReady() {
        try {
            folder.ready();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
