#ifndef CWEIGHTS_H
#define CWEIGHTS_H
#include <stddef.h>

/// The learnt weights, written by `warstory-train`, in the read-only part of
/// the program: nothing is looked for or opened at start.
const void *warstory_weights_pointer(void);
size_t warstory_weights_count(void);

/// What is learnt for the points of scenarios.
const void *warstory_points_pointer(void);
size_t warstory_points_count(void);

/// The vectors of what the shipped scenarios listen for.
const void *warstory_phrases_pointer(void);
size_t warstory_phrases_count(void);

/// What is learnt for dividing a transcript into beats.
const void *warstory_transcript_pointer(void);
size_t warstory_transcript_count(void);

/// What is learnt for replies to pushback.
const void *warstory_replies_pointer(void);
size_t warstory_replies_count(void);

#endif
