#include <unity.h>

#include "scale.hpp"

void the_largest_value_stays_the_largest() { TEST_ASSERT_EQUAL_UINT8(127, core::coarse(0x3FFF)); }

int main() {
    UNITY_BEGIN();
    RUN_TEST(the_largest_value_stays_the_largest);
    return UNITY_END();
}
