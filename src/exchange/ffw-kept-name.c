/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file that is kept may be called, and whether that is what it is. */

#include "ffw-kept-name.h"

#include <gio/gio.h>
#include <string.h>

/* What a computer runs, and what leads it to something to run. */
static const char *const programs[] = {
  "application/x-executable",
  "application/x-sharedlib",
  "application/x-pie-executable",
  "application/x-ms-dos-executable",
  "application/x-msdownload",
  "application/vnd.microsoft.portable-executable",
  "application/x-msi",
  "application/x-bat",
  "application/x-ms-shortcut",
  "application/x-mswinurl",
  "application/x-shellscript",
  "application/x-desktop",
  "application/x-java-archive",
  "application/java-archive",
  "application/vnd.appimage",
  "application/x-iso9660-appimage",
  "application/vnd.flatpak",
  "application/vnd.debian.binary-package",
  "application/x-rpm",
  "text/vbscript",
};

/* Those whose content is always known by how it begins. */
static const char *const known[] = {
  "application/pdf", "image/png",       "image/jpeg",
  "image/gif",       "image/tiff",      "image/webp",
  "text/plain",      "application/zip", "application/x-ole-storage",
  "application/xml", "video/x-msvideo", NULL,
};

static gboolean
is_one (const char *type, const char *const *types, guint n)
{
  for (guint i = 0; i < n && types[i]; i++)
    if (g_content_type_is_a (type, types[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_program (const char *type)
{
  return is_one (type, programs, G_N_ELEMENTS (programs));
}

/* Letters that make a name read otherwise than it is, as those that turn the direction of what
 * follows, and what some disk does not take. */
static gboolean
misleads (gunichar letter)
{
  return g_unichar_iscntrl (letter) || g_unichar_type (letter) == G_UNICODE_FORMAT
         || g_unichar_type (letter) == G_UNICODE_LINE_SEPARATOR
         || g_unichar_type (letter) == G_UNICODE_PARAGRAPH_SEPARATOR || letter == '/'
         || letter == '\\' || letter == ':' || letter == '*' || letter == '?' || letter == '"'
         || letter == '<' || letter == '>' || letter == '|';
}

/* Cut in the middle of its stem: the ending tells what it is. */
static void
shorten (GString *name)
{
  const char *ending = strrchr (name->str, '.');
  gsize ending_size = ending && strlen (ending) <= 16 ? strlen (ending) : 0;
  gsize at = name->len - ending_size;

  while (at > 0 && at + ending_size > FFW_KEPT_NAME_MOST)
    at = (gsize)(g_utf8_find_prev_char (name->str, name->str + at) - name->str);
  g_string_erase (name, (gssize)at, (gssize)(name->len - ending_size - at));
}

/**
 * ffw_kept_name:
 * @name: a file's name, without folders
 *
 * Returns: (transfer full): the name under which it is kept: valid, on any disk, and not too long;
 *   empty where nothing is left of it
 */
char *
ffw_kept_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (const char *at = g_strstrip (valid); *at; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      /* A file with a dot before its name is hidden. */
      if (kept->len == 0 && (letter == '.' || g_unichar_isspace (letter)))
        continue;
      if (misleads (letter))
        g_string_append_c (kept, '_');
      else
        g_string_append_unichar (kept, letter);
    }
  if (kept->len > FFW_KEPT_NAME_MOST)
    shorten (kept);

  return g_string_free (g_steal_pointer (&kept), FALSE);
}

/* What the ending of a name says; NULL where it says nothing. */
static char *
guess_by_name (const char *name)
{
  gboolean uncertain = FALSE;
  g_autofree char *type = g_content_type_guess (name, NULL, 0, &uncertain);

  return uncertain || strchr (name, '.') == NULL || g_content_type_is_unknown (type)
             ? NULL
             : g_steal_pointer (&type);
}

/* Whether a file of which it was found that it is @type can be what the name says. */
static gboolean
can_be (const char *said, const char *type)
{
  if (g_content_type_is_a (said, type) || g_content_type_is_a (type, said))
    return TRUE;

  /* What nobody knows by how it begins may be what it says, where that does not show. */
  return g_content_type_is_unknown (type) && !is_one (said, known, G_N_ELEMENTS (known));
}

/**
 * ffw_kept_name_fits:
 * @name: of the file
 * @media_type: what was found by what is in it
 * @findings: where it is added what speaks against it
 *
 * Returns: whether a file may be called so
 */
gboolean
ffw_kept_name_fits (const char *name, const char *media_type, FfwFindings *findings)
{
  g_autofree char *said = guess_by_name (name);

  if (*name == '\0')
    ffw_findings_add (findings, "E145", 0, 0, NULL, NULL);
  else if (said && !can_be (said, media_type))
    ffw_findings_add (findings, "E143", 0, 0, NULL, strrchr (name, '.'), media_type, NULL);
  else if (is_program (media_type) || (said && is_program (said)))
    ffw_findings_add (findings, "E144", 0, 0, NULL, is_program (media_type) ? media_type : said,
                      NULL);
  else
    return TRUE;

  return FALSE;
}

/**
 * ffw_kept_name_find_type:
 * @head: (array length=size): how the file begins
 *
 * Returns: (transfer full): its media type: what is found in it, or what its name says where that
 *   is more exact
 */
char *
ffw_kept_name_find_type (const char *name, const guchar *head, gsize size)
{
  g_autofree char *found = g_content_type_guess (NULL, head, size, NULL);
  g_autofree char *said = guess_by_name (name);

  return said && can_be (said, found) && !g_content_type_is_a (found, said)
             ? g_steal_pointer (&said)
             : g_steal_pointer (&found);
}
