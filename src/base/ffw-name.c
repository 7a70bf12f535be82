/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-name.h"

#include "ffw-fold.h"
#include "ffw-name-forms.h"

#include <string.h>

/* Letters that a name has to have for one of them to be wrong, and for two. */
#define ONE_SLIP  4
#define TWO_SLIPS 9

/* Letters that are left of a spelling for it to say something. */
#define SHORTEST_SPELLING 3

/**
 * Part:
 * @text: small letters alone
 * @spelling: what is left where the ways of writing one sound are one
 * @forms: (nullable): (element-type guint): the sets of forms that it is in
 */
typedef struct
{
  char *text;
  char *spelling;
  const GArray *forms;
} Part;

struct _FfwNameBook
{
  GHashTable *forms[2]; /* of a name's text: GArray of guint */
};

struct _FfwName
{
  FfwNameKind kind;
  char *text;
  GPtrArray *parts;
};

static GHashTable *
read_forms (const char *const *sets)
{
  GHashTable *forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify)g_array_unref);

  for (guint i = 0; sets[i]; i++)
    {
      g_auto (GStrv) names = g_strsplit (sets[i], " ", -1);

      for (guint j = 0; names[j]; j++)
        {
          g_autofree char *name = ffw_fold (names[j]);
          GArray *of_name = g_hash_table_lookup (forms, name);

          if (of_name == NULL)
            {
              of_name = g_array_new (FALSE, FALSE, sizeof (guint));
              g_hash_table_insert (forms, g_steal_pointer (&name), of_name);
            }
          g_array_append_val (of_name, i);
        }
    }

  return forms;
}

FfwNameBook *
ffw_name_book_new (void)
{
  FfwNameBook *self = g_new0 (FfwNameBook, 1);

  self->forms[FFW_NAME_GIVEN] = read_forms (ffw_given_name_forms);
  self->forms[FFW_NAME_FAMILY] = read_forms (ffw_family_name_forms);

  return self;
}

void
ffw_name_book_free (FfwNameBook *self)
{
  g_hash_table_unref (self->forms[FFW_NAME_GIVEN]);
  g_hash_table_unref (self->forms[FFW_NAME_FAMILY]);
  g_free (self);
}

/* What stands for the letters at @at in a spelling, and how many of them. */
static gsize
read_sound (const char *at, gboolean first, const char **sound)
{
  static const struct
  {
    const char *letters;
    const char *sound;
  } sounds[] = {
    /* The longer before those that they begin with. */
    { "dd", "D" }, { "th", "D" }, { "ff", "V" }, { "ph", "V" }, { "f", "V" },
    { "v", "V" },  { "ck", "k" }, { "ch", "X" }, { "c", "k" },  { "q", "k" },
    { "ll", "l" }, { "rh", "r" }, { "ee", "i" }, { "ea", "i" }, { "ie", "i" },
    { "ei", "i" }, { "y", "i" },  { "u", "i" },  { "z", "s" },  { "wh", "w" },
  };

  if (strcmp (at, "ce") == 0)
    {
      *sound = "s";
      return 2;
    }
  if (!first && (strcmp (at, "e") == 0 || *at == 'h'))
    {
      *sound = "";
      return 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sounds); i++)
    if (g_str_has_prefix (at, sounds[i].letters))
      {
        *sound = sounds[i].sound;
        return strlen (sounds[i].letters);
      }
  *sound = NULL;

  return 1;
}

/* The ways of writing one sound as one: dd and th, f and v, c and k, y, u and i, doubled letters.
 */
static char *
spell (const char *text)
{
  GString *spelling = g_string_new (NULL);

  for (const char *at = text; *at;)
    {
      const char *sound;
      gsize n = read_sound (at, at == text, &sound);
      char letter = sound ? *sound : *at;

      if (letter && (spelling->len == 0 || spelling->str[spelling->len - 1] != letter))
        g_string_append_c (spelling, letter);
      at += n;
    }

  return g_string_free (spelling, FALSE);
}

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->text);
  g_free (part->spelling);
  g_free (part);
}

/* Whether the part is one with what follows: ap Rhys, Mc Donald, O'Brien. */
static gboolean
is_prefix (const char *part)
{
  static const char *const prefixes[] = { "ab", "ap", "mac", "mc", "o", NULL };

  return g_strv_contains (prefixes, part);
}

static void
add_part (FfwName *self, FfwNameBook *book, const char *text)
{
  Part *part = g_new0 (Part, 1);

  part->text = g_strdup (text);
  part->spelling = spell (text);
  part->forms = g_hash_table_lookup (book->forms[self->kind], text);
  g_ptr_array_add (self->parts, part);
}

/**
 * ffw_name_new:
 * @book: needs to be there as long as the name
 * @text: the given names, or the family name, as somebody wrote them
 */
FfwName *
ffw_name_new (FfwNameBook *book, FfwNameKind kind, const char *text)
{
  FfwName *self = g_new0 (FfwName, 1);
  g_autofree char *folded = ffw_fold (text);
  g_autoptr (GString) part = g_string_new (NULL);
  g_autoptr (GString) whole = g_string_new (NULL);

  self->kind = kind;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_unichar_isalnum (letter))
        g_string_append_unichar (part, letter);
      else if (part->len && letter != '\''
               && !(letter && kind == FFW_NAME_FAMILY && is_prefix (part->str)))
        {
          add_part (self, book, part->str);
          g_string_append_printf (whole, "%s%s", whole->len ? " " : "", part->str);
          g_string_truncate (part, 0);
        }
      if (letter == '\0')
        break;
    }
  self->text = g_strdup (whole->str);

  return self;
}

void
ffw_name_free (FfwName *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

gboolean
ffw_name_is_empty (const FfwName *self)
{
  return self->parts->len == 0;
}

/** Returns: whether it is no more than a letter, which no key of ffw_name_list_keys() finds */
gboolean
ffw_name_is_short (const FfwName *self)
{
  return ffw_name_is_empty (self) || g_utf8_strlen (self->text, -1) == 1;
}

static gboolean
share_form (const Part *a, const Part *b)
{
  for (guint i = 0; a->forms && b->forms && i < a->forms->len; i++)
    for (guint j = 0; j < b->forms->len; j++)
      if (g_array_index (a->forms, guint, i) == g_array_index (b->forms, guint, j))
        return TRUE;

  return FALSE;
}

static gboolean
is_initial (const Part *a, const Part *b)
{
  return g_utf8_get_char (a->text) == g_utf8_get_char (b->text)
         && (*g_utf8_next_char (a->text) == '\0' || *g_utf8_next_char (b->text) == '\0');
}

static FfwNameLikeness
compare_parts (const Part *a, const Part *b)
{
  gsize shorter = MIN (strlen (a->text), strlen (b->text));
  guint slips = shorter >= TWO_SLIPS ? 2 : shorter >= ONE_SLIP ? 1 : 0;

  if (g_str_equal (a->text, b->text))
    return FFW_NAME_SAME;
  if (g_str_equal (a->spelling, b->spelling) && strlen (a->spelling) >= SHORTEST_SPELLING
      && (a->forms == NULL || b->forms == NULL || share_form (a, b)))
    return FFW_NAME_SPELLING;
  if (share_form (a, b))
    return FFW_NAME_FORM;
  if (is_initial (a, b))
    return FFW_NAME_INITIAL;
  /* Two well-known names are no slip of one another: Aled and Alec. */
  if (slips && (a->forms == NULL || b->forms == NULL)
      && ffw_fold_distance (a->text, b->text, slips) <= slips)
    return FFW_NAME_SLIP;

  return FFW_NAME_OTHER;
}

/**
 * ffw_name_compare:
 * @a, @b: of the same kind
 *
 * Returns: how near the two names are
 */
FfwNameLikeness
ffw_name_compare (const FfwName *a, const FfwName *b)
{
  FfwNameLikeness first;

  if (ffw_name_is_empty (a) || ffw_name_is_empty (b))
    return ffw_name_is_empty (a) && ffw_name_is_empty (b) ? FFW_NAME_SAME : FFW_NAME_MISSING;
  if (g_str_equal (a->text, b->text))
    return FFW_NAME_SAME;

  first = compare_parts (a->parts->pdata[0], b->parts->pdata[0]);
  if (a->parts->len == 1 && b->parts->len == 1)
    return first;
  if (a->kind == FFW_NAME_GIVEN && first > FFW_NAME_MISSING)
    return first == FFW_NAME_SAME ? FFW_NAME_PART : MIN (first, FFW_NAME_PART);

  /* Somebody known by a middle name; a surname joined to another. */
  for (guint i = 0; i < a->parts->len; i++)
    for (guint j = 0; j < b->parts->len; j++)
      if (compare_parts (a->parts->pdata[i], b->parts->pdata[j]) >= FFW_NAME_SPELLING)
        return FFW_NAME_PART;

  return FFW_NAME_OTHER;
}

/* All that is left of @text where one letter is taken away: two names that are a slip apart have
 * one of these in common. */
static void
add_slips (GPtrArray *keys, const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    g_ptr_array_add (keys,
                     g_strdup_printf ("~%.*s%s", (int)(at - text), text, g_utf8_next_char (at)));
}

/**
 * ffw_name_list_keys:
 *
 * Two names that are alike have a key in common, apart from initials and a slip that comes
 * twice. So those that are like a name are found among many without a look at each.
 *
 * Returns: (transfer full) (element-type utf8): the keys of the name
 */
GPtrArray *
ffw_name_list_keys (const FfwName *self)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = self->parts->pdata[i];

      g_ptr_array_add (keys, g_strconcat ("=", part->text, NULL));
      if (strlen (part->spelling) >= SHORTEST_SPELLING)
        g_ptr_array_add (keys, g_strconcat ("/", part->spelling, NULL));
      for (guint j = 0; part->forms && j < part->forms->len; j++)
        g_ptr_array_add (keys, g_strdup_printf ("#%u", g_array_index (part->forms, guint, j)));
      if (i == 0 && strlen (part->text) >= ONE_SLIP)
        {
          g_ptr_array_add (keys, g_strconcat ("~", part->text, NULL));
          add_slips (keys, part->text);
        }
    }

  return keys;
}
