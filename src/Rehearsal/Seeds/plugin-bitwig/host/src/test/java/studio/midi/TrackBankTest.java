package studio.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TrackBankTest {
    @Test
    void theNinthTrackIsInTheSecondBank() {
        assertEquals(1, TrackBank.of(8));
    }
}
