/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-transfer-settle.h"

#include "ffw-booking-plan.h"
#include "ffw-entry.h"
#include "ffw-person-finder.h"
#include "ffw-real.h"
#include "ffw-session.h"
#include "ffw-transfer-kept.h"
#include "ffw-transfer-session.h"

#include <math.h>

/* One document while it is taken in. */
typedef struct
{
  FfwChange *change;
  FfwConnection *connection;
  const FfwSettlement *plan;
  FfwTransferLook *look;
  FfwTransferSession session;
  gint64 kept;
  gboolean changed;
  FfwSettled *settled;
} Settling;

static void
settling_clear (Settling *self)
{
  g_clear_pointer (&self->look, ffw_transfer_look_free);
  ffw_transfer_session_clear (&self->session);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settling, settling_clear)

void
ffw_settled_free (FfwSettled *self)
{
  ffw_findings_unref (self->findings);
  g_ptr_array_unref (self->refusals);
  g_free (self);
}

/** Returns: whether nothing of it was taken */
gboolean
ffw_settled_is_refused (const FfwSettled *self)
{
  return ffw_findings_count (self->findings, FFW_SEVERITY_ERROR) > 0;
}

/* Whom the line @i is about: 0 where it stays open. */
static gboolean
find_who (Settling *self, guint i, gint64 *who, GError **error)
{
  const FfwTransferPerson *person = self->plan->transfer->people->pdata[i];
  FfwDate on = person->completed_on != FFW_DATE_NONE ? person->completed_on : self->plan->today;

  *who = self->plan->people[i];
  if (*who != FFW_SETTLE_NEW)
    return TRUE;
  *who = ffw_transfer_add_newcomer (self->change, &person->who, on, error);

  return *who != 0;
}

static gboolean
take (Settling *self, const FfwKind *kind, const FfwEntry *entries, FfwIntakeCounts *counts,
      GError **error)
{
  return ffw_entry_take (self->change, kind, &entries, 1, self->plan->today,
                         self->settled->findings, counts, error);
}

static gboolean
take_days (Settling *self, const FfwTransferPerson *person, const char *uuid, gint64 who,
           GError **error)
{
  if (!self->session.theirs || self->plan->transfer->kept)
    return TRUE;
  if (!ffw_transfer_drop_days (self->change, self->session.id, who, person->days, error))
    return FALSE;
  for (guint i = 0; i < person->days->len; i++)
    {
      const FfwTransferDay *day = person->days->pdata[i];
      char on[FFW_DATE_ISO_SIZE];
      char minutes[16] = "";
      const FfwEntry entries[] = {
        { "session", self->session.code },
        { "person", uuid },
        { "date", ffw_date_to_iso (day->on, on) },
        { "attended", ffw_coding_get_code (&ffw_coding_yes_no, day->attended) },
        { "minutes", minutes },
        { NULL },
      };
      FfwIntakeCounts counts;

      if (day->minutes >= 0)
        g_snprintf (minutes, sizeof minutes, "%d", day->minutes);
      if (!take (self, ffw_kind_find ("attendance"), entries, &counts, error))
        return FALSE;
      self->changed = self->changed || counts.added + counts.updated > 0;
    }

  return TRUE;
}

static const char *
or_empty (const char *text)
{
  return text ? text : "";
}

static gboolean
take_record (Settling *self, const FfwTransferPerson *person, const char *uuid, const char *id,
             GError **error)
{
  char on[FFW_DATE_ISO_SIZE];
  char hours[FFW_REAL_SIZE] = "";
  const FfwEntry entries[] = {
    { "id", id },
    { "person", uuid },
    { "organisation", self->plan->transfer->to.code },
    { "course", self->plan->transfer->course.code },
    { "completed_on", ffw_date_to_iso (person->completed_on, on) },
    { "outcome", ffw_coding_get_code (&ffw_coding_outcome, person->outcome) },
    { "language", or_empty (ffw_coding_get_code (&ffw_coding_language, person->language)) },
    { "hours", isnan (person->hours) ? "" : ffw_real_to_text (person->hours, hours) },
    { "session", self->session.code },
    { "certificate", or_empty (person->certificate) },
    { NULL },
  };
  FfwIntakeCounts counts;

  if (!take (self, ffw_kind_find ("records"), entries, &counts, error))
    return FALSE;
  self->settled->n_new += (guint)counts.added;
  self->settled->n_updated += (guint)counts.updated;
  self->settled->n_unchanged += (guint)counts.unchanged;
  self->changed = self->changed || counts.added + counts.updated > 0;

  return TRUE;
}

/* The record is the one that this line made before, else the slip's; one of the same person,
 * course and day that was there already is that one. */
static gboolean
settle_record (Settling *self, const FfwTransferPerson *person, gint64 who, GError **error)
{
  g_autofree char *made = NULL;
  g_autofree char *uuid = ffw_person_get_uuid (self->connection, who, error);
  gboolean there = FALSE;

  if (uuid == NULL
      || !ffw_transfer_get_made (self->connection, self->kept, person->uuid, &made, error)
      || !ffw_transfer_has_record (self->connection, made, &there, error))
    return FALSE;
  if (person->outcome < 0)
    {
      if (there && !ffw_transfer_withdraw (self->change, made, &self->settled->n_withdrawn, error))
        return FALSE;
      g_clear_pointer (&made, g_free);
      self->changed = self->changed || there;
    }
  else
    {
      gboolean is_anothers = FALSE;

      if (!there
          && !ffw_transfer_is_anothers (self->connection, person->record, who, &is_anothers, error))
        return FALSE;
      /* A record that this line has not made is not its to give to somebody else. */
      if (is_anothers)
        {
          ffw_findings_add (self->settled->findings, "E170", person->line, 0, NULL, NULL);
          return TRUE;
        }
      if (!take_record (self, person, uuid, there ? made : person->record, error))
        return FALSE;
      g_free (made);
      made = ffw_transfer_find_record (self->connection, who, self->look->course,
                                       person->completed_on, error);
    }

  return take_days (self, person, uuid, who, error)
         && ffw_transfer_keep_person (self->change, self->kept, person, FFW_TRANSFER_SETTLED, who,
                                      made, &self->changed, error);
}

/* Who stood in an earlier revision, and no longer does, was there by mistake. */
static gboolean
take_back (Settling *self, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  if (self->plan->transfer->kept)
    return TRUE;
  all = ffw_transfer_list_gone (self->connection, self->kept, self->plan->transfer, error);
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    {
      const FfwTransferGone *gone = all->pdata[i];

      if ((gone->made
           && !ffw_transfer_withdraw (self->change, gone->made, &self->settled->n_withdrawn, error))
          || (gone->person && self->session.theirs
              && !ffw_transfer_drop_days (self->change, self->session.id, gone->person, NULL,
                                          error))
          || !ffw_transfer_forget (self->change, gone, error))
        return FALSE;
      self->changed = TRUE;
    }

  return TRUE;
}

/* Somebody who is kept until it is known who they are. */
static void
say_open (Settling *self, const FfwTransferPerson *person)
{
  const FfwTransferWho *who = &person->who;
  g_autofree char *name = ffw_transfer_who_get_name (who);
  g_autofree char *label = g_strdup_printf ("%s (%s%s%s)", *name ? name : "?",
                                            who->organisation ? who->organisation : "",
                                            who->number || who->email ? "/" : "",
                                            who->number  ? who->number
                                            : who->email ? who->email
                                                         : "");

  ffw_findings_add (self->settled->findings, "W170", person->line, 0, NULL, label, NULL);
}

/* Says of everybody whom nobody has settled that they are open, or set aside. */
static gboolean
keep_open (Settling *self, guint i, GError **error)
{
  const FfwTransferPerson *person = self->plan->transfer->people->pdata[i];
  gboolean aside = self->plan->people[i] == FFW_SETTLE_ASIDE;

  if (!aside)
    {
      self->settled->n_open++;
      say_open (self, person);
    }

  return ffw_transfer_keep_person (self->change, self->kept, person,
                                   aside ? FFW_TRANSFER_ASIDE : FFW_TRANSFER_OPEN, 0, NULL,
                                   &self->changed, error);
}

static gboolean
settle_slip (Settling *self, GError **error)
{
  const FfwTransfer *slip = self->plan->transfer;

  if (!ffw_transfer_bring_session (self->change, slip, self->look->course, &self->session,
                                   &self->changed, error))
    return FALSE;
  self->kept = slip->kept;
  if (self->kept == 0
      && !ffw_transfer_keep (self->change, slip, self->look->course, slip->session_uuid,
                             &self->kept, &self->changed, error))
    return FALSE;
  /* First, so that the record of somebody who stands there anew is not in the way. */
  if (!take_back (self, error))
    return FALSE;
  for (guint i = 0; i < slip->people->len; i++)
    {
      gint64 who;

      if (!find_who (self, i, &who, error))
        return FALSE;
      if (who > 0 ? !settle_record (self, slip->people->pdata[i], who, error)
                  : !keep_open (self, i, error))
        return FALSE;
      if (!ffw_change_rest (self->change, error))
        return FALSE;
    }

  return TRUE;
}

/* What became of somebody who was to be booked: @line is theirs in the nomination. */
static gboolean
settle_booking (Settling *self, guint line, const FfwBookingOutcome *outcome, GError **error)
{
  const FfwTransferPerson *person = self->plan->transfer->people->pdata[line];
  g_autofree char *made = NULL;

  if (outcome->booking == 0 && outcome->refusal != FFW_BOOKING_REFUSAL_BOOKED)
    {
      if (outcome->why)
        g_ptr_array_add (self->settled->refusals, g_strdup (outcome->why));
      return keep_open (self, line, error);
    }
  made = ffw_transfer_get_booking (self->connection, self->session.id, outcome->person, error);
  if (made == NULL)
    return FALSE;
  if (outcome->refusal == FFW_BOOKING_REFUSAL_BOOKED)
    self->settled->n_unchanged++;
  else if (outcome->status == FFW_BOOKING_WAITING)
    self->settled->n_waiting++;
  else
    self->settled->n_booked++;

  return ffw_transfer_keep_person (self->change, self->kept, person, FFW_TRANSFER_SETTLED,
                                   outcome->person, made, &self->changed, error);
}

static gboolean
settle_nomination (Settling *self, GError **error)
{
  const FfwTransfer *nomination = self->plan->transfer;
  g_autoptr (FfwBookingPlan) plan = NULL;
  g_autoptr (FfwBookingResult) result = NULL;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *session = NULL;

  session = ffw_transfer_get_session (self->connection, self->look->session, &self->session.id,
                                      error);
  if (session == NULL)
    return FALSE;
  self->kept = nomination->kept;
  if (self->kept == 0
      && !ffw_transfer_keep (self->change, nomination, self->look->course, session, &self->kept,
                             &self->changed, error))
    return FALSE;
  plan = ffw_booking_plan_new (self->session.id);
  for (guint i = 0; i < nomination->people->len; i++)
    {
      const FfwTransferPerson *person = nomination->people->pdata[i];
      const FfwTransferFound *found = self->look->found->pdata[i];
      FfwBookingAsk *ask;
      gint64 who, post;

      if (!find_who (self, i, &who, error))
        return FALSE;
      if (who <= 0)
        {
          if (!keep_open (self, i, error))
            return FALSE;
          continue;
        }
      post = found->person == who && found->match ? found->match->post : 0;
      if (post == 0)
        post = ffw_transfer_get_post (self->connection, who, self->plan->today, error);
      if (post == 0)
        return FALSE;
      ask = ffw_booking_plan_add (plan, post);
      if (person->language >= 0)
        ask->language = person->language;
      ask->access = g_strdup (person->access);
      g_array_append_val (lines, i);
    }
  if (lines->len == 0)
    return TRUE;
  result = ffw_booking_plan_run_within (self->change, plan, self->plan->today, error);
  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!settle_booking (self, g_array_index (lines, guint, i), result->outcomes->pdata[i], error))
      return FALSE;

  return TRUE;
}

static void
set_message (Settling *self)
{
  const FfwTransfer *transfer = self->plan->transfer;
  gboolean is_slip = transfer->kind == FFW_TRANSFER_SLIP;
  const FfwSettled *settled = self->settled;
  g_autofree char *course = g_strdup_printf ("@course/%" G_GINT64_FORMAT, self->look->course);
  g_autofree char *n
      = g_strdup_printf ("%u", is_slip ? settled->n_new + settled->n_updated + settled->n_withdrawn
                                       : settled->n_booked + settled->n_waiting);
  g_autoptr (FfwMessage) message = ffw_message_new (is_slip ? "slip" : "nomination", n,
                                                    transfer->from.code, course, NULL);

  ffw_change_set_message (self->change, message);
}

/**
 * ffw_transfer_settle:
 *
 * Takes in what a slip or a nomination says of those who are settled, and keeps the others until
 * somebody says who they are. Of a slip comes a record each, with the slip's identity, so that the
 * same one changes nothing the second time, and a correction changes what the first made; of a
 * nomination, a booking. Where anything is refused, or nothing is new, the change is discarded.
 *
 * Returns: (transfer full): what became of it; %NULL with a #FFW_ACTION_ERROR or a #FFW_STORE_ERROR
 */
FfwSettled *
ffw_transfer_settle (FfwChange *change, const FfwSettlement *settlement, GError **error)
{
  const FfwTransfer *transfer = settlement->transfer;
  g_autoptr (FfwSettled) settled = g_new0 (FfwSettled, 1);
  g_auto (Settling) self = { .change = change,
                             .connection = ffw_change_get_connection (change),
                             .plan = settlement,
                             .settled = settled };

  settled->findings = ffw_findings_new (transfer->file ? transfer->file : "");
  settled->refusals = g_ptr_array_new_with_free_func (g_free);
  self.look = ffw_transfer_look (self.connection, transfer, settlement->own, settlement->session,
                                 settlement->today, ffw_language_get (), error);
  if (self.look == NULL)
    return NULL;
  ffw_findings_take (settled->findings, self.look->findings);
  if (!ffw_settled_is_refused (settled)
      && !(transfer->kind == FFW_TRANSFER_SLIP ? settle_slip (&self, error)
                                               : settle_nomination (&self, error)))
    return NULL;
  if (ffw_settled_is_refused (settled) || !self.changed)
    ffw_change_discard (change);
  else
    set_message (&self);

  return g_steal_pointer (&settled);
}
