#ifndef CENCODER_H
#define CENCODER_H
#include <stddef.h>
#include <stdint.h>

/// The shape of the network: all-MiniLM-L6-v2.
enum {
  warstory_encoder_width = 384,
  warstory_encoder_heads = 12,
  warstory_encoder_layers = 6,
  warstory_encoder_bend = 1536,
  /// Rows that one call takes at most.
  warstory_encoder_rows = 256,
};

/// A matrix of 8-bit weights, in blocks of 16 outputs and 4 inputs.
typedef struct {
  const float *scales;
  const float *biases;
  const int32_t *sums;
  const int8_t *cells;
  int outs;
  int depth;
} warstory_matrix;

typedef struct {
  warstory_matrix query_key_value, output, into_bend, out_of_bend;
  const float *norm_scale[2], *norm_shift[2];
} warstory_layer;

/// The weights where they lie in the bytes.
typedef struct {
  int pieces;
  int positions;
  const uint32_t *piece_starts;
  const char *piece_text;
  const float *piece_scales;
  /// Two numbers a byte, 8 more than they are: the first half of a vector in the
  /// low bits, the second in the high ones.
  const uint8_t *piece_halves;
  const float *position_vectors;
  const float *norm_scale, *norm_shift;
  warstory_layer layers[6];
} warstory_encoder;

/// The converted model that the program carries.
const void *warstory_encoder_bytes(void);
size_t warstory_encoder_count(void);

/// Finds the weights in `bytes`, which begin at a multiple of 64; 0 where they are
/// something else.
int warstory_encoder_open(const void *bytes, size_t count, warstory_encoder *encoder);

/// The number of a piece of a word, -1 where there is none.
int warstory_encoder_piece(const warstory_encoder *encoder, const char *text, size_t length);

/// The ways to multiply: all come to the same numbers.
enum {
  warstory_path_plain,
  /// Dot products of the ARM.
  warstory_path_dot,
  /// Vectors of 256 bits.
  warstory_path_wide,
  /// Those with dot products of bytes.
  warstory_path_wide_dot,
  /// Vectors of 512 bits with dot products of bytes.
  warstory_path_widest,
  warstory_path_count
};

/// Whether this program on this processor can take a path.
int warstory_encoder_has(int path);

/// The fastest path that there is.
int warstory_encoder_best(void);

/// The vectors of `count` texts, 384 numbers each: `tokens` has their pieces one
/// after the other, `starts` where each begins and, last, where they end.
///
/// At most `warstory_encoder_rows` pieces in all. 0 where memory ran out or there is
/// no such path.
int warstory_encoder_run(
    const warstory_encoder *encoder, const int32_t *tokens, const int32_t *starts, int count,
    float *vectors, int path);

/// Products of `count` rows of `depth` unsigned bytes with a matrix, exact on
/// every path. 0 where there is no such path.
int warstory_encoder_products(
    const warstory_matrix *matrix, const uint8_t *rows, int count, int32_t *into, int path);

#endif
