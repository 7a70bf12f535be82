/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-language.h"

#include <glib/gi18n-lib.h>

#include <locale.h>
#include <string.h>

/* The same catalogue is installed under two names. The first is bound to its
 * folder while the program speaks Welsh and to nothing while it speaks English;
 * the second is always bound, so that Welsh is to be had at any time, from any
 * thread, whatever the window shows. */
#define ALWAYS_DOMAIN GETTEXT_PACKAGE "-always"

/* A file where a folder should be: nothing can ever lie in it. */
#define EMPTY_FOLDER "/dev/null"

#define LOCALE_DIR_VARIABLE "FFRAMWAITH_LOCALE_DIR"

/* What the switch rebinds: our texts, and those of the libraries whose words
 * our windows show; the system's own ("Permission denied") stand in our sentences. */
static const char *const switched_domains[] = { GETTEXT_PACKAGE, "gtk40", "glib20", "libadwaita",
                                                "libc" };

/* gettext looks up no catalogue at all in a C locale. Which of these it is does
 * not matter: LANGUAGE outranks it. */
static const char *const usable_locales[] = { "cy_GB.UTF-8", "en_GB.UTF-8", "en_US.UTF-8",
                                              "C.UTF-8" };

/* Process-wide, and the only such state in the program, because gettext's
 * bindings and the environment are process-wide too: a second holder of the
 * choice could only contradict them. */
static struct
{
  char *locale_dir;
  FfwLanguage at_start;
  int current;
} language_state;

static gboolean
is_c_locale (const char *locale)
{
  return locale == NULL || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0;
}

/* Sees to it that gettext looks catalogues up, and that text is UTF-8. */
static void
choose_locale (void)
{
  const char *messages;

  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C");

  messages = setlocale (LC_MESSAGES, NULL);
  if (is_c_locale (messages) || g_str_has_prefix (messages, "C."))
    for (guint i = 0; i < G_N_ELEMENTS (usable_locales); i++)
      if (setlocale (LC_MESSAGES, usable_locales[i]))
        break;

  if (is_c_locale (setlocale (LC_CTYPE, NULL)))
    for (guint i = 0; i < G_N_ELEMENTS (usable_locales); i++)
      if (setlocale (LC_CTYPE, usable_locales[i]))
        break;
}

/* The language that the person's environment asks for. */
static FfwLanguage
language_of_environment (void)
{
  static const char *const variables[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);

      if (value && *value)
        return g_str_has_prefix (value, "cy") && !g_ascii_isalpha (value[2]) ? FFW_LANGUAGE_CY
                                                                             : FFW_LANGUAGE_EN;
    }

  return FFW_LANGUAGE_EN;
}

/* GLib binds its own catalogue when it first translates, which would undo our
 * binding if it came later. */
static void
let_glib_bind (void)
{
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv ("", NULL, NULL, &error);
}

/**
 * ffw_language_init:
 * @locale_dir: (nullable): the folder of the catalogues; %NULL for the one in
 *   the environment's FFRAMWAITH_LOCALE_DIR, else the one of the installation
 *
 * Makes the process able to speak both languages. To be called once, before
 * anything is translated and before any thread is started, since it sets the
 * environment's LANGUAGE. A program with a window calls gtk_disable_setlocale()
 * before it starts GTK, and ffw_language_set() after, since GTK and libadwaita
 * bind their own catalogues when they start. The language is then the one of
 * ffw_language_from_locale().
 */
void
ffw_language_init (const char *locale_dir)
{
  if (locale_dir == NULL)
    locale_dir = g_getenv (LOCALE_DIR_VARIABLE);
  if (locale_dir == NULL || *locale_dir == '\0')
    locale_dir = FFW_LOCALE_DIR;

  language_state.at_start = language_of_environment ();
  g_free (language_state.locale_dir);
  language_state.locale_dir = g_strdup (locale_dir);

  choose_locale ();
  g_setenv ("LANGUAGE", ffw_language_get_code (FFW_LANGUAGE_CY), TRUE);
  let_glib_bind ();

  bindtextdomain (ALWAYS_DOMAIN, language_state.locale_dir);
  bind_textdomain_codeset (ALWAYS_DOMAIN, "UTF-8");
  for (guint i = 0; i < G_N_ELEMENTS (switched_domains); i++)
    bind_textdomain_codeset (switched_domains[i], "UTF-8");

  ffw_language_set (language_state.at_start);
}

/**
 * ffw_language_get:
 *
 * Returns: the language that the program speaks at present
 */
FfwLanguage
ffw_language_get (void)
{
  return (FfwLanguage)g_atomic_int_get (&language_state.current);
}

/**
 * ffw_language_set:
 * @language: what the program speaks from now on
 *
 * Everything translated after this call is in @language; texts that were
 * handed out before stay as they are. Other threads may be translating.
 */
void
ffw_language_set (FfwLanguage language)
{
  const char *folder = EMPTY_FOLDER;

  if (language == FFW_LANGUAGE_CY && language_state.locale_dir)
    folder = language_state.locale_dir;

  for (guint i = 0; i < G_N_ELEMENTS (switched_domains); i++)
    bindtextdomain (switched_domains[i], folder);
  g_atomic_int_set (&language_state.current, (int)language);
}

/**
 * ffw_language_get_code:
 *
 * Returns: (transfer none): `en` or `cy`
 */
const char *
ffw_language_get_code (FfwLanguage language)
{
  return language == FFW_LANGUAGE_CY ? "cy" : "en";
}

/**
 * ffw_language_from_code:
 * @code: (nullable): `en` or `cy`
 * @language: (out): untouched where @code is neither
 */
gboolean
ffw_language_from_code (const char *code, FfwLanguage *language)
{
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    if (g_strcmp0 (code, ffw_language_get_code (i)) == 0)
      {
        *language = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * ffw_language_from_locale:
 *
 * Returns: Welsh where the first of LANGUAGE, LC_ALL, LC_MESSAGES and LANG that
 *   the person had set at the start of the program asks for it, else English
 */
FfwLanguage
ffw_language_from_locale (void)
{
  return language_state.locale_dir ? language_state.at_start : language_of_environment ();
}

/**
 * ffw_translate:
 * @language: not necessarily the one that the program speaks
 * @message: an untranslated message, marked with N_()
 *
 * Returns: (transfer none): the text, for as long as the process lives; where
 *   there is no translation, @message
 */
const char *
ffw_translate (FfwLanguage language, const char *message)
{
  /* The translation of the empty message is the catalogue's own header. */
  if (language != FFW_LANGUAGE_CY || *message == '\0')
    return message;

  return g_dgettext (ALWAYS_DOMAIN, message);
}

/**
 * ffw_translate_context:
 * @context: (nullable): the context of @message, marked with NC_()
 *
 * As ffw_translate(), of a message with a context.
 */
const char *
ffw_translate_context (FfwLanguage language, const char *context, const char *message)
{
  if (context == NULL || language != FFW_LANGUAGE_CY || *message == '\0')
    return ffw_translate (language, message);

  return g_dpgettext2 (ALWAYS_DOMAIN, context, message);
}

/**
 * ffw_translate_plural:
 * @one: the untranslated message for one
 * @many: the one for other numbers
 * @n: the number
 *
 * As ffw_translate(), of a message that depends on a number.
 */
const char *
ffw_translate_plural (FfwLanguage language, const char *one, const char *many, gulong n)
{
  if (language != FFW_LANGUAGE_CY)
    return n == 1 ? one : many;

  return g_dngettext (ALWAYS_DOMAIN, one, many, n);
}
