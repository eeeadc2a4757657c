package io.heartproof.tensor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * Loads libtorch once per JVM. Its libraries are unpacked into one folder and linked by their path, each after those that
 * it needs, so that an empty cache works and no other libtorch of the system is picked up, be it installed or on
 * {@code LD_LIBRARY_PATH}. Thread-safe.
 */
public final class Natives {
    /** Each needs those before it, and OpenBLAS. */
    private static final List<String> LIBRARIES =
            List.of("libgomp.so.1", "libc10.so", "libtorch_cpu.so", "libtorch.so");

    private Natives() {}

    /** Returns when libtorch is ready; cheap after the first call. */
    public static void load() {
        LoadedOnce.touch();
    }

    /**
     * Sets how many threads one operation may use, at least 1: for the calling thread, and for threads that come to
     * libtorch later.
     */
    public static void setThreads(int threads) {
        load();
        torch.get_num_threads(); // a thread's first call takes over the number that another thread has set last
        torch.set_num_threads(threads);
    }

    /** How many threads one operation of the calling thread may use. */
    public static int threads() {
        load();
        return torch.get_num_threads();
    }

    /** Version of the libtorch package, such as {@code 2.10.0-1.5.13}; loads nothing. */
    public static String version() {
        String version = torch.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }

    /** Runs its initialiser exactly once, however many threads ask. */
    private static final class LoadedOnce {
        static {
            try {
                link();
            } catch (UnsatisfiedLinkError e) { // JavaCPP says nothing of a disk that is full
                throw said(e);
            }
        }

        private static void link() {
            if (Loader.getPlatform().startsWith("linux")) {
                Loader.load(openblas.class);
                unpack().forEach(library -> System.load(library.getAbsolutePath()));
            }
            Loader.load(torch.class);
            torch.globalContext().setAllowTF32CuDNN(false); // else cards round what convolutions multiply to 11 bits
        }

        private static UnsatisfiedLinkError said(UnsatisfiedLinkError e) {
            String where = "~/.javacpp";
            try {
                File folder = Loader.getCacheDir();
                where = String.format(Locale.ROOT, "%s (%d MB free)", folder, folder.getUsableSpace() / 1_000_000);
            } catch (IOException unknown) {
                e.addSuppressed(unknown);
            }
            UnsatisfiedLinkError said = new UnsatisfiedLinkError(
                    "libtorch, 450 MB, could not be unpacked into %s and linked: %s".formatted(where, e.getMessage()));
            said.initCause(e);
            return said;
        }

        private LoadedOnce() {}

        static void touch() {}

        /** None where the class path has another build of libtorch, such as that for CUDA. */
        private static List<File> unpack() {
            List<File> unpacked = new ArrayList<>();
            try {
                Files.createDirectories(Loader.getCacheDir().toPath());
                for (String library : LIBRARIES) {
                    File file = Loader.cacheResource(
                            org.bytedeco.pytorch.presets.torch.class,
                            "/org/bytedeco/pytorch/" + Loader.getPlatform() + "/" + library);
                    if (file != null) {
                        unpacked.add(file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(new IOException(
                        "cannot unpack libtorch into ~/.javacpp (or org.bytedeco.javacpp.cachedir): " + e.getMessage(),
                        e));
            }
            return unpacked;
        }
    }
}
