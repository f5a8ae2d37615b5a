#include <unity.h>

#include "track.hpp"

void the_ninth_track_is_in_the_second_bank() { TEST_ASSERT_EQUAL_UINT8(1, bitwig::bank(8)); }

int main() {
    UNITY_BEGIN();
    RUN_TEST(the_ninth_track_is_in_the_second_bank);
    return UNITY_END();
}
