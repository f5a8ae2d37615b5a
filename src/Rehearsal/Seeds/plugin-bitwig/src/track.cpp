#include "track.hpp"

namespace bitwig {

uint8_t bank(uint8_t track) { return track / 8; }

}
