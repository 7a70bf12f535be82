/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-csv-writer.h"
#include "ffw-file-writer.h"
#include "ffw-json-writer.h"
#include "ffw-standing-keep.h"
#include "ffw-workspace.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_json (void)
{
  g_autoptr (FfwJsonWriter) writer = ffw_json_writer_new ();

  ffw_json_writer_begin_object (writer, NULL);
  ffw_json_writer_add_string (writer, "kind", "people");
  ffw_json_writer_add_int (writer, "read", G_GINT64_CONSTANT (-9007199254740993));
  ffw_json_writer_add_real (writer, "rate", 0.1);
  ffw_json_writer_add_real (writer, "none", NAN);
  ffw_json_writer_add_boolean (writer, "written", FALSE);
  ffw_json_writer_begin_array (writer, "findings");
  ffw_json_writer_begin_object (writer, NULL);
  ffw_json_writer_end_object (writer);
  ffw_json_writer_begin_array (writer, NULL);
  ffw_json_writer_end_array (writer);
  ffw_json_writer_add_string (writer, NULL, "a\"b\\c/\n\r\t\x01 ŵ😀\x7F");
  ffw_json_writer_add_string (writer, NULL, NULL);
  ffw_json_writer_end_array (writer);
  ffw_json_writer_add_boolean (writer, "last", TRUE);
  ffw_json_writer_end_object (writer);
  g_assert_cmpstr (ffw_json_writer_get_text (writer)->str, ==,
                   "{\"kind\":\"people\",\"read\":-9007199254740993,\"rate\":0.1,\"none\":null,"
                   "\"written\":false,\"findings\":[{},[],"
                   "\"a\\\"b\\\\c/\\n\\r\\t\\u0001 ŵ😀\x7F\",null],\"last\":true}");
}

static void
test_csv (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *const fields[] = { "plain", "a,b", "say \"yes\"", "two\nlines", " blank",
                                 "",      NULL,  "semi;colon",  "ŵ" };

  ffw_csv_append_row (out, fields, G_N_ELEMENTS (fields));
  ffw_csv_append_row (out, fields, 1);
  g_assert_cmpstr (out->str, ==,
                   "plain,\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\" blank\",,,"
                   "\"semi;colon\",ŵ\nplain\n");
}

typedef struct
{
  char *folder;
  char *path;
} Folder;

static void
set_up (Folder *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("ffw-writers-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "people.csv", NULL);
}

static void
tear_down (Folder *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static void
write_text (FfwFileWriter *writer, const char *text)
{
  g_assert_true (g_output_stream_write_all (ffw_file_writer_get_stream (writer), text,
                                            strlen (text), NULL, NULL, NULL));
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

/* The old file is there until the new one is whole. */
static void
test_replace (Folder *self, gconstpointer data)
{
  g_autoptr (FfwFileWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_file_set_contents (self->path, "old", -1, NULL);
  g_chmod (self->path, 0640);
  writer = ffw_file_writer_open (self->path, &error);
  g_assert_no_error (error);
  write_text (writer, "new");
  assert_holds (self->path, "old");
  assert_holds (ffw_file_writer_get_draft (writer), "new");
  g_assert_true (ffw_file_writer_commit (writer, NULL, &error));
  assert_holds (self->path, "new");
  g_assert_cmpint (stat (self->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
test_give_up (Folder *self, gconstpointer data)
{
  FfwFileWriter *writer;

  g_file_set_contents (self->path, "old", -1, NULL);
  writer = ffw_file_writer_open (self->path, NULL);
  write_text (writer, "half");
  ffw_file_writer_free (writer);
  assert_holds (self->path, "old");
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

/* A link still points where it did. */
static void
test_link (Folder *self, gconstpointer data)
{
  g_autofree char *link = g_build_filename (self->folder, "link.csv", NULL);
  g_autoptr (FfwFileWriter) writer = NULL;

  g_file_set_contents (self->path, "old", -1, NULL);
  g_assert_cmpint (symlink (self->path, link), ==, 0);
  writer = ffw_file_writer_open (link, NULL);
  write_text (writer, "new");
  g_assert_true (ffw_file_writer_commit (writer, NULL, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_holds (self->path, "new");
  g_unlink (link);
}

static void
assert_refused (const char *path, int code, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwFileWriter) writer = ffw_file_writer_open (path, &error);

  if (writer)
    {
      write_text (writer, "text");
      g_assert_false (ffw_file_writer_commit (writer, NULL, &error));
    }
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_nonnull (strstr (error->message, says));
  g_assert_nonnull (strstr (error->message, path));
}

/* A workspace, by its name or by what is in it, is not replaced by a file of another kind. */
static void
test_workspace (Folder *self, gconstpointer data)
{
  g_autofree char *odd = g_build_filename (self->folder, "no-ending", NULL);
  g_autofree char *plain = g_build_filename (self->folder, "plain.fframwaith", NULL);
  const char *const paths[] = { odd, plain };
  g_autoptr (GError) error = NULL;
  FfwWorkspace *workspace = ffw_workspace_create (odd, FFW_WORKSPACE_DEFAULT, ffw_standing_keep,
                                                  &error);

  g_assert_no_error (error);
  ffw_workspace_close (workspace, NULL);
  g_object_unref (workspace);
  g_file_set_contents (plain, "what a damaged one may hold", -1, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (FfwFileWriter) writer = ffw_file_writer_open (paths[i], &error);

      g_assert_null (writer);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
      g_clear_error (&error);
      g_unlink (paths[i]);
    }
}

static void
test_refused (Folder *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "none", "people.csv", NULL);

  assert_refused (self->folder, G_IO_ERROR_IS_DIRECTORY, "is a folder");
  assert_refused (nowhere, G_IO_ERROR_NOT_FOUND, "does not exist");
  if (g_access ("/dev/full", W_OK) == 0)
    assert_refused ("/dev/full", G_IO_ERROR_NO_SPACE, "no room");
  g_assert_cmpuint (count_files (self->folder), ==, 0);
}

/* Nothing reaches standard output before the whole is there. */
static void
test_standard_output (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (FfwFileWriter) given_up = ffw_file_writer_open ("-", NULL);
      g_autoptr (FfwFileWriter) writer = ffw_file_writer_open ("-", NULL);
      g_autoptr (GError) error = NULL;

      write_text (given_up, "half of it");
      write_text (writer, "the whole\n");
      g_assert_true (ffw_file_writer_commit (writer, NULL, &error));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*the whole*");
  g_test_trap_assert_stdout_unmatched ("*half of it*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writers/json", test_json);
  g_test_add_func ("/writers/csv", test_csv);
  g_test_add ("/writers/file/replace", Folder, NULL, set_up, test_replace, tear_down);
  g_test_add ("/writers/file/give-up", Folder, NULL, set_up, test_give_up, tear_down);
  g_test_add ("/writers/file/link", Folder, NULL, set_up, test_link, tear_down);
  g_test_add ("/writers/file/refused", Folder, NULL, set_up, test_refused, tear_down);
  g_test_add ("/writers/file/workspace", Folder, NULL, set_up, test_workspace, tear_down);
  g_test_add_func ("/writers/file/standard-output", test_standard_output);
  return g_test_run ();
}
