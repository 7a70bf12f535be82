/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-json-writer.h"

#include "ffw-real.h"

#include <math.h>

struct _FfwJsonWriter
{
  GString *text;
  gboolean needs_comma;
};

FfwJsonWriter *
ffw_json_writer_new (void)
{
  FfwJsonWriter *self = g_new0 (FfwJsonWriter, 1);

  self->text = g_string_new (NULL);
  return self;
}

/* Quoted as RFC 8259 has it; what need not be escaped is not. */
static void
append_quoted (GString *out, const char *value)
{
  g_string_append_c (out, '"');
  for (const char *at = value; *at; at++)
    switch (*at)
      {
      case '"':
        g_string_append (out, "\\\"");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      case '\t':
        g_string_append (out, "\\t");
        break;
      default:
        if ((guchar)*at < 0x20)
          g_string_append_printf (out, "\\u%04x", (guint)*at);
        else
          g_string_append_c (out, *at);
      }
  g_string_append_c (out, '"');
}

static void
begin_value (FfwJsonWriter *self, const char *name)
{
  if (self->needs_comma)
    g_string_append_c (self->text, ',');
  self->needs_comma = TRUE;
  if (name)
    {
      append_quoted (self->text, name);
      g_string_append_c (self->text, ':');
    }
}

static void
begin (FfwJsonWriter *self, const char *name, char bracket)
{
  begin_value (self, name);
  g_string_append_c (self->text, bracket);
  self->needs_comma = FALSE;
}

static void
end (FfwJsonWriter *self, char bracket)
{
  g_string_append_c (self->text, bracket);
  self->needs_comma = TRUE;
}

/**
 * ffw_json_writer_begin_object:
 * @name: (nullable): what the object that it is in calls it
 */
void
ffw_json_writer_begin_object (FfwJsonWriter *self, const char *name)
{
  begin (self, name, '{');
}

void
ffw_json_writer_end_object (FfwJsonWriter *self)
{
  end (self, '}');
}

/**
 * ffw_json_writer_begin_array:
 * @name: (nullable): what the object that it is in calls it
 */
void
ffw_json_writer_begin_array (FfwJsonWriter *self, const char *name)
{
  begin (self, name, '[');
}

void
ffw_json_writer_end_array (FfwJsonWriter *self)
{
  end (self, ']');
}

/**
 * ffw_json_writer_add_string:
 * @name: (nullable): what the object that it is in calls it
 * @value: (nullable): UTF-8; %NULL is written as null
 */
void
ffw_json_writer_add_string (FfwJsonWriter *self, const char *name, const char *value)
{
  begin_value (self, name);
  if (value)
    append_quoted (self->text, value);
  else
    g_string_append (self->text, "null");
}

/**
 * ffw_json_writer_add_int:
 * @name: (nullable): what the object that it is in calls it
 */
void
ffw_json_writer_add_int (FfwJsonWriter *self, const char *name, gint64 value)
{
  begin_value (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * ffw_json_writer_add_real:
 * @name: (nullable): what the object that it is in calls it
 * @value: with the fewest digits that read back to it; JSON has no infinity and no NaN, which
 *   are written as null
 */
void
ffw_json_writer_add_real (FfwJsonWriter *self, const char *name, double value)
{
  char text[FFW_REAL_SIZE];

  begin_value (self, name);
  g_string_append (self->text, isfinite (value) ? ffw_real_to_text (value, text) : "null");
}

/**
 * ffw_json_writer_add_boolean:
 * @name: (nullable): what the object that it is in calls it
 */
void
ffw_json_writer_add_boolean (FfwJsonWriter *self, const char *name, gboolean value)
{
  begin_value (self, name);
  g_string_append (self->text, value ? "true" : "false");
}

/**
 * ffw_json_writer_get_text:
 *
 * Returns: (transfer none): what has been written. It may be taken away and
 *   the string emptied while the value is being written, so that a long one
 *   needs little memory.
 */
GString *
ffw_json_writer_get_text (FfwJsonWriter *self)
{
  return self->text;
}

void
ffw_json_writer_free (FfwJsonWriter *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}
