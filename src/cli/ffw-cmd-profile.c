/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-commands.h"
#include "ffw-import-layout.h"
#include "ffw-layout-text.h"
#include "ffw-profiles.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const FfwOption options[] = {
  { "name", 0, N_ ("NAME"), N_ ("read: what it is called, in place of the file’s name") },
  { "sheet", 0, N_ ("NAME"), N_ ("find: which sheet of a spreadsheet") },
  { NULL },
};

static gpointer
read_all (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_profiles_read (connection, error);
}

static gpointer
read_one (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_profile_find (connection, data, error);
}

static void
add_profile (FfwJsonWriter *json, const FfwProfile *profile, gboolean with_layout)
{
  ffw_json_writer_begin_object (json, NULL);
  ffw_json_writer_add_string (json, "name", profile->name);
  ffw_json_writer_add_string (json, "kind", profile->kind);
  if (profile->organisation)
    ffw_json_writer_add_string (json, "organisation", profile->organisation);
  if (with_layout)
    ffw_json_writer_add_string (json, "layout", profile->layout);
  ffw_json_writer_end_object (json);
}

static FfwExit
run_list (FfwCtl *self, GError **error)
{
  g_autoptr (GPtrArray) profiles = ffw_ctl_read (self, read_all, NULL, error);
  g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

  if (profiles == NULL)
    return FFW_EXIT_UNUSABLE;
  ffw_json_writer_begin_array (json, NULL);
  for (guint i = 0; i < profiles->len; i++)
    {
      const FfwProfile *profile = g_ptr_array_index (profiles, i);

      add_profile (json, profile, FALSE);
      if (!self->json)
        ffw_ctl_print (self, "%s  %s%s%s\n", profile->name, profile->kind,
                       profile->organisation ? "  " : "",
                       profile->organisation ? profile->organisation : "");
    }
  ffw_json_writer_end_array (json);
  if (self->json)
    ffw_ctl_print_json (self, json);

  return FFW_EXIT_DONE;
}

static FfwExit
run_show (FfwCtl *self, GError **error)
{
  g_autoptr (FfwProfile) profile = ffw_ctl_read (self, read_one, (gpointer)self->words[1], error);

  if (profile == NULL)
    return FFW_EXIT_REFUSED;
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      add_profile (json, profile, TRUE);
      ffw_ctl_print_json (self, json);
    }
  else
    ffw_ctl_print (self, "%s", profile->layout);

  return FFW_EXIT_DONE;
}

/* A file to be looked at, and what there is to say of it. */
typedef struct
{
  FfwImportPart part;
  FfwFindings *findings;
} FfwLookedAt;

static gpointer
find_layout (FfwConnection *connection, gpointer data, GError **error)
{
  FfwLookedAt *file = data;

  return ffw_import_layout_find (&file->part, connection, file->findings, error);
}

static FfwExit
run_find (FfwCtl *self, GError **error)
{
  g_autoptr (FfwFindings) findings = ffw_findings_new (self->words[2]);
  FfwLookedAt file = { .findings = findings };
  g_autoptr (FfwLayout) layout = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *text = NULL;

  file.part.kind = ffw_ctl_find_kind (self->words[1], error);
  file.part.file = (char *)self->words[2];
  file.part.sheet = (char *)ffw_options_get (self->options, "sheet");
  if (file.part.kind == NULL)
    return FFW_EXIT_NOT_UNDERSTOOD;
  layout = ffw_ctl_read (self, find_layout, &file, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FFW_EXIT_UNUSABLE;
    }
  ffw_ctl_say_findings (findings);
  if (layout == NULL)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("No table of %1$s was found in “%2$s”."),
                                                   file.part.kind->name, self->words[2]);

      ffw_ctl_say (sentence);
      return FFW_EXIT_REFUSED;
    }
  text = ffw_layout_to_text (layout);
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "kind", file.part.kind->name);
      ffw_json_writer_add_string (json, "layout", text);
      ffw_ctl_write_findings (findings, json);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }
  else
    ffw_ctl_print (self, "%s", text);

  return FFW_EXIT_DONE;
}

static void
print_done (FfwCtl *self, const char *sentence, const char *name)
{
  if (self->json)
    {
      g_autoptr (FfwJsonWriter) json = ffw_json_writer_new ();

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "profile", name);
      ffw_json_writer_end_object (json);
      ffw_ctl_print_json (self, json);
    }
  else
    ffw_ctl_print (self, "%s\n", sentence);
}

static gboolean
save (FfwChange *change, gpointer data, GError **error)
{
  return ffw_profile_save (change, data, error);
}

/* What a profile is called that has no other name: “payroll.profile” is payroll. */
static char *
name_of_file (const char *path)
{
  char *name = g_filename_display_basename (path);
  char *dot = strrchr (name, '.');

  if (dot && dot > name)
    *dot = '\0';
  return name;
}

static const char *
organisation_of (const FfwLayout *layout)
{
  const FfwField *field = ffw_kind_find_field (layout->kind, "organisation");

  return field ? layout->constants[field - layout->kind->fields] : NULL;
}

static FfwExit
run_read (FfwCtl *self, GError **error)
{
  const char *path = self->words[1];
  g_autofree char *of_file = name_of_file (path);
  const char *given = ffw_options_get (self->options, "name");
  g_autoptr (FfwLayout) layout = NULL;
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;
  FfwProfile profile = { .name = (char *)(given ? given : of_file) };

  layout = ffw_layout_read_file (path, &text, self->cancellable, error);
  if (layout == NULL)
    return FFW_EXIT_REFUSED;
  profile.organisation = (char *)organisation_of (layout);
  profile.kind = (char *)layout->kind->name;
  profile.layout = text;
  if (!ffw_ctl_change (self, save, &profile, error))
    return FFW_EXIT_REFUSED;
  sentence = g_strdup_printf (_ ("The profile “%s” is there now."), profile.name);
  print_done (self, sentence, profile.name);

  return FFW_EXIT_DONE;
}

static gboolean
forget (FfwChange *change, gpointer data, GError **error)
{
  return ffw_profile_remove (change, data, error);
}

static FfwExit
run_remove (FfwCtl *self, GError **error)
{
  g_autofree char *sentence = NULL;

  if (!ffw_ctl_change (self, forget, (gpointer)self->words[1], error))
    return FFW_EXIT_REFUSED;
  sentence = g_strdup_printf (_ ("The profile “%s” was removed."), self->words[1]);
  print_done (self, sentence, self->words[1]);

  return FFW_EXIT_DONE;
}

static const struct
{
  const char *word;
  guint n_words;
  FfwExit (*run) (FfwCtl *self, GError **error);
} actions[] = {
  { "list", 1, run_list }, { "show", 2, run_show },     { "find", 3, run_find },
  { "read", 2, run_read }, { "remove", 2, run_remove },
};

static gboolean
check_option (FfwCtl *self, const char *option, const char *action, const char *of, GError **error)
{
  if (!ffw_options_has (self->options, option) || strcmp (action, of) == 0)
    return TRUE;
  g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
               _ ("Option “--%1$s” is for “profile %2$s” only."), option, of);

  return FALSE;
}

static FfwExit
run (FfwCtl *self, GError **error)
{
  guint n_words = g_strv_length ((char **)self->words);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gboolean is_it = strcmp (actions[i].word, self->words[0]) == 0;

      g_ptr_array_add (known, (gpointer)actions[i].word);
      if (is_it && n_words != actions[i].n_words)
        {
          g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                       n_words > actions[i].n_words
                           ? _ ("“profile %s” takes less than was given.")
                           : _ ("“profile %s” needs to know which one: a name, a file, or a kind "
                                "and a file."),
                       actions[i].word);
          return FFW_EXIT_NOT_UNDERSTOOD;
        }
      if (is_it && !check_option (self, "name", actions[i].word, "read", error))
        return FFW_EXIT_NOT_UNDERSTOOD;
      if (is_it && !check_option (self, "sheet", actions[i].word, "find", error))
        return FFW_EXIT_NOT_UNDERSTOOD;
      if (is_it)
        return actions[i].run (self, error);
    }
  sentence = g_strdup_printf (_ ("There is no “profile %s”."), self->words[0]);
  ffw_ctl_set_unknown (error, known, self->words[0], sentence);

  return FFW_EXIT_NOT_UNDERSTOOD;
}

const FfwCommand ffw_command_profile = {
  .name = "profile",
  .words = N_ ("list | show NAME | find KIND FILE | read FILE | remove NAME"),
  .about = N_ ("How the columns of a spreadsheet are read, kept under a name"),
  .more = N_ (
      "“import --profile=NAME” reads a file as the profile says. “find” writes the text of one as\n"
      "far as it can be found out from a file, “show” that of one that there is; either can be\n"
      "edited, and passed on as a file. “read” takes such a file in, in place of the profile of\n"
      "that name where there is one."),
  .options = options,
  .least = 1,
  .most = 3,
  .run = run,
};
