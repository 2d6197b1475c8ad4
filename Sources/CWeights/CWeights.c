#include "CWeights.h"

const unsigned char warstory_weights[] = {
#embed "weights.bin"
};
const size_t warstory_weights_size = sizeof warstory_weights;
