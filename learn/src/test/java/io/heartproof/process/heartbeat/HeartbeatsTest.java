package io.heartproof.process.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Silence is heard by a connection that never says anything; the terms are seconds shorter than the usual ones. */
@Timeout(60)
class HeartbeatsTest {
    /** Silence of 60 beats, so that a busy machine does not lose anybody. */
    private static final HeartbeatTerms PATIENT = new HeartbeatTerms(Duration.ofMillis(20), 5, 3000, 1);

    private static final HeartbeatTerms SHORT = new HeartbeatTerms(Duration.ofMillis(20), 5, 25, 1);
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final String HOST = HERE.getHostAddress();

    private final BlockingQueue<String> lost = new LinkedBlockingQueue<>();

    private DeadProcess.Listener as(String who) {
        return process -> lost.add(who + ": " + process.text().replaceFirst("since [^ ]+Z", "since T"));
    }

    private Heartbeats lead(int size, HeartbeatTerms terms) throws IOException {
        return Heartbeats.lead(size, HERE, terms, as("0"));
    }

    private Heartbeats join(Heartbeats leader, int rank, int size) throws IOException {
        return Heartbeats.join(
                new Heartbeats.Follower(rank, size, HOST), leader.invitation(), PATIENT, as(Integer.toString(rank)));
    }

    private String next() throws InterruptedException {
        return String.valueOf(lost.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void everybodyHearsThatAThirdProcessIsGone() throws Exception {
        try (Heartbeats zero = lead(3, PATIENT);
                Heartbeats one = join(zero, 1, 3)) {
            join(zero, 2, 3).close();

            assertThat(new String[] {next(), next()})
                    .containsExactlyInAnyOrder(
                            "0: rank 2 of 3 is lost since T: its connection ended",
                            "1: rank 2 of 3 is lost since T: its connection ended");
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void everyOtherProcessMissesRankZero() throws Exception {
        Heartbeats zero = lead(3, PATIENT);
        try (Heartbeats one = join(zero, 1, 3);
                Heartbeats two = join(zero, 2, 3)) {
            zero.close();

            assertThat(new String[] {next(), next()})
                    .containsExactlyInAnyOrder(
                            "1: rank 0 of 3 is lost since T: its connection ended",
                            "2: rank 0 of 3 is lost since T: its connection ended");
        }
    }

    @Test
    void aProcessThatNeverSaysAnythingIsLost() throws Exception {
        try (Heartbeats zero = lead(2, SHORT)) {
            Invitation invitation = Invitation.of(zero.invitation());
            try (Socket silent = HeartbeatDoor.enter(HOST, invitation, 1)) {
                assertThat(next())
                        .isEqualTo("0: rank 1 of 2 is lost since T: expected a heartbeat every 100 ms, got none for 500"
                                + " ms");
                assertThat(silent.isConnected()).isTrue();
            }
        }
    }

    @Test
    void aProcessThatNeverComesIsLost() throws Exception {
        try (Heartbeats zero = lead(2, SHORT)) {
            assertThat(next()).startsWith("0: rank 1 of 2 is lost since T: expected a heartbeat");
        }
    }

    @Test
    void theSecondsOfTheUsualTermsAreAsDocumented() {
        assertThat(HeartbeatTerms.USUAL.beatText()).isEqualTo("5 s");
        assertThat(HeartbeatTerms.USUAL.silenceText()).isEqualTo("25 s");
    }

    /** Rank 1 is silent for longer than the terms, and gone, and nobody misses it; rank 2 stays. */
    @Test
    void aProcessThatIsDoneIsNotMissed() throws Exception {
        try (Heartbeats zero = lead(3, PATIENT);
                Heartbeats two = join(zero, 2, 3)) {
            try (Heartbeats one = join(zero, 1, 3)) {
                one.finish();
            }
            assertThat(lost.poll(300, TimeUnit.MILLISECONDS)).isNull();
            two.close();
            assertThat(next()).isEqualTo("0: rank 2 of 3 is lost since T: its connection ended");
        }
    }

    /** A stranger at the door takes nobody's place. */
    @Test
    void strangersAreTurnedAway() throws Exception {
        try (Heartbeats zero = lead(2, PATIENT)) {
            Invitation invitation = Invitation.of(zero.invitation());
            Invitation guessed = new Invitation(invitation.port(), new UUID(1, 2));
            for (Invitation shown : new Invitation[] {guessed, invitation}) {
                try (Socket stranger = HeartbeatDoor.enter(HOST, shown, shown.equals(guessed) ? 1 : 2)) {
                    assertThat(stranger.getInputStream().read()).isEqualTo(-1);
                }
            }
            try (Heartbeats one = join(zero, 1, 2)) {
                assertThat(lost.poll(200, TimeUnit.MILLISECONDS)).isNull();
            }
            assertThat(next()).isEqualTo("0: rank 1 of 2 is lost since T: its connection ended");
        }
    }

    /** Each of them may stay for 10 s, all in turn for longer than this test waits for the next loss. */
    @Test
    void strangersWhoSayNothingKeepNobodyWaiting() throws Exception {
        try (Heartbeats zero = lead(2, PATIENT)) {
            int port = Invitation.of(zero.invitation()).port();
            List<Socket> strangers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                strangers.add(new Socket(HERE, port));
            }
            join(zero, 1, 2).close();

            assertThat(next()).isEqualTo("0: rank 1 of 2 is lost since T: its connection ended");
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
    }

    @Test
    void saysWhereRankZeroCannotBeReached() throws Exception {
        Heartbeats zero = lead(2, PATIENT);
        byte[] invitation = zero.invitation();
        zero.close();

        assertThatThrownBy(() -> Heartbeats.join(new Heartbeats.Follower(1, 2, HOST), invitation, as("1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("heartbeats: rank 0 cannot be reached at " + HOST + ", port ");
    }
}
