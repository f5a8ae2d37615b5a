#pragma once

#include <cstdint>

namespace bitwig {

// tracks come in banks of eight
uint8_t bank(uint8_t track);

}
