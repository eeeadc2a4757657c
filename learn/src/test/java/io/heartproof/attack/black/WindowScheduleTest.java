package io.heartproof.attack.black;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowScheduleTest {
    /** 0.8, halved after 10, 50, 200, 500, 1,000, 2,000, 4,000, 6,000 and 8,000 of 10,000. */
    @Test
    void halvesTheShareAsThePaperDoes() {
        WindowSchedule schedule = new WindowSchedule(10_000);
        int[] queries = {0, 10, 11, 50, 51, 201, 501, 1_001, 2_001, 4_001, 6_001, 8_001, 9_999};
        double[] halvings = {0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9};
        for (int i = 0; i < queries.length; i++) {
            assertThat(schedule.share(queries[i])).as("query %d", queries[i]).isEqualTo(0.8 / Math.pow(2, halvings[i]));
        }
    }

    @Test
    void scalesTheHalvingsToTheNumberOfQueries() {
        WindowSchedule schedule = new WindowSchedule(1_000);
        assertThat(schedule.share(1)).isEqualTo(0.8); // the 10th of 10,000
        assertThat(schedule.share(2)).isEqualTo(0.4);
        assertThat(schedule.share(6)).isEqualTo(0.2);
        assertThat(schedule.share(801)).isEqualTo(0.8 / 512);
    }

    @Test
    void coversAtLeastASample() {
        WindowSchedule schedule = new WindowSchedule(1_000);
        assertThat(schedule.width(1, 5_000)).isEqualTo(4_000);
        assertThat(schedule.width(999, 5_000)).isEqualTo(8); // 5,000 x 0.0015625 = 7.8
        assertThat(schedule.width(999, 100)).isEqualTo(1);
    }
}
