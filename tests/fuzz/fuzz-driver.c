/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a target over each file of its corpus, as it is and spoilt in many ways, the same ones each
 * time. A target that finds something wrong aborts. */

#include "fuzz.h"

#include <string.h>

#define VARIANTS 300
#define SEED     20221122

/* Spoils some of the bytes: one is changed, a piece is removed, repeated or moved. */
static void
spoil (GByteArray *bytes, GRand *rand)
{
  static const char special[] = "\0\n\r\",;\t-\xEF\xBB\xBF\xFF\xFE\xC3\xE2\xF0\x80/.: 0919";
  guint times = g_rand_int_range (rand, 1, 5);

  while (times-- && bytes->len)
    {
      guint at = g_rand_int_range (rand, 0, bytes->len);
      guint n = g_rand_int_range (rand, 1, 9);
      guint8 piece[8];

      n = MIN (n, bytes->len - at);
      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          bytes->data[at] = g_rand_int_range (rand, 0, 256);
          break;
        case 1:
          bytes->data[at] = special[g_rand_int_range (rand, 0, sizeof special - 1)];
          break;
        case 2:
          g_byte_array_remove_range (bytes, at, n);
          break;
        default:
          memcpy (piece, bytes->data + at, n);
          g_byte_array_append (bytes, piece, n);
          break;
        }
    }
}

static void
test_file (gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (data, &text, &length, NULL));
  LLVMFuzzerTestOneInput ((const guint8 *)text, length);
  for (guint i = 0; i < VARIANTS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *)text, length);
      spoil (bytes, rand);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", argv[1], NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_strdup_printf ("/fuzz/%s/%s", argv[1], name);

      g_test_add_data_func_full (path, g_build_filename (folder, name, NULL), test_file, g_free);
    }
  return g_test_run ();
}
