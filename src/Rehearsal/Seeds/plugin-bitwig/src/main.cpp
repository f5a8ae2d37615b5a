#include <Arduino.h>

#include <scale.hpp>

#include "track.hpp"

void setup() {}

void loop() { usbMIDI.sendControlChange(2 + bitwig::bank(0), core::coarse(static_cast<uint16_t>(analogRead(A0)) << 4), 1); }
