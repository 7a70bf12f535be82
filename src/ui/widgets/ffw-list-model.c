/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-model.h"

#include "ffw-concern.h"
#include "ffw-list-page.h"

/* What differs by more than this is too much for a column view to look for the
 * rows it has: it would ask for every row of the difference. */
#define SMALL 1000

/* A column view makes the widgets of about 205 rows, and of all that come at once in one go. So
 * a short list grows by so many rows, a moment apart, until those are there. */
#define STEP    24
#define STEP_MS 12
#define ENOUGH  240

/**
 * FfwListModel:
 *
 * The rows of a query over a workspace, as a list for a table. It holds all
 * ids in their order, 8 bytes a row, and reads the texts of those rows only
 * that somebody holds: those that are shown. Where the workspace changes, it
 * reads again, and tells of the smallest range that differs; so a table keeps
 * its place. Where that range is large, as after another order, the rows stay
 * in their places and become others: a table has only texts to change then.
 */
struct _FfwListModel
{
  GObject parent_instance;

  FfwWorkspace *workspace;
  const FfwListSource *source;
  FfwListRequest *request;
  FfwListQuery *query;
  FfwListMendFunc mend;
  FfwLanguage language; /* for that */
  gboolean is_quick;    /* the first rows can be had before all are listed */
  FfwListNews news;     /* what is read now, or was last, to what was there before */
  GArray *ids;
  guint n_shown;      /* of them, as far as the list has grown */
  guint growing;      /* the source that makes it grow, or 0 */
  GHashTable *rows;   /* id → FfwListRow, not held */
  GHashTable *ids_of; /* FfwListRow → its id in @rows */
  GHashTable *ready;  /* id → texts that came with the ids */
  GQueue wanted;      /* ids whose rows are to be read, the latest first */

  GCancellable *listing;
  GCancellable *reading;
  guint idle;
};

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};

enum
{
  FAILED,
  RELISTED,
  LISTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void ffw_list_model_iface_init (GListModelInterface *iface);
static void read_wanted (FfwListModel *self);
static void want (FfwListModel *self, gint64 id);

G_DEFINE_FINAL_TYPE_WITH_CODE (FfwListModel, ffw_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, ffw_list_model_iface_init))

static void
fail (FfwListModel *self, const GError *error)
{
  if (!g_error_matches (error, FFW_STORE_ERROR, FFW_STORE_ERROR_CANCELLED)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

typedef struct
{
  FfwListModel *model;
  FfwListPage *page;
  GCancellable *cancellable;
} Reading;

/* A reading that was broken off for another list leaves rows without their texts that stand in
 * that one too. */
static void
want_again (FfwListModel *self, const FfwListPage *page)
{
  for (guint i = 0; i < page->n; i++)
    {
      FfwListRow *row = g_hash_table_lookup (self->rows, &page->ids[i]);

      if (row && ffw_list_row_is_loading (row))
        want (self, page->ids[i]);
    }
}

/* Texts go to rows by their ids: the order may have changed meanwhile. */
static void
on_page_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  g_autoptr (FfwListModel) self = reading->model;
  g_autoptr (FfwListPage) page = reading->page;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_autoptr (GError) error = NULL;
  gboolean stale = self->reading != cancellable;

  g_free (reading);
  ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  if (!stale)
    g_clear_object (&self->reading);

  if (error)
    fail (self, error);

  for (guint i = 0; !error && !stale && i < page->n; i++)
    {
      FfwListRow *row = g_hash_table_lookup (self->rows, &page->ids[i]);

      if (row && page->texts[i])
        ffw_list_row_take_texts (row, g_steal_pointer (&page->texts[i]));
    }

  if (stale)
    want_again (self, page);
  else if (!error && self->workspace)
    read_wanted (self);
}

/* Reads the texts that are wanted, the latest first, a page at a time. A row that
 * nobody holds any more has left the screen, and is passed over. */
static void
read_wanted (FfwListModel *self)
{
  g_autoptr (FfwListPage) page = NULL;
  Reading *reading;

  if (self->reading || self->query == NULL)
    return;

  page = ffw_list_page_new (self->query, self->mend, self->language);
  while (page->n < FFW_LIST_PAGE && !g_queue_is_empty (&self->wanted))
    {
      g_autofree gint64 *id = g_queue_pop_head (&self->wanted);

      if (g_hash_table_contains (self->rows, id))
        page->ids[page->n++] = *id;
    }
  if (page->n == 0)
    return;

  self->reading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->model = g_object_ref (self);
  reading->page = page;
  reading->cancellable = g_object_ref (self->reading);
  ffw_workspace_read_async (self->workspace, ffw_list_page_read, g_steal_pointer (&page), NULL,
                            NULL, self->reading, on_page_read, reading);
}

static gboolean
on_idle (gpointer data)
{
  FfwListModel *self = data;

  self->idle = 0;
  read_wanted (self);

  return G_SOURCE_REMOVE;
}

/* A table asks for its rows one by one: they are read together, once it has asked. */
static void
want (FfwListModel *self, gint64 id)
{
  g_queue_push_head (&self->wanted, g_memdup2 (&id, sizeof id));
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

/* Asks for the texts of all rows that somebody holds: they may have become others. */
static void
want_all (FfwListModel *self)
{
  GHashTableIter iter;
  gpointer id;

  g_queue_clear_full (&self->wanted, g_free);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    want (self, *(const gint64 *)id);
}

/* Gives a row what came with the ids, or asks for its texts. */
static void
fill (FfwListModel *self, FfwListRow *row)
{
  gint64 id = ffw_list_row_get_id (row);
  g_autofree gpointer key = NULL;
  gpointer texts;

  if (self->ready && g_hash_table_steal_extended (self->ready, &id, &key, &texts))
    ffw_list_row_take_texts (row, texts);
  else
    want (self, id);
}

static void
on_row_gone (gpointer data, GObject *where)
{
  FfwListModel *self = data;
  gint64 *id = g_hash_table_lookup (self->ids_of, where);

  g_hash_table_remove (self->ids_of, where);
  g_hash_table_remove (self->rows, id);
}

static void
keep (FfwListModel *self, FfwListRow *row)
{
  gint64 id = ffw_list_row_get_id (row);
  gint64 *key = g_memdup2 (&id, sizeof id);

  g_hash_table_insert (self->rows, key, row);
  g_hash_table_insert (self->ids_of, row, key);
}

static GType
get_item_type (GListModel *model)
{
  return FFW_TYPE_LIST_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return FFW_LIST_MODEL (model)->n_shown;
}

static gpointer
get_item (GListModel *model, guint position)
{
  FfwListModel *self = FFW_LIST_MODEL (model);
  FfwListRow *row;
  gint64 id;

  if (position >= self->n_shown)
    return NULL;

  id = g_array_index (self->ids, gint64, position);
  row = g_hash_table_lookup (self->rows, &id);
  if (row)
    return g_object_ref (row);

  row = ffw_list_row_new (id);
  ffw_list_row_set_position (row, position);
  g_object_weak_ref (G_OBJECT (row), on_row_gone, self);
  keep (self, row);
  fill (self, row);

  return row;
}

static void
ffw_list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* How two lists differ: between what begins and what ends alike, @removed gave way to @added. */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} Difference;

static Difference
compare (const gint64 *a, guint n_a, const gint64 *b, guint n_b)
{
  guint least = MIN (n_a, n_b);
  guint head = 0;
  guint tail = 0;

  while (head < least && a[head] == b[head])
    head++;
  while (tail < least - head && a[n_a - 1 - tail] == b[n_b - 1 - tail])
    tail++;

  return (Difference){ head, n_a - head - tail, n_b - head - tail };
}

/* Takes all rows out of the tables, to be kept again under new ids or to be forgotten. */
static GPtrArray *
take_rows (FfwListModel *self)
{
  GPtrArray *rows = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->ids_of);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    g_ptr_array_add (rows, row);
  g_hash_table_remove_all (self->ids_of);
  g_hash_table_remove_all (self->rows);

  return rows;
}

/* Where an id is among those that were added, or G_MAXUINT. */
static guint
find_added (FfwListModel *self, const Difference *difference, gint64 id)
{
  const gint64 *ids = (const gint64 *)self->ids->data;

  for (guint i = 0; i < difference->added; i++)
    if (ids[difference->position + i] == id)
      return difference->position + i;

  return G_MAXUINT;
}

/* Few rows differ: those that still are there are found again by their ids. */
static void
move_rows (FfwListModel *self, const Difference *difference)
{
  g_autoptr (GPtrArray) rows = take_rows (self);

  for (guint i = 0; i < rows->len; i++)
    {
      FfwListRow *row = rows->pdata[i];
      guint position = ffw_list_row_get_position (row);

      if (position >= difference->position + difference->removed)
        position += difference->added - difference->removed;
      else if (position >= difference->position)
        position = find_added (self, difference, ffw_list_row_get_id (row));

      if (position == G_MAXUINT)
        {
          g_object_weak_unref (G_OBJECT (row), on_row_gone, self);
          continue;
        }
      ffw_list_row_set_position (row, position);
      keep (self, row);
    }

  g_list_model_items_changed (G_LIST_MODEL (self), difference->position, difference->removed,
                              difference->added);
}

/* Many rows differ: those in the places that stay become others. */
static void
replace_rows (FfwListModel *self, const Difference *difference)
{
  g_autoptr (GPtrArray) rows = take_rows (self);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  guint kept = MIN (difference->removed, difference->added);
  guint end = difference->position + kept;

  for (guint i = 0; i < rows->len; i++)
    {
      FfwListRow *row = rows->pdata[i];
      guint position = ffw_list_row_get_position (row);

      if (position >= difference->position + difference->removed)
        ffw_list_row_set_position (row, position + difference->added - difference->removed);
      else if (position >= end)
        {
          g_object_weak_unref (G_OBJECT (row), on_row_gone, self);
          continue;
        }
      else if (position >= difference->position)
        {
          ffw_list_row_become (row, g_array_index (self->ids, gint64, position));
          g_ptr_array_add (others, g_object_ref (row));
        }
      keep (self, row);
    }

  if (difference->removed != difference->added)
    g_list_model_items_changed (G_LIST_MODEL (self), end, difference->removed - kept,
                                difference->added - kept);
  for (guint i = 0; i < others->len; i++)
    {
      fill (self, others->pdata[i]);
      if (ffw_list_row_is_loading (others->pdata[i]))
        ffw_list_row_tell (others->pdata[i]);
    }
}

static gboolean
grow (gpointer data)
{
  FfwListModel *self = data;
  guint before = self->n_shown;

  self->n_shown = before + STEP < ENOUGH ? MIN (before + STEP, self->ids->len) : self->ids->len;
  if (self->n_shown == self->ids->len)
    self->growing = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n_shown - before);
  if (self->growing)
    return G_SOURCE_CONTINUE;

  if (self->listing == NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
      g_signal_emit (self, signals[LISTED], 0);
    }

  return G_SOURCE_REMOVE;
}

static void
take_ids (FfwListModel *self, GArray *ids)
{
  g_autoptr (GArray) old = self->ids;
  guint before = self->n_shown;
  Difference difference;

  g_clear_handle_id (&self->growing, g_source_remove);
  self->ids = ids;
  self->n_shown = ids->len;
  if (before < ENOUGH && ids->len > before + STEP)
    {
      self->n_shown = MAX (before, STEP);
      self->growing = g_timeout_add (STEP_MS, grow, self);
    }

  difference = compare ((const gint64 *)old->data, before, (const gint64 *)ids->data,
                        self->n_shown);
  if (difference.removed > 0 && difference.added > 0
      && (self->news != FFW_LIST_SAME || MAX (difference.removed, difference.added) > SMALL))
    replace_rows (self, &difference);
  else if (difference.removed > 0 || difference.added > 0)
    move_rows (self, &difference);
  if (difference.removed > 0 || difference.added > 0 || old->len != ids->len)
    g_signal_emit (self, signals[RELISTED], 0, old);
}

typedef struct
{
  FfwListModel *model;
  GCancellable *cancellable;
  gboolean is_beginning; /* of a list, whose rest follows */
} Listing;

static void list (FfwListModel *self, GCancellable *cancellable, gboolean is_beginning);

static void
on_ids_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Listing *listing = data;
  g_autoptr (FfwListModel) self = listing->model;
  g_autoptr (GCancellable) cancellable = listing->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (FfwListPage) page = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->listing != cancellable)
    return;

  if (page && listing->is_beginning)
    {
      g_clear_pointer (&self->ready, g_hash_table_unref);
      self->ready = ffw_list_page_take_texts (page);
      take_ids (self, g_steal_pointer (&page->all));
      if (self->ids->len > 0)
        g_signal_emit (self, signals[LISTED], 0);
      list (self, cancellable, FALSE);
      return;
    }

  g_clear_object (&self->listing);
  if (page == NULL)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
      fail (self, error);
      return;
    }

  g_clear_pointer (&self->ready, g_hash_table_unref);
  self->ready = ffw_list_page_take_texts (page);
  take_ids (self, g_steal_pointer (&page->all));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  g_signal_emit (self, signals[LISTED], 0);
}

static void
stop (FfwListModel *self)
{
  if (self->listing)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
list (FfwListModel *self, GCancellable *cancellable, gboolean is_beginning)
{
  FfwListPage *page = ffw_list_page_new (self->query, self->mend, self->language);
  Listing *listing = g_new0 (Listing, 1);

  if (is_beginning)
    ffw_list_query_set_limit (page->query, FFW_LIST_PAGE);
  listing->model = g_object_ref (self);
  listing->cancellable = g_object_ref (cancellable);
  listing->is_beginning = is_beginning;
  ffw_workspace_read_async (self->workspace, ffw_list_page_list, page, ffw_list_page_free,
                            ffw_list_page_free, cancellable, on_ids_read, listing);
}

/* Where nothing is shown yet, what an index has at once comes first. */
static void
begin (FfwListModel *self)
{
  self->listing = g_cancellable_new ();
  list (self, self->listing, self->is_quick && self->ids->len == 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/**
 * ffw_list_model_refresh:
 *
 * Reads the ids again, and the texts of all rows that are held.
 */
void
ffw_list_model_refresh (FfwListModel *self)
{
  if (self->query == NULL)
    return;

  if (self->listing == NULL)
    self->news = FFW_LIST_SAME;
  stop (self);
  want_all (self);
  begin (self);
}

static void
ffw_list_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwListModel *self = FFW_LIST_MODEL (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, ffw_list_model_is_loading (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_list_model_dispose (GObject *object)
{
  FfwListModel *self = FFW_LIST_MODEL (object);
  g_autoptr (GPtrArray) rows = take_rows (self);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->growing, g_source_remove);
  stop (self);
  for (guint i = 0; i < rows->len; i++)
    g_object_weak_unref (rows->pdata[i], on_row_gone, self);

  if (self->workspace)
    g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (ffw_list_model_parent_class)->dispose (object);
}

static void
ffw_list_model_finalize (GObject *object)
{
  FfwListModel *self = FFW_LIST_MODEL (object);

  g_queue_clear_full (&self->wanted, g_free);
  g_clear_pointer (&self->query, ffw_list_query_free);
  g_clear_pointer (&self->request, ffw_list_request_free);
  g_clear_pointer (&self->ready, g_hash_table_unref);
  g_hash_table_unref (self->ids_of);
  g_hash_table_unref (self->rows);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (ffw_list_model_parent_class)->finalize (object);
}

static void
ffw_list_model_class_init (FfwListModelClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ffw_list_model_get_property;
  object_class->dispose = ffw_list_model_dispose;
  object_class->finalize = ffw_list_model_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Something could not be read; its argument is the GError. */
  signals[FAILED] = g_signal_new ("failed", FFW_TYPE_LIST_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  /* Other ids, or in another order; its argument is a GArray of those before. */
  signals[RELISTED] = g_signal_new ("relisted", FFW_TYPE_LIST_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  /* The ids of the query are there; while it still loads, those of the first rows. */
  signals[LISTED] = g_signal_new ("listed", FFW_TYPE_LIST_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
ffw_list_model_init (FfwListModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->ids_of = g_hash_table_new (NULL, NULL);
  g_queue_init (&self->wanted);
}

static void
on_workspace_changed (FfwListModel *self, const char *const *changed)
{
  if (ffw_concern_any (changed, self->source->tables))
    ffw_list_model_refresh (self);
}

/**
 * ffw_list_model_new:
 * @source: what it lists; static
 *
 * Returns: (transfer full): a list that is empty until it is asked for something
 */
FfwListModel *
ffw_list_model_new (FfwWorkspace *workspace, const FfwListSource *source)
{
  FfwListModel *self = g_object_new (FFW_TYPE_LIST_MODEL, NULL);

  self->workspace = g_object_ref (workspace);
  self->source = source;
  g_signal_connect_swapped (workspace, "changed", G_CALLBACK (on_workspace_changed), self);

  return self;
}

/**
 * ffw_list_model_ask:
 * @request: which rows are to be shown from now on, in which order
 * @language: of the reader
 *
 * What is shown stays until the new ids are there.
 */
void
ffw_list_model_ask (FfwListModel *self, const FfwListRequest *request, FfwLanguage language)
{
  gboolean other = self->request == NULL || !ffw_list_request_is_for_same (self->request, request);

  /* What was asked for before and never came counts too. */
  self->news = other || (self->listing && self->news == FFW_LIST_OTHER) ? FFW_LIST_OTHER
                                                                        : FFW_LIST_SORTED;
  g_clear_pointer (&self->request, ffw_list_request_free);
  g_clear_pointer (&self->query, ffw_list_query_free);
  self->request = ffw_list_request_copy (request);
  self->query = ffw_list_source_query (self->source, request, language);
  self->is_quick = ffw_list_source_is_quick (self->source, request);
  stop (self);
  if (other && self->source->part)
    want_all (self);
  begin (self);
}

/**
 * ffw_list_model_take_query:
 * @query: (transfer full): which rows are to be shown from now on, in which order
 * @mend: makes what people read of the columns of a row, in a thread of the workspace
 * @language: of the reader
 *
 * As ffw_list_model_ask(), for rows that SQL alone cannot put into words.
 */
void
ffw_list_model_take_query (FfwListModel *self, FfwListQuery *query, FfwListMendFunc mend,
                           FfwLanguage language)
{
  self->news = FFW_LIST_OTHER;
  self->is_quick = FALSE;
  g_clear_pointer (&self->query, ffw_list_query_free);
  self->query = query;
  self->mend = mend;
  self->language = language;
  stop (self);
  begin (self);
}

/** Returns: whether ids are being read, or not all are shown yet */
gboolean
ffw_list_model_is_loading (FfwListModel *self)
{
  return self->listing != NULL || self->growing != 0;
}

/** Returns: (transfer none) (array length=n): the ids of all rows, in their order */
const gint64 *
ffw_list_model_get_ids (FfwListModel *self, guint *n)
{
  *n = self->ids->len;

  return (const gint64 *)self->ids->data;
}

/**
 * ffw_list_model_find:
 * @position: (out): where the row is
 *
 * Returns: whether a row of the id is listed
 */
gboolean
ffw_list_model_find (FfwListModel *self, gint64 id, guint *position)
{
  const gint64 *ids = (const gint64 *)self->ids->data;

  for (guint i = 0; i < self->ids->len; i++)
    if (ids[i] == id)
      {
        *position = i;
        return TRUE;
      }

  return FALSE;
}

/** Returns: what was asked for last, compared to what was listed before */
FfwListNews
ffw_list_model_get_news (FfwListModel *self)
{
  return self->news;
}
