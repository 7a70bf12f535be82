/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-ctl-roster.h"

#include "ffw-action-error.h"

#include <glib/gi18n-lib.h>

/* What is accepted by its number. Who is new is taken in as from any file. */
static const struct
{
  FfwRosterSort sort;
  const char *option;
} accepted[] = {
  { FFW_ROSTER_MOVED, "moves" },
  { FFW_ROSTER_LEFT, "leavers" },
  { FFW_ROSTER_SAME, "same" },
};

/**
 * ffw_ctl_read_roster:
 * @request: (out) (nullable): what the options say of a complete list; %NULL where it is none
 *
 * Returns: %FALSE with @error set where the options do not go together
 */
gboolean
ffw_ctl_read_roster (FfwCtl *self, const FfwKind *kind, FfwRosterRequest **request, GError **error)
{
  static const char *const others[] = { "on", "moves", "leavers", "same", "most" };
  const char *organisation = ffw_options_get (self->options, "complete");
  FfwDate on = self->today;

  *request = NULL;
  for (guint i = 0; organisation == NULL && i < G_N_ELEMENTS (others); i++)
    if (ffw_options_has (self->options, others[i]))
      {
        g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                     _ ("Option “--%s” is for a complete list: give “--complete” as well."),
                     others[i]);
        return FALSE;
      }
  if (organisation == NULL)
    return TRUE;
  if (!g_str_equal (kind->name, "people") || self->words[1] == NULL || self->words[2] != NULL)
    {
      g_set_error (error, FFW_CTL_ERROR, FFW_CTL_ERROR_USAGE,
                   _ ("A complete list is one file of people."));
      return FALSE;
    }
  if (!ffw_ctl_get_date (self, "on", &on, error))
    return FALSE;
  *request = ffw_roster_request_new (organisation, on);
  (*request)->most = ffw_options_has (self->options, "most");

  return TRUE;
}

/**
 * ffw_ctl_accept_roster:
 * @roster: that a trial has made
 * @request: takes what the options accept
 *
 * Accepts what was asked for by the number that a trial has shown. Who is new or leaves and is
 * accepted as the same is neither, and counts among those shown all the same.
 *
 * Returns: %FALSE with @error set where it is another number
 */
gboolean
ffw_ctl_accept_roster (FfwCtl *self, FfwRoster *roster, FfwRosterRequest *request, GError **error)
{
  gboolean sorts[FFW_ROSTER_N_SORTS] = { [FFW_ROSTER_NEW] = TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      guint there = ffw_roster_count (roster, accepted[i].sort);
      guint given = there;

      if (!ffw_options_has (self->options, accepted[i].option))
        continue;
      if (!ffw_ctl_get_number (self, accepted[i].option, 0, 0, &given, error))
        return FALSE;
      if (given != there)
        {
          g_set_error (
              error, FFW_ACTION_ERROR, FFW_ACTION_ERROR_REFUSED,
              /* Translators: %1$s is an option, %2$u what was given, %3$u what there is. */
              _ ("“--%1$s=%2$u” was given, and the list has %3$u. Nothing was written: look "
                 "at them with “--dry-run” first."),
              accepted[i].option, given, there);
          return FALSE;
        }
      sorts[accepted[i].sort] = TRUE;
    }
  ffw_roster_accept_all (roster, request, sorts);

  return TRUE;
}

static const char *
or_nothing (const char *text)
{
  return text ? text : "-";
}

static void
append_changes (GString *line, const FfwRosterProposal *proposal)
{
  const FfwKind *people = ffw_kind_find ("people");

  for (guint i = 0; i < proposal->changes->len; i++)
    {
      const FfwRosterChange *change = &g_array_index (proposal->changes, FfwRosterChange, i);

      g_string_append_printf (line, "%s%s %s → %s", i ? "; " : ": ",
                              people->fields[change->field].name, or_nothing (change->before),
                              or_nothing (change->after));
    }
}

/* What hangs on somebody who leaves. */
static void
append_left_open (GString *line, const FfwRosterProposal *proposal)
{
  if (proposal->n_booked > 0)
    {
      g_autofree char *text = ffw_ctl_in_words (
          FFW_NP_ ("%1$d place is cancelled", "%1$d places are cancelled"), proposal->n_booked);

      g_string_append_printf (line, "; %s", text);
    }
  if (proposal->n_managed > 0)
    {
      g_autofree char *text = ffw_ctl_in_words (
          FFW_NP_ ("%1$d person has no manager then", "%1$d people have no manager then"),
          proposal->n_managed);

      g_string_append_printf (line, "; %s", text);
    }
  if (proposal->training)
    {
      g_string_append (line, "; ");
      /* Translators: %s is the codes of sessions. */
      g_string_append_printf (line, _ ("still trains %s"), proposal->training);
    }
}

static const char *
sort_word (const FfwRosterProposal *proposal)
{
  switch (proposal->sort)
    {
    case FFW_ROSTER_NEW:
      /* Translators: of somebody on a list, as the next four; the name follows, then a day. */
      return proposal->returns ? C_ ("list", "returns") : C_ ("list", "new");
    case FFW_ROSTER_MOVED:
      return C_ ("list", "moves");
    case FFW_ROSTER_LEFT:
      return C_ ("list", "leaves");
    case FFW_ROSTER_SAME:
    default:
      return C_ ("list", "perhaps the same");
    }
}

static void
print_proposal (FfwCtl *self, const char *file, const FfwRosterProposal *proposal)
{
  g_autoptr (GString) line = g_string_new (file);
  char iso[FFW_DATE_ISO_SIZE];

  if (proposal->line > 0)
    g_string_append_printf (line, ":%u", proposal->line);
  g_string_append_printf (line, ": %s %s%s%s %s", sort_word (proposal),
                          proposal->number ? proposal->number : "", proposal->number ? " " : "",
                          proposal->name, ffw_date_to_iso (proposal->on, iso));
  append_changes (line, proposal);
  append_left_open (line, proposal);
  ffw_ctl_print (self, "%s\n", line->str);
}

/**
 * ffw_ctl_print_roster:
 * @roster: that a trial has made
 *
 * Prints what a complete list would mean, a line a person, and how to accept it.
 */
void
ffw_ctl_print_roster (FfwCtl *self, const char *file, FfwRoster *roster)
{
  for (guint i = 0; i < ffw_roster_get_n (roster); i++)
    print_proposal (self, file, ffw_roster_get (roster, i));
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      guint n = ffw_roster_count (roster, accepted[i].sort);

      if (n > 0)
        ffw_ctl_print (self,
                       _ ("%1$s: “--%2$s=%3$u” accepts these; without it they stay as they "
                          "are.\n"),
                       file, accepted[i].option, n);
    }
  if (ffw_roster_is_most (roster, ffw_roster_count (roster, FFW_ROSTER_LEFT)))
    ffw_ctl_print (self,
                   _ ("%1$s: %2$u of %3$u people would leave. If the list is complete, give "
                      "“--most” as well.\n"),
                   file, ffw_roster_count (roster, FFW_ROSTER_LEFT),
                   ffw_roster_get_n_present (roster));
}

static const char *
sort_code (FfwRosterSort sort)
{
  static const char *const codes[] = { "new", "moves", "leaves", "same" };

  return codes[sort];
}

/** Writes the member `people` of a file's object: what a complete list would mean, a member a
 * person. */
void
ffw_ctl_write_roster (FfwRoster *roster, FfwJsonWriter *json)
{
  const FfwKind *people = ffw_kind_find ("people");

  ffw_json_writer_begin_array (json, "people");
  for (guint i = 0; i < ffw_roster_get_n (roster); i++)
    {
      const FfwRosterProposal *proposal = ffw_roster_get (roster, i);
      char iso[FFW_DATE_ISO_SIZE];

      ffw_json_writer_begin_object (json, NULL);
      ffw_json_writer_add_string (json, "proposal", sort_code (proposal->sort));
      ffw_json_writer_add_int (json, "line", proposal->line);
      ffw_json_writer_add_string (json, "staff_number", proposal->number ? proposal->number : "");
      ffw_json_writer_add_string (json, "name", proposal->name);
      ffw_json_writer_add_string (json, "on", ffw_date_to_iso (proposal->on, iso));
      ffw_json_writer_begin_array (json, "changes");
      for (guint k = 0; k < proposal->changes->len; k++)
        {
          const FfwRosterChange *change = &g_array_index (proposal->changes, FfwRosterChange, k);

          ffw_json_writer_begin_object (json, NULL);
          ffw_json_writer_add_string (json, "field", people->fields[change->field].name);
          ffw_json_writer_add_string (json, "before", change->before ? change->before : "");
          ffw_json_writer_add_string (json, "after", change->after ? change->after : "");
          ffw_json_writer_end_object (json);
        }
      ffw_json_writer_end_array (json);
      ffw_json_writer_add_int (json, "booked", proposal->n_booked);
      ffw_json_writer_add_int (json, "managed", proposal->n_managed);
      ffw_json_writer_add_string (json, "trains", proposal->training ? proposal->training : "");
      ffw_json_writer_end_object (json);
    }
  ffw_json_writer_end_array (json);
}
