#include <Arduino.h>

#include "scale.hpp"

void setup() {}

void loop() { usbMIDI.sendControlChange(1, core::coarse(static_cast<uint16_t>(analogRead(A0)) << 4), 1); }
