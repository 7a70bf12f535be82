/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-register-marking.h"

#include "ffw-whole-name.h"

/** Returns: (transfer full): what is to be written; @entries are copied */
FfwRegisterMarking *
ffw_register_marking_new (gint64 session, GArray *entries)
{
  FfwRegisterMarking *self = g_new0 (FfwRegisterMarking, 1);

  self->session = session;
  self->today = ffw_date_today ();
  self->entries = g_array_copy (entries);

  return self;
}

void
ffw_register_marking_free (gpointer data)
{
  FfwRegisterMarking *self = data;

  g_array_unref (self->entries);
  g_free (self->name);
  g_free (self->organisation);
  g_free (self);
}

gboolean
ffw_register_marking_write (FfwChange *change, gpointer data, GError **error)
{
  FfwRegisterMarking *self = data;

  return ffw_register_mark (change, self->session, (FfwRegisterEntry *)self->entries->data,
                            self->entries->len, self->today, error);
}

/** Writes what was marked last, and closes the register, as one change. */
gboolean
ffw_register_marking_close (FfwChange *change, gpointer data, GError **error)
{
  FfwRegisterMarking *self = data;

  return (self->entries->len == 0 || ffw_register_marking_write (change, data, error))
         && ffw_register_close (change, self->session, self->today, &self->closed, error);
}

gboolean
ffw_register_marking_reopen (FfwChange *change, gpointer data, GError **error)
{
  FfwRegisterMarking *self = data;

  return ffw_register_reopen (change, self->session, &self->closed, error);
}

gboolean
ffw_register_marking_walk_in (FfwChange *change, gpointer data, GError **error)
{
  FfwRegisterMarking *self = data;
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;
  FfwWalkIn who = { .post = self->post, .organisation = self->organisation };

  if (self->name)
    {
      ffw_whole_name_split (self->name, FALSE, &given, &family);
      who.given_name = given;
      who.family_name = family;
    }
  self->came = ffw_register_walk_in (change, self->session, &who, self->date, self->today, error);

  return self->came != 0;
}

/** Adds @entry, in place of an earlier one of the same person and date. */
void
ffw_register_entries_add (GArray *entries, const FfwRegisterEntry *entry)
{
  for (guint i = 0; i < entries->len; i++)
    {
      FfwRegisterEntry *other = &g_array_index (entries, FfwRegisterEntry, i);

      if (other->person == entry->person && other->date == entry->date)
        {
          *other = *entry;
          return;
        }
    }
  g_array_append_vals (entries, entry, 1);
}

/** Puts what is not written yet on top of what was read. */
void
ffw_register_entries_apply (GArray *entries, FfwRegister *of)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const FfwRegisterEntry *entry = &g_array_index (entries, FfwRegisterEntry, i);

      for (guint k = 0; k < of->people->len; k++)
        {
          FfwRegisterPerson *person = of->people->pdata[k];

          if (person->person != entry->person)
            continue;
          if (entry->date < 0)
            person->chosen = entry->chosen;
          else if (entry->date < (int)of->dates->len)
            person->marks[entry->date] = entry->mark;
        }
    }
}
