/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-xml-out.h"

/** Returns: (transfer full): text in which every character may stand in XML; others become U+FFFD
 */
char *
ffw_xml_out_allow (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *result = g_string_new (NULL);

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      gboolean is_control = character < ' ' && character != '\t' && character != '\n'
                            && character != '\r';

      g_string_append_unichar (
          result, is_control || character == 0xFFFE || character == 0xFFFF ? 0xFFFD : character);
    }

  return g_string_free (result, FALSE);
}

void
ffw_xml_out_attribute (xmlTextWriter *writer, const char *name, const char *value)
{
  g_autofree char *text = ffw_xml_out_allow (value);

  xmlTextWriterWriteAttribute (writer, BAD_CAST name, BAD_CAST text);
}

void
ffw_xml_out_date (xmlTextWriter *writer, const char *name, FfwDate date)
{
  char text[FFW_DATE_ISO_SIZE];

  ffw_xml_out_attribute (writer, name, ffw_date_to_iso (date, text));
}

/** An element with the text in each language that it has. */
void
ffw_xml_out_text (xmlTextWriter *writer, const char *name, const FfwText *text)
{
  for (int language = 0; language < FFW_N_LANGUAGES; language++)
    {
      if (text->in[language] == NULL)
        continue;

      g_autofree char *content = ffw_xml_out_allow (text->in[language]);
      xmlTextWriterStartElement (writer, BAD_CAST name);
      ffw_xml_out_attribute (writer, "xml:lang", ffw_language_get_code (language));
      xmlTextWriterWriteString (writer, BAD_CAST content);
      xmlTextWriterEndElement (writer);
    }
}
