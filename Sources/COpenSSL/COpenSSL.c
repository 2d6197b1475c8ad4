#include "COpenSSL.h"

#include <limits.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/ssl.h>
#include <stdlib.h>
#include <string.h>

// The hash of the secret's derivation is the hash of the cipher suite.
static const char suite[] = "TLS_AES_128_GCM_SHA256";
static const unsigned char suite_id[] = {0x13, 0x01};

// Sent in the clear, so it says nothing.
static const unsigned char identity[] = "session";
enum { identity_length = sizeof identity - 1 };

struct co_side {
  SSL_CTX *context;
  bool is_host;
  unsigned char secret[co_secret_length];
};

struct co_stream {
  SSL *ssl;
  BIO *incoming, *outgoing;  // Owned by ssl.
  bool is_host;
};

// A settings file must not change what is promised, and the network's thread may
// outlive main.
static bool start(void) {
  return OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT,
                          NULL) == 1;
}

bool co_derive(const char *text, const char *purpose, unsigned char *secret) {
  if (!start()) return false;
  EVP_KDF *hkdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
  EVP_KDF_CTX *context = hkdf ? EVP_KDF_CTX_new(hkdf) : NULL;
  EVP_KDF_free(hkdf);
  if (!context) return false;
  OSSL_PARAM parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char *)"SHA256",
                                       0),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)text,
                                        strlen(text)),
      OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)purpose,
                                        strlen(purpose)),
      OSSL_PARAM_construct_end(),
  };
  int result = EVP_KDF_derive(context, secret, co_secret_length, parameters);
  EVP_KDF_CTX_free(context);
  return result > 0;
}

// MARK: The secret in the handshake

static SSL_SESSION *session_for(SSL *ssl) {
  const co_side *side = SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl));
  const SSL_CIPHER *cipher = SSL_CIPHER_find(ssl, suite_id);
  SSL_SESSION *session = cipher ? SSL_SESSION_new() : NULL;
  if (session &&
      SSL_SESSION_set1_master_key(session, side->secret, co_secret_length) &&
      SSL_SESSION_set_cipher(session, cipher) &&
      SSL_SESSION_set_protocol_version(session, TLS1_3_VERSION))
    return session;
  SSL_SESSION_free(session);
  return NULL;
}

static int offer(SSL *ssl, const EVP_MD *digest, const unsigned char **name,
                 size_t *length, SSL_SESSION **session) {
  (void)digest;  // There is one suite, so there is one digest.
  *session = session_for(ssl);
  *name = identity;
  *length = identity_length;
  return *session != NULL;
}

static int find(SSL *ssl, const unsigned char *name, size_t length,
                SSL_SESSION **session) {
  bool is_ours =
      length == identity_length && memcmp(name, identity, length) == 0;
  *session = is_ours ? session_for(ssl) : NULL;
  return !is_ours || *session;
}

co_side *co_side_new(const unsigned char *secret, bool is_host) {
  if (!start()) return NULL;
  co_side *side = calloc(1, sizeof *side);
  if (!side) return NULL;
  memcpy(side->secret, secret, co_secret_length);
  side->is_host = is_host;
  SSL_CTX *context =
      SSL_CTX_new(is_host ? TLS_server_method() : TLS_client_method());
  side->context = context;
  if (!context || !SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) ||
      !SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) ||
      !SSL_CTX_set_ciphersuites(context, suite) ||
      !SSL_CTX_set1_groups_list(context, "X25519:P-256") ||
      !SSL_CTX_set_num_tickets(context, 0) ||
      !SSL_CTX_set_app_data(context, side)) {
    co_side_free(side);
    return NULL;
  }
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
  if (is_host) {
    SSL_CTX_set_psk_find_session_callback(context, find);
  } else {
    // No certificate is trusted, so that only the secret opens.
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_psk_use_session_callback(context, offer);
  }
  return side;
}

void co_side_free(co_side *side) {
  SSL_CTX_free(side->context);
  OPENSSL_cleanse(side->secret, sizeof side->secret);
  free(side);
}

// MARK: Streams

co_stream *co_stream_new(co_side *side) {
  co_stream *stream = calloc(1, sizeof *stream);
  if (!stream) return NULL;
  stream->is_host = side->is_host;
  stream->ssl = SSL_new(side->context);
  BIO *incoming = BIO_new(BIO_s_mem()), *outgoing = BIO_new(BIO_s_mem());
  if (!stream->ssl || !incoming || !outgoing) {
    BIO_free(incoming);
    BIO_free(outgoing);
    SSL_free(stream->ssl);
    free(stream);
    return NULL;
  }
  // An empty one waits for more.
  BIO_set_mem_eof_return(incoming, -1);
  BIO_set_mem_eof_return(outgoing, -1);
  SSL_set_bio(stream->ssl, incoming, outgoing);
  stream->incoming = incoming;
  stream->outgoing = outgoing;
  if (side->is_host) SSL_set_accept_state(stream->ssl);
  else SSL_set_connect_state(stream->ssl);
  return stream;
}

void co_stream_free(co_stream *stream) {
  SSL_free(stream->ssl);
  free(stream);
}

bool co_feed(co_stream *stream, const void *bytes, size_t length) {
  size_t written = 0;
  ERR_clear_error();
  return length == 0 || (BIO_write_ex(stream->incoming, bytes, length,
                                      &written) &&
                         written == length);
}

static co_result result_of(co_stream *stream, int code) {
  switch (SSL_get_error(stream->ssl, code)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
      return co_waiting;
    default:
      break;
  }
  unsigned long error = ERR_peek_error();
  ERR_clear_error();
  return ERR_GET_LIB(error) == ERR_LIB_SSL &&
                 ERR_GET_REASON(error) == SSL_R_BINDER_DOES_NOT_VERIFY
             ? co_wrong_secret
             : co_failed;
}

co_result co_handshake(co_stream *stream) {
  ERR_clear_error();
  int code = SSL_do_handshake(stream->ssl);
  if (code != 1) return result_of(stream, code);
  // A handshake without the secret has no way to succeed; make sure.
  return co_is_keyed(stream) ? co_done : co_failed;
}

bool co_is_keyed(const co_stream *stream) {
  return SSL_session_reused(stream->ssl) == 1;
}

co_result co_read(co_stream *stream, void *bytes, size_t *length) {
  ERR_clear_error();
  size_t read = 0;
  int code = SSL_read_ex(stream->ssl, bytes, *length, &read);
  *length = code == 1 ? read : 0;
  return code == 1 ? co_done : result_of(stream, code);
}

bool co_write(co_stream *stream, const void *bytes, size_t length) {
  ERR_clear_error();
  size_t written = 0;
  return length == 0 || (SSL_write_ex(stream->ssl, bytes, length, &written) &&
                         written == length);
}

size_t co_take(co_stream *stream, void *bytes, size_t length) {
  // Whoever does not have the secret is told nothing, not even that this is TLS.
  if (stream->is_host && !co_is_keyed(stream)) return 0;
  ERR_clear_error();
  size_t read = 0;
  return BIO_read_ex(stream->outgoing, bytes, length, &read) ? read : 0;
}
