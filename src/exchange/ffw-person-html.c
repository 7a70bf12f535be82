/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept about one person, as one page that any browser shows and any XML parser reads:
 * each table and column has the name of its field in data-field, each coded cell its code in
 * data-code. It stands by itself: nothing is loaded from anywhere. */

#include "ffw-person-html.h"

#include <glib/gi18n-lib.h>

static const char head[]
    = "<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" xml:lang=\"en\">\n"
      "<head>\n<meta charset=\"utf-8\"/>\n";
static const char style[]
    = "<style>\n"
      "body { font-family: sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em; }\n"
      "table { border-collapse: collapse; width: 100%; }\n"
      "th, td { border: 1px solid #888; padding: 0.3em 0.5em; text-align: left;"
      " vertical-align: top; overflow-wrap: anywhere; }\n"
      "</style>\n</head>\n<body>\n";

static void
append (GString *page, const char *text)
{
  g_autofree char *escaped = NULL;
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  /* XML has no way to say most control characters. */
  for (char *at = valid; *at; at++)
    if ((guchar)*at < 0x20 && *at != '\n' && *at != '\t')
      *at = ' ';
  escaped = g_markup_escape_text (valid, -1);
  g_string_append (page, escaped);
}

/* A text of the program in both languages, each marked as what it is. */
static void
append_both (GString *page, const char *untranslated, const char *context)
{
  const char *welsh = ffw_translate_context (FFW_LANGUAGE_CY, context, untranslated);

  append (page, untranslated);
  if (g_strcmp0 (welsh, untranslated) == 0)
    return;
  g_string_append (page, " / <span lang=\"cy\" xml:lang=\"cy\">");
  append (page, welsh);
  g_string_append (page, "</span>");
}

static const FfwCode *
find_code (const FfwCoding *coding, const char *number)
{
  gint64 value;

  if (coding && g_ascii_string_to_signed (number, 10, G_MININT, G_MAXINT, &value, NULL))
    for (guint i = 0; i < coding->n_codes; i++)
      if (coding->codes[i].value == value)
        return &coding->codes[i];

  return NULL;
}

static void
append_cell (GString *page, const FfwPersonColumn *column, const char *text)
{
  const FfwCode *code = find_code (column->coding, text);

  if (code == NULL)
    {
      g_string_append (page, "<td>");
      append (page, text);
    }
  else
    {
      g_string_append_printf (page, "<td data-code=\"%s\">", code->code);
      append_both (page, code->word, code->context);
    }
  g_string_append (page, "</td>");
}

/* The name of a file that is kept, which leads to it beside the page. */
static void
append_link (GString *page, const char *folder, guint number, const char *name)
{
  g_autofree char *beside = ffw_person_html_name_file (number, name);
  g_autofree char *path = g_build_filename (folder, beside, NULL);
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  g_string_append_printf (page, "<td><a href=\"%s\">", escaped);
  append (page, name);
  g_string_append (page, "</a></td>");
}

static void
append_part (GString *page, const FfwPersonPart *part, const char *folder)
{
  g_string_append (page, "<h2>");
  append_both (page, part->title, NULL);
  g_string_append (page, "</h2>\n");
  if (part->rows->len == 0)
    {
      g_string_append_printf (page, "<p data-field=\"%s\">", part->name);
      append_both (page, N_ ("Nothing."), NULL);
      g_string_append (page, "</p>\n");
      return;
    }

  g_string_append_printf (page, "<table data-field=\"%s\">\n<thead><tr>", part->name);
  for (const FfwPersonColumn *column = part->columns; column->name; column++)
    {
      g_string_append_printf (page, "<th scope=\"col\" data-field=\"%s\">", column->name);
      append_both (page, column->title, NULL);
      g_string_append (page, "</th>");
    }
  g_string_append (page, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < part->rows->len; i++)
    {
      char **row = part->rows->pdata[i];

      g_string_append (page, "<tr>");
      for (guint j = 0; row[j]; j++)
        if (folder && g_str_equal (part->name, "attachment")
            && g_str_equal (part->columns[j].name, "name"))
          append_link (page, folder, i + 1, row[j]);
        else
          append_cell (page, &part->columns[j], row[j]);
      g_string_append (page, "</tr>\n");
    }
  g_string_append (page, "</tbody>\n</table>\n");
}

/**
 * ffw_person_html_name_file:
 * @number: of the file among those of the person, from 1
 *
 * Returns: (transfer full): what a file that is kept is called beside the page
 */
char *
ffw_person_html_name_file (guint number, const char *name)
{
  return g_strdup_printf ("%u %s", number, name);
}

/**
 * ffw_person_html_write:
 * @parts: (element-type FfwPersonPart): as ffw_person_file_read() gives them
 * @folder: (nullable): the folder beside the page that the person’s files are in
 * @now: when they were read, UTC, as 2022-11-22T10:00:00Z
 *
 * Writes one page in both languages.
 *
 * Returns: whether it was written
 */
gboolean
ffw_person_html_write (GPtrArray *parts, const char *folder, const char *now, GOutputStream *out,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) page = g_string_new (head);
  const char *title = N_ ("What is kept about one person");

  g_string_append (page, "<title>");
  append (page, title);
  g_string_append (page, " / ");
  append (page, ffw_translate (FFW_LANGUAGE_CY, title));
  g_string_append (page, "</title>\n");
  g_string_append (page, style);
  g_string_append (page, "<h1>");
  append_both (page, title, NULL);
  g_string_append (page, "</h1>\n<p>");
  append_both (page, N_ ("All that this workspace of Fframwaith holds about the person, on:"),
               NULL);
  g_string_append_printf (page, " <time>%s</time></p>\n<p>", now);
  append_both (page,
               N_ ("Answers to evaluations are given under codes that lead to nobody, so they "
                   "are not here. Backups and files that were exported earlier may hold more."),
               NULL);
  g_string_append (page, "</p>\n");
  for (guint i = 0; i < parts->len; i++)
    append_part (page, parts->pdata[i], folder);
  g_string_append (page, "</body>\n</html>\n");

  return g_output_stream_write_all (out, page->str, page->len, NULL, cancellable, error);
}
