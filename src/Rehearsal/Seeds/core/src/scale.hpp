#pragma once

#include <cstdint>

namespace core {

// a controller's 14 bits as the 7 that every host understands
uint8_t coarse(uint16_t value);

}
