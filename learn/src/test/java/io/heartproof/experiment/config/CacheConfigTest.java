package io.heartproof.experiment.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CacheConfigTest {
    @Test
    void defaultFolderIsInTheCacheDirectoryOfTheUser() {
        assertThat(CacheConfig.ofUser(Optional.of("/var/me"), "/home/me"))
                .isEqualTo(Path.of("/var/me/heartproof/prepared"));
        assertThat(CacheConfig.ofUser(Optional.empty(), "/home/me"))
                .isEqualTo(Path.of("/home/me/.cache/heartproof/prepared"));
        assertThat(CacheConfig.ofUser(Optional.of("not/absolute"), "/home/me"))
                .isEqualTo(Path.of("/home/me/.cache/heartproof/prepared"));
        assertThat(CacheConfig.ofUser(Optional.of(""), "/home/me"))
                .isEqualTo(Path.of("/home/me/.cache/heartproof/prepared"));
    }
}
