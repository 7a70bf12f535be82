/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-transfer.h"

#include "ffw-real.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const FfwCode transfer_codes[] = {
  { FFW_TRANSFER_SLIP, "slip", N_ ("Slip"), NULL, NULL },
  { FFW_TRANSFER_NOMINATION, "nomination", N_ ("Nomination"), NULL, NULL },
};
const FfwCoding ffw_coding_transfer = { "transfer", transfer_codes, G_N_ELEMENTS (transfer_codes) };

static const FfwCode reason_codes[] = {
  { FFW_PLACE_MANDATORY, "mandatory", NC_ ("reason for a place", "mandatory"), "reason for a place",
    NULL },
  { FFW_PLACE_EXPIRED, "expired", NC_ ("reason for a place", "expired"), "reason for a place",
    NULL },
  { FFW_PLACE_RECOMMENDED, "recommended", NC_ ("reason for a place", "recommended"),
    "reason for a place", NULL },
};
const FfwCoding ffw_coding_place_reason = { "place_reason", reason_codes,
                                            G_N_ELEMENTS (reason_codes) };

static void
who_clear (FfwTransferWho *self)
{
  g_free (self->organisation);
  g_free (self->number);
  g_free (self->email);
  g_free (self->given_name);
  g_free (self->family_name);
}

static void
who_free (gpointer data)
{
  who_clear (data);
  g_free (data);
}

static void
date_free (gpointer data)
{
  FfwTransferDate *self = data;

  g_free (self->uuid);
  g_free (self->starts_at);
  g_free (self->ends_at);
  g_free (self);
}

static void
person_free (gpointer data)
{
  FfwTransferPerson *self = data;

  g_free (self->uuid);
  g_free (self->record);
  who_clear (&self->who);
  g_free (self->certificate);
  g_ptr_array_unref (self->days);
  g_free (self->access);
  g_free (self);
}

static void
name_clear (FfwTransferName *self)
{
  g_free (self->code);
  ffw_text_clear (&self->title);
}

/** Returns: (transfer full): one that says nothing yet */
FfwTransfer *
ffw_transfer_new (FfwTransferKind kind)
{
  FfwTransfer *self = g_new0 (FfwTransfer, 1);

  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->session_language = -1;
  self->dates = g_ptr_array_new_with_free_func (date_free);
  self->trainers = g_ptr_array_new_with_free_func (who_free);
  self->people = g_ptr_array_new_with_free_func (person_free);

  return self;
}

FfwTransfer *
ffw_transfer_ref (FfwTransfer *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
ffw_transfer_unref (FfwTransfer *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->uuid);
  g_free (self->generated);
  name_clear (&self->from);
  name_clear (&self->to);
  name_clear (&self->course);
  g_free (self->session_uuid);
  g_free (self->session_code);
  g_ptr_array_unref (self->dates);
  g_ptr_array_unref (self->trainers);
  g_ptr_array_unref (self->people);
  g_free (self->file);
  g_free (self);
}

/** Returns: (transfer none): a further date, empty */
FfwTransferDate *
ffw_transfer_add_date (FfwTransfer *self)
{
  FfwTransferDate *date = g_new0 (FfwTransferDate, 1);

  g_ptr_array_add (self->dates, date);

  return date;
}

/** Returns: (transfer none): a further trainer, empty */
FfwTransferWho *
ffw_transfer_add_trainer (FfwTransfer *self)
{
  FfwTransferWho *who = g_new0 (FfwTransferWho, 1);

  g_ptr_array_add (self->trainers, who);

  return who;
}

/** Returns: (transfer none): a further person, of whom nothing is known */
FfwTransferPerson *
ffw_transfer_add_person (FfwTransfer *self)
{
  FfwTransferPerson *person = g_new0 (FfwTransferPerson, 1);

  person->language = -1;
  person->status = -1;
  person->outcome = -1;
  person->reason = -1;
  person->hours = NAN;
  person->days = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->people, person);

  return person;
}

/** Returns: (transfer none): a further day, of which the minutes are not known */
FfwTransferDay *
ffw_transfer_person_add_day (FfwTransferPerson *self)
{
  FfwTransferDay *day = g_new0 (FfwTransferDay, 1);

  day->minutes = -1;
  g_ptr_array_add (self->days, day);

  return day;
}

/** Returns: (transfer full): given name and family name, what there is of them */
char *
ffw_transfer_who_get_name (const FfwTransferWho *self)
{
  return g_strstrip (g_strdup_printf ("%s %s", self->given_name ? self->given_name : "",
                                      self->family_name ? self->family_name : ""));
}

/* Each value with its length before it, so that no two contents are the same bytes. */
static void
add (GChecksum *sum, const char *value)
{
  char length[24];

  if (value == NULL)
    {
      g_checksum_update (sum, (const guchar *)"-;", 2);
      return;
    }
  g_snprintf (length, sizeof length, "%" G_GSIZE_FORMAT ":", strlen (value));
  g_checksum_update (sum, (const guchar *)length, -1);
  g_checksum_update (sum, (const guchar *)value, -1);
}

static void
add_number (GChecksum *sum, gint64 value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT ";", value);
  g_checksum_update (sum, (const guchar *)text, -1);
}

static void
add_date (GChecksum *sum, FfwDate date)
{
  char iso[FFW_DATE_ISO_SIZE];

  add (sum, date == FFW_DATE_NONE ? NULL : ffw_date_to_iso (date, iso));
}

static void
add_name (GChecksum *sum, const FfwTransferName *name)
{
  add (sum, name->code);
  for (int language = 0; language < FFW_N_LANGUAGES; language++)
    add (sum, name->title.in[language]);
}

static void
add_who (GChecksum *sum, const FfwTransferWho *who)
{
  add (sum, who->organisation);
  add (sum, who->number);
  add (sum, who->email);
  add (sum, who->given_name);
  add (sum, who->family_name);
}

static void
add_person (GChecksum *sum, const FfwTransferPerson *person)
{
  char hours[FFW_REAL_SIZE];

  add (sum, person->uuid);
  add (sum, person->record);
  add_who (sum, &person->who);
  add (sum, ffw_coding_get_code (&ffw_coding_language, person->language));
  add (sum, ffw_coding_get_code (&ffw_coding_booking_status, person->status));
  add (sum, ffw_coding_get_code (&ffw_coding_outcome, person->outcome));
  add_date (sum, person->completed_on);
  add (sum, isnan (person->hours) ? NULL : ffw_real_to_text (person->hours, hours));
  add (sum, person->certificate);
  add (sum, ffw_coding_get_code (&ffw_coding_place_reason, person->reason));
  add (sum, person->access);
  add_number (sum, person->days->len);
  for (guint i = 0; i < person->days->len; i++)
    {
      const FfwTransferDay *day = person->days->pdata[i];

      add_date (sum, day->on);
      add_number (sum, day->attended);
      add_number (sum, day->minutes);
    }
}

static char *
work_out (const FfwTransfer *self, gboolean content_only)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  add (sum, ffw_coding_get_code (&ffw_coding_transfer, (int)self->kind));
  if (!content_only)
    {
      add (sum, self->uuid);
      add_number (sum, self->revision);
      add (sum, self->generated);
    }
  add_name (sum, &self->from);
  add_name (sum, &self->to);
  add_name (sum, &self->course);
  add (sum, self->session_uuid);
  add (sum, self->session_code);
  add (sum, ffw_coding_get_code (&ffw_coding_taught_in, self->session_language));
  add_number (sum, self->dates->len);
  for (guint i = 0; i < self->dates->len; i++)
    {
      const FfwTransferDate *date = self->dates->pdata[i];

      add (sum, date->uuid);
      add (sum, date->starts_at);
      add (sum, date->ends_at);
    }
  add_number (sum, self->trainers->len);
  for (guint i = 0; i < self->trainers->len; i++)
    add_who (sum, self->trainers->pdata[i]);
  for (guint i = 0; i < self->people->len; i++)
    add_person (sum, self->people->pdata[i]);

  return g_strdup (g_checksum_get_string (sum));
}

/**
 * ffw_transfer_get_digest:
 *
 * What tells that nobody has changed a file on its way by accident. Whoever means to can work it
 * out anew: only a passphrase keeps from that.
 *
 * Returns: (transfer full): the SHA-256 of all that it says, in hexadecimal; layout and order of
 *   attributes are no part of it
 */
char *
ffw_transfer_get_digest (const FfwTransfer *self)
{
  return work_out (self, FALSE);
}

/** Returns: (transfer full): the same without its identity: whether two revisions say the same */
char *
ffw_transfer_get_content_digest (const FfwTransfer *self)
{
  return work_out (self, TRUE);
}
