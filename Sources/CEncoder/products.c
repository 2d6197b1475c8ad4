#include "CEncoder.h"
#include <string.h>

// Sums of products of 8-bit integers in 32 bits: exact, so the same in any order
// and on every machine. A block of cells holds for 16 outputs 4 inputs each.

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

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx2"))) static void wide(
    const warstory_matrix *m, const uint8_t *rows, int count, int32_t *into) {
  for (int block = 0; block < m->outs / 16; block++) {
    const int8_t *cells = m->cells + (size_t)block * 16 * m->depth;
    for (int row = 0; row < count; row += 2) {
      int has_second = row + 1 < count;
      const uint8_t *one = rows + (size_t)row * m->depth;
      const uint8_t *other = has_second ? one + m->depth : one;
      __m256i sums[2][4];
      for (int r = 0; r < 2; r++)
        for (int q = 0; q < 4; q++) sums[r][q] = _mm256_setzero_si256();
      for (int k = 0; k < m->depth / 4; k++) {
        int32_t first, second;
        memcpy(&first, one + 4 * k, 4);
        memcpy(&second, other + 4 * k, 4);
        __m256i a = _mm256_cvtepu8_epi16(_mm_set1_epi32(first));
        __m256i b = _mm256_cvtepu8_epi16(_mm_set1_epi32(second));
        for (int q = 0; q < 4; q++) {
          __m256i cell = _mm256_cvtepi8_epi16(
              _mm_loadu_si128((const __m128i *)(cells + k * 64 + q * 16)));
          sums[0][q] = _mm256_add_epi32(sums[0][q], _mm256_madd_epi16(a, cell));
          sums[1][q] = _mm256_add_epi32(sums[1][q], _mm256_madd_epi16(b, cell));
        }
      }
      for (int r = 0; r <= has_second; r++) {
        int32_t *out = into + (size_t)(row + r) * m->outs + block * 16;
        for (int q = 0; q < 4; q++) {
          int32_t halves[8];
          _mm256_storeu_si256((__m256i *)halves, sums[r][q]);
          for (int c = 0; c < 4; c++) out[q * 4 + c] = halves[2 * c] + halves[2 * c + 1];
        }
      }
    }
  }
}

#define WIDEST __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

WIDEST static inline __attribute__((always_inline)) void tile(
    const int8_t *cells, const uint8_t *rows, int depth, int outs, int32_t *into, const int n) {
  __m512i sums[8];
  for (int r = 0; r < n; r++) sums[r] = _mm512_setzero_si512();
  for (int k = 0; k < depth / 4; k++) {
    __m512i cell = _mm512_loadu_si512((const void *)(cells + k * 64));
    for (int r = 0; r < n; r++) {
      int32_t input;
      memcpy(&input, rows + (size_t)r * depth + 4 * k, 4);
      sums[r] = _mm512_dpbusd_epi32(sums[r], _mm512_set1_epi32(input), cell);
    }
  }
  for (int r = 0; r < n; r++) _mm512_storeu_si512((void *)(into + (size_t)r * outs), sums[r]);
}

WIDEST static void widest(
    const warstory_matrix *m, const uint8_t *rows, int count, int32_t *into) {
  for (int block = 0; block < m->outs / 16; block++) {
    const int8_t *cells = m->cells + (size_t)block * 16 * m->depth;
    int row = 0;
    for (; row + 8 <= count; row += 8)
      tile(cells, rows + (size_t)row * m->depth, m->depth, m->outs,
           into + (size_t)row * m->outs + block * 16, 8);
    for (; row + 2 <= count; row += 2)
      tile(cells, rows + (size_t)row * m->depth, m->depth, m->outs,
           into + (size_t)row * m->outs + block * 16, 2);
    for (; row < count; row++)
      tile(cells, rows + (size_t)row * m->depth, m->depth, m->outs,
           into + (size_t)row * m->outs + block * 16, 1);
  }
}

static int has(int path) {
  __builtin_cpu_init();
  if (path == 2) return __builtin_cpu_supports("avx2");
  return __builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl");
}
#endif

int warstory_encoder_products(
    const warstory_matrix *matrix, const uint8_t *rows, int count, int32_t *into, int path) {
#if defined(__x86_64__)
  if (path == 0) path = has(3) ? 3 : has(2) ? 2 : 1;
  if (path > 1 && !has(path)) return 0;
  if (path == 3) {
    widest(matrix, rows, count, into);
    return 1;
  }
  if (path == 2) {
    wide(matrix, rows, count, into);
    return 1;
  }
#else
  if (path > 1) return 0;
#endif
  plain(matrix, rows, count, into);
  return 1;
}
