#include "CWeights.h"

// Every compiler that Swift 6 ships with has it.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char weights[] = {
#embed "weights.bin"
};

const void *warstory_weights_pointer(void) { return weights; }
size_t warstory_weights_count(void) { return sizeof weights; }
