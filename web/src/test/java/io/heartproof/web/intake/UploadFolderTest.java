package io.heartproof.web.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFolderTest {
    @TempDir
    Path parent;

    @Test
    void deletesWhatAKilledServiceLeft() throws Exception {
        Path left = Files.createDirectory(parent.resolve("heartproof-uploads-1"));
        Files.createFile(left.resolve("lock"));
        Files.writeString(Files.createDirectory(left.resolve("upload-1")).resolve("recording"), "somebody's heart");
        Path old = Files.createDirectory(parent.resolve("heartproof-uploads-2"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

        try (UploadFolder folder = new UploadFolder(parent)) {
            assertThat(folder.ready()).isDirectory();
            assertThat(left).doesNotExist();
            assertThat(old).doesNotExist();
        }
    }

    @Test
    void leavesWhatIsNotItsOwnOrStillInUse() throws Exception {
        Path other = Files.createDirectory(parent.resolve("heartproof-1"));
        Path fresh = Files.createDirectory(parent.resolve("heartproof-uploads-1"));
        Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("lock"));
        Files.createSymbolicLink(parent.resolve("heartproof-uploads-2"), elsewhere);

        try (UploadFolder living = new UploadFolder(parent);
                UploadFolder folder = new UploadFolder(parent)) {
            assertThat(living.ready()).exists().isNotEqualTo(folder.ready());
            assertThat(other).exists();
            assertThat(fresh).exists();
            assertThat(elsewhere.resolve("lock")).exists();
        }
    }

    @Test
    void isMadeAnewWhereItWasDeleted() throws Exception {
        try (UploadFolder folder = new UploadFolder(parent)) {
            Path first = folder.create();
            Folders.delete(folder.ready());

            assertThat(folder.create()).isDirectory().isNotEqualTo(first);
            Folders.delete(first);
        }
        assertThat(parent).isEmptyDirectory();
    }
}
