#ifndef CWEIGHTS_H
#define CWEIGHTS_H
#include <stddef.h>

/// The learnt weights, written by `warstory-train`, in the read-only part of
/// the program: nothing is loaded, parsed or copied at start.
extern const unsigned char warstory_weights[];
extern const size_t warstory_weights_size;

#endif
