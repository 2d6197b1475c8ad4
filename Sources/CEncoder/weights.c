#include "CEncoder.h"

// Every compiler that Swift 6 ships with has it.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const _Alignas(64) unsigned char encoder[] = {
#embed "encoder.bin"
};

const void *warstory_encoder_bytes(void) { return encoder; }
size_t warstory_encoder_count(void) { return sizeof encoder; }
