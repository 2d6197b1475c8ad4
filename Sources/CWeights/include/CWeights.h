#ifndef CWEIGHTS_H
#define CWEIGHTS_H
#include <stddef.h>

/// The learnt weights, written by `warstory-train`, in the read-only part of
/// the program: nothing is looked for or opened at start.
const void *warstory_weights_pointer(void);
size_t warstory_weights_count(void);

#endif
