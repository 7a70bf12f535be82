/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-values.h"

#include "ffw-action-error.h"
#include "ffw-coding.h"
#include "ffw-entry.h"
#include "ffw-person-check.h"

#include <glib/gi18n-lib.h>

/* Stands for a manager whom no staff number names; it is never written. */
#define ELSEWHERE "?"

/* As the kind `people` calls them. */
static const char *const names[] = {
  [FFW_PERSON_GIVEN_NAME] = "given_name",
  [FFW_PERSON_FAMILY_NAME] = "family_name",
  [FFW_PERSON_LANGUAGE] = "training_language",
  [FFW_PERSON_ORGANISATION] = "organisation",
  [FFW_PERSON_NUMBER] = "staff_number",
  [FFW_PERSON_EMAIL] = "email",
  [FFW_PERSON_ROLES] = "role",
  [FFW_PERSON_SITE] = "site",
  [FFW_PERSON_MANAGER] = "manager",
  [FFW_PERSON_STARTED] = "started_on",
  [FFW_PERSON_LEFT] = "left_on",
};

/** Returns: (transfer none): what the kind `people` calls the field */
const char *
ffw_person_field_name (FfwPersonField field)
{
  return names[field];
}

/** Returns: the field of that name; -1 where there is none */
int
ffw_person_field_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (int)i;

  return -1;
}

static char *
date_text (FfwDate date)
{
  char iso[FFW_DATE_ISO_SIZE];

  return g_strdup (date == FFW_DATE_NONE ? "" : ffw_date_to_iso (date, iso));
}

/**
 * ffw_person_values_set:
 * @person: with the post that was asked for; %NULL for a form that is empty
 */
void
ffw_person_values_set (FfwPersonValues *self, const FfwPerson *person)
{
  const FfwPersonPost *post = person ? person->post : NULL;
  const char *language = NULL;

  ffw_person_values_clear (self);
  if (post == NULL)
    {
      for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
        self->texts[i] = g_strdup ("");
      return;
    }

  if (person->training_language != FFW_CODE_NONE)
    language = ffw_coding_get_code (&ffw_coding_preference, person->training_language);
  self->texts[FFW_PERSON_GIVEN_NAME] = g_strdup (person->given_name);
  self->texts[FFW_PERSON_FAMILY_NAME] = g_strdup (person->family_name);
  self->texts[FFW_PERSON_LANGUAGE] = g_strdup (language ? language : "");
  self->texts[FFW_PERSON_ORGANISATION] = g_strdup (post->organisation_code);
  self->texts[FFW_PERSON_NUMBER] = g_strdup (post->number);
  self->texts[FFW_PERSON_EMAIL] = g_strdup (post->email);
  self->texts[FFW_PERSON_ROLES] = g_strjoinv (" ", post->role_codes);
  self->texts[FFW_PERSON_SITE] = g_strdup (post->site_code);
  /* A manager of another organisation has no number here: they stay, or go. */
  self->texts[FFW_PERSON_MANAGER]
      = g_strdup (*post->manager && !*post->manager_number ? ELSEWHERE : post->manager_number);
  self->texts[FFW_PERSON_STARTED] = date_text (post->started_on);
  self->texts[FFW_PERSON_LEFT] = date_text (post->left_on);
}

void
ffw_person_values_copy (FfwPersonValues *self, const FfwPersonValues *from)
{
  ffw_person_values_clear (self);
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    self->texts[i] = g_strdup (from->texts[i]);
}

void
ffw_person_values_clear (FfwPersonValues *self)
{
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    g_clear_pointer (&self->texts[i], g_free);
}

/** Returns: (transfer floating): the texts, by the names of their fields (a{sv}) */
GVariant *
ffw_person_values_save (const FfwPersonValues *self)
{
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    g_variant_dict_insert (&state, names[i], "s", self->texts[i]);

  return g_variant_dict_end (&state);
}

/** Takes the texts that @state has. */
void
ffw_person_values_restore (FfwPersonValues *self, GVariant *state)
{
  const char *text;

  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    if (g_variant_lookup (state, names[i], "&s", &text))
      {
        g_free (self->texts[i]);
        self->texts[i] = g_strdup (text);
      }
}

static gboolean
is_changed (const FfwPersonSaving *self, FfwPersonField field)
{
  return self->is_new || !g_str_equal (self->values.texts[field], self->before.texts[field]);
}

/* A text that is to be looked at: not one that stays as it is. */
static const char *
changed_text (const FfwPersonSaving *self, FfwPersonField field)
{
  return is_changed (self, field) ? self->values.texts[field] : NULL;
}

/**
 * ffw_person_saving_check:
 * @saving: a FfwPersonSaving
 *
 * Looks it over against the workspace, without writing.
 *
 * Returns: (transfer full) (element-type FfwPersonProblem): what is found; %NULL with @error set
 */
gpointer
ffw_person_saving_check (FfwConnection *connection, gpointer saving, GError **error)
{
  const FfwPersonSaving *self = saving;
  gboolean named = is_changed (self, FFW_PERSON_GIVEN_NAME)
                   || is_changed (self, FFW_PERSON_FAMILY_NAME);
  gboolean dated = is_changed (self, FFW_PERSON_STARTED) || is_changed (self, FFW_PERSON_LEFT)
                   || is_changed (self, FFW_PERSON_ORGANISATION);
  const FfwPersonDraft draft = {
    .post = self->is_new ? NULL : self->post,
    .person = self->person,
    .organisation = self->values.texts[FFW_PERSON_ORGANISATION],
    /* Another day or organisation can put a number that stays in somebody's way. */
    .number = dated ? self->values.texts[FFW_PERSON_NUMBER]
                    : changed_text (self, FFW_PERSON_NUMBER),
    .email = changed_text (self, FFW_PERSON_EMAIL),
    .has_number = *self->values.texts[FFW_PERSON_NUMBER] != '\0',
    .manager = changed_text (self, FFW_PERSON_MANAGER),
    .given_name = named ? self->values.texts[FFW_PERSON_GIVEN_NAME] : NULL,
    .family_name = named ? self->values.texts[FFW_PERSON_FAMILY_NAME] : NULL,
    .started_on = ffw_date_from_iso (self->values.texts[FFW_PERSON_STARTED]),
    .left_on = ffw_date_from_iso (self->values.texts[FFW_PERSON_LEFT]),
  };

  return ffw_person_check (connection, &draft, self->today, self->language, error);
}

/* Whether the post is still as it was, as far as it is to be changed. */
static gboolean
compare (FfwPersonSaving *self, FfwConnection *connection, GError **error)
{
  g_autoptr (FfwPerson) person = NULL;
  g_autoptr (GError) failure = NULL;
  FfwPersonValues now = { { NULL } };
  gint64 post, id, organisation;

  if (!ffw_person_find_post (connection, self->post, &post, &id, &organisation, error))
    return FALSE;
  if (post != 0)
    person = ffw_person_read (connection, post, self->today, self->language, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (person == NULL)
    {
      g_set_error_literal (error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_UNKNOWN,
                           _ ("The person is gone: somebody has taken them back meanwhile."));
      return FALSE;
    }

  ffw_person_values_set (&now, person);
  /* The organisation is written whether it is changed or not: the numbers are of it. */
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    if ((is_changed (self, i) || i == FFW_PERSON_ORGANISATION)
        && !g_str_equal (now.texts[i], self->before.texts[i])
        && !g_str_equal (now.texts[i], self->values.texts[i]))
      self->changed = TRUE;
  ffw_person_values_clear (&now);

  return TRUE;
}

static gboolean
is_refused (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    if (((const FfwPersonProblem *)problems->pdata[i])->refuses)
      return TRUE;

  return FALSE;
}

static gboolean
take (FfwPersonSaving *self, FfwChange *change, FfwIntakeCounts *counts, GError **error)
{
  FfwEntry entries[FFW_PERSON_N_FIELDS + 3] = { { "id", self->post } };
  const FfwEntry *rows[] = { entries };
  char uuid[FFW_UUID_SIZE];
  guint n = 1;

  /* Somebody new is named by a UUID of their own, and so by nothing that may be another's. */
  if (self->is_new)
    entries[n++] = (FfwEntry){ "person",
                               self->person ? self->person : ffw_change_new_uuid (change, uuid) };
  for (guint i = 0; i < FFW_PERSON_N_FIELDS; i++)
    if (is_changed (self, i) && !(self->is_new && *self->values.texts[i] == '\0'))
      entries[n++] = (FfwEntry){ names[i], self->values.texts[i] };
  /* Sites, managers and numbers are those of an organisation. */
  if (!is_changed (self, FFW_PERSON_ORGANISATION))
    entries[n++] = (FfwEntry){ names[FFW_PERSON_ORGANISATION],
                               self->values.texts[FFW_PERSON_ORGANISATION] };

  self->findings = ffw_findings_new ("");

  return ffw_entry_take (change, ffw_kind_find ("people"), rows, 1, self->today, self->findings,
                         counts, error);
}

static gboolean
say (FfwPersonSaving *self, FfwChange *change, GError **error)
{
  g_autofree char *who = NULL;
  g_autofree char *where = NULL;
  gint64 person, organisation;
  FfwMessage *message;

  if (!ffw_person_find_post (ffw_change_get_connection (change), self->post, &self->id, &person,
                             &organisation, error))
    return FALSE;

  who = g_strdup_printf ("@person/%" G_GINT64_FORMAT, person);
  where = g_strdup_printf ("@organisation/%" G_GINT64_FORMAT, organisation);
  if (!self->is_new)
    message = ffw_message_new ("edit-person", who, NULL);
  else
    message = ffw_message_new (self->person ? "add-post" : "add-person", who, where, NULL);
  ffw_change_set_message (change, message);
  ffw_message_free (message);

  return TRUE;
}

/**
 * ffw_person_saving_run:
 * @saving: a FfwPersonSaving
 *
 * Writes it, as one change; where anything is against it, nothing is written, and it says what.
 */
gboolean
ffw_person_saving_run (FfwChange *change, gpointer saving, GError **error)
{
  FfwPersonSaving *self = saving;
  FfwConnection *connection = ffw_change_get_connection (change);
  FfwIntakeCounts counts = { 0 };

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->findings, ffw_findings_unref);
  self->changed = FALSE;

  if (self->is_new)
    {
      char uuid[FFW_UUID_SIZE];

      g_free (self->post);
      self->post = g_strdup (ffw_change_new_uuid (change, uuid));
    }
  if (!self->is_new && !compare (self, connection, error))
    return FALSE;
  self->problems = ffw_person_saving_check (connection, self, error);
  if (self->problems == NULL)
    return FALSE;
  if (self->changed || is_refused (self->problems))
    {
      ffw_change_discard (change);
      return TRUE;
    }

  if (!take (self, change, &counts, error))
    return FALSE;
  if (counts.rejected > 0 || counts.unchanged > 0)
    {
      ffw_change_discard (change);
      return TRUE;
    }

  return say (self, change, error);
}

void
ffw_person_saving_free (gpointer saving)
{
  FfwPersonSaving *self = saving;

  g_free (self->post);
  g_free (self->person);
  ffw_person_values_clear (&self->values);
  ffw_person_values_clear (&self->before);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->findings, ffw_findings_unref);
  g_free (self);
}
