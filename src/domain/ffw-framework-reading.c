/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The framework, to be read: one thing of it with all that belongs to it. */

#include "ffw-framework-reading.h"

#include <math.h>

/** The tables from which things of the framework are read. */
const char *const ffw_framework_tables[] = {
  "area",        "course",        "course_area", "course_authorises", "course_replaces",
  "form",        "form_question", "framework",   "organisation",      "question",
  "requirement", "role",          NULL,
};

/* Columns that all concepts have; what is its own follows. */
#define COMMON(en, cy)                                                                             \
  "SELECT x.code, " en ", " cy ", x.basis, f.title_en, f.title_cy, f.version, f.publisher,"        \
  " u.name_en, u.name_cy, f.published_on"
#define OWN 11
#define FROM(table)                                                                                \
  " FROM " table " x LEFT JOIN framework f ON f.id = x.framework"                                  \
  " LEFT JOIN organisation u ON u.code = f.publisher"
#define ONE " WHERE x.id = ?"

static const char *const item_sql[FFW_N_FRAMEWORK_CONCEPTS] = {
  [FFW_FRAMEWORK_AREA] = COMMON ("x.title_en", "x.title_cy") ", x.strand" FROM ("area") ONE,
  [FFW_FRAMEWORK_COURSE]
  = COMMON ("x.title_en",
            "x.title_cy") ", p.code, p.name_en, p.name_cy,"
                          " a.code, a.name_en, a.name_cy,"
                          " m.code, m.name_en, m.name_cy,"
                          " x.places, x.launched_on, x.retired_on,"
                          " x.validity_months, x.hours, x.completion" FROM (
                              "course") " LEFT JOIN organisation p ON p.id = x.provider"
                                        " LEFT JOIN organisation a ON a.id = x.awarding_body"
                                        " LEFT JOIN organisation m ON m.id = x.commissioner" ONE,
  [FFW_FRAMEWORK_REQUIREMENT]
  = COMMON ("NULL", "NULL") ", x.sector, x.level, x.mandatory, x.within_days, x.renew_months,"
                            " x.in_force_from" FROM ("requirement") ONE,
  [FFW_FRAMEWORK_QUESTION]
  = COMMON ("x.text_en", "x.text_cy") ", x.level, x.stages, x.scale" FROM ("question") ONE,
  [FFW_FRAMEWORK_ROLE] = COMMON ("x.title_en", "x.title_cy") FROM ("role") ONE,
  [FFW_FRAMEWORK_FORM] = COMMON ("x.title_en", "x.title_cy") ", x.stage" FROM ("form") ONE,
};

/* Of what a link leads to: id, code, both texts, level, mandatory, sector. */
#define TITLED(table)                                                                              \
  "SELECT " table ".id, " table ".code, " table ".title_en, " table ".title_cy, "
#define PLAIN(table) TITLED (table) "NULL, NULL, NULL FROM " table
#define LEVEL        "y.level, NULL, NULL FROM course_area y "
#define REQUIREMENT(title)                                                                         \
  "SELECT q.id, q.code, " title ".title_en, " title ".title_cy, q.level, q.mandatory, q.sector"    \
  " FROM requirement q "

static const struct
{
  FfwFrameworkConcept of;
  FfwRelation relation;
  FfwFrameworkConcept to;
  const char *sql;
} relations[] = {
  { FFW_FRAMEWORK_AREA, FFW_RELATION_COVERED_BY, FFW_FRAMEWORK_COURSE,
    TITLED ("course") LEVEL "JOIN course ON course.id = y.course WHERE y.area = ?"
                            " ORDER BY y.level, course.code" },
  { FFW_FRAMEWORK_AREA, FFW_RELATION_REQUIREMENT, FFW_FRAMEWORK_REQUIREMENT,
    REQUIREMENT ("r") "LEFT JOIN role r ON r.id = q.role WHERE q.area = ? ORDER BY q.code" },

  { FFW_FRAMEWORK_COURSE, FFW_RELATION_COVERS, FFW_FRAMEWORK_AREA,
    TITLED ("area") LEVEL "JOIN area ON area.id = y.area WHERE y.course = ?"
                          " ORDER BY y.level, area.code" },
  { FFW_FRAMEWORK_COURSE, FFW_RELATION_AUTHORISES, FFW_FRAMEWORK_COURSE,
    PLAIN ("course") " JOIN course_authorises y ON course.id = y.authorised WHERE y.course = ?"
                     " ORDER BY course.code" },
  { FFW_FRAMEWORK_COURSE, FFW_RELATION_AUTHORISED_BY, FFW_FRAMEWORK_COURSE,
    PLAIN ("course") " JOIN course_authorises y ON course.id = y.course WHERE y.authorised = ?"
                     " ORDER BY course.code" },
  { FFW_FRAMEWORK_COURSE, FFW_RELATION_REPLACES, FFW_FRAMEWORK_COURSE,
    PLAIN ("course") " JOIN course_replaces y ON course.id = y.replaced WHERE y.course = ?"
                     " ORDER BY course.code" },
  { FFW_FRAMEWORK_COURSE, FFW_RELATION_REPLACED_BY, FFW_FRAMEWORK_COURSE,
    PLAIN ("course") " JOIN course_replaces y ON course.id = y.course WHERE y.replaced = ?"
                     " ORDER BY course.code" },
  /* A form of no course is asked about any. */
  { FFW_FRAMEWORK_COURSE, FFW_RELATION_FORM, FFW_FRAMEWORK_FORM,
    PLAIN (
        "form") " WHERE (form.course IS NULL OR form.course = ?) ORDER BY form.stage, form.code" },

  { FFW_FRAMEWORK_REQUIREMENT, FFW_RELATION_AREA, FFW_FRAMEWORK_AREA,
    PLAIN ("area") " JOIN requirement q ON q.area = area.id WHERE q.id = ?" },
  { FFW_FRAMEWORK_REQUIREMENT, FFW_RELATION_ROLE, FFW_FRAMEWORK_ROLE,
    PLAIN ("role") " JOIN requirement q ON q.role = role.id WHERE q.id = ?" },
  { FFW_FRAMEWORK_REQUIREMENT, FFW_RELATION_MET_BY, FFW_FRAMEWORK_COURSE,
    TITLED ("course") LEVEL "JOIN course ON course.id = y.course"
                            " JOIN requirement q ON q.area = y.area AND y.level >= q.level"
                            " WHERE q.id = ? ORDER BY y.level, course.code" },

  { FFW_FRAMEWORK_QUESTION, FFW_RELATION_FORM, FFW_FRAMEWORK_FORM,
    PLAIN ("form") " JOIN form_question y ON y.form = form.id WHERE y.question = ?"
                   " ORDER BY form.stage, form.code" },

  { FFW_FRAMEWORK_ROLE, FFW_RELATION_REQUIREMENT, FFW_FRAMEWORK_REQUIREMENT,
    REQUIREMENT ("a") "JOIN area a ON a.id = q.area WHERE q.role = ? ORDER BY q.code" },
  { FFW_FRAMEWORK_ROLE, FFW_RELATION_REQUIREMENT_ALL, FFW_FRAMEWORK_REQUIREMENT,
    REQUIREMENT ("a") "JOIN area a ON a.id = q.area, role r WHERE q.role IS NULL AND r.id = ?"
                      " ORDER BY q.code" },

  { FFW_FRAMEWORK_FORM, FFW_RELATION_QUESTION, FFW_FRAMEWORK_QUESTION,
    "SELECT x.id, x.code, x.text_en, x.text_cy, NULL, NULL, NULL FROM form_question y"
    " JOIN question x ON x.id = y.question WHERE y.form = ? ORDER BY y.position" },
  { FFW_FRAMEWORK_FORM, FFW_RELATION_COURSE, FFW_FRAMEWORK_COURSE,
    PLAIN ("course") " JOIN form ON form.course = course.id WHERE form.id = ?" },
};

/* A post is asked for while it lasts, its last day included. */
#define ACTIVE " p.started_on <= ? AND (p.left_on IS NULL OR p.left_on >= ?)"
#define HAS_SECTOR                                                                                 \
  " JOIN organisation o ON o.id = p.organisation AND (q.sector IS NULL OR o.sector = q.sector)"
#define IN_FORCE " AND coalesce (q.in_force_from, '') <= ?"

#define SQL_HAS_ROLE "SELECT count(role) FROM requirement WHERE id = ?"
#define SQL_POSTS_OF_REQUIREMENT                                                                   \
  "SELECT count(*) FROM requirement q JOIN post p ON" ACTIVE HAS_SECTOR " WHERE q.id = ?" IN_FORCE
#define SQL_POSTS_OF_REQUIREMENT_OF_ROLE                                                           \
  "SELECT count(*) FROM requirement q JOIN post_role y ON y.role = q.role"                         \
  " JOIN post p ON p.id = y.post AND" ACTIVE HAS_SECTOR " WHERE q.id = ?" IN_FORCE
#define SQL_POSTS_OF_ROLE                                                                          \
  "SELECT count(*) FROM post_role y JOIN post p ON p.id = y.post AND" ACTIVE " WHERE y.role = ?"

#define GAPS(concept, table, name)                                                                 \
  "SELECT " concept ", count(*), count(" name "_en), count(" name "_cy) FROM " table
#define SQL_GAPS                                                                                   \
  GAPS ("0", "area", "title")                                                                      \
  " UNION ALL " GAPS ("1", "course", "title") " UNION ALL " GAPS (                                 \
      "3", "question",                                                                             \
      "text") " UNION ALL " GAPS ("4", "role", "title") " UNION ALL " GAPS ("5", "form", "title")
G_STATIC_ASSERT (FFW_FRAMEWORK_AREA == 0 && FFW_FRAMEWORK_COURSE == 1 && FFW_FRAMEWORK_QUESTION == 3
                 && FFW_FRAMEWORK_ROLE == 4 && FFW_FRAMEWORK_FORM == 5);

static void
link_free (gpointer data)
{
  FfwFrameworkLink *self = data;

  g_free (self->code);
  ffw_text_clear (&self->title);
  g_free (self);
}

static void
body_clear (FfwFrameworkBody *self)
{
  g_free (self->code);
  ffw_text_clear (&self->name);
}

/** Frees what ffw_framework_read_item() gave. */
void
ffw_framework_item_free (FfwFrameworkItem *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  ffw_text_clear (&self->text);
  ffw_text_clear (&self->framework);
  g_free (self->version);
  body_clear (&self->publisher);
  g_free (self->basis);
  body_clear (&self->provider);
  body_clear (&self->awarding_body);
  body_clear (&self->commissioner);
  g_free (self->completion);
  g_free (self->stages);
  g_ptr_array_unref (self->links);
  g_free (self);
}

static int
get_code (FfwCursor *cursor, int column)
{
  return ffw_cursor_is_null (cursor, column) ? -1 : (int)ffw_cursor_get_int (cursor, column);
}

static gint64
get_number (FfwCursor *cursor, int column)
{
  return ffw_cursor_is_null (cursor, column) ? FFW_NULL : ffw_cursor_get_int (cursor, column);
}

/* Code and both names, from @column on. */
static void
take_body (FfwFrameworkBody *self, FfwCursor *cursor, int column)
{
  self->code = g_strdup (ffw_cursor_get_text (cursor, column));
  ffw_text_set (&self->name, ffw_cursor_get_text (cursor, column + 1),
                ffw_cursor_get_text (cursor, column + 2));
}

static void
take_common (FfwFrameworkItem *self, FfwCursor *cursor)
{
  self->code = g_strdup (ffw_cursor_get_text (cursor, 0));
  ffw_text_set (&self->text, ffw_cursor_get_text (cursor, 1), ffw_cursor_get_text (cursor, 2));
  self->basis = g_strdup (ffw_cursor_get_text (cursor, 3));
  ffw_text_set (&self->framework, ffw_cursor_get_text (cursor, 4), ffw_cursor_get_text (cursor, 5));
  self->version = g_strdup (ffw_cursor_get_text (cursor, 6));
  take_body (&self->publisher, cursor, 7);
  self->published_on = ffw_cursor_get_date (cursor, 10);
}

static void
take_own (FfwFrameworkItem *self, FfwCursor *cursor)
{
  switch (self->concept)
    {
    case FFW_FRAMEWORK_AREA:
      self->strand = get_code (cursor, OWN);
      break;
    case FFW_FRAMEWORK_COURSE:
      take_body (&self->provider, cursor, OWN);
      take_body (&self->awarding_body, cursor, OWN + 3);
      take_body (&self->commissioner, cursor, OWN + 6);
      self->places = get_number (cursor, OWN + 9);
      self->launched_on = ffw_cursor_get_date (cursor, OWN + 10);
      self->retired_on = ffw_cursor_get_date (cursor, OWN + 11);
      self->validity_months = get_number (cursor, OWN + 12);
      self->hours = ffw_cursor_is_null (cursor, OWN + 13)
                        ? NAN
                        : ffw_cursor_get_double (cursor, OWN + 13);
      self->completion = g_strdup (ffw_cursor_get_text (cursor, OWN + 14));
      break;
    case FFW_FRAMEWORK_REQUIREMENT:
      self->sector = get_code (cursor, OWN);
      self->level = (FfwLevel)ffw_cursor_get_int (cursor, OWN + 1);
      self->mandatory = ffw_cursor_get_int (cursor, OWN + 2) != 0;
      self->within_days = ffw_cursor_get_int (cursor, OWN + 3);
      self->renew_months = get_number (cursor, OWN + 4);
      self->in_force_from = ffw_cursor_get_date (cursor, OWN + 5);
      break;
    case FFW_FRAMEWORK_QUESTION:
      self->evaluation = (int)ffw_cursor_get_int (cursor, OWN);
      self->stages = g_strdup (ffw_cursor_get_text (cursor, OWN + 1));
      self->scale = (FfwScale)ffw_cursor_get_int (cursor, OWN + 2);
      break;
    case FFW_FRAMEWORK_ROLE:
      break;
    case FFW_FRAMEWORK_FORM:
      self->stage = (FfwStage)ffw_cursor_get_int (cursor, OWN);
      break;
    }
}

static gboolean
read_links (FfwFrameworkItem *self, FfwConnection *connection, guint which, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, relations[which].sql, &failure,
                                                       "i", self->id);

  while (cursor && ffw_cursor_next (cursor, &failure))
    {
      FfwFrameworkLink *link = g_new0 (FfwFrameworkLink, 1);

      link->relation = relations[which].relation;
      link->concept = relations[which].to;
      link->id = ffw_cursor_get_int (cursor, 0);
      link->code = g_strdup (ffw_cursor_get_text (cursor, 1));
      ffw_text_set (&link->title, ffw_cursor_get_text (cursor, 2), ffw_cursor_get_text (cursor, 3));
      link->level = get_code (cursor, 4);
      link->mandatory = get_code (cursor, 5);
      link->sector = get_code (cursor, 6);
      g_ptr_array_add (self->links, link);
    }

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

/**
 * ffw_framework_read_item:
 * @id: of a row of the concept's table
 *
 * Returns: (transfer full) (nullable): the thing with all that belongs to it; %NULL without
 *   @error where it is there no longer
 */
FfwFrameworkItem *
ffw_framework_read_item (FfwConnection *connection, FfwFrameworkConcept concept, gint64 id,
                         GError **error)
{
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, item_sql[concept], error, "i",
                                                       id);
  g_autoptr (FfwFrameworkItem) self = g_new0 (FfwFrameworkItem, 1);

  self->concept = concept;
  self->id = id;
  self->links = g_ptr_array_new_with_free_func (link_free);
  if (cursor == NULL || !ffw_cursor_next (cursor, error))
    return NULL;

  take_common (self, cursor);
  take_own (self, cursor);
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (relations[i].of == concept && !read_links (self, connection, i, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * ffw_framework_count_posts:
 * @concept: a requirement, or a role
 * @today: the day on which posts are counted that have begun and not ended
 * @posts: (out): how many posts have the role, or must meet the requirement, on that day
 */
gboolean
ffw_framework_count_posts (FfwConnection *connection, FfwFrameworkConcept concept, gint64 id,
                           FfwDate today, gint64 *posts, GError **error)
{
  gint64 has_role = 0;

  if (concept == FFW_FRAMEWORK_ROLE)
    return ffw_connection_get_int (connection, SQL_POSTS_OF_ROLE, posts, error, "DDi", today, today,
                                   id);

  g_return_val_if_fail (concept == FFW_FRAMEWORK_REQUIREMENT, FALSE);
  if (!ffw_connection_get_int (connection, SQL_HAS_ROLE, &has_role, error, "i", id))
    return FALSE;

  return ffw_connection_get_int (
      connection, has_role ? SQL_POSTS_OF_REQUIREMENT_OF_ROLE : SQL_POSTS_OF_REQUIREMENT, posts,
      error, "DDiD", today, today, id, today);
}

/**
 * ffw_framework_read_gaps:
 *
 * Counts the texts that want a language.
 *
 * Returns: (transfer full): the counts, to be freed with g_free(); or %NULL with @error set
 */
FfwFrameworkGaps *
ffw_framework_read_gaps (FfwConnection *connection, GError **error)
{
  g_autofree FfwFrameworkGaps *self = g_new0 (FfwFrameworkGaps, 1);
  g_autoptr (GError) failure = NULL;
  g_autoptr (FfwCursor) cursor = ffw_connection_query (connection, SQL_GAPS, &failure, "");

  while (cursor && ffw_cursor_next (cursor, &failure))
    {
      gint64 concept = ffw_cursor_get_int (cursor, 0);
      guint n = (guint)ffw_cursor_get_int (cursor, 1);

      self->n[concept] = n;
      for (int i = 0; i < FFW_N_LANGUAGES; i++)
        self->wanting[concept][i] = n - (guint)ffw_cursor_get_int (cursor, 2 + i);
    }
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_steal_pointer (&self);
}
