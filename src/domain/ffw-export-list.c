/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-export-list.h"

#include "ffw-evidence.h"

#include <glib/gi18n-lib.h>

/* The log keeps the codes of that day; an organisation that is gone since is shown by its code. */
#define ORGANISATION                                                                               \
  "coalesce ((SELECT " FFW_LIST_TITLE ("o", "name") " FROM organisation o"                         \
                                                    " WHERE o.code = e.organisation"               \
                                                    " ORDER BY o.id LIMIT 1), e.organisation)"

/* The numbers are those of FfwAudience. */
#define AUDIENCE                                                                                   \
  "CASE e.audience WHEN 'commissioner' THEN 0 WHEN 'public' THEN 1 WHEN 'return' THEN 2 ELSE -1 "  \
  "END"

static const FfwListColumn columns[] = {
  { "on", N_ ("Exported"), FFW_LIST_DATE, "substr (e.at, 1, 10)", { "e.at" } },
  { "from", N_ ("From"), FFW_LIST_DATE, "e.from_on" },
  { "to", N_ ("To"), FFW_LIST_DATE, "e.to_on" },
  { "audience", N_ ("For"), FFW_LIST_CODED, AUDIENCE, .coding = &ffw_coding_audience },
  { "organisation", N_ ("Organisation"), FFW_LIST_TEXT, ORGANISATION },
  { "minimum", N_ ("Least Figure Shown"), FFW_LIST_NUMBER, "e.minimum" },
  { "revision", N_ ("Revision"), FFW_LIST_NUMBER, "e.revision" },
  { "sha256", N_ ("SHA-256"), FFW_LIST_TEXT, "e.sha256" },
  { "uuid", N_ ("UUID"), FFW_LIST_TEXT, "e.uuid" },
};

static const FfwListFilter filters[] = {
  { "audience", N_ ("For"), FFW_LIST_FILTER_CODED, AUDIENCE " = ?",
    .coding = &ffw_coding_audience },
};

static const char *const tables[] = { "export_log", "organisation", NULL };

const FfwListSource ffw_export_list = {
  .name = "exports",
  .id = "e.id",
  .from = "export_log e",
  .tables = tables,
  .columns = columns,
  .n_columns = G_N_ELEMENTS (columns),
  .filters = filters,
  .n_filters = G_N_ELEMENTS (filters),
  .search_text = "e.uuid || ' ' || e.sha256 || ' ' || e.from_on || ' ' || e.to_on || ' ' || "
                 "e.organisation",
};
