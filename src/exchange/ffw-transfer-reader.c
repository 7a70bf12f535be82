/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-transfer-reader.h"

#include <string.h>

/* A document while its elements pass. What breaks the schema is passed by, and said by it. */
typedef struct
{
  FfwFindings *findings;
  FfwTransfer *transfer; /* once its first tag has passed */
  char *digest;          /* as it says it */
  guint depth;
  FfwTransferName *name;
  FfwTransferWho *who;
  FfwTransferPerson *person;
  char **into; /* where the text that passes goes */
  GString *text;
  GHashTable *uuids; /* of people: the line of each */
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->transfer, ffw_transfer_unref);
  g_clear_pointer (&self->digest, g_free);
  g_string_free (self->text, TRUE);
  g_hash_table_unref (self->uuids);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static char *
copy (const FfwXmlElement *element, const char *name)
{
  return g_strdup (ffw_xml_element_get (element, name));
}

static int
get_coded (const FfwXmlElement *element, const char *name, const FfwCoding *coding)
{
  const char *value = ffw_xml_element_get (element, name);

  for (guint i = 0; value && i < coding->n_codes; i++)
    if (strcmp (coding->codes[i].code, value) == 0)
      return coding->codes[i].value;

  return -1;
}

static FfwDate
get_date (const FfwXmlElement *element, const char *name)
{
  const char *value = ffw_xml_element_get (element, name);

  return value ? ffw_date_from_iso (value) : FFW_DATE_NONE;
}

static void
start_document (Reader *self, const FfwXmlElement *element)
{
  const char *revision = ffw_xml_element_get (element, "revision");
  gboolean is_slip = strcmp (element->name, "slip") == 0;

  if (!is_slip && strcmp (element->name, "nomination") != 0)
    return;
  self->transfer = ffw_transfer_new (is_slip ? FFW_TRANSFER_SLIP : FFW_TRANSFER_NOMINATION);
  self->transfer->uuid = copy (element, "uuid");
  self->transfer->revision = revision ? (guint)g_ascii_strtoull (revision, NULL, 10) : 0;
  self->transfer->generated = copy (element, "generated");
  self->digest = copy (element, "digest");
}

static void
read_who (FfwTransferWho *who, const FfwXmlElement *element)
{
  who->organisation = copy (element, "organisation");
  who->number = copy (element, "number");
  who->email = copy (element, "email");
}

static void
check_person (Reader *self, const FfwTransferPerson *person, const FfwXmlElement *element)
{
  const FfwTransfer *transfer = self->transfer;
  const FfwTransferName *home = transfer->kind == FFW_TRANSFER_SLIP ? &transfer->to
                                                                    : &transfer->from;
  const char *organisation = person->who.organisation;

  if (person->uuid && !g_hash_table_add (self->uuids, person->uuid))
    ffw_findings_add (self->findings, "E171", element->line, element->column, "uuid", person->uuid,
                      NULL);
  if (organisation && home->code && transfer->kind == FFW_TRANSFER_SLIP
      && strcmp (organisation, home->code) != 0)
    ffw_findings_add (self->findings, "E172", element->line, element->column, "organisation",
                      organisation, home->code, NULL);
  if (person->outcome >= 0 && (person->completed_on == FFW_DATE_NONE || person->record == NULL))
    ffw_findings_add (self->findings, "E173", element->line, element->column, "completed", NULL);
}

static void
start_person (Reader *self, const FfwXmlElement *element)
{
  FfwTransferPerson *person = ffw_transfer_add_person (self->transfer);
  const char *hours = ffw_xml_element_get (element, "hours");

  self->person = person;
  self->who = &person->who;
  person->uuid = copy (element, "uuid");
  person->record = copy (element, "record");
  person->line = element->line;
  read_who (&person->who, element);
  person->language = get_coded (element, "language", &ffw_coding_language);
  person->status = get_coded (element, "status", &ffw_coding_booking_status);
  person->outcome = get_coded (element, "outcome", &ffw_coding_outcome);
  person->completed_on = get_date (element, "completed");
  if (hours)
    person->hours = g_ascii_strtod (hours, NULL);
  person->certificate = copy (element, "certificate");
  person->reason = get_coded (element, "reason", &ffw_coding_place_reason);
  check_person (self, person, element);
}

static void
start_date (Reader *self, const FfwXmlElement *element)
{
  FfwTransferDate *date = ffw_transfer_add_date (self->transfer);

  date->uuid = copy (element, "uuid");
  date->starts_at = copy (element, "starts");
  date->ends_at = copy (element, "ends");
  if (date->starts_at && date->ends_at && strcmp (date->ends_at, date->starts_at) <= 0)
    ffw_findings_add (self->findings, "E302", element->line, element->column, "ends",
                      date->starts_at, date->ends_at, NULL);
}

static void
start_day (Reader *self, const FfwXmlElement *element)
{
  FfwTransferDay *day = ffw_transfer_person_add_day (self->person);
  const char *minutes = ffw_xml_element_get (element, "minutes");

  day->on = get_date (element, "on");
  day->attended = get_coded (element, "attended", &ffw_coding_yes_no) == 1;
  if (minutes)
    day->minutes = (int)g_ascii_strtoll (minutes, NULL, 10);
}

static void
start_section (Reader *self, const FfwXmlElement *element)
{
  FfwTransfer *transfer = self->transfer;
  const char *name = element->name;

  self->person = NULL;
  self->who = NULL;
  self->name = strcmp (name, "from") == 0     ? &transfer->from
               : strcmp (name, "to") == 0     ? &transfer->to
               : strcmp (name, "course") == 0 ? &transfer->course
                                              : NULL;
  if (self->name && self->name->code == NULL)
    self->name->code = copy (element, "code");
  else if (strcmp (name, "session") == 0 && transfer->session_code == NULL)
    {
      transfer->session_uuid = copy (element, "uuid");
      transfer->session_code = copy (element, "code");
      transfer->session_language = get_coded (element, "language", &ffw_coding_taught_in);
    }
  else if (strcmp (name, "person") == 0)
    start_person (self, element);
}

/* A title, a date, a trainer, a name. */
static void
start_part (Reader *self, const FfwXmlElement *element)
{
  const char *name = element->name;
  const char *language = ffw_xml_element_get (element, "xml:lang");
  FfwLanguage said;

  if (strcmp (name, "title") == 0 && self->name)
    {
      if (language && ffw_language_from_code (language, &said)
          && self->name->title.in[said] == NULL)
        self->into = &self->name->title.in[said];
      else
        ffw_findings_add (self->findings, "E416", element->line, element->column, NULL, NULL);
    }
  else if (strcmp (name, "date") == 0)
    start_date (self, element);
  else if (strcmp (name, "trainer") == 0)
    {
      self->who = ffw_transfer_add_trainer (self->transfer);
      read_who (self->who, element);
    }
  else if (strcmp (name, "attendance") == 0 && self->person)
    start_day (self, element);
  else if (strcmp (name, "givenName") == 0 && self->who)
    self->into = &self->who->given_name;
  else if (strcmp (name, "familyName") == 0 && self->who)
    self->into = &self->who->family_name;
  else if (strcmp (name, "access") == 0 && self->person)
    self->into = &self->person->access;
}

static void
on_start (gpointer data, const FfwXmlElement *element)
{
  Reader *self = data;
  guint depth = self->depth++;

  self->into = NULL;
  g_string_truncate (self->text, 0);
  if (depth == 0)
    start_document (self, element);
  else if (self->transfer == NULL)
    return;
  else if (depth == 1)
    start_section (self, element);
  else
    start_part (self, element);
}

static void
on_text (gpointer data, const char *text, gsize length)
{
  Reader *self = data;

  if (self->into)
    g_string_append_len (self->text, text, (gssize)length);
}

static void
on_end (gpointer data)
{
  Reader *self = data;

  self->depth--;
  if (self->into == NULL)
    return;
  g_free (*self->into);
  *self->into = *self->text->str ? g_strdup (self->text->str) : NULL;
  self->into = NULL;
}

/* Only of what is otherwise right: then it was changed after it was written. */
static void
check_digest (Reader *self)
{
  g_autofree char *digest = ffw_transfer_get_digest (self->transfer);

  if (g_strcmp0 (digest, self->digest) != 0)
    ffw_findings_add (self->findings, "E170", 0, 0, NULL, NULL);
}

/**
 * ffw_transfer_read_stream:
 * @stream: the content of a file
 * @findings: takes what is wrong with it: its schema, what a schema cannot say, and whether it is
 *   as it was written
 *
 * Reads a slip or a nomination. What is checked is what is read.
 *
 * Returns: (transfer full) (nullable): what it says; %NULL where anything is wrong with it, or
 *   with an error of the stream
 */
FfwTransfer *
ffw_transfer_read_stream (GInputStream *stream, FfwFindings *findings, GCancellable *cancellable,
                          GError **error)
{
  g_auto (Reader) self = { .findings = findings,
                           .text = g_string_new (NULL),
                           .uuids = g_hash_table_new (g_str_hash, g_str_equal) };
  const FfwXmlRules rules = { .schema = FFW_TRANSFER_SCHEMA,
                              .name_space = FFW_TRANSFER_NAMESPACE,
                              .start = on_start,
                              .text = on_text,
                              .end = on_end,
                              .data = &self };

  if (!ffw_xml_validate (stream, &rules, findings, cancellable, error))
    return NULL;
  if (ffw_findings_count (findings, FFW_SEVERITY_ERROR) == 0 && self.transfer)
    check_digest (&self);

  return ffw_findings_count (findings, FFW_SEVERITY_ERROR) == 0 ? g_steal_pointer (&self.transfer)
                                                                : NULL;
}
