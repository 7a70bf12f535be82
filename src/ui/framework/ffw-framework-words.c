/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The framework in words. */

#include "ffw-framework-words.h"

#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/** Returns: what such a thing is called, for its heading */
const char *
ffw_framework_words_one (FfwFrameworkConcept concept)
{
  switch (concept)
    {
    case FFW_FRAMEWORK_AREA:
      return _ ("Training area");
    case FFW_FRAMEWORK_COURSE:
      return _ ("Course");
    case FFW_FRAMEWORK_REQUIREMENT:
      return _ ("Requirement");
    case FFW_FRAMEWORK_QUESTION:
      return _ ("Evaluation question");
    case FFW_FRAMEWORK_ROLE:
      return _ ("Role");
    case FFW_FRAMEWORK_FORM:
    default:
      return _ ("Evaluation form");
    }
}

/** Returns: what such things are called, short, for a switch */
const char *
ffw_framework_words_many (FfwFrameworkConcept concept)
{
  switch (concept)
    {
    case FFW_FRAMEWORK_AREA:
      return _ ("Areas");
    case FFW_FRAMEWORK_COURSE:
      return _ ("Courses");
    case FFW_FRAMEWORK_REQUIREMENT:
      return _ ("Requirements");
    case FFW_FRAMEWORK_QUESTION:
      return _ ("Questions");
    case FFW_FRAMEWORK_ROLE:
      return _ ("Roles");
    case FFW_FRAMEWORK_FORM:
    default:
      return _ ("Forms");
    }
}

/**
 * ffw_framework_words_text:
 * @code: what stands where neither language is there
 * @language: the one that is wanted
 *
 * Returns: (transfer full): the text; in the other language, marked with it, where it is missing
 */
char *
ffw_framework_words_text (const FfwText *text, const char *code, FfwLanguage language)
{
  FfwLanguage shown;
  const char *title = ffw_text_get (text, language, &shown);

  if (*title == '\0')
    return g_strdup (code ? code : "");
  if (shown != language)
    return g_strdup_printf ("%s [%s]", title, ffw_language_get_code (shown));

  return g_strdup (title);
}

/** Returns: (transfer full) (nullable): the name of an organisation; %NULL where there is none */
char *
ffw_framework_words_body (const FfwFrameworkBody *body)
{
  return body->code ? ffw_framework_words_text (&body->name, body->code, ffw_language_get ())
                    : NULL;
}

/**
 * ffw_framework_words_completion:
 * @completion: all, share:80 or sessions:3
 *
 * Returns: (transfer full): what completes a course
 */
char *
ffw_framework_words_completion (const char *completion)
{
  const char *number = strchr (completion, ':');

  if (number && g_str_has_prefix (completion, "share:"))
    {
      g_autofree char *share = ffw_words_percent (g_ascii_strtod (number + 1, NULL) / 100);

      /* Translators: what completes a course; the place is a percentage, such as 80% */
      return ffw_words (_ ("%1$s of the minutes"), share, NULL);
    }
  if (number && g_str_has_prefix (completion, "sessions:"))
    return ffw_words_count (FFW_NP_ ("%1$d session of its series", "%1$d sessions of its series"),
                            g_ascii_strtoull (number + 1, NULL, 10));
  if (g_str_equal (completion, "all"))
    return g_strdup (_ ("All dates"));

  return g_strdup (completion);
}

/**
 * ffw_framework_words_stages:
 * @stages: codes of stages, separated by spaces
 *
 * Returns: (transfer full): the stages in words
 */
char *
ffw_framework_words_stages (const char *stages)
{
  g_auto (GStrv) codes = g_strsplit (stages, " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; codes[i]; i++)
    {
      int stage;

      if (ffw_coding_find (&ffw_coding_stage, codes[i], &stage))
        g_string_append_printf (
            text, "%s%s", text->len ? ", " : "",
            ffw_coding_get_word (&ffw_coding_stage, stage, ffw_language_get ()));
    }

  return g_string_free (text, FALSE);
}

/**
 * ffw_framework_words_evaluation:
 * @level: Kirkpatrick's, 1 to 4
 *
 * Returns: what a question of the level tells
 */
const char *
ffw_framework_words_evaluation (int level)
{
  switch (level)
    {
    case 1:
      return _ ("Reaction: what people thought of the training (Kirkpatrick’s level 1)");
    case 2:
      return _ ("Learning: what people know and can do (Kirkpatrick’s level 2)");
    case 3:
      return _ ("Behaviour: what people do differently at work (Kirkpatrick’s level 3)");
    case 4:
    default:
      return _ ("Results: what it changed for those they work with (Kirkpatrick’s level 4)");
    }
}

/**
 * ffw_framework_words_basis:
 * @basis: what the catalogue says; it is in English
 *
 * Returns: (transfer full): what a thing is founded on
 */
char *
ffw_framework_words_basis (const char *basis)
{
  static const struct
  {
    const char *basis;
    const char *words;
  } known[] = {
    { "documents", N_ ("Published documents of the Blueprints") },
    { "published guidance", N_ ("Published guidance of other bodies") },
    { "derived", N_ ("Derived from the documents; to be edited") },
    { "editable example", N_ ("An example, to be edited") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (basis, known[i].basis))
      return g_strdup (_ (known[i].words));

  if (ffw_language_get () == FFW_LANGUAGE_EN)
    return g_strdup (basis);

  return g_strdup_printf ("%s [%s]", basis, ffw_language_get_code (FFW_LANGUAGE_EN));
}

/** Returns: the heading of what belongs to a thing in one way */
const char *
ffw_framework_words_relation (const FfwFrameworkItem *item, FfwRelation relation)
{
  switch (relation)
    {
    case FFW_RELATION_AREA:
      return _ ("Training Area");
    case FFW_RELATION_ROLE:
      return _ ("Role");
    case FFW_RELATION_COVERS:
      return _ ("Covers");
    case FFW_RELATION_COVERED_BY:
      return _ ("Courses That Cover It");
    case FFW_RELATION_MET_BY:
      return _ ("Courses That Meet It");
    case FFW_RELATION_REQUIREMENT:
      return item->concept == FFW_FRAMEWORK_ROLE ? _ ("Required of This Role") : _ ("Required of");
    case FFW_RELATION_REQUIREMENT_ALL:
      return _ ("Required of Every Role");
    case FFW_RELATION_AUTHORISES:
      return _ ("Whoever Completes It May Deliver");
    case FFW_RELATION_AUTHORISED_BY:
      return _ ("Trainers Are Trained By");
    case FFW_RELATION_REPLACES:
      return _ ("Replaces");
    case FFW_RELATION_REPLACED_BY:
      return _ ("Replaced By");
    case FFW_RELATION_FORM:
      return item->concept == FFW_FRAMEWORK_QUESTION ? _ ("Asked In") : _ ("Evaluation Forms");
    case FFW_RELATION_QUESTION:
      return _ ("Questions in Their Order");
    case FFW_RELATION_COURSE:
    default:
      return _ ("Asked About");
    }
}

/** Returns: (transfer full): what stands for a thing that belongs to @item */
char *
ffw_framework_words_link (const FfwFrameworkItem *item, const FfwFrameworkLink *link)
{
  if (link->concept == FFW_FRAMEWORK_REQUIREMENT && item->concept == FFW_FRAMEWORK_AREA
      && link->title.in[FFW_LANGUAGE_EN] == NULL && link->title.in[FFW_LANGUAGE_CY] == NULL)
    return g_strdup (_ ("Every role"));

  return ffw_framework_words_text (&link->title, link->code, ffw_language_get ());
}

static void
add_word (GString *text, const char *word)
{
  if (word)
    g_string_append_printf (text, "%s%s", text->len ? " · " : "", word);
}

/** Returns: (transfer full): its code, level, and what a requirement asks */
char *
ffw_framework_words_link_facts (const FfwFrameworkLink *link)
{
  GString *text = g_string_new (link->code);
  FfwLanguage language = ffw_language_get ();

  if (link->level >= 0)
    add_word (text, ffw_coding_get_word (&ffw_coding_level, link->level, language));
  if (link->mandatory >= 0)
    add_word (text, ffw_coding_get_word (&ffw_coding_necessity, link->mandatory, language));
  if (link->sector >= 0)
    add_word (text, ffw_coding_get_word (&ffw_coding_sector, link->sector, language));

  return g_string_free (text, FALSE);
}

/** Returns: (transfer full): what a requirement asks, below the title of its area */
char *
ffw_framework_words_asked (int sector, int level, gboolean mandatory, FfwLanguage language)
{
  GString *text = g_string_new (NULL);

  add_word (text, ffw_coding_get_word (&ffw_coding_level, level, language));
  add_word (text, ffw_coding_get_word (&ffw_coding_necessity, mandatory, language));
  if (sector >= 0)
    add_word (text, ffw_coding_get_word (&ffw_coding_sector, sector, language));

  return g_string_free (text, FALSE);
}

/**
 * ffw_framework_words_wanting:
 * @wanting: how many texts want the language
 * @n: how many there are
 * @language: which they want
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL where none is missing
 */
char *
ffw_framework_words_wanting (guint wanting, guint n, FfwLanguage language)
{
  g_autofree char *all = g_strdup_printf ("%u", n);
  g_autofree char *some = g_strdup_printf ("%u", wanting);

  if (wanting == 0)
    return NULL;

  /* Translators: how many of how many titles or questions want one of the two languages. */
  if (language == FFW_LANGUAGE_CY)
    return ffw_words (g_dngettext (GETTEXT_PACKAGE, "%1$d of %2$d texts has no Welsh yet.",
                                   "%1$d of %2$d texts have no Welsh yet.", wanting),
                      some, all, NULL);

  return ffw_words (g_dngettext (GETTEXT_PACKAGE, "%1$d of %2$d texts has no English yet.",
                                 "%1$d of %2$d texts have no English yet.", wanting),
                    some, all, NULL);
}
