package io.heartproof.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hosts, played by network namespaces with addresses of their own. {@code tools/two-hosts} trains on such hosts and cuts the
 * link between them, too, which takes minutes.
 */
@Timeout(300)
class TwoHostsTest {
    private static final String NAME = "hp" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private final List<Process> members = new ArrayList<>();

    @BeforeEach
    void connect() throws Exception {
        assumeTrue(ip("netns", "add", NAME + "-0"), "network namespaces are not allowed here: ip netns add failed");
        ip("netns", "add", NAME + "-1");
        ip("link", "add", "v0", "netns", NAME + "-0", "type", "veth", "peer", "name", "v1", "netns", NAME + "-1");
        for (int rank = 0; rank < 2; rank++) {
            String host = NAME + "-" + rank;
            ip("-n", host, "addr", "add", address(rank) + "/24", "dev", "v" + rank);
            ip("-n", host, "link", "set", "lo", "up");
            assertThat(ip("-n", host, "link", "set", "v" + rank, "up")).isTrue();
        }
    }

    @AfterEach
    void disconnect() throws Exception {
        for (Process member : members) {
            member.destroyForcibly().waitFor();
        }
        ip("netns", "del", NAME + "-0");
        ip("netns", "del", NAME + "-1");
    }

    @Test
    void hostsMeetAndTheOneThatIsLeftNamesTheOneThatIsGone() throws Exception {
        start(0);
        start(1);
        while (!(said(0).contains("met 2") && said(1).contains("met 2"))) {
            assertThat(members).as(said(0) + said(1)).allMatch(Process::isAlive);
            Thread.sleep(20);
        }

        members.get(0).destroyForcibly();

        assertThat(members.get(1).waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(members.get(1).exitValue()).isEqualTo(1);
        assertThat(said(1)).containsPattern("rank 0 of 2 is lost since .*: its connection ended");
    }

    private void start(int rank) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "ip",
                "netns",
                "exec",
                NAME + "-" + rank,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                HostMember.class.getName());
        builder.environment().putAll(new Rendezvous(rank, 2, address(0), 29_500).environment());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        members.add(builder.redirectErrorStream(true)
                .redirectOutput(log(rank).toFile())
                .start());
    }

    private static String address(int rank) {
        return "10.78.0." + (rank + 1);
    }

    private Path log(int rank) {
        return folder.resolve("log" + rank);
    }

    private String said(int rank) throws IOException {
        return Files.exists(log(rank)) ? Files.readString(log(rank)) : "";
    }

    private static boolean ip(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such program
        }
    }
}
