/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-plan.h"

#include "ffw-import-trial.h"
#include "ffw-layout-text.h"
#include "ffw-profiles.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* So many rows are shown of each file. */
#define N_SAMPLES 5

/* Milliseconds after which what was said is checked; somebody may be saying more. */
#define EDIT_PAUSE 400

#define WORKSPACE_ENDING ".fframwaith"

struct _FfwImportPlan
{
  GObject parent_instance;

  FfwWorkspace *workspace;
  const FfwKind *hint;
  GListStore *files; /* those that others refer to first */
  FfwImportState state;
  GError *error; /* why it could not be checked or written; also once it is checked again */

  guint n_looking;       /* files whose beginnings are being read */
  GCancellable *looking; /* all of these */
  FfwImport *import;     /* under way */
  FfwJob *job;           /* that; not owned */
  FfwImport *trial;      /* the dry run of the files as they stand, once it is done */
  gboolean is_stale;     /* something was said that the dry run does not know of */
  guint edited;          /* the timeout after that, or 0 */
  GPtrArray *saving;     /* profiles that are saved before the import, or NULL */
  gboolean is_stopped;   /* somebody does not want what follows that */
  FfwImportFlags flags;  /* of the import that follows */
};

enum
{
  CHANGED,
  WRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FfwImportPlan, ffw_import_plan, G_TYPE_OBJECT)

static void
set_state (FfwImportPlan *self, FfwImportState state)
{
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
forget_looking (FfwImportPlan *self)
{
  if (self->looking)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->n_looking = 0;
}

static void
ffw_import_plan_dispose (GObject *object)
{
  FfwImportPlan *self = FFW_IMPORT_PLAN (object);

  forget_looking (self);
  g_clear_handle_id (&self->edited, g_source_remove);
  g_clear_object (&self->files);
  g_clear_object (&self->trial);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_import_plan_parent_class)->dispose (object);
}

static void
ffw_import_plan_finalize (GObject *object)
{
  g_clear_error (&FFW_IMPORT_PLAN (object)->error);

  G_OBJECT_CLASS (ffw_import_plan_parent_class)->finalize (object);
}

static void
ffw_import_plan_class_init (FfwImportPlanClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = ffw_import_plan_dispose;
  object_class->finalize = ffw_import_plan_finalize;

  signals[CHANGED] = g_signal_new ("changed", FFW_TYPE_IMPORT_PLAN, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[WRITTEN] = g_signal_new ("written", FFW_TYPE_IMPORT_PLAN, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, FFW_TYPE_IMPORT, G_TYPE_STRING);
}

static void
ffw_import_plan_init (FfwImportPlan *self)
{
  self->files = g_list_store_new (FFW_TYPE_IMPORT_FILE);
}

/**
 * ffw_import_plan_new:
 * @hint: (nullable): what a file is taken for where its header could as well be of something else
 *
 * Returns: (transfer full): a plan without files
 */
FfwImportPlan *
ffw_import_plan_new (FfwWorkspace *workspace, const FfwKind *hint)
{
  FfwImportPlan *self = g_object_new (FFW_TYPE_IMPORT_PLAN, NULL);

  self->workspace = g_object_ref (workspace);
  self->hint = hint;

  return self;
}

FfwImportState
ffw_import_plan_get_state (FfwImportPlan *self)
{
  return self->state;
}

/** Returns: whether the workspace is being read or written for it */
gboolean
ffw_import_plan_is_busy (FfwImportPlan *self)
{
  return self->import != NULL || self->saving != NULL;
}

/** Returns: (transfer none) (nullable): why the last check or import did not succeed */
const GError *
ffw_import_plan_get_error (FfwImportPlan *self)
{
  return self->error;
}

/** Returns: (transfer none): where it goes */
FfwWorkspace *
ffw_import_plan_get_workspace (FfwImportPlan *self)
{
  return self->workspace;
}

guint
ffw_import_plan_get_n_files (FfwImportPlan *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->files));
}

/** Returns: (transfer none) (nullable): the file at the position, from 0 */
FfwImportFile *
ffw_import_plan_get_file (FfwImportPlan *self, guint position)
{
  g_autoptr (FfwImportFile) file = g_list_model_get_item (G_LIST_MODEL (self->files), position);

  return file;
}

/** Returns: how many questions about the files only a person can answer */
guint
ffw_import_plan_count_open (FfwImportPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < ffw_import_plan_get_n_files (self); i++)
    n += ffw_import_file_count_open (ffw_import_plan_get_file (self, i));

  return n;
}

/** Returns: how many there have been, answered or not */
guint
ffw_import_plan_count_asked (FfwImportPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < ffw_import_plan_get_n_files (self); i++)
    n += ffw_import_file_count_asked (ffw_import_plan_get_file (self, i));

  return n;
}

/** Returns: how many of these hold the import back, also of what is in order */
guint
ffw_import_plan_count_holding (FfwImportPlan *self)
{
  guint n = 0;

  for (guint i = 0; i < ffw_import_plan_get_n_files (self); i++)
    n += ffw_import_file_count_holding (ffw_import_plan_get_file (self, i));

  return n;
}

/** Returns: (transfer none) (nullable): the dry run of the files, whose results are in their order;
 * %NULL until it is done */
FfwImport *
ffw_import_plan_get_trial (FfwImportPlan *self)
{
  return self->trial;
}

static FfwImportTotals
totals_of (FfwImport *import)
{
  FfwImportTotals totals = { 0 };

  for (guint i = 0; import && i < ffw_import_get_n_results (import); i++)
    {
      const FfwImportResult *result = ffw_import_get_result (import, i);

      totals.counts.read += result->counts.read;
      totals.counts.added += result->counts.added;
      totals.counts.updated += result->counts.updated;
      totals.counts.unchanged += result->counts.unchanged;
      totals.counts.rejected += result->counts.rejected;
      totals.errors += ffw_findings_count (result->findings, FFW_SEVERITY_ERROR);
      totals.warnings += ffw_findings_count (result->findings, FFW_SEVERITY_WARNING);
      totals.is_cut |= result->is_cut;
    }

  return totals;
}

/** Returns: what the dry run has found; all 0 until it is done */
FfwImportTotals
ffw_import_plan_get_totals (FfwImportPlan *self)
{
  return totals_of (self->trial);
}

/** Returns: (transfer none) (nullable): what is under way */
FfwJob *
ffw_import_plan_get_job (FfwImportPlan *self)
{
  return self->job;
}

static char *
name_files (FfwImportPlan *self)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < ffw_import_plan_get_n_files (self); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ffw_import_file_get_name (ffw_import_plan_get_file (self, i)));

  return g_string_free (names, FALSE);
}

static char *
describe_written (FfwImportPlan *self, FfwImport *import)
{
  const FfwImportTotals totals = totals_of (import);
  g_autofree char *added = g_strdup_printf ("%" G_GUINT64_FORMAT, totals.counts.added);
  g_autofree char *updated = g_strdup_printf ("%" G_GUINT64_FORMAT, totals.counts.updated);
  g_autofree char *names = name_files (self);
  const FfwKind *kind = ffw_import_get_result (import, 0)->kind;
  FfwRoster *roster = ffw_import_get_result (import, 0)->roster;

  if (roster && ffw_import_get_n_results (import) == 1)
    {
      const FfwImportPreview *preview
          = ffw_import_file_get_preview (ffw_import_plan_get_file (self, 0));
      const char *title = preview && preview->vocabulary
                              ? ffw_vocabulary_get_title (preview->vocabulary, "organisation",
                                                          ffw_roster_get_organisation (roster))
                              : NULL;
      g_autoptr (FfwMessage) message = ffw_roster_describe (roster, title);

      return ffw_message_to_string (message, ffw_language_get ());
    }
  for (guint i = 1; i < ffw_import_get_n_results (import); i++)
    if (ffw_import_get_result (import, i)->kind != kind)
      /* Translators: %1$s is the files; the others are numbers of rows */
      return ffw_words (_ ("“%1$s” imported: %2$d added, %3$d updated"), names, added, updated,
                        NULL);

  /* Translators: %1$s is what was imported (“Training records”); the others are numbers of rows */
  return ffw_words (_ ("%1$s imported: %2$d added, %3$d updated"), _ (kind->title), added, updated,
                    NULL);
}

static void check (FfwImportPlan *self);
static void look (FfwImportPlan *self);

static gboolean
was_stopped (const GError *error)
{
  return g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What was found about the files as they were says nothing about them as they are. */
static void
end_changed (FfwImportPlan *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  look (self);
}

/* Somebody has said something since it began. */
static gboolean
is_outdated (FfwImportPlan *self)
{
  return self->is_stale && self->state != FFW_IMPORT_WRITING;
}

static void
on_run (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwImportPlan) self = data;
  g_autoptr (FfwImport) import = g_steal_pointer (&self->import);
  FfwJob *job = g_steal_pointer (&self->job);
  GError *error = NULL;
  gboolean ran = ffw_import_run_finish (import, result, &error);
  gboolean writing = self->state == FFW_IMPORT_WRITING;

  if (ran && writing && ffw_import_is_written (import))
    {
      g_autofree char *sentence = describe_written (self, import);

      ffw_job_end (job, NULL, NULL, NULL, NULL);
      set_state (self, FFW_IMPORT_WRITTEN);
      g_signal_emit (self, signals[WRITTEN], 0, import, sentence);
      return;
    }

  ffw_job_end (job, NULL, NULL, NULL, NULL);
  if (is_outdated (self) && (ran || was_stopped (error)))
    {
      g_clear_error (&error);
      if (self->edited == 0)
        check (self);
    }
  else if (ran)
    {
      /* Also where rows were refused that were good when it was tried. */
      g_set_object (&self->trial, import);
      set_state (self, FFW_IMPORT_CHECKED);
    }
  else if (g_error_matches (error, FFW_IMPORT_ERROR, FFW_IMPORT_ERROR_CHANGED))
    end_changed (self, error);
  else
    {
      gboolean stopped = was_stopped (error);

      if (stopped)
        g_clear_error (&error);
      else
        g_clear_object (&self->trial);
      g_clear_error (&self->error);
      self->error = error;
      /* What is stopped writes nothing: what would happen is as it was. */
      set_state (self,
                 stopped && writing && self->trial ? FFW_IMPORT_CHECKED : FFW_IMPORT_UNCHECKED);
    }
}

static void
on_progress (guint64 done, guint64 total, gpointer data)
{
  ffw_job_set_done (data, done, total);
}

static void
start (FfwImportPlan *self, FfwImportFlags flags)
{
  guint n = ffw_import_plan_get_n_files (self);
  g_autofree FfwImportPart *parts = g_new0 (FfwImportPart, n);
  g_autofree char *names = name_files (self);
  gboolean writing = (flags & FFW_IMPORT_DRY_RUN) == 0;

  for (guint i = 0; i < n; i++)
    parts[i] = ffw_import_file_get_part (ffw_import_plan_get_file (self, i));

  self->import = ffw_import_new_of_parts (parts, n, flags, ffw_date_today ());
  if (writing)
    {
      ffw_import_expect (self->import, self->trial);
      self->job = ffw_job_start (self->workspace, FFW_JOB_WRITES, N_ ("Importing: %1$s"), names,
                                 NULL);
    }
  else
    {
      self->is_stale = FALSE;
      self->job = ffw_job_start (self->workspace, FFW_JOB_READS,
                                 N_ ("Checking before the import: %1$s"), names, NULL);
    }
  ffw_import_set_progress (self->import, on_progress, self->job);
  ffw_import_try_async (self->import, self->workspace, ffw_job_get_cancellable (self->job), on_run,
                        g_object_ref (self));
  set_state (self, writing ? FFW_IMPORT_WRITING : FFW_IMPORT_CHECKING);
}

static int
rank (const FfwKind *kind)
{
  guint n;
  const FfwKind *const *kinds = ffw_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (kinds[i] == kind)
      return (int)i;

  return (int)n;
}

static int
compare_files (gconstpointer a, gconstpointer b, gpointer data)
{
  return rank (ffw_import_file_get_kind ((FfwImportFile *)a))
         - rank (ffw_import_file_get_kind ((FfwImportFile *)b));
}

/* Finds out what the files would do, where that can be known. */
static void
check (FfwImportPlan *self)
{
  guint n = ffw_import_plan_get_n_files (self);

  g_list_store_sort (self->files, compare_files, NULL);
  if (n == 0)
    {
      set_state (self, FFW_IMPORT_EMPTY);
      return;
    }
  for (guint i = 0; i < n; i++)
    if (!ffw_import_file_is_ready (ffw_import_plan_get_file (self, i)))
      {
        g_clear_object (&self->trial);
        set_state (self, FFW_IMPORT_ASKING);
        return;
      }

  start (self, FFW_IMPORT_DRY_RUN | FFW_IMPORT_REPORT);
}

typedef struct
{
  FfwImportPlan *plan;
  FfwImportFile *file;
  GCancellable *cancellable;
} Looking;

static void
looking_free (Looking *looking)
{
  g_object_unref (looking->plan);
  g_object_unref (looking->file);
  g_object_unref (looking->cancellable);
  g_free (looking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Looking, looking_free)

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Looking) looking = data;
  FfwImportPlan *self = looking->plan;
  GError *error = NULL;
  FfwImportPreview *preview = ffw_import_preview_finish (result, &error);

  /* Other files have been chosen since, or nobody looks any more. */
  if (self->looking != looking->cancellable)
    {
      g_clear_error (&error);
      g_clear_pointer (&preview, ffw_import_preview_free);
      return;
    }

  if (preview)
    ffw_import_file_take_preview (looking->file, preview);
  else
    ffw_import_file_take_error (looking->file, error);
  if (--self->n_looking > 0)
    return;

  g_clear_object (&self->looking);
  check (self);
}

/* Reading an open workspace as a file, and closing it, would let go of this process's locks. */
static gboolean
is_workspace (FfwImportPlan *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) workspace = g_file_new_for_path (ffw_workspace_get_path (self->workspace));

  return g_str_has_suffix (path, WORKSPACE_ENDING) || g_file_equal (file, workspace);
}

static GError *
refuse_workspace (FfwImportFile *file)
{
  g_autofree char *sentence
      = ffw_words (_ ("“%1$s” is a workspace. Choose a spreadsheet or a CSV file, or open the "
                      "workspace in a window of its own."),
                   ffw_import_file_get_name (file), NULL);

  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
}

/* Reads how the files begin, then what they would do. */
static void
look (FfwImportPlan *self)
{
  guint n = ffw_import_plan_get_n_files (self);

  forget_looking (self);
  g_clear_object (&self->trial);
  self->looking = g_cancellable_new ();

  for (guint i = 0; i < n; i++)
    {
      FfwImportFile *file = ffw_import_plan_get_file (self, i);
      const char *path = ffw_import_file_get_path (file);
      const FfwKind *chosen;
      Looking *looking;

      if (is_workspace (self, path))
        {
          ffw_import_file_take_error (file, refuse_workspace (file));
          continue;
        }
      looking = g_new0 (Looking, 1);
      looking->plan = g_object_ref (self);
      looking->file = g_object_ref (file);
      looking->cancellable = g_object_ref (self->looking);
      self->n_looking++;
      chosen = ffw_import_file_get_chosen_kind (file);
      ffw_import_look_async (self->workspace, path, ffw_import_file_get_sheet (file), N_SAMPLES,
                             chosen ? chosen : self->hint, ffw_import_file_get_corrections (file),
                             self->looking, on_looked, looking);
    }

  if (self->n_looking > 0)
    set_state (self, FFW_IMPORT_LOOKING);
  else
    check (self);
}

static gboolean
has_file (FfwImportPlan *self, const char *path)
{
  for (guint i = 0; i < ffw_import_plan_get_n_files (self); i++)
    if (g_str_equal (ffw_import_file_get_path (ffw_import_plan_get_file (self, i)), path))
      return TRUE;

  return FALSE;
}

/**
 * ffw_import_plan_add_files:
 * @paths: at least one; one that is there already is read anew
 *
 * Looks at once what the files hold and what all of them would do. Nothing is written.
 */
void
ffw_import_plan_add_files (FfwImportPlan *self, const char *const *paths)
{
  if (ffw_import_plan_is_busy (self))
    return;

  for (guint i = 0; paths[i]; i++)
    {
      g_autoptr (FfwImportFile) file = NULL;

      if (has_file (self, paths[i]))
        continue;
      file = ffw_import_file_new (paths[i]);
      g_list_store_append (self->files, file);
    }
  ffw_import_plan_look_again (self);
}

/** As ffw_import_plan_add_files(), in place of the files that were chosen before. */
void
ffw_import_plan_set_files (FfwImportPlan *self, const char *const *paths)
{
  if (ffw_import_plan_is_busy (self))
    return;

  g_list_store_remove_all (self->files);
  ffw_import_plan_add_files (self, paths);
}

/** Leaves a file out. */
void
ffw_import_plan_remove (FfwImportPlan *self, FfwImportFile *file)
{
  guint position;

  if (self->import || !g_list_store_find (self->files, file, &position))
    return;

  g_list_store_remove (self->files, position);
  ffw_import_plan_look_again (self);
}

/**
 * ffw_import_plan_set_kind:
 * @kind: (nullable): what the person says that the rows are; %NULL for what the header says
 *
 * Looks anew what the files would do.
 */
void
ffw_import_plan_set_kind (FfwImportPlan *self, FfwImportFile *file, const FfwKind *kind)
{
  if (ffw_import_plan_is_busy (self))
    return;

  ffw_import_file_set_kind (file, kind);
  ffw_import_plan_look_again (self);
}

/**
 * ffw_import_plan_set_sheet:
 * @sheet: the name of the one of the workbook that is wanted
 */
void
ffw_import_plan_set_sheet (FfwImportPlan *self, FfwImportFile *file, const char *sheet)
{
  if (ffw_import_plan_is_busy (self))
    return;

  ffw_import_file_set_sheet (file, sheet);
  ffw_import_plan_look_again (self);
}

static gboolean
on_edited (gpointer data)
{
  FfwImportPlan *self = data;

  self->edited = 0;
  if (ffw_import_plan_is_busy (self))
    /* Once it has stopped, all is checked anew. */
    ffw_job_stop (self->job);
  else if (self->state != FFW_IMPORT_LOOKING)
    check (self);

  return G_SOURCE_REMOVE;
}

/**
 * ffw_import_plan_edited:
 *
 * To be called when something was said about one of the files: it is checked shortly after.
 */
void
ffw_import_plan_edited (FfwImportPlan *self)
{
  if (self->state == FFW_IMPORT_WRITING || self->state == FFW_IMPORT_WRITTEN)
    return;

  self->is_stale = TRUE;
  g_clear_handle_id (&self->edited, g_source_remove);
  self->edited = g_timeout_add (EDIT_PAUSE, on_edited, self);
  g_clear_error (&self->error);
  /* What the dry run has shown is not what would be written now. */
  if (self->state != FFW_IMPORT_LOOKING)
    set_state (self, FFW_IMPORT_CHECKING);
}

/** To be called when something was accepted of what the dry run has shown. */
void
ffw_import_plan_accepted (FfwImportPlan *self)
{
  set_state (self, self->state);
}

/** Reads the files anew, which the person may have mended, and what they would do. */
void
ffw_import_plan_look_again (FfwImportPlan *self)
{
  if (ffw_import_plan_is_busy (self))
    return;

  g_clear_error (&self->error);
  look (self);
}

static void
profile_free (gpointer profile)
{
  ffw_profile_free (profile);
}

/* How the files are read that somebody wants to be remembered. */
static GPtrArray *
list_remembered (FfwImportPlan *self)
{
  GPtrArray *profiles = g_ptr_array_new_with_free_func (profile_free);

  for (guint i = 0; i < ffw_import_plan_get_n_files (self); i++)
    {
      FfwImportFile *file = ffw_import_plan_get_file (self, i);
      const char *name = ffw_import_file_get_remembered (file);
      g_autoptr (FfwLayout) layout = NULL;
      FfwProfile *profile;

      if (name == NULL || *name == '\0' || ffw_import_file_is_plain (file))
        continue;
      profile = g_new0 (FfwProfile, 1);
      profile->name = g_strdup (name);
      profile->organisation = ffw_import_file_get_organisation (file);
      profile->kind = g_strdup (ffw_import_file_get_kind (file)->name);
      layout = ffw_layout_copy (ffw_import_file_get_layout (file));
      ffw_layout_forget_occasion (layout);
      ffw_layout_forget_new (layout);
      ffw_layout_forget_open (layout);
      profile->layout = ffw_layout_to_text (layout);
      g_ptr_array_add (profiles, profile);
    }

  return profiles;
}

static gboolean
save_next (FfwChange *change, gpointer data, GError **error)
{
  GPtrArray *profiles = data;

  return ffw_profile_save (change, profiles->pdata[profiles->len - 1], error);
}

static void save_profiles (FfwImportPlan *self, GPtrArray *profiles);

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwImportPlan) self = data;
  g_autoptr (GPtrArray) profiles = g_steal_pointer (&self->saving);
  GError *error = NULL;

  if (!ffw_workspace_change_finish (FFW_WORKSPACE (source), result, &error))
    {
      g_clear_error (&self->error);
      self->error = error;
      set_state (self, FFW_IMPORT_CHECKED);
      return;
    }

  if (self->is_stopped)
    {
      set_state (self, FFW_IMPORT_CHECKED);
      return;
    }
  g_ptr_array_set_size (profiles, (int)profiles->len - 1);
  save_profiles (self, g_steal_pointer (&profiles));
}

/* Each is a change of its own, before that of the import: to take the import back is not to forget
 * how such files are read. */
static void
save_profiles (FfwImportPlan *self, GPtrArray *profiles)
{
  if (profiles->len == 0)
    {
      g_ptr_array_unref (profiles);
      start (self, self->flags);
      return;
    }

  self->saving = profiles;
  ffw_workspace_change_async (self->workspace, save_next, g_ptr_array_ref (profiles),
                              (GDestroyNotify)g_ptr_array_unref, NULL, on_saved,
                              g_object_ref (self));
  set_state (self, FFW_IMPORT_WRITING);
}

/**
 * ffw_import_plan_write:
 * @skip_errors: whether rows with errors are left out; else there are none
 *
 * Does what the dry run has shown, as one change; or nothing of it, where a file has changed.
 */
void
ffw_import_plan_write (FfwImportPlan *self, gboolean skip_errors)
{
  if (self->state != FFW_IMPORT_CHECKED)
    return;

  g_clear_error (&self->error);
  self->is_stopped = FALSE;
  self->flags = skip_errors ? FFW_IMPORT_SKIP_ERRORS : FFW_IMPORT_DEFAULT;
  save_profiles (self, list_remembered (self));
}

/** Returns: whether a person has said anything about the files that would be lost with the plan */
gboolean
ffw_import_plan_is_edited (FfwImportPlan *self)
{
  gboolean edited = FALSE;

  for (guint i = 0; i < ffw_import_plan_get_n_files (self); i++)
    edited |= ffw_import_file_is_edited (ffw_import_plan_get_file (self, i));

  return edited && self->state != FFW_IMPORT_WRITTEN;
}

/** Stops what is under way; nothing of it is written. */
void
ffw_import_plan_stop (FfwImportPlan *self)
{
  forget_looking (self);
  g_clear_handle_id (&self->edited, g_source_remove);
  self->is_stale = FALSE;
  self->is_stopped = TRUE;
  if (self->job)
    ffw_job_stop (self->job);
  else if (self->state == FFW_IMPORT_LOOKING || self->state == FFW_IMPORT_CHECKING)
    set_state (self, FFW_IMPORT_UNCHECKED);
}
