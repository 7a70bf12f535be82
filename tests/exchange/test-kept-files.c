/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that are kept of people: what is taken, what is not, and what becomes of it. */

#include "ffw-check.h"
#include "ffw-connection-private.h"
#include "ffw-file-reader.h"
#include "ffw-kept-file.h"
#include "ffw-kept-name.h"
#include "ffw-person-saving.h"
#include "ffw-store-test.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define TODAY ffw_date_new (2022, 11, 22)
#define MB    (1024 * 1024)
#define KILLS 25

static const char *program;

static const char *const rows[] = {
  "INSERT INTO organisation (id, uuid, code, name_en) VALUES (1, 'o1', 'GWP', 'Gwent Police')",
  "INSERT INTO course (id, uuid, code, title_en, completion) VALUES"
  " (9, 'c1', 'POWER', 'Power', 'all')",
  "INSERT INTO person (id, uuid, given_name, family_name) VALUES (20, 'p1', 'Megan', 'Ddu')",
  "INSERT INTO record (id, uuid, person, course, completed_on, outcome) VALUES"
  " (40, 'l1', 20, 9, '2022-02-01', 0)",
  NULL,
};

typedef struct
{
  char *folder;
  FfwWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = ffw_store_test_make_folder ();
  self->workspace = ffw_store_test_create_of_rows (self->folder, rows, 100);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  ffw_store_test_close (self->workspace);
  ffw_store_test_remove_folder (self->folder);
}

static gint64
ask (Fixture *self, const char *sql)
{
  return ffw_store_test_get_int (self->workspace, sql);
}

/* A file of so many bytes that nobody knows by how it begins. */
static char *
write_file (Fixture *self, const char *name, gsize size)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *bytes = g_malloc (size);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < size; i++)
    bytes[i] = (char)(0x80 | (i * 7 + (i >> 12)));
  g_file_set_contents (path, bytes, (gssize)size, &error);
  g_assert_no_error (error);

  return path;
}

/* A file on its way in. */
typedef struct
{
  FfwContent *content;
  GPtrArray *files;
  gint64 record;
} Adding;

static gboolean
add (FfwChange *change, gpointer data, GError **error)
{
  Adding *self = data;

  return ffw_content_store (change, self->content, TODAY, error)
         && ffw_attachments_add (change, 20, self->record, self->files, error);
}

/* Keeps the file at @path; returns its id, or 0 with @error set. */
static gint64
keep (FfwWorkspace *workspace, const char *path, gint64 record, GError **error)
{
  g_autoptr (FfwContent) content = ffw_content_new ();
  g_autoptr (FfwFindings) findings = ffw_findings_new (path);
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify)ffw_new_attachment_free);
  FfwNewAttachment *file = ffw_kept_file_read (path, content, findings, NULL, NULL, NULL, error);
  Adding adding = { content, files, record };

  g_assert_nonnull (file);
  g_ptr_array_add (files, file);

  return ffw_workspace_change (workspace, add, &adding, NULL, error) ? file->id : 0;
}

static gint64
keep_good (Fixture *self, const char *path, gint64 record)
{
  g_autoptr (GError) error = NULL;
  gint64 id = keep (self->workspace, path, record, &error);

  g_assert_no_error (error);

  return id;
}

/* A file to be saved. */
typedef struct
{
  gint64 id;
  const char *path;
} Saving;

static gpointer
save (FfwConnection *connection, gpointer data, GError **error)
{
  const Saving *self = data;
  g_autoptr (FfwAttachment) file = ffw_attachment_read (connection, self->id, error);

  return file && ffw_kept_file_save (connection, file->sha256, self->path, NULL, error) ? data
                                                                                        : NULL;
}

static void
assert_same_file (const char *a, const char *b)
{
  g_autofree char *of_a = NULL;
  g_autofree char *of_b = NULL;
  gsize size_a, size_b;

  g_assert_true (g_file_get_contents (a, &of_a, &size_a, NULL));
  g_assert_true (g_file_get_contents (b, &of_b, &size_b, NULL));
  g_assert_cmpmem (of_a, size_a, of_b, size_b);
}

static void
assert_saves (Fixture *self, gint64 id, const char *original)
{
  g_autofree char *path = g_build_filename (self->folder, "saved", NULL);
  Saving saving = { id, path };
  g_autoptr (GError) error = NULL;

  ffw_workspace_read (self->workspace, save, &saving, NULL, &error);
  g_assert_no_error (error);
  assert_same_file (path, original);
}

static gpointer
check (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_check (connection, TODAY, error);
}

/* Returns what `check` says first, NULL where all is well. */
static char *
check_all (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = ffw_workspace_read (self->workspace, check, NULL, NULL, &error);

  g_assert_no_error (error);

  return problems->len > 0 ? g_strdup (problems->pdata[0]) : NULL;
}

static void
assert_sound (Fixture *self)
{
  g_autofree char *problem = check_all (self);

  g_assert_cmpstr (problem, ==, NULL);
}

typedef struct
{
  const char *file;
  const char *expected; /* the code of what speaks against it; else its type */
} Case;

/* A file in tests/data/findings/files for each code that it alone can provoke. */
static const Case cases[] = {
  { "E140-empty.pdf", "E140" },      { "E143-program.pdf", "E143" },
  { "E143-text.png", "E143" },       { "E143-picture.pdf", "E143" },
  { "E143-bytes.docx", "E143" },     { "E144-program.exe", "E144" },
  { "E144-script", "E144" },         { "E144-starter.desktop", "E144" },
  { "good.pdf", "application/pdf" }, { "good.csv", "text/csv" },
  { "good", "text/plain" },
};

static void
assert_said (FfwFindings *findings, const char *code)
{
  const FfwFinding *finding = ffw_findings_get (findings, 0);

  g_assert_cmpuint (ffw_findings_get_n_kept (findings), ==, 1);
  g_assert_cmpstr (finding->code, ==, code);
  for (FfwLanguage language = 0; language < FFW_N_LANGUAGES; language++)
    {
      g_autofree char *said = ffw_finding_get_message (finding, language);

      g_assert_null (strchr (said, '%'));
      g_assert_null (strstr (said, "(null)"));
    }
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "findings", "files",
                                                     cases[i].file, NULL);
      g_autoptr (FfwContent) content = ffw_content_new ();
      g_autoptr (FfwFindings) findings = ffw_findings_new (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (FfwNewAttachment) file = ffw_kept_file_read (path, content, findings, NULL, NULL,
                                                              NULL, &error);

      g_test_message ("%s", cases[i].file);
      g_assert_no_error (error);
      if (*cases[i].expected == 'E')
        {
          g_assert_null (file);
          assert_said (findings, cases[i].expected);
        }
      else
        g_assert_cmpstr (file->media_type, ==, cases[i].expected);
    }
}

static void
assert_refused (const char *path, const char *code, FfwKeptFileProgress progress, gpointer data)
{
  g_autoptr (FfwContent) content = ffw_content_new ();
  g_autoptr (FfwFindings) findings = ffw_findings_new (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (ffw_kept_file_read (path, content, findings, progress, data, NULL, &error));
  g_assert_no_error (error);
  assert_said (findings, code);
}

static void
assert_unread (const char *path, GIOErrorEnum code)
{
  g_autoptr (FfwContent) content = ffw_content_new ();
  g_autoptr (FfwFindings) findings = ffw_findings_new (path);
  g_autoptr (GError) error = NULL;

  g_assert_null (ffw_kept_file_read (path, content, findings, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, (int)code);
}

/* Cuts the file off while it is read. */
static void
shrink (guint64 done, guint64 total, gpointer path)
{
  g_assert_cmpuint (total, ==, 4 * MB);
  g_assert_cmpint (truncate (path, 2 * MB), ==, 0);
}

static void
grow (guint64 done, guint64 total, gpointer path)
{
  g_assert_cmpint (truncate (path, 27 * MB), ==, 0);
}

static void
test_sizes (Fixture *self, gconstpointer data)
{
  g_autofree char *most = write_file (self, "most", 25 * MB);
  g_autofree char *more = write_file (self, "more", 25 * MB + 1);
  g_autofree char *shrinking = write_file (self, "shrinking", 4 * MB);
  g_autofree char *growing = write_file (self, "growing", 4 * MB);
  g_autofree char *huge = write_file (self, "huge.pdf", 1);
  struct rusage before, after;
  gint64 id;

  g_assert_cmpint (truncate (huge, (off_t)300 * MB), ==, 0);
  getrusage (RUSAGE_SELF, &before);
  assert_refused (more, "E141", NULL, NULL);
  assert_refused (huge, "E141", NULL, NULL);
  id = keep_good (self, most, 0);
  assert_saves (self, id, most);
  getrusage (RUSAGE_SELF, &after);
  /* The test holds two such files itself, to compare them. */
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, 100 * 1024);

  assert_refused (shrinking, "E142", shrink, shrinking);
  assert_refused (growing, "E141", grow, growing);
  assert_unread (self->folder, G_IO_ERROR_IS_DIRECTORY);
  assert_unread ("/dev/null", G_IO_ERROR_NOT_REGULAR_FILE);
  assert_unread ("/nowhere/at/all.pdf", G_IO_ERROR_NOT_FOUND);
  assert_unread (ffw_workspace_get_path (self->workspace), G_IO_ERROR_NOT_SUPPORTED);
  assert_sound (self);
}

/* Whoever stops it while it is read has nothing of it. */
static void
stop (guint64 done, guint64 total, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_stopped (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "file", 4 * MB);
  g_autoptr (FfwContent) content = ffw_content_new ();
  g_autoptr (FfwFindings) findings = ffw_findings_new (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (
      ffw_kept_file_read (path, content, findings, stop, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (ffw_content_get_size (content), <, 4 * MB);
}

static gboolean
rename_it (FfwChange *change, gpointer data, GError **error)
{
  return ffw_attachment_rename (change, *(const gint64 *)data, "Tystysgrif.pdf", error);
}

static gboolean
remove_it (FfwChange *change, gpointer data, GError **error)
{
  return ffw_attachment_remove (change, *(const gint64 *)data, error);
}

static gboolean
sweep (FfwChange *change, gpointer data, GError **error)
{
  return ffw_content_sweep (ffw_change_get_connection (change), GPOINTER_TO_UINT (data), error);
}

static void
sweep_on (Fixture *self, FfwDate day)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_log (self->workspace, sweep, GUINT_TO_POINTER (day), NULL, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_undo (self->workspace, 0, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
change (Fixture *self, FfwChangeFunc func, gint64 id)
{
  g_autoptr (GError) error = NULL;

  ffw_workspace_change (self->workspace, func, &id, NULL, &error);
  g_assert_no_error (error);
}

static void
test_life (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "certificate", 700 * 1024);
  gint64 id = keep_good (self, path, 40);
  gint64 again;
  g_autoptr (GError) error = NULL;

  /* There once, however many link to it; twice in one place is refused. */
  g_assert_cmpint (ask (self, "SELECT count(*) FROM attachment WHERE record = 40"), ==, 1);
  g_assert_cmpint (keep (self->workspace, path, 40, &error), ==, 0);
  g_assert_nonnull (error);
  g_clear_error (&error);
  again = keep_good (self, path, 0);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM content"), ==, 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM content_part"), ==, 3);

  change (self, rename_it, id);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM attachment WHERE name = 'Tystysgrif.pdf'"), ==,
                   1);
  undo (self);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM attachment WHERE name = 'certificate'"), ==, 2);

  /* Removed everywhere, it waits; and comes back. */
  change (self, remove_it, again);
  change (self, remove_it, id);
  sweep_on (self, TODAY);
  sweep_on (self, TODAY + FFW_CONTENT_DAYS - 1);
  undo (self);
  assert_saves (self, id, path);

  /* The days begin anew. */
  change (self, remove_it, id);
  sweep_on (self, TODAY + FFW_CONTENT_DAYS + 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM content"), ==, 1);
  sweep_on (self, TODAY + 2 * FFW_CONTENT_DAYS + 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM content"), ==, 0);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM content_part"), ==, 0);

  /* Nothing comes back that leads nowhere. */
  g_assert_false (ffw_workspace_undo (self->workspace, 0, NULL, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_IN_THE_WAY);
  g_assert_nonnull (strstr (error->message, "is kept no longer"));
  g_assert_cmpint (ask (self, "SELECT count(*) FROM attachment"), ==, 0);
  assert_sound (self);
}

/* What is linked is never swept, and a clock that was ahead for a day does no harm. */
static void
test_sweep (Fixture *self, gconstpointer data)
{
  g_autofree char *linked = write_file (self, "linked", 10);
  g_autofree char *other = write_file (self, "other", 20);
  gint64 id;

  keep_good (self, linked, 0);
  id = keep_good (self, other, 0);
  sweep_on (self, TODAY + 10000);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM content"), ==, 2);
  change (self, remove_it, id);
  sweep_on (self, TODAY + 10000);
  sweep_on (self, TODAY);
  sweep_on (self, TODAY + FFW_CONTENT_DAYS - 1);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM content"), ==, 2);
  sweep_on (self, TODAY + FFW_CONTENT_DAYS);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM content"), ==, 1);
}

static gboolean
limit_pages (FfwChange *change, gpointer data, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %u", GPOINTER_TO_UINT (data));

  return ffw_connection_execute (ffw_change_get_connection (change), sql, error);
}

/* Half-way there is no more room: nothing of it is there, and it goes on once there is. */
static void
test_full (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "file", 8 * MB);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = ffw_store_test_dump (self->workspace);
  g_autofree char *after = NULL;

  ffw_workspace_log (self->workspace, limit_pages, GUINT_TO_POINTER (1000), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (keep (self->workspace, path, 40, &error), ==, 0);
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_FULL);
  after = ffw_store_test_dump (self->workspace);
  g_assert_cmpstr (before, ==, after);
  assert_sound (self);

  ffw_workspace_log (self->workspace, limit_pages, GUINT_TO_POINTER (1000000), NULL, NULL);
  assert_saves (self, keep_good (self, path, 40), path);
}

/* A copy holds them; the check knows where a byte is not what it was, and nothing is saved then. */
static void
test_damage (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "file", MB);
  g_autofree char *backup = g_build_filename (self->folder, "backup.fframwaith", NULL);
  g_autofree char *target = g_build_filename (self->folder, "target", NULL);
  g_autofree char *problem = NULL;
  gint64 id = keep_good (self, path, 40);
  Saving saving = { id, target };
  g_autoptr (GError) error = NULL;

  ffw_workspace_backup (self->workspace, backup, NULL, &error);
  g_assert_no_error (error);
  ffw_store_test_run (self->workspace, "UPDATE content_part SET bytes = CAST('other' AS BLOB)"
                                       " WHERE part = 1");
  problem = check_all (self);
  g_assert_nonnull (strstr (problem, "is not what was put there"));
  g_assert_null (ffw_workspace_read (self->workspace, save, &saving, NULL, &error));
  g_assert_error (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CORRUPT);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  ffw_store_test_close (self->workspace);
  self->workspace = ffw_store_test_open (self->folder, "backup.fframwaith", FFW_WORKSPACE_DEFAULT);
  assert_saves (self, id, path);
  assert_sound (self);
}

/* A name keeps its ending, is valid on any disk, and does not mislead. */
static void
test_names (void)
{
  static const char *const names[][2] = {
    { "Certificate of Siân.pdf", "Certificate of Siân.pdf" },
    { "annex\u202efdp.exe", "annex_fdp.exe" },
    { "../../etc/passwd", "_.._etc_passwd" },
    { ".hidden.pdf", "hidden.pdf" },
    { "a\nb\tc.pdf", "a_b_c.pdf" },
    { "what? \"this\": <that>|*.pdf", "what_ _this__ _that___.pdf" },
    { "bad \xff byte.pdf", "bad \xef\xbf\xbd byte.pdf" },
    { "  ", "" },
  };
  g_autofree char *many = g_strnfill (200, 'x');
  g_autofree char *is_long = g_strdup_printf ("%s.pdf", many);
  g_autofree char *cut = ffw_kept_name (is_long);
  g_autoptr (FfwFindings) none = ffw_findings_new ("x");
  g_autoptr (FfwFindings) some = ffw_findings_new ("x");
  g_autoptr (FfwFindings) empty = ffw_findings_new ("x");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *kept = ffw_kept_name (names[i][0]);

      g_assert_cmpstr (kept, ==, names[i][1]);
    }
  g_assert_cmpuint (strlen (cut), ==, FFW_KEPT_NAME_MOST);
  g_assert_true (g_str_has_suffix (cut, "x.pdf"));

  g_assert_true (ffw_kept_name_fits ("Certificate.pdf", "application/pdf", none));
  g_assert_true (ffw_kept_name_fits ("Certificate", "application/pdf", none));
  g_assert_false (ffw_kept_name_fits ("Certificate.docx", "application/pdf", some));
  assert_said (some, "E143");
  g_assert_false (ffw_kept_name_fits ("", "application/pdf", empty));
  assert_said (empty, "E145");
}

static gpointer
save_person (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_person_save (connection, 20, data, NULL, error);
}

/* Who asks for what is kept about them has their files, too. */
static void
test_person (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "one & two", 300 * 1024);
  g_autofree char *page = g_build_filename (self->folder, "megan.html", NULL);
  g_autofree char *beside = g_build_filename (self->folder, "megan-files", "1 one & two", NULL);
  g_autofree char *text = NULL;
  g_autoptr (FfwPersonSaved) saved = NULL;
  g_autoptr (GError) error = NULL;
  char sha256[] = "SELECT count(*) FROM attachment";

  keep_good (self, path, 40);
  saved = ffw_workspace_read (self->workspace, save_person, page, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (saved->n_files, ==, 1);
  assert_same_file (beside, path);
  g_assert_true (g_file_get_contents (page, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "<a href=\"megan-files/1%20one%20%26%20two\">one &amp; two</a>"));
  g_assert_cmpint (ask (self, sha256), ==, 1);

  /* Never among the files of somebody else. */
  g_assert_null (ffw_workspace_read (self->workspace, save_person, page, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

/* The other process: adds files without end. */
static void G_GNUC_NORETURN
be_victim (const char *path, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwWorkspace) workspace = ffw_workspace_open (path, FFW_WORKSPACE_DEFAULT, NULL,
                                                           &error);
  g_autofree char *name = g_build_filename (folder, "victim", NULL);

  g_assert_no_error (error);
  for (guint i = 0;; i++)
    {
      g_autofree char *bytes = g_malloc0 (3 * MB);

      memset (bytes, 0x81, 3 * MB);
      g_snprintf (bytes, 32, "\x81%d-%u", getpid (), i);
      g_file_set_contents (name, bytes, 3 * MB, NULL);
      keep (workspace, name, 0, &error);
      g_assert_no_error (error);
    }
}

/* It is there whole, or not at all. */
static void
test_kill (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "test.fframwaith", NULL);

  ffw_store_test_close (self->workspace);
  for (guint i = 0; i < KILLS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GSubprocess) victim = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program,
                                                         "victim", path, self->folder, NULL);

      g_assert_no_error (error);
      g_usleep (30000 + (gulong)g_test_rand_int_range (0, 60000));
      g_subprocess_send_signal (victim, SIGKILL);
      g_subprocess_wait (victim, NULL, NULL);
      g_assert_cmpint (g_subprocess_get_term_sig (victim), ==, SIGKILL);
    }
  self->workspace = ffw_store_test_open (self->folder, "test.fframwaith", FFW_WORKSPACE_DEFAULT);
  assert_sound (self);
  g_assert_cmpint (ask (self, "SELECT count(*) FROM content"), ==,
                   ask (self, "SELECT count(*) FROM attachment"));
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "victim"))
    be_victim (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  g_test_add_func ("/kept-files/cases", test_cases);
  g_test_add_func ("/kept-files/names", test_names);
  ADD ("/kept-files/sizes", test_sizes);
  ADD ("/kept-files/stopped", test_stopped);
  ADD ("/kept-files/life", test_life);
  ADD ("/kept-files/sweep", test_sweep);
  ADD ("/kept-files/full", test_full);
  ADD ("/kept-files/damage", test_damage);
  ADD ("/kept-files/person", test_person);
  ADD ("/kept-files/kill", test_kill);

  return g_test_run ();
}
