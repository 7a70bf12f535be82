/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-check.h"

#include "ffw-fold.h"
#include "ffw-message.h"
#include "ffw-people-search.h"

#include <glib/gi18n-lib.h>

/* How many people of a name are looked at. */
#define LOOKED_AT 100

#define SQL_OVERLAPS                                                                               \
  "SELECT count(*) FROM post p JOIN organisation o ON o.id = p.organisation"                       \
  " WHERE o.code = ? AND p.staff_number = ? AND p.uuid <> coalesce (?, '')"                        \
  "   AND p.started_on <= coalesce (?, '9999-12-31')"                                              \
  "   AND coalesce (p.left_on, '9999-12-31') >= coalesce (?, '')"

/* What is found; each has its sentence. */
static const FfwTemplate number_taken = {
  "number-taken",
  /* Translators: %1$s is a staff number, %2$s a person. */
  N_ ("Staff number %1$s is that of %2$s there. Correct the number, unless they are the same "
      "person."),
};
static const FfwTemplate number_again = {
  "number-again",
  /* Translators: %1$s is a staff number. */
  N_ ("Another post with the staff number %1$s overlaps this one. Correct the dates of one of the "
      "two, or the number."),
};
static const FfwTemplate email_taken = {
  "email-taken",
  /* Translators: %1$s is a person, %2$s an organisation. */
  N_ ("This is the address of %1$s (%2$s). Correct it, unless they are the same person."),
};
static const FfwTemplate same_name = {
  "same-name",
  /* Translators: %1$s is a person, %2$s an organisation. */
  N_ ("Somebody called %1$s is there already (%2$s). Is this somebody else, or the same person in "
      "another post?"),
};
static const FfwTemplate same_name_number = {
  "same-name-number",
  /* Translators: %1$s is a person, %2$s an organisation, %3$s a staff number. */
  N_ ("Somebody called %1$s is there already (%2$s, %3$s). Is this somebody else, or the same "
      "person in another post?"),
};
static const FfwTemplate unknown_manager = {
  "unknown-manager",
  /* Translators: %1$s is a staff number. */
  N_ ("Nobody at this organisation has the staff number %1$s. Choose the manager from those who "
      "are found."),
};
static const FfwTemplate own_manager = {
  "own-manager",
  N_ ("Nobody is their own manager. Choose somebody else, or nobody."),
};

typedef struct
{
  FfwConnection *connection;
  const FfwPersonDraft *draft;
  FfwDate today;
  FfwLanguage language;
  GPtrArray *problems;
} Checking;

static void
problem_free (gpointer data)
{
  FfwPersonProblem *problem = data;

  g_free (problem->sentence);
  g_free (problem->person);
  g_free (problem->name);
  g_free (problem->given_name);
  g_free (problem->family_name);
  g_free (problem);
}

static void
add (Checking *self, const char *field, gboolean refuses, const FfwTemplate *sentence,
     const FfwFoundPerson *same, const char *first, const char *second, const char *third)
{
  FfwPersonProblem *problem = g_new0 (FfwPersonProblem, 1);

  problem->field = field;
  problem->refuses = refuses;
  problem->sentence = ffw_template_format (sentence, (const char *[]){ first, second, third, NULL },
                                           self->language);
  if (same)
    {
      problem->person = g_strdup (same->person_uuid);
      problem->name = g_strdup (same->name);
      problem->given_name = g_strdup (same->given_name);
      problem->family_name = g_strdup (same->family_name);
    }
  g_ptr_array_add (self->problems, problem);
}

static gboolean
is_given (const char *text)
{
  return text && *text;
}

static gboolean
is_other_person (Checking *self, const FfwFoundPerson *found)
{
  return g_strcmp0 (found->person_uuid, self->draft->person) != 0;
}

/* Whether another post has the number while this one lasts. */
static gboolean
find_overlap (Checking *self, gboolean *overlaps, GError **error)
{
  const FfwPersonDraft *draft = self->draft;
  char started[FFW_DATE_ISO_SIZE];
  char left[FFW_DATE_ISO_SIZE];
  gint64 n = 0;

  if (draft->started_on != FFW_DATE_NONE
      && !ffw_connection_get_int (self->connection, SQL_OVERLAPS, &n, error, "sssss",
                                  draft->organisation, draft->number, draft->post,
                                  draft->left_on ? ffw_date_to_iso (draft->left_on, left) : NULL,
                                  ffw_date_to_iso (draft->started_on, started)))
    return FALSE;
  *overlaps = n > 0;

  return TRUE;
}

/* The number of somebody new is nobody else's, as files know people by it; and no two posts have
 * one number on one day. */
static gboolean
check_number (Checking *self, GError **error)
{
  const FfwPersonDraft *draft = self->draft;
  g_autoptr (GPtrArray) found = NULL;
  gboolean overlaps = FALSE;

  if (!is_given (draft->number))
    return TRUE;

  found = ffw_people_search_number (self->connection, draft->organisation, draft->number,
                                    self->language, error);
  if (found == NULL || !find_overlap (self, &overlaps, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (is_other_person (self, found->pdata[i]) && (overlaps || draft->person == NULL))
      {
        const FfwFoundPerson *other = found->pdata[i];

        add (self, "staff_number", TRUE, &number_taken, draft->person ? NULL : other, draft->number,
             other->name, NULL);
        return TRUE;
      }
  if (overlaps)
    add (self, "staff_number", TRUE, &number_again, NULL, draft->number, NULL, NULL);

  return TRUE;
}

/* Files name people without a number by their address, which is one person's then. */
static gboolean
check_email (Checking *self, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  if (!is_given (self->draft->email))
    return TRUE;

  found = ffw_people_search_email (self->connection, self->draft->email, self->language, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (is_other_person (self, found->pdata[i]))
      {
        const FfwFoundPerson *other = found->pdata[i];

        add (self, "email", !self->draft->has_number, &email_taken,
             self->draft->person ? NULL : other, other->name, other->organisation, NULL);
        return TRUE;
      }

  return TRUE;
}

static gboolean
is_same_text (const char *a, const char *b)
{
  g_autofree char *first = ffw_fold (a);
  g_autofree char *second = ffw_fold (b);

  return g_str_equal (first, second);
}

/* Somebody of the same name may be the same person: that is asked, and never assumed. */
static gboolean
check_name (Checking *self, GError **error)
{
  const FfwPersonDraft *draft = self->draft;
  g_autofree char *words = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (draft->person || !is_given (draft->given_name) || !is_given (draft->family_name))
    return TRUE;

  words = g_strjoin (" ", draft->given_name, draft->family_name, NULL);
  found = ffw_people_search (self->connection, words, NULL, FFW_DATE_NONE, LOOKED_AT,
                             self->language, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const FfwFoundPerson *other = found->pdata[i];

      if (!is_same_text (other->given_name, draft->given_name)
          || !is_same_text (other->family_name, draft->family_name))
        continue;
      add (self, "family_name", FALSE, *other->number ? &same_name_number : &same_name, other,
           other->name, other->organisation, other->number);
      return TRUE;
    }

  return TRUE;
}

static gboolean
check_manager (Checking *self, GError **error)
{
  const FfwPersonDraft *draft = self->draft;
  g_autoptr (GPtrArray) found = NULL;
  const FfwFoundPerson *manager;

  if (!is_given (draft->manager))
    return TRUE;

  found = ffw_people_search_number (self->connection, draft->organisation, draft->manager,
                                    self->language, error);
  if (found == NULL)
    return FALSE;
  if (found->len == 0)
    {
      add (self, "manager", TRUE, &unknown_manager, NULL, draft->manager, NULL, NULL);
      return TRUE;
    }
  manager = found->pdata[found->len - 1];
  if (draft->person && !is_other_person (self, manager))
    add (self, "manager", TRUE, &own_manager, NULL, NULL, NULL, NULL);

  return TRUE;
}

/**
 * ffw_person_check:
 *
 * Looks a draft over against the workspace, without writing. What is wrong with a text by itself
 * is not looked at here.
 *
 * Returns: (transfer full) (element-type FfwPersonProblem): what is found; %NULL with @error set
 */
GPtrArray *
ffw_person_check (FfwConnection *connection, const FfwPersonDraft *draft, FfwDate today,
                  FfwLanguage language, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (problem_free);
  Checking self = { connection, draft, today, language, problems };

  if (!check_number (&self, error) || !check_email (&self, error) || !check_name (&self, error)
      || !check_manager (&self, error))
    return NULL;

  return g_steal_pointer (&problems);
}
