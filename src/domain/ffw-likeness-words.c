/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-likeness-words.h"

#include "ffw-likeness.h"

#include <string.h>

/* Articles, prepositions and the like. */
static const char *const little[] = {
  "a",   "ac",   "am", "an", "and",  "ar", "at",   "by", "ei", "eu", "for",
  "gan", "gyda", "i",  "in", "ir",   "l",  "mewn", "o",  "of", "on", "or",
  "the", "to",   "ym", "yn", "with", "y",  "yr",   "ym", NULL,
};

/* They stand in many titles of courses, posts and bodies. */
static const char *const weak[] = {
  "course",   "cwrs",  "cymru",   "gwasanaeth", "gweithdy", "hyfforddiant", "module", "modiwl",
  "package",  "pecyn", "service", "services",   "session",  "sesiwn",       "team",   "tim",
  "training", "unit",  "uned",    "wales",      "workshop", NULL,
};

/* They stand beside what is meant, mostly in brackets: how long, how, which grade, which terms. */
static const char *const aside[] = {
  "acting",    "agency",    "band",     "blended",  "classroom", "contract",  "cover",
  "day",       "days",      "diwrnod",  "dros",     "dro",       "dydd",      "e",
  "elearning", "learning",  "face",     "fixed",    "ft",        "fte",       "full",
  "grade",     "gradd",     "graddfa",  "half",     "hanner",    "hour",      "hours",
  "hr",        "hrs",       "interim",  "locum",    "mandatory", "mat",       "online",
  "orfodol",   "oriau",     "awr",      "part",     "perm",      "permanent", "pt",
  "refresher", "rhanamser", "secondee", "seconded", "temp",      "temporary", "term",
  "time",      "undydd",    "virtual",  "rhithwir", "arlein",    "wte",       "zoom",
  "teams",     NULL,
};

/* They name the same work, or are the same word; each group ends with NULL. */
static const char *const synonyms[] = {
  "officer",     "practitioner", "worker",
  "sergeant",    NULL,           "swyddog",
  "ymarferydd",  "gweithiwr",    "rhingyll",
  NULL,          "adviser",      "advisor",
  "advocate",    "counsellor",   NULL,
  "cynghorydd",  "eiriolwr",     NULL,
  "manager",     "leader",       "head",
  "supervisor",  NULL,           "rheolwr",
  "arweinydd",   "pennaeth",     NULL,
  "coordinator", "co",           "cydlynydd",
  NULL,          "health",       "healthcare",
  "nurse",       "clinical",     "medical",
  NULL,          "probation",    "offender",
  "offenders",   NULL,           "iechyd",
  "nyrs",        NULL,           "sentencer",
  "magistrate",  "judge",        "recorder",
  NULL,          "dedfrydwr",    "ynad",
  "barnwr",      NULL,           "custody",
  "detention",   NULL,           "dalfa",
  "ddalfa",      "cadw",         NULL,
  "abuse",       "violence",     NULL,
  "trais",       "gamdriniaeth", "camdriniaeth",
  NULL,          "housing",      "accommodation",
  NULL,          "tai",          "llety",
  NULL,          "justice",      "offending",
  NULL,          "cyfiawnder",   "troseddau",
  "troseddu",    NULL,           "safeguarding",
  "safeguard",   NULL,           "trauma",
  "drawma",      "trawma",       NULL,
  "women",       "womens",       "female",
  NULL,          "menywod",      "merched",
  "fenywod",     NULL,           "trainer",
  "trainers",    NULL,           "prison",
  "hmp",         NULL,           "carchar",
  "cef",         NULL,
};

/* What people write short: the word, then what it stands for; each ends with NULL. */
static const char *const expansions[] = {
  "da",        "domestic",     "abuse",     NULL,         "dv",         "domestic",  "violence",
  NULL,        "hsw",          "housing",   "support",    "worker",     NULL,        "mh",
  "mental",    "health",       NULL,        "pco",        "prison",     "custody",   "officer",
  NULL,        "po",           "probation", "officer",    NULL,         "pso",       "probation",
  "officer",   NULL,           "spo",       "probation",  "officer",    NULL,        "pp",
  "probation", "practitioner", NULL,        "ttt",        "train",      "trainer",   NULL,
  "t3",        "train",        "trainer",   NULL,         "yj",         "youth",     "justice",
  NULL,        "yjs",          "youth",     "justice",    "service",    NULL,        "yos",
  "youth",     "offending",    "service",   NULL,         "yot",        "youth",     "offending",
  "team",      NULL,           "gci",       "gwasanaeth", "cyfiawnder", "ieuenctid", NULL,
};

static gboolean
is_in (const char *const *words, const char *word)
{
  for (; *words; words++)
    if (strcmp (*words, word) == 0)
      return TRUE;
  return FALSE;
}

/** ffw_likeness_is_little: Returns: whether a word only joins others */
gboolean
ffw_likeness_is_little (const char *word)
{
  return is_in (little, word);
}

/** ffw_likeness_is_weak: Returns: whether a word stands in so many titles that it says little */
gboolean
ffw_likeness_is_weak (const char *word)
{
  return is_in (weak, word);
}

/* B4, 7, NPS4, SCP12, 3hrs: a grade, a number, or how long. */
static gboolean
is_number_like (const char *word)
{
  gsize letters = strspn (word, "abcdefghijklmnopqrstuvwxyz");
  gsize digits = strspn (word + letters, "0123456789.");
  const char *rest = word + letters + digits;

  if (digits == 0 || letters > 3)
    return FALSE;
  return *rest == '\0' || (letters == 0 && (strlen (rest) <= 2 || is_in (aside, rest)));
}

/** ffw_likeness_is_aside: Returns: whether a word says how long, how, or on which terms, and not
 *  what */
gboolean
ffw_likeness_is_aside (const char *word)
{
  return is_number_like (word) || is_in (aside, word);
}

/** ffw_likeness_is_of_trainers: Returns: whether a word in the title of a course says that it makes
 *  trainers of people: who does not name it means the course itself */
gboolean
ffw_likeness_is_of_trainers (const char *word)
{
  static const char *const words[] = { "hyfforddwr", "hyfforddwyr", "t3",  "trainer",
                                       "trainers",   "tth",         "ttt", NULL };

  return is_in (words, word);
}

/**
 * ffw_likeness_speaks_of_level:
 * @is_high: (out): whether the level is a high one
 *
 * Returns: whether a text says at which level a course is, as “advanced”
 */
gboolean
ffw_likeness_speaks_of_level (const char *text, gboolean *is_high)
{
  static const char *const high[] = { "advanced", "arbenigol",  "enhanced", "expert",
                                      "higher",   "specialist", "uwch",     NULL };
  static const char *const low[]
      = { "aware",        "awareness",  "basic",     "basics",        "cyflwyniad",
          "essentials",   "foundation", "hanfodion", "intro",         "introduction",
          "introductory", "sylfaenol",  "ymwybodol", "ymwybyddiaeth", NULL };
  g_autofree char *key = ffw_likeness_key (text);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (is_in (high, words[i]) || is_in (low, words[i]))
      {
        *is_high = is_in (high, words[i]);
        return TRUE;
      }
  return FALSE;
}

/** ffw_likeness_synonyms: Returns: (nullable) (array zero-terminated=1): the words that name the
 *  same, with it */
const char *const *
ffw_likeness_synonyms (const char *word)
{
  guint from = 0;

  for (guint i = 0; i < G_N_ELEMENTS (synonyms); i++)
    if (!synonyms[i])
      from = i + 1;
    else if (strcmp (synonyms[i], word) == 0)
      return &synonyms[from];
  return NULL;
}

/** ffw_likeness_expand: Returns: (nullable) (array zero-terminated=1): what a short word stands
 *  for */
const char *const *
ffw_likeness_expand (const char *word)
{
  guint from = 0;

  for (guint i = 0; i < G_N_ELEMENTS (expansions); i++)
    if (!expansions[i])
      from = i + 1;
    else if (i == from && strcmp (expansions[i], word) == 0)
      return &expansions[i + 1];
  return NULL;
}
