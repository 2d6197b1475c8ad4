#ifndef COPENSSL_H
#define COPENSSL_H

#include <stdbool.h>
#include <stddef.h>

/// A narrow front for OpenSSL: TLS 1.3 between two sides that share a secret,
/// and nothing else. No certificate, no name, no socket: bytes go in and come
/// out, and whoever does not have the secret gets no byte at all.

enum { co_secret_length = 32 };

/// Derives a secret from `text` for `purpose` by HKDF with SHA-256 (RFC 5869).
bool co_derive(const char *_Nonnull text, const char *_Nonnull purpose,
               unsigned char *_Nonnull secret);

/// What all connections of one side have in common.
typedef struct co_side co_side;

/// NULL where memory or OpenSSL itself fails.
co_side *_Nullable co_side_new(const unsigned char *_Nonnull secret,
                               bool is_host);
void co_side_free(co_side *_Nonnull side);

/// One connection.
typedef struct co_stream co_stream;

co_stream *_Nullable co_stream_new(co_side *_Nonnull side);
void co_stream_free(co_stream *_Nonnull stream);

typedef enum {
  co_done,
  /// Bytes from the other side are wanted first.
  co_waiting,
  /// The other side speaks TLS 1.3 and has another secret.
  co_wrong_secret,
  /// The other side does something else.
  co_failed,
} co_result;

/// Gives `stream` what came from the other side.
bool co_feed(co_stream *_Nonnull stream, const void *_Nonnull bytes,
             size_t length);

/// Goes on with the handshake.
co_result co_handshake(co_stream *_Nonnull stream);

/// Whether the other side has shown that it has the secret. A host knows from
/// the first message, before it has answered anything.
bool co_is_keyed(const co_stream *_Nonnull stream);

/// Decrypts into `bytes`; `length` comes back as what was read.
co_result co_read(co_stream *_Nonnull stream, void *_Nonnull bytes,
                  size_t *_Nonnull length);

/// Encrypts; what is to be sent waits in the stream then.
bool co_write(co_stream *_Nonnull stream, const void *_Nonnull bytes,
              size_t length);

/// Takes what is to be sent, at most `length` bytes; 0 when there is nothing.
size_t co_take(co_stream *_Nonnull stream, void *_Nonnull bytes,
               size_t length);

#endif
