#include "CWeights.h"

// Every compiler that Swift 6 ships with has it.
#pragma clang diagnostic ignored "-Wc23-extensions"
static const unsigned char weights[] = {
#embed "weights.bin"
};
static const unsigned char points[] = {
#embed "points.bin"
};
static const unsigned char phrases[] = {
#embed "phrases.bin"
};
static const unsigned char replies[] = {
#embed "replies.bin"
};
static const unsigned char transcript[] = {
#embed "transcript.bin"
};

const void *warstory_weights_pointer(void) { return weights; }
size_t warstory_weights_count(void) { return sizeof weights; }
const void *warstory_points_pointer(void) { return points; }
size_t warstory_points_count(void) { return sizeof points; }
const void *warstory_phrases_pointer(void) { return phrases; }
size_t warstory_phrases_count(void) { return sizeof phrases; }
const void *warstory_replies_pointer(void) { return replies; }
size_t warstory_replies_count(void) { return sizeof replies; }
const void *warstory_transcript_pointer(void) { return transcript; }
size_t warstory_transcript_count(void) { return sizeof transcript; }
