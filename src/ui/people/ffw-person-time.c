/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-person-time.h"

#include "ffw-absence-actions.h"
#include "ffw-person-rows.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

static void
add (GPtrArray *moments, FfwDate from, FfwDate until, const FfwPersonPost *post,
     const FfwPersonAbsence *absence)
{
  FfwPersonMoment *moment = g_new (FfwPersonMoment, 1);

  *moment = (FfwPersonMoment){ from, until, post, absence };
  g_ptr_array_add (moments, moment);
}

static FfwDate
get_end (FfwDate until)
{
  return until == FFW_DATE_NONE ? G_MAXUINT32 : until;
}

/* The times without a post: between posts, and after the last. */
static void
add_gaps (GPtrArray *moments, const FfwPerson *person)
{
  FfwDate end = 0; /* of all posts until here */

  for (guint i = person->posts->len; i-- > 0;)
    {
      const FfwPersonPost *post = person->posts->pdata[i];

      if (end != 0 && end != G_MAXUINT32 && post->started_on > end + 1)
        add (moments, end + 1, post->started_on - 1, NULL, NULL);
      end = MAX (end, get_end (post->left_on));
    }
  if (end != 0 && end != G_MAXUINT32)
    add (moments, end + 1, FFW_DATE_NONE, NULL, NULL);
}

/* The latest first; of those that begin on one day, an absence stands above its post. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const FfwPersonMoment *first = *(FfwPersonMoment *const *)a;
  const FfwPersonMoment *second = *(FfwPersonMoment *const *)b;

  if (first->from != second->from)
    return first->from < second->from ? 1 : -1;

  return (second->absence != NULL) - (first->absence != NULL);
}

/** Returns: (transfer full) (element-type FfwPersonMoment): lent from @person, the latest first */
GPtrArray *
ffw_person_time_read (const FfwPerson *person)
{
  GPtrArray *moments = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < person->posts->len; i++)
    {
      const FfwPersonPost *post = person->posts->pdata[i];

      add (moments, post->started_on, post->left_on, post, NULL);
    }
  for (guint i = 0; i < person->absences->len; i++)
    {
      const FfwPersonAbsence *absence = person->absences->pdata[i];

      add (moments, absence->from_on, absence->to_on, NULL, absence);
    }
  add_gaps (moments, person);
  g_ptr_array_sort (moments, compare);

  return moments;
}

/* What can be read at a glance, and by those who see no colour. */
static const char *
get_state (const FfwPersonMoment *moment, FfwDate today)
{
  if (moment->from > today)
    /* Translators: of a post or an absence */
    return C_ ("time", "Later");
  if (get_end (moment->until) < today)
    /* Translators: of a post or an absence */
    return C_ ("time", "Past");

  /* Translators: of a post or an absence */
  return C_ ("time", "Now");
}

static char *
get_span (const FfwPersonMoment *moment)
{
  g_autofree char *from = ffw_words_date (moment->from);
  g_autofree char *until = ffw_words_date (moment->until);

  if (moment->until == FFW_DATE_NONE)
    /* Translators: %1$s is a date */
    return ffw_words (_ ("from %1$s"), from, NULL);

  /* Translators: two dates */
  return ffw_words (_ ("%1$s to %2$s"), from, until, NULL);
}

static GtkWidget *
make_post_row (const FfwPersonMoment *moment, const FfwPersonPost *shown, const char *state,
               const char *span)
{
  const FfwPersonPost *post = moment->post;
  g_autofree char *place = *post->site ? g_strjoin (", ", post->organisation, post->site, NULL)
                                       : g_strdup (post->organisation);
  /* Translators: of a post; %1$s is a person */
  g_autofree char *manager = *post->manager ? ffw_words (_ ("manager %1$s"), post->manager, NULL)
                                            : g_strdup ("");
  g_autofree char *more = ffw_person_rows_join ((const char *[]){
      state, span, *post->roles ? post->roles : "", post->number, manager, NULL });
  GtkWidget *row = ffw_person_rows_new (place, more);

  if (post != shown)
    ffw_person_rows_open (GTK_LIST_BOX_ROW (row), "people", "post", post->id);

  return row;
}

static GtkWidget *
make_absence_row (const FfwPersonMoment *moment, const char *state, const char *span,
                  gboolean writable)
{
  const char *kind = ffw_absence_get_word (moment->absence->kind, ffw_language_get ());
  /* Translators: of somebody who is away from work; %1$s is why, such as “sickness” */
  g_autofree char *away = *kind ? ffw_words (_ ("Away: %1$s"), kind, NULL) : g_strdup (_ ("Away"));
  g_autofree char *more = ffw_person_rows_join ((const char *[]){ state, span, NULL });
  GtkWidget *row = ffw_person_rows_new (away, more);

  if (!writable)
    return row;
  ffw_person_rows_add_button (row, "document-edit-symbolic", _ ("Change This Absence"),
                              "people.edit-absence", moment->absence->id);
  ffw_person_rows_add_button (row, "user-trash-symbolic", _ ("Remove This Absence"),
                              "people.delete-absence", moment->absence->id);

  return row;
}

static GtkWidget *
make_gap_row (const FfwPersonMoment *moment, FfwDate today, const char *state, const char *span)
{
  g_autofree char *last = ffw_words_date (moment->from - 1);
  g_autofree char *back = ffw_words_date (moment->until + 1);
  g_autofree char *more = NULL;

  if (moment->until == FFW_DATE_NONE)
    {
      /* Translators: %1$s is a date */
      more = ffw_words (_ ("last day %1$s"), last, NULL);
      return ffw_person_rows_new (moment->from > today ? _ ("Leaves") : _ ("Left"), more);
    }
  /* Translators: of somebody who left and came back; %1$s is a date */
  more = ffw_words (moment->until < today ? _ ("back since %1$s") : _ ("back on %1$s"), back, NULL);
  {
    g_autofree char *all = ffw_person_rows_join ((const char *[]){ state, span, more, NULL });

    return ffw_person_rows_new (_ ("No post"), all);
  }
}

/**
 * ffw_person_time_row:
 * @shown: the post that the page is about: the others can be opened
 * @writable: whether absences can be changed
 */
GtkWidget *
ffw_person_time_row (const FfwPersonMoment *moment, const FfwPersonPost *shown, FfwDate today,
                     gboolean writable)
{
  const char *state = get_state (moment, today);
  g_autofree char *span = get_span (moment);
  GtkWidget *row;

  if (moment->post)
    row = make_post_row (moment, shown, state, span);
  else if (moment->absence)
    row = make_absence_row (moment, state, span, writable);
  else
    row = make_gap_row (moment, today, state, span);
  gtk_widget_add_css_class (row, "ffw-time");
  if (moment->from <= today && get_end (moment->until) >= today)
    gtk_widget_add_css_class (row, "ffw-time-now");

  return row;
}

/** Returns: (transfer none): the post that ends last */
const FfwPersonPost *
ffw_person_time_last (const FfwPerson *person)
{
  const FfwPersonPost *last = NULL;

  for (guint i = 0; i < person->posts->len; i++)
    {
      const FfwPersonPost *post = person->posts->pdata[i];

      if (last == NULL || get_end (post->left_on) > get_end (last->left_on))
        last = post;
    }

  return last;
}

/** Returns: whether the person has a post on @day or later */
gboolean
ffw_person_time_goes_on (const FfwPerson *person, FfwDate day)
{
  return get_end (ffw_person_time_last (person)->left_on) >= day;
}

/**
 * ffw_person_time_touches:
 *
 * Returns: whether another post ended when @post began (@before), or began when it ended
 */
gboolean
ffw_person_time_touches (const FfwPerson *person, const FfwPersonPost *post, gboolean before)
{
  for (guint i = 0; i < person->posts->len; i++)
    {
      const FfwPersonPost *other = person->posts->pdata[i];

      if (before ? other->left_on == post->started_on - 1
                 : post->left_on != FFW_DATE_NONE && other->started_on == post->left_on + 1)
        return TRUE;
    }

  return FALSE;
}
