#include "scale.hpp"

namespace core {

uint8_t coarse(uint16_t value) { return static_cast<uint8_t>((value & 0x3FFF) >> 7); }

}
