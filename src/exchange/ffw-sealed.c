/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-sealed.h"

#include "ffw-language.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* What a sealed file begins with. The lines that follow are for people, then comes KEY with what
 * the key is made with beside the passphrase, and an empty line. */
#define MAGIC "Fframwaith sealed file 1\n"
#define KEY   "\nargon2id "
#define HEAD  4096

#define SALT_HEX (2 * crypto_pwhash_SALTBYTES)

/* A file may ask for no more work than this: one that was made to keep a program busy is none of
 * ours. */
#define MOST_WORK   ((guint64)10)
#define MOST_MEMORY ((guint64)1024 * 1024 * 1024)

#define PIECE  (64 * 1024)
#define SEALED (PIECE + crypto_secretstream_xchacha20poly1305_ABYTES)

G_DEFINE_QUARK (ffw - sealed - error - quark, ffw_sealed_error)

/* What is in the clear, and what makes the key. */
typedef struct
{
  gsize length; /* of the clear part */
  guint64 work;
  guint64 memory;
  guint8 salt[crypto_pwhash_SALTBYTES];
} Head;

static gboolean
make_key (const Head *head, const char *passphrase,
          guint8 key[crypto_secretstream_xchacha20poly1305_KEYBYTES], GError **error)
{
  if (crypto_pwhash (key, crypto_secretstream_xchacha20poly1305_KEYBYTES, passphrase,
                     strlen (passphrase), head->salt, head->work, (gsize)head->memory,
                     crypto_pwhash_ALG_ARGON2ID13)
      == 0)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _ ("There is not enough memory to work out the key of a passphrase. Close "
                          "other programs and try again."));

  return FALSE;
}

static void
write_head (GByteArray *file, const Head *head)
{
  char salt[SALT_HEX + 1];
  g_autofree char *key = g_strdup_printf (
      KEY "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %s\n\n", head->work, head->memory,
      sodium_bin2hex (salt, sizeof salt, head->salt, sizeof head->salt));
  static const char *const words = N_ (
      "This file holds personal data. It is sealed with a passphrase: open it in Fframwaith.");

  g_byte_array_append (file, (const guint8 *)MAGIC, strlen (MAGIC));
  for (int language = 0; language < FFW_N_LANGUAGES; language++)
    {
      const char *line = ffw_translate (language, words);

      if (language > 0)
        g_byte_array_append (file, (const guint8 *)"\n", 1);
      g_byte_array_append (file, (const guint8 *)line, (guint)strlen (line));
    }
  g_byte_array_append (file, (const guint8 *)key, (guint)strlen (key));
}

/* Finds the end of the clear part and what it says of the key. */
static gboolean
read_head (GBytes *file, Head *head)
{
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);
  g_autofree char *text = g_strndup (bytes, MIN (length, HEAD));
  const char *key = strstr (text, KEY);
  const char *end = key ? strstr (key + 1, "\n\n") : NULL;
  char salt[SALT_HEX + 1];
  gsize n = 0;

  if (end == NULL
      || sscanf (key, KEY "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %32[0-9a-f]", &head->work,
                 &head->memory, salt)
             != 3
      || sodium_hex2bin (head->salt, sizeof head->salt, salt, strlen (salt), NULL, &n, NULL) != 0)
    return FALSE;
  head->length = (gsize)(end - text) + 2;

  return n == sizeof head->salt && head->work >= crypto_pwhash_OPSLIMIT_MIN
         && head->work <= MOST_WORK && head->memory >= crypto_pwhash_MEMLIMIT_MIN
         && head->memory <= MOST_MEMORY;
}

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, FFW_SEALED_ERROR, FFW_SEALED_ERROR_DAMAGED,
                       _ ("The sealed file was changed on its way, or is not whole. Ask its sender "
                          "for it again."));

  return FALSE;
}

/** Returns: whether the bytes of a file say that it is sealed */
gboolean
ffw_sealed_is (GBytes *file)
{
  gsize length;
  const char *bytes = g_bytes_get_data (file, &length);

  return length >= strlen (MAGIC) && memcmp (bytes, MAGIC, strlen (MAGIC)) == 0;
}

/**
 * ffw_sealed_seal:
 * @passphrase: UTF-8; not empty
 *
 * Returns: (transfer full): the bytes of a file that only the passphrase opens; %NULL with an
 *   error of %G_IO_ERROR where there is not the memory
 */
GBytes *
ffw_sealed_seal (GBytes *content, const char *passphrase, GError **error)
{
  Head head = { .work = crypto_pwhash_OPSLIMIT_MODERATE,
                .memory = crypto_pwhash_MEMLIMIT_MODERATE };
  guint8 key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
  guint8 header[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
  crypto_secretstream_xchacha20poly1305_state state;
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autofree guint8 *sealed = g_malloc (SEALED);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (content, &length);
  guint clear;

  if (sodium_init () < 0)
    g_error ("libsodium could not be prepared");
  randombytes_buf (head.salt, sizeof head.salt);
  if (!make_key (&head, passphrase, key, error))
    return NULL;
  write_head (file, &head);
  clear = file->len;
  crypto_secretstream_xchacha20poly1305_init_push (&state, header, key);
  g_byte_array_append (file, header, sizeof header);

  for (gsize at = 0; at == 0 || at < length; at += PIECE)
    {
      gsize n = MIN (length - at, PIECE);
      gboolean last = at + n == length;

      /* The clear part is sealed with each piece, as what goes with it. */
      crypto_secretstream_xchacha20poly1305_push (
          &state, sealed, NULL, bytes + at, n, file->data, clear,
          last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      g_byte_array_append (file, sealed, (guint)(n + crypto_secretstream_xchacha20poly1305_ABYTES));
    }
  sodium_memzero (key, sizeof key);
  sodium_memzero (&state, sizeof state);

  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

/* The first piece says whether the passphrase is right; what comes later, whether all is there. */
static GBytes *
open_pieces (const guint8 *bytes, gsize length, const Head *head,
             crypto_secretstream_xchacha20poly1305_state *state, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  gsize at = head->length + crypto_secretstream_xchacha20poly1305_HEADERBYTES;
  guint8 tag = 0;

  for (gboolean first = TRUE; tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL; first = FALSE)
    {
      gsize n = MIN (length - at, SEALED);
      unsigned long long written = 0;

      if (n < crypto_secretstream_xchacha20poly1305_ABYTES
          || crypto_secretstream_xchacha20poly1305_pull (state, piece, &written, &tag, bytes + at,
                                                         n, bytes, head->length)
                 != 0)
        {
          if (!first || n < crypto_secretstream_xchacha20poly1305_ABYTES)
            set_damaged (error);
          else
            g_set_error_literal (error, FFW_SEALED_ERROR, FFW_SEALED_ERROR_PASSPHRASE,
                                 _ ("This passphrase does not open the file. Try it again, or ask "
                                    "its sender; if the passphrase is right, the file was changed "
                                    "on its way."));
          return NULL;
        }
      g_byte_array_append (content, piece, (guint)written);
      at += n;
    }
  if (at != length)
    {
      set_damaged (error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * ffw_sealed_open:
 * @file: the bytes of a file that ffw_sealed_is()
 * @passphrase: (nullable): what was told
 *
 * Returns: (transfer full): what is in it; %NULL with a #FFW_SEALED_ERROR, or an error of
 *   %G_IO_ERROR where there is not the memory
 */
GBytes *
ffw_sealed_open (GBytes *file, const char *passphrase, GError **error)
{
  guint8 key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
  crypto_secretstream_xchacha20poly1305_state state;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length);
  GBytes *content = NULL;
  Head head;

  if (sodium_init () < 0)
    g_error ("libsodium could not be prepared");
  if (!read_head (file, &head)
      || length < head.length + crypto_secretstream_xchacha20poly1305_HEADERBYTES)
    {
      set_damaged (error);
      return NULL;
    }
  if (passphrase == NULL || *passphrase == '\0')
    {
      g_set_error_literal (error, FFW_SEALED_ERROR, FFW_SEALED_ERROR_LOCKED,
                           _ ("The file is sealed. Give the passphrase that its sender told you."));
      return NULL;
    }
  if (!make_key (&head, passphrase, key, error))
    return NULL;
  if (crypto_secretstream_xchacha20poly1305_init_pull (&state, bytes + head.length, key) != 0)
    set_damaged (error);
  else
    content = open_pieces (bytes, length, &head, &state, error);
  sodium_memzero (key, sizeof key);
  sodium_memzero (&state, sizeof state);

  return content;
}
