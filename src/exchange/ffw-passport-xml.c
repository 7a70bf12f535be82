/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-passport.h"

#include "ffw-real.h"
#include "ffw-schema.h"
#include "ffw-standing-words.h"
#include "ffw-xml-out.h"

#include <libxml/parser.h>
#include <math.h>

#include <glib/gi18n-lib.h>

#define NAMESPACE "urn:fframwaith:passport:1"
#define SCHEMA    "passport-1.xsd"

static void
start (xmlTextWriter *writer, const char *name)
{
  xmlTextWriterStartElement (writer, BAD_CAST name);
}

static void
end (xmlTextWriter *writer)
{
  xmlTextWriterEndElement (writer);
}

static void
put (xmlTextWriter *writer, const char *name, const char *value)
{
  if (value && *value)
    ffw_xml_out_attribute (writer, name, value);
}

static void
put_date (xmlTextWriter *writer, const char *name, FfwDate date)
{
  if (date != FFW_DATE_NONE)
    ffw_xml_out_date (writer, name, date);
}

static void
write_element (xmlTextWriter *writer, const char *name, const char *text)
{
  g_autofree char *content = ffw_xml_out_allow (text);

  if (*content)
    xmlTextWriterWriteElement (writer, BAD_CAST name, BAD_CAST content);
}

static void
write_titled (xmlTextWriter *writer, const char *name, const char *code, const FfwText *title)
{
  start (writer, name);
  put (writer, "code", code);
  ffw_xml_out_text (writer, "title", title);
  end (writer);
}

static void
write_named (xmlTextWriter *writer, const char *name, const FfwPassportName *named)
{
  if (named->code)
    write_titled (writer, name, named->code, &named->title);
}

/* The same in both languages, so that neither reader needs the codes. */
static void
write_sentences (xmlTextWriter *writer, const FfwAreaStanding *area, const FfwDemand *demand)
{
  FfwText sentence = { { NULL } };

  for (int language = 0; language < FFW_N_LANGUAGES; language++)
    sentence.in[language] = ffw_standing_words (demand, area->waived_until, language);
  ffw_xml_out_text (writer, "sentence", &sentence);
  ffw_text_clear (&sentence);
}

static void
write_standing (xmlTextWriter *writer, const FfwAreaStanding *area)
{
  const FfwDemand *demand = ffw_area_standing_get (area);

  start (writer, "standing");
  put (writer, "requirement", demand->code);
  put (writer, "level", ffw_coding_get_code (&ffw_coding_level, (int)demand->level));
  put (writer, "necessity", ffw_coding_get_code (&ffw_coding_necessity, demand->mandatory));
  put (writer, "status", ffw_coding_get_code (&ffw_coding_standing, demand->status));
  put_date (writer, "due", demand->due_on);
  put_date (writer, "achieved", demand->achieved_on);
  put_date (writer, "expires", demand->expires_on);
  put_date (writer, "booked", demand->booked_on);
  if (demand->status == FFW_STANDING_WAIVED)
    put_date (writer, "waivedUntil", area->waived_until);
  put (writer, "record", demand->record_uuid);
  write_titled (writer, "area", area->code, &area->title);
  write_sentences (writer, area, demand);
  end (writer);
}

static void
write_post (xmlTextWriter *writer, const FfwPassportPost *post)
{
  start (writer, "post");
  put (writer, "uuid", post->uuid);
  put (writer, "number", post->number);
  put_date (writer, "from", post->started_on);
  put_date (writer, "to", post->left_on);
  write_named (writer, "organisation", &post->organisation);
  write_named (writer, "site", &post->site);
  for (guint i = 0; i < post->roles->len; i++)
    write_named (writer, "role", post->roles->pdata[i]);
  for (guint i = 0; post->standing && i < post->standing->areas->len; i++)
    write_standing (writer, post->standing->areas->pdata[i]);
  end (writer);
}

static void
write_record (xmlTextWriter *writer, const FfwPassportRecord *record)
{
  char hours[FFW_REAL_SIZE];

  start (writer, "record");
  put (writer, "uuid", record->uuid);
  put_date (writer, "completed", record->completed_on);
  put_date (writer, "expires", record->expires_on);
  put (writer, "language", ffw_coding_get_code (&ffw_coding_language, record->language));
  if (!isnan (record->hours))
    put (writer, "hours", ffw_real_to_text (record->hours, hours));
  put (writer, "certificate", record->certificate);
  write_named (writer, "course", &record->course);
  write_named (writer, "provider", &record->provider);
  for (guint i = 0; i < record->covers->len; i++)
    {
      const FfwPassportCover *cover = record->covers->pdata[i];

      start (writer, "covers");
      put (writer, "code", cover->area.code);
      put (writer, "level", ffw_coding_get_code (&ffw_coding_level, (int)cover->level));
      ffw_xml_out_text (writer, "title", &cover->area.title);
      end (writer);
    }
  end (writer);
}

static void
write_passport (xmlTextWriter *writer, const FfwPassport *passport)
{
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  start (writer, "passport");
  put (writer, "xmlns", NAMESPACE);
  put_date (writer, "asOf", passport->day);
  put (writer, "producer", "Fframwaith " FFW_VERSION);
  write_named (writer, "issuer", &passport->publisher);
  start (writer, "person");
  put (writer, "uuid", passport->uuid);
  put (writer, "trainingLanguage",
       ffw_coding_get_code (&ffw_coding_preference, passport->training_language));
  write_element (writer, "givenName", passport->given_name);
  write_element (writer, "familyName", passport->family_name);
  end (writer);
  for (guint i = 0; i < passport->posts->len; i++)
    write_post (writer, passport->posts->pdata[i]);
  for (guint i = 0; i < passport->records->len; i++)
    write_record (writer, passport->records->pdata[i]);
  xmlTextWriterEndDocument (writer);
}

static void
keep_first (void *data, xmlErrorPtr found)
{
  char **first = data;

  if (*first == NULL)
    *first = g_strdup_printf ("%d: %s", found->line, g_strchomp (found->message));
}

/* A file that would not validate never takes its name. */
static gboolean
check (const xmlBuffer *buffer, GError **error)
{
  xmlDoc *doc = xmlReadMemory ((const char *)xmlBufferContent (buffer), xmlBufferLength (buffer),
                               NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
  xmlSchema *schema = ffw_schema_load (SCHEMA);
  xmlSchemaValidCtxt *valid = xmlSchemaNewValidCtxt (schema);
  g_autofree char *first = NULL;
  gboolean good;

  xmlSchemaSetValidStructuredErrors (valid, keep_first, &first);
  good = doc && xmlSchemaValidateDoc (valid, doc) == 0;
  xmlSchemaFreeValidCtxt (valid);
  xmlSchemaFree (schema);
  xmlFreeDoc (doc);
  if (!good)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 /* Translators: %s says what is wrong with the file */
                 _ ("The passport was not written, because the file would not be valid (%s). This "
                    "is a defect of Fframwaith. Please report it, with this message."),
                 first ? first : SCHEMA);

  return good;
}

/**
 * ffw_passport_write_xml:
 *
 * Writes it in both languages, once it was found to keep to schemas/passport-1.xsd. It says
 * nothing of when it was written: the same passport gives the same bytes.
 *
 * Returns: %FALSE with an error of %G_IO_ERROR
 */
gboolean
ffw_passport_write_xml (const FfwPassport *passport, GOutputStream *stream,
                        GCancellable *cancellable, GError **error)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);
  gboolean good;

  xmlTextWriterSetIndent (writer, 1);
  write_passport (writer, passport);
  xmlFreeTextWriter (writer);
  good = check (buffer, error)
         && g_output_stream_write_all (stream, xmlBufferContent (buffer),
                                       (gsize)xmlBufferLength (buffer), NULL, cancellable, error);
  xmlBufferFree (buffer);

  return good;
}
