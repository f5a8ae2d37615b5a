package studio.midi;

/** Tracks come in banks of eight. */
final class TrackBank {
    static final int SIZE = 8;

    private TrackBank() {}

    static int of(int track) {
        return track / SIZE;
    }
}
