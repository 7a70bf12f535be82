/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-ctl-transfer.h"

#include "ffw-person-finder.h"
#include "ffw-progress.h"
#include "ffw-transfer-export.h"
#include "ffw-transfer-file.h"
#include "ffw-transfer-settle.h"

#include <glib/gi18n-lib.h>

/** Returns: whether the word names a document that “import” takes, and no kind of rows */
gboolean
ffw_ctl_is_transfer (const char *what)
{
  return g_str_equal (what, "slip") || g_str_equal (what, "nomination");
}

static void
write_written (FfwJsonWriter *json, const FfwTransferWritten *written)
{
  ffw_json_writer_begin_object (json, NULL);
  ffw_json_writer_add_string (json, "file", written->path);
  ffw_json_writer_add_string (json, "organisation", written->organisation);
  ffw_json_writer_add_int (json, "revision", written->revision);
  ffw_json_writer_add_int (json, "people", written->people);
  ffw_json_writer_end_object (json);
}

static void
print_written (FfwCtl *self, const FfwTransferWritten *written)
{
  g_autofree char *people = ffw_ctl_in_words (FFW_NP_ ("%1$d person", "%1$d people"),
                                              written->people);

  /* Translators: a file, the code of an organisation, a number, and “3 people”. */
  ffw_ctl_print (self, _ ("%1$s: for %2$s, revision %3$u, %4$s\n"), written->path,
                 written->organisation, written->revision, people);
}

/** Writes one slip for each home organisation of those who were at a session. */
FfwExit
ffw_ctl_export_slips (FfwCtl *self, GError **error)
{
  g_autofree char *passphrase = NULL;
  FfwSlipRequest request
      = { .session = (char *)self->words[1],
          .organisation = (char *)ffw_options_get (self->options, "organisation"),
          .own = (char *)ffw_options_get (self->options, "own"),
          .folder = (char *)ffw_options_get (self->options, "output") };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (FfwProgress) progress = NULL;
  FfwWorkspace *workspace;

  if (request.session == NULL || self->words[2] || request.folder == NULL
      || g_str_equal (request.folder, "-"))
    {
      g_set_error_literal (
          error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
          _ ("Say which session, and into which folder the slips go: “export slips "
             "SESSION --output=FOLDER”."));
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  if (!ffw_ctl_get_passphrase (self, &passphrase, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  request.passphrase = passphrase;
  workspace = ffw_ctl_open (self, error);
  if (workspace == NULL)
    return FFW_EXIT_UNUSABLE;
  progress = ffw_progress_start (_ ("Exporting"));
  all = ffw_slips_export (workspace, &request, self->cancellable, error);
  if (all == NULL)
    return g_error_matches (*error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED)
                   || g_error_matches (*error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN)
               ? FFW_EXIT_REFUSED
               : FFW_EXIT_UNUSABLE;
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_array (json, NULL);
      for (guint i = 0; i < all->len; i++)
        write_written (json, all->pdata[i]);
      ffw_json_writer_end_array (json);
      ffw_ctl_print_json (self, json);
      return FFW_EXIT_DONE;
    }
  for (guint i = 0; i < all->len; i++)
    print_written (self, all->pdata[i]);
  if (all->len == 0)
    ffw_ctl_print (self, _ ("Nobody of another organisation was there, so there is no slip.\n"));

  return FFW_EXIT_DONE;
}

static gboolean
get_coded (FfwCtl *self, const char *option, const FfwCoding *coding, int *value, GError **error)
{
  const char *text = ffw_options_get (self->options, option);
  g_autofree char *known = ffw_coding_list (coding);

  *value = -1;
  if (text == NULL || ffw_coding_find (coding, text, value))
    return TRUE;
  g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
               _ ("“--%s=%s”: one of these is expected: %s."), option, text, known);

  return FALSE;
}

static gpointer
find_posts (FfwConnection *connection, gpointer data, GError **error)
{
  const FfwCtl *self = data;
  g_autoptr (FfwDirectories) directories = ffw_directories_new (connection);
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 2; self->words[i]; i++)
    {
      FfwFoundPost found = { 0 };

      if (!ffw_person_find (connection, directories, self->words[i], self->today, &found, error))
        return NULL;
      g_array_append_val (posts, found.post);
    }

  return g_steal_pointer (&posts);
}

static gboolean
read_nomination (FfwCtl *self, FfwNomination *nomination, const char **path, GError **error)
{
  *path = ffw_options_get (self->options, "output");
  nomination->course = self->words[1];
  nomination->to = ffw_options_get (self->options, "to-organisation");
  nomination->session = ffw_options_get (self->options, "session");
  nomination->access = ffw_options_get (self->options, "access");
  if (nomination->course == NULL || self->words[2] == NULL || nomination->to == NULL
      || *path == NULL)
    {
      g_set_error_literal (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                           _ ("Say the course, the people, whom the nomination is for and where it "
                              "goes: “export nomination COURSE PERSON… --to-organisation=CODE "
                              "--output=FILE”."));
      return FALSE;
    }

  return get_coded (self, "reason", &ffw_coding_place_reason, &nomination->reason, error)
         && get_coded (self, "asked-language", &ffw_coding_language, &nomination->language, error);
}

/** Asks another organisation for places. */
FfwExit
ffw_ctl_export_nomination (FfwCtl *self, GError **error)
{
  FfwNomination nomination = { 0 };
  g_autofree char *passphrase = NULL;
  g_autoptr (GArray) posts = NULL;
  g_autoptr (FfwTransferWritten) written = NULL;
  FfwWorkspace *workspace;
  const char *path;

  if (!read_nomination (self, &nomination, &path, error)
      || !ffw_ctl_get_passphrase (self, &passphrase, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  workspace = ffw_ctl_open (self, error);
  if (workspace == NULL)
    return FFW_EXIT_UNUSABLE;
  posts = ffw_ctl_read (self, find_posts, self, error);
  if (posts == NULL)
    return FFW_EXIT_REFUSED;
  nomination.posts = (const gint64 *)posts->data;
  nomination.n = posts->len;
  written = ffw_nomination_export (workspace, &nomination, ffw_options_get (self->options, "own"),
                                   path, passphrase, self->cancellable, error);
  if (written == NULL)
    return (*error)->domain == FFW_ACTION_ERROR ? FFW_EXIT_REFUSED : FFW_EXIT_UNUSABLE;
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      write_written (json, written);
      ffw_ctl_print_json (self, json);
    }
  else if (!g_str_equal (path, "-"))
    print_written (self, written);

  return FFW_EXIT_DONE;
}

/* A document that is taken in: those who are matched are settled, nobody else. */
typedef struct
{
  FfwCtl *ctl;
  const FfwTransfer *transfer;
  gboolean add;
  gboolean dry_run;
  FfwSettled *settled;
} Taking;

static gboolean
take (FfwChange *change, gpointer data, GError **error)
{
  Taking *self = data;
  const FfwOptions *options = self->ctl->options;
  const char *own = ffw_options_get (options, "own");
  const char *session = ffw_options_get (options, "session");
  g_autoptr (FfwTransferLook) look
      = ffw_transfer_look (ffw_change_get_connection (change), self->transfer, own, session,
                           self->ctl->today, ffw_language_get (), error);
  g_autofree gint64 *people = g_new0 (gint64, self->transfer->people->len + 1);
  const FfwSettlement settlement = { .transfer = self->transfer,
                                     .people = people,
                                     .own = own,
                                     .session = session,
                                     .today = self->ctl->today };

  if (look == NULL)
    return FALSE;
  for (guint i = 0; i < look->found->len; i++)
    {
      const FfwTransferFound *found = look->found->pdata[i];

      people[i] = found->person                             ? found->person
                  : found->state == FFW_TRANSFER_ASIDE      ? FFW_SETTLE_ASIDE
                  : self->add && found->proposals->len == 0 ? FFW_SETTLE_NEW
                                                            : FFW_SETTLE_OPEN;
    }
  self->settled = ffw_transfer_settle (change, &settlement, error);
  if (self->settled && self->dry_run)
    ffw_change_discard (change);

  return self->settled != NULL;
}

static void
write_settled (FfwCtl *self, const FfwSettled *settled)
{
  g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

  ffw_json_writer_begin_object (json, NULL);
  ffw_json_writer_add_string (json, "kind", self->words[0]);
  ffw_json_writer_add_int (json, "added", settled->n_new);
  ffw_json_writer_add_int (json, "updated", settled->n_updated);
  ffw_json_writer_add_int (json, "unchanged", settled->n_unchanged);
  ffw_json_writer_add_int (json, "withdrawn", settled->n_withdrawn);
  ffw_json_writer_add_int (json, "booked", settled->n_booked);
  ffw_json_writer_add_int (json, "waiting", settled->n_waiting);
  ffw_json_writer_add_int (json, "open", settled->n_open);
  ffw_ctl_write_findings (settled->findings, json);
  ffw_json_writer_end_object (json);
  ffw_ctl_print_json (self, json);
}

static void
print_settled (FfwCtl *self, const FfwSettled *settled)
{
  if (g_str_equal (self->words[0], "slip"))
    /* Translators: four numbers of training records. */
    ffw_ctl_print (self, _ ("Records: %1$u added, %2$u updated, %3$u unchanged, %4$u withdrawn\n"),
                   settled->n_new, settled->n_updated, settled->n_unchanged, settled->n_withdrawn);
  else
    /* Translators: three numbers of people. */
    ffw_ctl_print (self, _ ("People: %1$u booked, %2$u waiting, %3$u booked before\n"),
                   settled->n_booked, settled->n_waiting, settled->n_unchanged);
  if (settled->n_open)
    /* Translators: %u is a number of people. */
    ffw_ctl_print (self, _ ("Open: %u. They are kept; settle them in the window.\n"),
                   settled->n_open);
}

static FfwExit
take_file (FfwCtl *self, const FfwTransferFile *file, GError **error)
{
  g_autoptr (FfwSettled) settled = NULL;
  Taking taking = { .ctl = self,
                    .transfer = file->transfer,
                    .add = ffw_options_has (self->options, "add-unknown"),
                    .dry_run = ffw_options_has (self->options, "dry-run") };
  gboolean done = ffw_ctl_change (self, take, &taking, error);

  settled = taking.settled;
  if (!done)
    return FFW_EXIT_REFUSED;
  ffw_ctl_say_findings (settled->findings);
  for (guint i = 0; i < settled->refusals->len; i++)
    ffw_ctl_say (settled->refusals->pdata[i]);
  if (self->json)
    write_settled (self, settled);
  else if (!ffw_settled_is_refused (settled))
    print_settled (self, settled);

  return ffw_settled_is_refused (settled) ? FFW_EXIT_REFUSED : FFW_EXIT_DONE;
}

/** Takes in a slip or a nomination of another organisation. */
FfwExit
ffw_ctl_import_transfer (FfwCtl *self, GError **error)
{
  g_autofree char *passphrase = NULL;
  g_autoptr (FfwTransferFile) file = NULL;
  int kind;

  if (self->words[1] == NULL || self->words[2])
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("Give one file: “import %s FILE”."), self->words[0]);
      return FFW_EXIT_NOT_UNDERSTOOD;
    }
  if (!ffw_ctl_get_passphrase (self, &passphrase, error))
    return FFW_EXIT_NOT_UNDERSTOOD;
  file = ffw_transfer_file_read (self->words[1], passphrase, self->cancellable, error);
  if (file == NULL)
    return FFW_EXIT_UNUSABLE;
  if (file->transfer == NULL)
    {
      ffw_ctl_say_findings (file->findings);
      return FFW_EXIT_REFUSED;
    }
  if (ffw_coding_find (&ffw_coding_transfer, self->words[0], &kind)
      && kind != (int)file->transfer->kind)
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("“%1$s” is another kind of file. Read it with “import %2$s”."),
                   self->words[1],
                   ffw_coding_get_code (&ffw_coding_transfer, (int)file->transfer->kind));
      return FFW_EXIT_REFUSED;
    }

  return take_file (self, file, error);
}
