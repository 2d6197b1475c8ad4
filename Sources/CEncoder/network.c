#include "CEncoder.h"
#include <math.h>
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
};

static const uint32_t MARK = 0x31434e45;

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
  e->piece_vectors = take(&c, (size_t)WIDTH * e->pieces);
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
static inline float exponential(float x) {
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
static inline float bent(float x) {
  float z = fabsf(x) * 0.707106781f;
  float t = 1.0f / (1.0f + 0.3275911f * z);
  float sum = t * (0.254829592f +
                   t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f))));
  float error = 1.0f - sum * exponential(-z * z);
  error = x < 0 ? -error : error;
  return 0.5f * x * (1.0f + error);
}

static float sum_of(const float *row, int count) {
  float sums[8] = {0};
  for (int i = 0; i < count; i += 8)
    for (int lane = 0; lane < 8; lane++) sums[lane] += row[i + lane];
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

static float product_of(const float *one, const float *other, int count) {
  float sums[8] = {0};
  for (int i = 0; i < count; i += 8)
    for (int lane = 0; lane < 8; lane++) sums[lane] += one[i + lane] * other[i + lane];
  return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

/// Brings a row to mean 0 and spread 1, then scales and shifts it.
static void normalise(float *row, const float *scale, const float *shift) {
  float mean = sum_of(row, WIDTH) / WIDTH;
  for (int i = 0; i < WIDTH; i++) row[i] -= mean;
  float spread = sqrtf(product_of(row, row, WIDTH) / WIDTH + 1e-12f);
  for (int i = 0; i < WIDTH; i++) row[i] = row[i] / spread * scale[i] + shift[i];
}

// MARK: The network

typedef struct {
  float state[ROWS * WIDTH];
  float wide[ROWS * BEND];
  float mixed[ROWS * WIDTH];
  uint8_t bytes[ROWS * BEND];
  int32_t sums[ROWS * BEND];
  float weights[ROWS];
} workspace;

/// Multiplies `count` rows with a matrix: rows become unsigned bytes with a step
/// and a zero of their own.
static void multiply(
    workspace *w, const warstory_matrix *m, const float *rows, int count, float *into) {
  float steps[ROWS];
  int32_t zeros[ROWS];
  for (int row = 0; row < count; row++) {
    const float *from = rows + (size_t)row * m->depth;
    uint8_t *to = w->bytes + (size_t)row * m->depth;
    float least[8] = {0}, most[8] = {0};
    for (int i = 0; i < m->depth; i += 8)
      for (int lane = 0; lane < 8; lane++) {
        least[lane] = from[i + lane] < least[lane] ? from[i + lane] : least[lane];
        most[lane] = from[i + lane] > most[lane] ? from[i + lane] : most[lane];
      }
    for (int lane = 1; lane < 8; lane++) {
      least[0] = least[lane] < least[0] ? least[lane] : least[0];
      most[0] = most[lane] > most[0] ? most[lane] : most[0];
    }
    float range = most[0] - least[0];
    float step = range > 0 ? range / 255.0f : 1.0f;
    float inverse = 1.0f / step;
    float zero = -least[0] * inverse + 12582912.0f;
    zero -= 12582912.0f;
    for (int i = 0; i < m->depth; i++) {
      float whole = from[i] * inverse + zero + 12582912.0f;
      whole -= 12582912.0f;
      whole = whole < 0 ? 0 : whole > 255 ? 255 : whole;
      to[i] = (uint8_t)(int32_t)whole;
    }
    steps[row] = step;
    zeros[row] = (int32_t)zero;
  }
  warstory_encoder_products(m, w->bytes, count, w->sums, 0);
  for (int row = 0; row < count; row++) {
    const int32_t *sums = w->sums + (size_t)row * m->outs;
    float *to = into + (size_t)row * m->outs;
    for (int out = 0; out < m->outs; out++)
      to[out] = (float)(sums[out] - zeros[row] * m->sums[out]) * (steps[row] * m->scales[out]) +
                m->biases[out];
  }
}

/// Lets the tokens of one text look at each other; `qkv` has for each a query, a
/// key and a value.
static void attend(workspace *w, const float *qkv, int count, float *into) {
  const float scale = 0.176776695f;  // 1 / sqrt(32)
  for (int head = 0; head < HEADS; head++) {
    for (int row = 0; row < count; row++) {
      const float *query = qkv + (size_t)row * 3 * WIDTH + head * HEAD;
      float most = -1e30f;
      for (int other = 0; other < count; other++) {
        float score =
            product_of(query, qkv + (size_t)other * 3 * WIDTH + WIDTH + head * HEAD, HEAD) * scale;
        w->weights[other] = score;
        most = score > most ? score : most;
      }
      float sum = 0;
      for (int other = 0; other < count; other++) {
        w->weights[other] = exponential(w->weights[other] - most);
        sum += w->weights[other];
      }
      float mixed[HEAD] = {0};
      for (int other = 0; other < count; other++) {
        const float *value = qkv + (size_t)other * 3 * WIDTH + 2 * WIDTH + head * HEAD;
        for (int i = 0; i < HEAD; i++) mixed[i] += w->weights[other] * value[i];
      }
      float *to = into + (size_t)row * WIDTH + head * HEAD;
      for (int i = 0; i < HEAD; i++) to[i] = mixed[i] / sum;
    }
  }
}

int warstory_encoder_run(
    const warstory_encoder *e, const int32_t *tokens, const int32_t *starts, int count,
    float *vectors) {
  int rows = starts[count];
  if (rows > ROWS) return 0;
  workspace *w = malloc(sizeof *w);
  if (w == NULL) return 0;
  for (int text = 0; text < count; text++)
    for (int row = starts[text]; row < starts[text + 1]; row++) {
      const int8_t *piece = e->piece_vectors + (size_t)tokens[row] * WIDTH;
      const float *position = e->position_vectors + (size_t)(row - starts[text]) * WIDTH;
      float *to = w->state + (size_t)row * WIDTH;
      for (int i = 0; i < WIDTH; i++)
        to[i] = piece[i] * e->piece_scales[tokens[row]] + position[i];
      normalise(to, e->norm_scale, e->norm_shift);
    }
  for (int number = 0; number < warstory_encoder_layers; number++) {
    const warstory_layer *l = &e->layers[number];
    multiply(w, &l->query_key_value, w->state, rows, w->wide);
    for (int text = 0; text < count; text++)
      attend(
          w, w->wide + (size_t)starts[text] * 3 * WIDTH, starts[text + 1] - starts[text],
          w->mixed + (size_t)starts[text] * WIDTH);
    multiply(w, &l->output, w->mixed, rows, w->wide);
    for (int row = 0; row < rows; row++) {
      float *state = w->state + (size_t)row * WIDTH;
      for (int i = 0; i < WIDTH; i++) state[i] += w->wide[(size_t)row * WIDTH + i];
      normalise(state, l->norm_scale[0], l->norm_shift[0]);
    }
    multiply(w, &l->into_bend, w->state, rows, w->wide);
    for (size_t i = 0; i < (size_t)rows * BEND; i++) w->wide[i] = bent(w->wide[i]);
    multiply(w, &l->out_of_bend, w->wide, rows, w->mixed);
    for (int row = 0; row < rows; row++) {
      float *state = w->state + (size_t)row * WIDTH;
      for (int i = 0; i < WIDTH; i++) state[i] += w->mixed[(size_t)row * WIDTH + i];
      normalise(state, l->norm_scale[1], l->norm_shift[1]);
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
  free(w);
  return 1;
}
