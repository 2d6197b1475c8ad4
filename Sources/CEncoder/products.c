#include "CEncoder.h"
#include <string.h>

// Sums of products of 8-bit integers in 32 bits: exact, so the same in any order
// and on every machine. A block of cells holds for 16 outputs 4 inputs each.
//
// Each path multiplies a few rows with a few blocks at a time, which it keeps in
// registers; their numbers are constants where a tile is inlined.

#define INLINED static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

INLINED int32_t four(const uint8_t *inputs) {
  int32_t four;
  memcpy(&four, inputs, 4);
  return four;
}

static void plain(const warstory_matrix *m, const uint8_t *rows, int count, int32_t *into) {
  for (int block = 0; block < m->outs / 16; block++) {
    const int8_t *cells = m->cells + (size_t)block * 16 * m->depth;
    for (int row = 0; row < count; row++) {
      const uint8_t *input = rows + (size_t)row * m->depth;
      int32_t sums[16] = {0};
      for (int k = 0; k < m->depth / 4; k++) {
        const int8_t *cell = cells + k * 64;
        for (int out = 0; out < 16; out++) {
          sums[out] += input[4 * k] * cell[4 * out] + input[4 * k + 1] * cell[4 * out + 1] +
                       input[4 * k + 2] * cell[4 * out + 2] + input[4 * k + 3] * cell[4 * out + 3];
        }
      }
      memcpy(into + (size_t)row * m->outs + block * 16, sums, sizeof sums);
    }
  }
}

#if defined(__ARM_FEATURE_DOTPROD)
#include <arm_neon.h>

INLINED void dot_tile(
    const warstory_matrix *m, const int8_t *cells, const uint8_t *rows, int32_t *into,
    const int n) {
  // The instruction takes signed inputs: 128 less, whose share is in the matrix's sums.
  int32x4_t sums[4][4];
  UNROLLED for (int r = 0; r < n; r++)
    UNROLLED for (int q = 0; q < 4; q++) sums[r][q] = vdupq_n_s32(0);
  for (int k = 0; k < m->depth / 4; k++) {
    int8x16_t cell[4];
    UNROLLED for (int q = 0; q < 4; q++) cell[q] = vld1q_s8(cells + k * 64 + q * 16);
    UNROLLED for (int r = 0; r < n; r++) {
      int8x16_t input = veorq_s8(
          vreinterpretq_s8_s32(vdupq_n_s32(four(rows + (size_t)r * m->depth + 4 * k))),
          vdupq_n_s8(-128));
      UNROLLED for (int q = 0; q < 4; q++) sums[r][q] = vdotq_s32(sums[r][q], input, cell[q]);
    }
  }
  int block = (int)((cells - m->cells) / (16 * m->depth));
  UNROLLED for (int r = 0; r < n; r++)
    UNROLLED for (int q = 0; q < 4; q++) {
      int32x4_t share = vshlq_n_s32(vld1q_s32(m->sums + block * 16 + q * 4), 7);
      vst1q_s32(into + (size_t)r * m->outs + q * 4, vaddq_s32(sums[r][q], share));
    }
}

static void dot(const warstory_matrix *m, const uint8_t *rows, int count, int32_t *into) {
  for (int block = 0; block < m->outs / 16; block++) {
    const int8_t *cells = m->cells + (size_t)block * 16 * m->depth;
    for (int row = 0; row < count;) {
      const uint8_t *from = rows + (size_t)row * m->depth;
      int32_t *to = into + (size_t)row * m->outs + block * 16;
      if (count - row >= 4) {
        dot_tile(m, cells, from, to, 4);
        row += 4;
      } else {
        dot_tile(m, cells, from, to, 1);
        row += 1;
      }
    }
  }
}
#endif

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx2")))
#define WIDE_DOT __attribute__((target("avx2,avxvnni")))
#define WIDEST __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

/// Inputs and cells become 16 bits, of every other byte each; the products of two
/// are summed in 32, which they can't leave.
INLINED WIDE void wide_tile(
    const int8_t *cells, const uint8_t *rows, int depth, int outs, int32_t *into, const int n) {
  __m256i sums[4][2];
  UNROLLED for (int r = 0; r < n; r++) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  for (int k = 0; k < depth / 4; k++) {
    __m256i even[2], odd[2];
    UNROLLED for (int half = 0; half < 2; half++) {
      __m256i cell = _mm256_loadu_si256((const __m256i *)(cells + k * 64 + half * 32));
      even[half] = _mm256_srai_epi16(_mm256_slli_epi16(cell, 8), 8);
      odd[half] = _mm256_srai_epi16(cell, 8);
    }
    UNROLLED for (int r = 0; r < n; r++) {
      __m256i input = _mm256_set1_epi32(four(rows + (size_t)r * depth + 4 * k));
      __m256i first = _mm256_and_si256(input, _mm256_set1_epi16(255));
      __m256i second = _mm256_srli_epi16(input, 8);
      UNROLLED for (int half = 0; half < 2; half++)
        sums[r][half] = _mm256_add_epi32(
            sums[r][half],
            _mm256_add_epi32(
                _mm256_madd_epi16(first, even[half]), _mm256_madd_epi16(second, odd[half])));
    }
  }
  UNROLLED for (int r = 0; r < n; r++)
    UNROLLED for (int half = 0; half < 2; half++)
      _mm256_storeu_si256((__m256i *)(into + (size_t)r * outs + half * 8), sums[r][half]);
}

WIDE static void wide(const warstory_matrix *m, const uint8_t *rows, int count, int32_t *into) {
  for (int block = 0; block < m->outs / 16; block++) {
    const int8_t *cells = m->cells + (size_t)block * 16 * m->depth;
    for (int row = 0; row < count;) {
      const uint8_t *from = rows + (size_t)row * m->depth;
      int32_t *to = into + (size_t)row * m->outs + block * 16;
      if (count - row >= 4) {
        wide_tile(cells, from, m->depth, m->outs, to, 4);
        row += 4;
      } else {
        wide_tile(cells, from, m->depth, m->outs, to, 1);
        row += 1;
      }
    }
  }
}

INLINED WIDE_DOT void wide_dot_tile(
    const int8_t *cells, const uint8_t *rows, int depth, int outs, int32_t *into, const int n) {
  __m256i sums[6][2];
  UNROLLED for (int r = 0; r < n; r++) sums[r][0] = sums[r][1] = _mm256_setzero_si256();
  for (int k = 0; k < depth / 4; k++) {
    __m256i first = _mm256_loadu_si256((const __m256i *)(cells + k * 64));
    __m256i second = _mm256_loadu_si256((const __m256i *)(cells + k * 64 + 32));
    UNROLLED for (int r = 0; r < n; r++) {
      __m256i input = _mm256_set1_epi32(four(rows + (size_t)r * depth + 4 * k));
      sums[r][0] = _mm256_dpbusd_avx_epi32(sums[r][0], input, first);
      sums[r][1] = _mm256_dpbusd_avx_epi32(sums[r][1], input, second);
    }
  }
  UNROLLED for (int r = 0; r < n; r++)
    UNROLLED for (int half = 0; half < 2; half++)
      _mm256_storeu_si256((__m256i *)(into + (size_t)r * outs + half * 8), sums[r][half]);
}

WIDE_DOT static void wide_dot(
    const warstory_matrix *m, const uint8_t *rows, int count, int32_t *into) {
  for (int block = 0; block < m->outs / 16; block++) {
    const int8_t *cells = m->cells + (size_t)block * 16 * m->depth;
    for (int row = 0; row < count;) {
      const uint8_t *from = rows + (size_t)row * m->depth;
      int32_t *to = into + (size_t)row * m->outs + block * 16;
      if (count - row >= 6) {
        wide_dot_tile(cells, from, m->depth, m->outs, to, 6);
        row += 6;
      } else {
        wide_dot_tile(cells, from, m->depth, m->outs, to, 1);
        row += 1;
      }
    }
  }
}

INLINED WIDEST void widest_tile(
    const int8_t *cells, const uint8_t *rows, int depth, int outs, int32_t *into, const int n,
    const int blocks) {
  __m512i sums[8][3];
  UNROLLED for (int r = 0; r < n; r++)
    UNROLLED for (int b = 0; b < blocks; b++) sums[r][b] = _mm512_setzero_si512();
  for (int k = 0; k < depth / 4; k++) {
    __m512i cell[3];
    UNROLLED for (int b = 0; b < blocks; b++)
      cell[b] = _mm512_loadu_si512((const void *)(cells + (size_t)b * 16 * depth + k * 64));
    UNROLLED for (int r = 0; r < n; r++) {
      __m512i input = _mm512_set1_epi32(four(rows + (size_t)r * depth + 4 * k));
      UNROLLED for (int b = 0; b < blocks; b++)
        sums[r][b] = _mm512_dpbusd_epi32(sums[r][b], input, cell[b]);
    }
  }
  UNROLLED for (int r = 0; r < n; r++)
    UNROLLED for (int b = 0; b < blocks; b++)
      _mm512_storeu_si512((void *)(into + (size_t)r * outs + b * 16), sums[r][b]);
}

INLINED WIDEST void widest_blocks(
    const warstory_matrix *m, int block, const uint8_t *rows, int count, int32_t *into,
    const int blocks) {
  const int8_t *cells = m->cells + (size_t)block * 16 * m->depth;
  int row = 0;
#define TILES(n)                                                                             \
  for (; row + n <= count; row += n)                                                         \
    widest_tile(                                                                             \
        cells, rows + (size_t)row * m->depth, m->depth, m->outs,                             \
        into + (size_t)row * m->outs + block * 16, n, blocks);
  TILES(8) TILES(4) TILES(2) TILES(1)
#undef TILES
}

WIDEST static void widest(
    const warstory_matrix *m, const uint8_t *rows, int count, int32_t *into) {
  int block = 0;
  for (; block + 3 <= m->outs / 16; block += 3) widest_blocks(m, block, rows, count, into, 3);
  for (; block < m->outs / 16; block++) widest_blocks(m, block, rows, count, into, 1);
}
#endif

int warstory_encoder_has(int path) {
  switch (path) {
  case warstory_path_plain: return 1;
#if defined(__ARM_FEATURE_DOTPROD)
  case warstory_path_dot: return 1;
#endif
#if defined(__x86_64__)
  case warstory_path_wide: return __builtin_cpu_supports("avx2") != 0;
  case warstory_path_wide_dot:
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avxvnni");
  case warstory_path_widest:
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
#endif
  default: return 0;
  }
}

int warstory_encoder_best(void) {
  int path = warstory_path_count - 1;
  while (!warstory_encoder_has(path)) path--;
  return path;
}

int warstory_encoder_products(
    const warstory_matrix *matrix, const uint8_t *rows, int count, int32_t *into, int path) {
  if (!warstory_encoder_has(path)) return 0;
  switch (path) {
#if defined(__ARM_FEATURE_DOTPROD)
  case warstory_path_dot: dot(matrix, rows, count, into); break;
#endif
#if defined(__x86_64__)
  case warstory_path_wide: wide(matrix, rows, count, into); break;
  case warstory_path_wide_dot: wide_dot(matrix, rows, count, into); break;
  case warstory_path_widest: widest(matrix, rows, count, into); break;
#endif
  default: plain(matrix, rows, count, into);
  }
  return 1;
}
