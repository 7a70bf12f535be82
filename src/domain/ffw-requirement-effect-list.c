/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Those whom a requirement would touch, as a list. */

#include "ffw-requirement-effect.h"

#include <glib/gi18n-lib.h>

/* Where the rows are laid out for a read. @id: their number in the effect, from 1. */
#define EFFECT "requirement_effect"
#define EFFECT_COLUMNS                                                                             \
  "id INTEGER NOT NULL PRIMARY KEY, post INTEGER NOT NULL, area INTEGER NOT NULL,"                 \
  " kind INTEGER NOT NULL, before INTEGER NOT NULL, after INTEGER NOT NULL, day_before TEXT,"      \
  " day_after TEXT"
#define SQL_ADD                                                                                    \
  "INSERT INTO " EFFECT " (id, post, area, kind, before, after, day_before, day_after)"            \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

static const FfwCode status_codes[] = {
  { FFW_STANDING_MISSING, "missing", NC_ ("standing", "missing"), "standing" },
  { FFW_STANDING_EXPIRED, "expired", NC_ ("standing", "expired"), "standing" },
  { FFW_STANDING_EXPIRING, "expiring", NC_ ("standing", "expiring"), "standing" },
  { FFW_STANDING_DUE, "due", NC_ ("standing", "due"), "standing" },
  { FFW_STANDING_BOOKED, "booked", NC_ ("standing", "booked"), "standing" },
  { FFW_STANDING_MET, "met", NC_ ("standing", "met"), "standing" },
  { FFW_STANDING_WAIVED, "waived", NC_ ("standing", "waived"), "standing" },
  { FFW_EFFECT_NONE, "none",
    /* Translators: how a person stands in a training area that nothing asks of them. */
    NC_ ("standing", "not required"), "standing" },
};

static const FfwCoding status_coding = { "standing", status_codes, G_N_ELEMENTS (status_codes) };

/* Names by the alphabet of the reader's language. */
#define NAME "k.{in}"

static const FfwListColumn columns[] = {
  { "name", N_ ("Name"), FFW_LIST_TEXT, FFW_LIST_PERSON ("n"), { NAME } },
  { "before",
    N_ ("Before"),
    FFW_LIST_CODED,
    "e.before",
    { "e.before", NAME },
    .coding = &status_coding },
  { "after",
    N_ ("After"),
    FFW_LIST_CODED,
    "e.after",
    { "e.after", NAME },
    .coding = &status_coding },
  { "day-before",
    N_ ("Day Before"),
    FFW_LIST_DATE,
    "coalesce (e.day_before, '')",
    { "coalesce (e.day_before, '9999')", NAME } },
  { "day-after",
    N_ ("Day After"),
    FFW_LIST_DATE,
    "coalesce (e.day_after, '')",
    { "coalesce (e.day_after, '9999')", NAME } },
  { "organisation",
    N_ ("Organisation"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("o", "name"),
    { "coalesce (ox.place, 0)", NAME },
    .join = FFW_LIST_RANK ("organisation", "name", "ox", "p.organisation") },
  { "number", N_ ("Staff Number"), FFW_LIST_TEXT, "coalesce (p.staff_number, '')" },
  { "roles", N_ ("Roles"), FFW_LIST_TEXT,
    "coalesce ((SELECT string_agg (" FFW_LIST_TITLE (
        "r", "title") ", ', ') FROM post_role pr JOIN role r ON r.id = pr.role"
                      " WHERE pr.post = p.id), '')" },
  { "site",
    N_ ("Site"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("s", "name"),
    { "coalesce (sx.place, 0)", NAME },
    .join = FFW_LIST_RANK ("site", "name", "sx", "p.site") },
  { "email", N_ ("E-mail"), FFW_LIST_TEXT, "coalesce (p.email, '')" },
  { "manager", N_ ("Manager"), FFW_LIST_TEXT,
    "coalesce ((SELECT " FFW_LIST_PERSON ("m") " FROM person m WHERE m.id = p.manager), '')" },
  { "area",
    N_ ("Training Area"),
    FFW_LIST_TEXT,
    FFW_LIST_TITLE ("a", "title"),
    { "coalesce (ax.place, 0)", NAME },
    .join = FFW_LIST_RANK ("area", "title", "ax", "e.area") },
};

#define KIND(name, title, number)                                                                  \
  {                                                                                                \
    name, title, "e.kind = " number                                                                \
  }

/* In the order of #FfwEffectKind. */
static const FfwListChoice kinds[] = {
  KIND ("missing", N_ ("Missing now"), "0"),
  KIND ("expired", N_ ("Expired now"), "1"),
  KIND ("expiring", N_ ("Expiring now"), "2"),
  KIND ("due", N_ ("Due now"), "3"),
  KIND ("booked", N_ ("Booked now"), "4"),
  KIND ("met", N_ ("Met now"), "5"),
  KIND ("waived", N_ ("Waived now"), "6"),
  KIND ("already", N_ ("Required now, and met already"), "7"),
  KIND ("mandatory", N_ ("As before, but mandatory now"), "8"),
  KIND ("recommended", N_ ("As before, but only recommended now"), "9"),
  KIND ("dates", N_ ("As before, but with another date"), "10"),
  KIND ("not-required", N_ ("Not required any more"), "11"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (kinds) == FFW_N_EFFECTS && FFW_EFFECT_ALREADY == 7
                 && FFW_EFFECT_NOT_REQUIRED == 11);

static const FfwListFilter filters[] = {
  { "kind", N_ ("What changes"), FFW_LIST_FILTER_CHOICE, .choices = kinds,
    .n_choices = G_N_ELEMENTS (kinds) },
  { "organisation", N_ ("Organisation"), FFW_LIST_FILTER_REFERENCE,
    "p.organisation = (SELECT id FROM organisation WHERE code = ?)", .table = "organisation" },
};

static const char *const tables[] = { "area",      "organisation", "person", "post",
                                      "post_role", "role",         "site",   NULL };

const FfwListSource ffw_requirement_effect_list = {
  .name = "requirement-effect",
  .id = "e.id",
  .from = EFFECT " e JOIN post p ON p.id = e.post JOIN person n ON n.id = p.person"
                 " JOIN organisation o ON o.id = p.organisation JOIN area a ON a.id = e.area"
                 " LEFT JOIN site s ON s.id = p.site LEFT JOIN post_order k ON k.post = p.id",
  .tables = tables,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .search_posts = "p.id IN {posts}",
};

/** Where one of these is written to, an effect may be another. */
const char *const ffw_requirement_effect_tables[]
    = { "area", "course", "course_area", "requirement", "role", "standing", NULL };

static gboolean
lay_out (FfwConnection *connection, gconstpointer data, const gint64 *ids, guint n, GError **error)
{
  const FfwRequirementEffect *self = data;
  g_autoptr (FfwCursor) add = NULL;

  if (!ffw_connection_lay_out (connection, EFFECT, EFFECT_COLUMNS, error))
    return FALSE;
  add = ffw_connection_prepare (connection, SQL_ADD, error);
  if (add == NULL)
    return FALSE;
  for (guint i = 0; i < (ids ? n : self->rows->len); i++)
    {
      gint64 id = ids ? ids[i] : (gint64)i + 1;
      const FfwEffectRow *row;

      /* Of a list that is on its way out. */
      if (id < 1 || id > self->rows->len)
        continue;
      row = &g_array_index (self->rows, FfwEffectRow, id - 1);
      ffw_cursor_bind (add, "iiiiiiDD", id, row->post, row->area, (gint64)row->kind,
                       (gint64)row->before, (gint64)row->after, row->day_before, row->day_after);
      if (!ffw_cursor_run (add, error))
        return FALSE;
    }

  return TRUE;
}

static void
free_effect (gpointer data)
{
  ffw_requirement_effect_free (data);
}

/**
 * ffw_requirement_effect_give:
 * @self: (transfer full): not to be changed any more
 *
 * Returns: (transfer full): what ffw_requirement_effect_list lists
 */
FfwListGiven *
ffw_requirement_effect_give (FfwRequirementEffect *self)
{
  return ffw_list_given_new (lay_out, self, free_effect);
}
