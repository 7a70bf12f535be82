/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-finding-item.h"

#include "ffw-import-words.h"
#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwFindingItem
{
  GObject parent_instance;

  FfwFindings *findings; /* that keeps the finding */
  const FfwFinding *finding;
  guint file;           /* the position of its file */
  GListStore *children; /* of a group: its findings, the first of which stands for it */
};

G_DEFINE_FINAL_TYPE (FfwFindingItem, ffw_finding_item, G_TYPE_OBJECT)

static void
ffw_finding_item_finalize (GObject *object)
{
  FfwFindingItem *self = FFW_FINDING_ITEM (object);

  ffw_findings_unref (self->findings);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (ffw_finding_item_parent_class)->finalize (object);
}

static void
ffw_finding_item_class_init (FfwFindingItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_finding_item_finalize;
}

static void
ffw_finding_item_init (FfwFindingItem *self)
{
}

static FfwFindingItem *
item_new (FfwFindings *findings, const FfwFinding *finding, guint file)
{
  FfwFindingItem *self = g_object_new (FFW_TYPE_FINDING_ITEM, NULL);

  self->findings = ffw_findings_ref (findings);
  self->finding = finding;
  self->file = file;

  return self;
}

static gboolean
is_wanted (const FfwFinding *finding, FfwFindingsWanted wanted)
{
  switch (wanted)
    {
    case FFW_FINDINGS_ERRORS:
      return finding->severity == FFW_SEVERITY_ERROR;
    case FFW_FINDINGS_WARNINGS:
      return finding->severity == FFW_SEVERITY_WARNING;
    case FFW_FINDINGS_ALL:
    default:
      return TRUE;
    }
}

/* Puts a finding to those of its file that are like it. */
static void
add_finding (GListStore *items, GHashTable *groups, FfwFindingItem *item)
{
  const FfwFinding *finding = item->finding;
  g_autofree char *key = g_strdup_printf ("%u %s %s", item->file, finding->code,
                                          finding->field ? finding->field : "");
  FfwFindingItem *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      g_hash_table_insert (groups, g_steal_pointer (&key), item);
      g_list_store_append (items, item);
      return;
    }

  /* The second of its like makes a group of the first. */
  if (group->children == NULL)
    {
      g_autoptr (FfwFindingItem) first = item_new (group->findings, group->finding, group->file);

      group->children = g_list_store_new (FFW_TYPE_FINDING_ITEM);
      g_list_store_append (group->children, first);
    }
  g_list_store_append (group->children, item);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const FfwFindingItem *first = a;
  const FfwFindingItem *second = b;

  if (first->finding->severity != second->finding->severity)
    return first->finding->severity == FFW_SEVERITY_ERROR ? -1 : 1;

  return 0;
}

/**
 * ffw_finding_items_new:
 * @import: (nullable): that has run
 *
 * Returns: (transfer full): what it has found (#FfwFindingItem), those of one file, code and field
 *   as one; errors first
 */
GListStore *
ffw_finding_items_new (FfwImport *import, FfwFindingsWanted wanted)
{
  GListStore *items = g_list_store_new (FFW_TYPE_FINDING_ITEM);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; import && i < ffw_import_get_n_results (import); i++)
    {
      FfwFindings *findings = ffw_import_get_result (import, i)->findings;

      for (guint j = 0; j < ffw_findings_get_n_kept (findings); j++)
        {
          const FfwFinding *finding = ffw_findings_get (findings, j);
          g_autoptr (FfwFindingItem) item = NULL;

          if (!is_wanted (finding, wanted))
            continue;
          item = item_new (findings, finding, i);
          add_finding (items, groups, item);
        }
    }
  g_list_store_sort (items, compare_items, NULL);

  return items;
}

/** Returns: (transfer none): the finding; of a group the first one */
const FfwFinding *
ffw_finding_item_get_finding (FfwFindingItem *self)
{
  return self->finding;
}

/** Returns: the position of its file among the results of the import */
guint
ffw_finding_item_get_file (FfwFindingItem *self)
{
  return self->file;
}

/** Returns: (transfer none) (nullable): the findings of a group; %NULL where it is a single one */
GListModel *
ffw_finding_item_get_children (FfwFindingItem *self)
{
  return self->children ? G_LIST_MODEL (self->children) : NULL;
}

/* Whether every finding of a group says the same. */
static gboolean
is_uniform (FfwFindingItem *self)
{
  GListModel *children = G_LIST_MODEL (self->children);

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (FfwFindingItem) child = g_list_model_get_item (children, i);

      if (!g_strv_equal ((const char *const *)child->finding->arguments,
                         (const char *const *)self->finding->arguments))
        return FALSE;
    }

  return TRUE;
}

/** Returns: (transfer full): its sentence in the window's language; of a group the first one's */
char *
ffw_finding_item_get_message (FfwFindingItem *self)
{
  g_autofree char *message = ffw_import_words_finding (self->finding);

  if (self->children == NULL || is_uniform (self))
    return g_steal_pointer (&message);

  /* Translators: %1$s is a sentence about one line of a file; there are others like it */
  return ffw_words (_ ("%1$s And others of the kind."), message, NULL);
}

/** Returns: (transfer full): where it is: a line, or how many */
char *
ffw_finding_item_get_place (FfwFindingItem *self)
{
  if (self->children)
    return ffw_words_count (FFW_NP_ ("%1$d time", "%1$d times"),
                            g_list_model_get_n_items (G_LIST_MODEL (self->children)));

  return self->finding->line > 0 ? g_strdup_printf ("%u", self->finding->line) : g_strdup ("");
}

/**
 * ffw_finding_item_get_field:
 * @import: what it was found by
 *
 * Returns: (transfer full): what the field is called that it is about, in the window's language;
 *   an empty text where it is about none
 */
char *
ffw_finding_item_get_field (FfwFindingItem *self, FfwImport *import)
{
  const FfwKind *kind = ffw_import_get_result (import, self->file)->kind;
  const FfwField *field = self->finding->field ? ffw_kind_find_field (kind, self->finding->field)
                                               : NULL;

  if (field)
    return ffw_import_words_field (field);

  return g_strdup (self->finding->field ? self->finding->field : "");
}
