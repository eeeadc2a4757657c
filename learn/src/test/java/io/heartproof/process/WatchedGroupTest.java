package io.heartproof.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.testing.ProcessesOnThreads;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two members of one JVM whose heartbeats go over the loopback interface. */
@Timeout(60)
class WatchedGroupTest {
    /** Whoever ends without a word is reported, though the other makes no call at all. */
    @Test
    void aMemberThatIsGoneIsReportedWithoutAnyCall() {
        List<String> heard = ProcessesOnThreads.run(2, member -> {
            BlockingQueue<String> told = new LinkedBlockingQueue<>();
            try (ProcessGroup group = watched(member, told)) {
                return group.isFirst() ? told.poll(30, TimeUnit.SECONDS) : "gone";
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(heard.get(0)).startsWith("rank 1 of 2 is lost since ").endsWith(": its connection ended");
    }

    @Test
    void aMemberThatHasFinishedIsNotMissed() {
        List<Boolean> missed = ProcessesOnThreads.run(2, member -> {
            BlockingQueue<String> told = new LinkedBlockingQueue<>();
            try (ProcessGroup group = watched(member, told)) {
                group.barrier();
                group.finish();
                return group.isFirst() && told.poll(2500, TimeUnit.MILLISECONDS) != null;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        assertThat(missed).containsOnly(false);
    }

    private static ProcessGroup watched(ProcessGroup member, BlockingQueue<String> told) {
        Rendezvous rendezvous = new Rendezvous(member.rank(), member.size(), "127.0.0.1", 1);
        try {
            return WatchedGroup.of(rendezvous, member::broadcast, () -> member, process -> told.add(process.text()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
