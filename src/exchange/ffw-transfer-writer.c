/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-transfer-writer.h"

#include "ffw-real.h"
#include "ffw-transfer-reader.h"
#include "ffw-xml-out.h"

#include <libxml/xmlwriter.h>
#include <math.h>

#include <glib/gi18n-lib.h>

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
put_number (xmlTextWriter *writer, const char *name, int value)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", value);
  put (writer, name, text);
}

static void
put_date (xmlTextWriter *writer, const char *name, FfwDate date)
{
  if (date != FFW_DATE_NONE)
    ffw_xml_out_date (writer, name, date);
}

static void
write_text (xmlTextWriter *writer, const char *name, const char *text)
{
  g_autofree char *content = ffw_xml_out_allow (text ? text : "");

  if (*content)
    xmlTextWriterWriteElement (writer, BAD_CAST name, BAD_CAST content);
}

static void
write_named (xmlTextWriter *writer, const char *name, const FfwTransferName *named)
{
  start (writer, name);
  put (writer, "code", named->code);
  ffw_xml_out_text (writer, "title", &named->title);
  end (writer);
}

static void
put_who (xmlTextWriter *writer, const FfwTransferWho *who)
{
  put (writer, "organisation", who->organisation);
  put (writer, "number", who->number);
  put (writer, "email", who->email);
}

static void
write_name (xmlTextWriter *writer, const FfwTransferWho *who)
{
  write_text (writer, "givenName", who->given_name);
  write_text (writer, "familyName", who->family_name);
}

static void
write_session (xmlTextWriter *writer, const FfwTransfer *transfer)
{
  start (writer, "session");
  put (writer, "uuid", transfer->session_uuid);
  put (writer, "code", transfer->session_code);
  put (writer, "language", ffw_coding_get_code (&ffw_coding_taught_in, transfer->session_language));
  for (guint i = 0; i < transfer->dates->len; i++)
    {
      const FfwTransferDate *date = transfer->dates->pdata[i];

      start (writer, "date");
      put (writer, "uuid", date->uuid);
      put (writer, "starts", date->starts_at);
      put (writer, "ends", date->ends_at);
      end (writer);
    }
  for (guint i = 0; i < transfer->trainers->len; i++)
    {
      start (writer, "trainer");
      put_who (writer, transfer->trainers->pdata[i]);
      write_name (writer, transfer->trainers->pdata[i]);
      end (writer);
    }
  end (writer);
}

static void
write_person (xmlTextWriter *writer, const FfwTransferPerson *person)
{
  char hours[FFW_REAL_SIZE];

  start (writer, "person");
  put (writer, "uuid", person->uuid);
  put (writer, "record", person->record);
  put_who (writer, &person->who);
  put (writer, "status", ffw_coding_get_code (&ffw_coding_booking_status, person->status));
  put (writer, "outcome", ffw_coding_get_code (&ffw_coding_outcome, person->outcome));
  put_date (writer, "completed", person->completed_on);
  put (writer, "language", ffw_coding_get_code (&ffw_coding_language, person->language));
  if (!isnan (person->hours))
    put (writer, "hours", ffw_real_to_text (person->hours, hours));
  put (writer, "certificate", person->certificate);
  put (writer, "reason", ffw_coding_get_code (&ffw_coding_place_reason, person->reason));
  write_name (writer, &person->who);
  write_text (writer, "access", person->access);
  for (guint i = 0; i < person->days->len; i++)
    {
      const FfwTransferDay *day = person->days->pdata[i];

      start (writer, "attendance");
      put_date (writer, "on", day->on);
      put (writer, "attended", ffw_coding_get_code (&ffw_coding_yes_no, day->attended));
      if (day->minutes >= 0)
        put_number (writer, "minutes", day->minutes);
      end (writer);
    }
  end (writer);
}

static void
write_document (xmlTextWriter *writer, const FfwTransfer *transfer)
{
  g_autofree char *digest = ffw_transfer_get_digest (transfer);

  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterSetIndentString (writer, BAD_CAST "  ");
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  start (writer, ffw_coding_get_code (&ffw_coding_transfer, (int)transfer->kind));
  put (writer, "xmlns", FFW_TRANSFER_NAMESPACE);
  put (writer, "version", "1.0");
  put (writer, "uuid", transfer->uuid);
  put_number (writer, "revision", (int)transfer->revision);
  put (writer, "generated", transfer->generated);
  put (writer, "producer", "Fframwaith " FFW_VERSION);
  put (writer, "personalData", "true");
  put (writer, "digest", digest);
  write_named (writer, "from", &transfer->from);
  write_named (writer, "to", &transfer->to);
  write_named (writer, "course", &transfer->course);
  if (transfer->session_code)
    write_session (writer, transfer);
  for (guint i = 0; i < transfer->people->len; i++)
    write_person (writer, transfer->people->pdata[i]);
  xmlTextWriterEndDocument (writer);
}

/* What would not be read as it was meant is not handed out. */
static gboolean
check (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (FfwFindings) findings = ffw_findings_new ("");
  g_autoptr (FfwTransfer) read = ffw_transfer_read_stream (stream, findings, NULL, error);
  g_autofree char *found = NULL;

  if (read)
    return TRUE;
  if (ffw_findings_get_n_kept (findings) == 0)
    return FALSE;

  found = ffw_finding_get_message (ffw_findings_get (findings, 0), ffw_language_get ());
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: %s is a whole sentence. */
               _ ("The file was not written, because it would not be valid: %s This is a defect of "
                  "Fframwaith. Please report it, with this message."),
               found);

  return FALSE;
}

/**
 * ffw_transfer_write:
 *
 * Returns: (transfer full): a slip or a nomination as XML, once it was found to read as it was
 *   meant; %NULL with an error of %G_IO_ERROR
 */
GBytes *
ffw_transfer_write (const FfwTransfer *transfer, GError **error)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);
  g_autoptr (GBytes) bytes = NULL;

  if (writer == NULL)
    g_error ("No memory to write XML");
  write_document (writer, transfer);
  xmlFreeTextWriter (writer);
  bytes = g_bytes_new (xmlBufferContent (buffer), (gsize)xmlBufferLength (buffer));
  xmlBufferFree (buffer);

  return check (bytes, error) ? g_steal_pointer (&bytes) : NULL;
}
