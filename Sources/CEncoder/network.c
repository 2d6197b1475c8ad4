#include "CEncoder.h"
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

// Every number here comes from addition, multiplication, division and square
// roots in a fixed order, which round alike on every machine.
#pragma STDC FP_CONTRACT OFF

enum {
  WIDTH = warstory_encoder_width,
  HEADS = warstory_encoder_heads,
  HEAD = WIDTH / HEADS,
  BEND = warstory_encoder_bend,
  ROWS = warstory_encoder_rows,
  /// Rows that are multiplied at once.
  SOME = 64,
};

// Compiled once for each kind of processor, by what it is inlined in.
#define INLINED static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

static const uint32_t MARK = 0x32434e45;

// MARK: Reading the bytes

typedef struct {
  const char *bytes;
  size_t count, place;
  int failed;
} cursor;

static const void *take(cursor *c, size_t count) {
  size_t start = (c->place + 63) / 64 * 64;
  if (start > c->count || count > c->count - start) {
    c->failed = 1;
    return NULL;
  }
  c->place = start + count;
  return c->bytes + start;
}

static warstory_matrix matrix(cursor *c, int outs, int depth) {
  warstory_matrix m = {0};
  m.outs = outs;
  m.depth = depth;
  m.scales = take(c, 4 * (size_t)outs);
  m.biases = take(c, 4 * (size_t)outs);
  m.sums = take(c, 4 * (size_t)outs);
  m.cells = take(c, (size_t)outs * depth);
  return m;
}

int warstory_encoder_open(const void *bytes, size_t count, warstory_encoder *e) {
  cursor c = {bytes, count, 0, 0};
  const uint32_t *head = take(&c, 16);
  if (head == NULL || head[0] != MARK || head[1] == 0 || head[1] > 40000 || head[2] < 16 ||
      head[2] > 512)
    return 0;
  e->pieces = (int)head[1];
  e->positions = (int)head[2];
  e->piece_starts = take(&c, 4 * ((size_t)e->pieces + 1));
  if (c.failed) return 0;
  for (int i = 0; i < e->pieces; i++)
    if (e->piece_starts[i] > e->piece_starts[i + 1]) return 0;
  e->piece_text = take(&c, e->piece_starts[e->pieces]);
  e->piece_scales = take(&c, 4 * (size_t)e->pieces);
  e->piece_halves = take(&c, (size_t)WIDTH / 2 * e->pieces);
  e->position_vectors = take(&c, 4 * (size_t)WIDTH * e->positions);
  e->norm_scale = take(&c, 4 * WIDTH);
  e->norm_shift = take(&c, 4 * WIDTH);
  for (int i = 0; i < warstory_encoder_layers; i++) {
    warstory_layer *l = &e->layers[i];
    l->query_key_value = matrix(&c, 3 * WIDTH, WIDTH);
    l->output = matrix(&c, WIDTH, WIDTH);
    l->norm_scale[0] = take(&c, 4 * WIDTH);
    l->norm_shift[0] = take(&c, 4 * WIDTH);
    l->into_bend = matrix(&c, BEND, WIDTH);
    l->out_of_bend = matrix(&c, WIDTH, BEND);
    l->norm_scale[1] = take(&c, 4 * WIDTH);
    l->norm_shift[1] = take(&c, 4 * WIDTH);
  }
  return !c.failed;
}

int warstory_encoder_piece(const warstory_encoder *e, const char *text, size_t length) {
  int low = 0, high = e->pieces;
  while (low < high) {
    int middle = (low + high) / 2;
    size_t start = e->piece_starts[middle], own = e->piece_starts[middle + 1] - start;
    int order = memcmp(e->piece_text + start, text, own < length ? own : length);
    if (order == 0) order = own < length ? -1 : own > length;
    if (order == 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return -1;
}

// MARK: Functions

/// e to the power of x, within 2 units of the last place.
INLINED float exponential(float x) {
  x = x < -87.0f ? -87.0f : x > 88.0f ? 88.0f : x;
  // Adding and taking away 1.5 times 2 to the 23rd rounds to a whole number.
  float whole = x * 1.44269504f + 12582912.0f;
  int32_t bits;
  memcpy(&bits, &whole, 4);
  whole -= 12582912.0f;
  float rest = x - whole * 0.693145752f - whole * 1.42860677e-6f;
  float power = 1.9875691e-4f;
  power = power * rest + 1.3981999e-3f;
  power = power * rest + 8.3334519e-3f;
  power = power * rest + 4.1665796e-2f;
  power = power * rest + 1.6666666e-1f;
  power = power * rest + 5.0000001e-1f;
  power = power * (rest * rest) + rest + 1.0f;
  int32_t scale = (bits - 0x4b400000 + 127) * (1 << 23);
  float factor;
  memcpy(&factor, &scale, 4);
  return power * factor;
}

/// The Gaussian error linear unit; the error function after Abramowitz and Stegun
/// 7.1.26, within 2e-7.
INLINED float bent(float x) {
  float z = fabsf(x) * 0.707106781f;
  float t = 1.0f / (1.0f + 0.3275911f * z);
  float sum = t * (0.254829592f +
                   t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f))));
  float error = 1.0f - sum * exponential(-z * z);
  error = x < 0 ? -error : error;
  return 0.5f * x * (1.0f + error);
}

INLINED float sum_of(const float *row, int count) {
  float sums[8] = {0};
  for (int i = 0; i < count; i += 8)
    for (int lane = 0; lane < 8; lane++) sums[lane] += row[i + lane];
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

INLINED float product_of(const float *one, const float *other, int count) {
  float sums[8] = {0};
  for (int i = 0; i < count; i += 8)
    for (int lane = 0; lane < 8; lane++) sums[lane] += one[i + lane] * other[i + lane];
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

/// Brings a row to mean 0 and spread 1, then scales and shifts it.
INLINED void normalise(float *row, const float *scale, const float *shift) {
  float mean = sum_of(row, WIDTH) / WIDTH;
  for (int i = 0; i < WIDTH; i++) row[i] -= mean;
  float spread = sqrtf(product_of(row, row, WIDTH) / WIDTH + 1e-12f);
  for (int i = 0; i < WIDTH; i++) row[i] = row[i] / spread * scale[i] + shift[i];
}

// MARK: The network

typedef struct {
  float state[ROWS * WIDTH];
  /// Queries, keys and values of all rows; then the bend of some.
  float wide[ROWS * 3 * WIDTH];
  float mixed[ROWS * WIDTH];
  float result[SOME * WIDTH];
  uint8_t bytes[SOME * BEND];
  int32_t sums[SOME * BEND];
  /// The keys of a head, one column a row.
  float keys[HEAD * ROWS];
  float weights[ROWS];
} workspace;

// One for each thread that is at work; some are kept.
static _Atomic(workspace *) spare[8];

static workspace *take_workspace(void) {
  for (int i = 0; i < 8; i++) {
    workspace *w = atomic_exchange(&spare[i], NULL);
    if (w != NULL) return w;
  }
  void *w = NULL;
  return posix_memalign(&w, 64, sizeof(workspace)) == 0 ? w : NULL;
}

static void give_workspace(workspace *w) {
  for (int i = 0; i < 8; i++) {
    workspace *none = NULL;
    if (atomic_compare_exchange_strong(&spare[i], &none, w)) return;
  }
  free(w);
}

/// Multiplies `count` rows with a matrix, some at a time: rows become unsigned
/// bytes with a step and a zero of their own.
INLINED void multiply(
    workspace *w, const warstory_matrix *m, const float *rows, int count, float *into,
    const int path) {
  // Stores of bytes might change what a pointer leads to, as far as a compiler knows.
  const int depth = m->depth, outs = m->outs;
  float steps[SOME];
  int32_t zeros[SOME];
  for (int row = 0; row < count; row++) {
    const float *from = rows + (size_t)row * depth;
    uint8_t *restrict to = w->bytes + (size_t)row * depth;
    float least[16] = {0}, most[16] = {0};
    for (int i = 0; i < depth; i += 16)
      UNROLLED for (int lane = 0; lane < 16; lane++) {
        least[lane] = from[i + lane] < least[lane] ? from[i + lane] : least[lane];
        most[lane] = from[i + lane] > most[lane] ? from[i + lane] : most[lane];
      }
    for (int lane = 1; lane < 16; lane++) {
      least[0] = least[lane] < least[0] ? least[lane] : least[0];
      most[0] = most[lane] > most[0] ? most[lane] : most[0];
    }
    float range = most[0] - least[0];
    float step = range > 0 ? range / 255.0f : 1.0f;
    float inverse = 1.0f / step;
    float zero = -least[0] * inverse + 12582912.0f;
    zero -= 12582912.0f;
    for (int i = 0; i < depth; i++) {
      float whole = from[i] * inverse + zero + 12582912.0f;
      int32_t bits;
      memcpy(&bits, &whole, 4);
      bits -= 0x4b400000;
      to[i] = (uint8_t)(bits < 0 ? 0 : bits > 255 ? 255 : bits);
    }
    steps[row] = step;
    zeros[row] = (int32_t)zero;
  }
  warstory_encoder_products(m, w->bytes, count, w->sums, path);
  for (int row = 0; row < count; row++) {
    const int32_t *sums = w->sums + (size_t)row * outs;
    float *restrict to = into + (size_t)row * outs;
    for (int out = 0; out < outs; out++)
      to[out] = (float)(sums[out] - zeros[row] * m->sums[out]) * (steps[row] * m->scales[out]) +
                m->biases[out];
  }
}

/// Lets the tokens of one text look at each other; `qkv` has for each a query, a
/// key and a value.
INLINED void attend(workspace *w, const float *qkv, int count, float *into) {
  const float scale = 0.176776695f;  // 1 / sqrt(32)
  // Whole vectors are worked out, and what stands behind the last row is not used.
  const int padded = (count + 15) / 16 * 16;
  float *restrict weights = w->weights;
  for (int head = 0; head < HEADS; head++) {
    for (int part = 0; part < HEAD; part++) {
      float *keys = w->keys + part * padded;
      for (int row = 0; row < count; row++)
        keys[row] = qkv[(size_t)row * 3 * WIDTH + WIDTH + head * HEAD + part];
      for (int row = count; row < padded; row++) keys[row] = 0;
    }
    for (int row = 0; row < count; row++) {
      const float *query = qkv + (size_t)row * 3 * WIDTH + head * HEAD;
      // As `product_of` sums, for many keys at once.
      for (int other = 0; other < padded; other++) {
        const float *key = w->keys + other;
        float sums[8];
        UNROLLED for (int lane = 0; lane < 8; lane++) {
          sums[lane] = query[lane] * key[lane * padded];
          UNROLLED for (int i = 8; i < HEAD; i += 8)
            sums[lane] += query[i + lane] * key[(i + lane) * padded];
        }
        weights[other] = (((sums[0] + sums[4]) + (sums[1] + sums[5])) +
                          ((sums[2] + sums[6]) + (sums[3] + sums[7]))) *
                         scale;
      }
      for (int other = count; other < padded; other++) weights[other] = -1e30f;
      float most[16];
      UNROLLED for (int lane = 0; lane < 16; lane++) most[lane] = -1e30f;
      for (int other = 0; other < padded; other += 16)
        UNROLLED for (int lane = 0; lane < 16; lane++)
          most[lane] = weights[other + lane] > most[lane] ? weights[other + lane] : most[lane];
      for (int lane = 1; lane < 16; lane++) most[0] = most[lane] > most[0] ? most[lane] : most[0];
      for (int other = 0; other < padded; other++)
        weights[other] = exponential(weights[other] - most[0]);
      float sum = 0;
      float mixed[HEAD] = {0};
      for (int other = 0; other < count; other++) {
        const float *value = qkv + (size_t)other * 3 * WIDTH + 2 * WIDTH + head * HEAD;
        sum += weights[other];
        UNROLLED for (int i = 0; i < HEAD; i++) mixed[i] += weights[other] * value[i];
      }
      float *to = into + (size_t)row * WIDTH + head * HEAD;
      for (int i = 0; i < HEAD; i++) to[i] = mixed[i] / sum;
    }
  }
}

/// Adds `count` rows to rows of the state, which become normal.
INLINED void settle(
    float *state, const float *rows, int count, const float *scale, const float *shift) {
  for (int row = 0; row < count; row++, state += WIDTH, rows += WIDTH) {
    for (int i = 0; i < WIDTH; i++) state[i] += rows[i];
    normalise(state, scale, shift);
  }
}

INLINED void run(
    workspace *w, const warstory_encoder *e, const int32_t *tokens, const int32_t *starts,
    int count, float *vectors, const int path) {
  int rows = starts[count];
  for (int text = 0; text < count; text++)
    for (int row = starts[text]; row < starts[text + 1]; row++) {
      const uint8_t *piece = e->piece_halves + (size_t)tokens[row] * (WIDTH / 2);
      const float *position = e->position_vectors + (size_t)(row - starts[text]) * WIDTH;
      float *to = w->state + (size_t)row * WIDTH;
      float scale = e->piece_scales[tokens[row]];
      for (int i = 0; i < WIDTH / 2; i++) {
        to[i] = ((piece[i] & 15) - 8) * scale + position[i];
        to[WIDTH / 2 + i] = ((piece[i] >> 4) - 8) * scale + position[WIDTH / 2 + i];
      }
      normalise(to, e->norm_scale, e->norm_shift);
    }
  for (int number = 0; number < warstory_encoder_layers; number++) {
    const warstory_layer *l = &e->layers[number];
    for (int row = 0; row < rows; row += SOME)
      multiply(
          w, &l->query_key_value, w->state + (size_t)row * WIDTH,
          rows - row < SOME ? rows - row : SOME, w->wide + (size_t)row * 3 * WIDTH, path);
    for (int text = 0; text < count; text++)
      attend(
          w, w->wide + (size_t)starts[text] * 3 * WIDTH, starts[text + 1] - starts[text],
          w->mixed + (size_t)starts[text] * WIDTH);
    for (int row = 0; row < rows; row += SOME) {
      int some = rows - row < SOME ? rows - row : SOME;
      float *state = w->state + (size_t)row * WIDTH;
      multiply(w, &l->output, w->mixed + (size_t)row * WIDTH, some, w->result, path);
      settle(state, w->result, some, l->norm_scale[0], l->norm_shift[0]);
      multiply(w, &l->into_bend, state, some, w->wide, path);
      for (int i = 0; i < some * BEND; i++) w->wide[i] = bent(w->wide[i]);
      multiply(w, &l->out_of_bend, w->wide, some, w->result, path);
      settle(state, w->result, some, l->norm_scale[1], l->norm_shift[1]);
    }
  }
  for (int text = 0; text < count; text++) {
    float *vector = vectors + (size_t)text * WIDTH;
    memset(vector, 0, WIDTH * sizeof *vector);
    for (int row = starts[text]; row < starts[text + 1]; row++)
      for (int i = 0; i < WIDTH; i++) vector[i] += w->state[(size_t)row * WIDTH + i];
    float length = sqrtf(product_of(vector, vector, WIDTH));
    if (length > 1e-12f)
      for (int i = 0; i < WIDTH; i++) vector[i] /= length;
  }
}

#define RUN(name, target)                                                                 \
  target static void name(                                                                \
      workspace *w, const warstory_encoder *e, const int32_t *tokens, const int32_t *starts, \
      int count, float *vectors, int path) {                                              \
    run(w, e, tokens, starts, count, vectors, path);                                      \
  }

RUN(run_plain, )
#if defined(__x86_64__)
RUN(run_wide, __attribute__((target("avx2"))))
RUN(run_widest, __attribute__((target("avx2,avx512f,avx512bw,avx512vl"))))
#endif

int warstory_encoder_run(
    const warstory_encoder *e, const int32_t *tokens, const int32_t *starts, int count,
    float *vectors, int path) {
  if (starts[count] > ROWS || !warstory_encoder_has(path)) return 0;
  workspace *w = take_workspace();
  if (w == NULL) return 0;
  switch (path) {
#if defined(__x86_64__)
  case warstory_path_wide:
  case warstory_path_wide_dot: run_wide(w, e, tokens, starts, count, vectors, path); break;
  case warstory_path_widest: run_widest(w, e, tokens, starts, count, vectors, path); break;
#endif
  default: run_plain(w, e, tokens, starts, count, vectors, path);
  }
  give_workspace(w);
  return 1;
}
