/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-model.h"

#include "ffw-concern.h"

/* How many rows are read at once: about what a table shows and keeps ready. */
#define PAGE 256

/**
 * FfwListModel:
 *
 * The rows of a query over a workspace, as a list for a table. It holds all
 * ids in their order, 8 bytes a row, and reads the texts of those rows only
 * that somebody holds: those that are shown. Where the workspace changes, it
 * reads again, keeps the row objects by their ids, and tells of the smallest
 * range that differs; so a table keeps its place.
 */
struct _FfwListModel
{
  GObject parent_instance;

  FfwWorkspace *workspace;
  const FfwListSource *source;
  FfwListQuery *query;
  FfwListMendFunc mend;
  FfwLanguage language; /* for that */
  GArray *ids;
  GHashTable *rows;   /* id → FfwListRow, not held */
  GHashTable *ids_of; /* FfwListRow → its id in @rows */
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
  LISTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void ffw_list_model_iface_init (GListModelInterface *iface);
static void read_wanted (FfwListModel *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (FfwListModel, ffw_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, ffw_list_model_iface_init))

/* The texts of a page of rows, as a thread of the workspace reads them. */
typedef struct
{
  FfwListQuery *query;
  FfwListMendFunc mend;
  FfwLanguage language;
  gint64 ids[PAGE];
  char **texts[PAGE];
  guint n;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  for (guint i = 0; i < page->n; i++)
    g_strfreev (page->texts[i]);
  ffw_list_query_free (page->query);
  g_free (page);
}

static void
take_row (FfwCursor *cursor, guint position, gpointer data)
{
  Page *page = data;
  int n = ffw_cursor_get_n_columns (cursor);
  char **texts = g_new0 (char *, n + 1);

  for (int i = 0; i < n; i++)
    {
      const char *text = ffw_cursor_get_text (cursor, i);

      texts[i] = g_strdup (text ? text : "");
    }
  g_strfreev (page->texts[position]);
  page->texts[position] = texts;
}

static gpointer
read_page (FfwConnection *connection, gpointer data, GError **error)
{
  Page *page = data;

  if (!ffw_list_query_rows (connection, page->query, page->ids, page->n, take_row, page, error)
      || page->mend == NULL)
    return NULL;

  for (guint i = 0; i < page->n; i++)
    if (page->texts[i])
      {
        page->texts[i] = page->mend (connection, page->texts[i], page->language, error);
        if (page->texts[i] == NULL)
          return NULL;
      }

  return NULL;
}

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
  Page *page;
  GCancellable *cancellable;
} Reading;

/* Texts go to rows by their ids: the order may have changed meanwhile. */
static void
on_page_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  g_autoptr (FfwListModel) self = reading->model;
  g_autoptr (GError) error = NULL;
  gboolean stale = self->reading != reading->cancellable;

  ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);
  if (!stale)
    g_clear_object (&self->reading);

  if (error)
    fail (self, error);

  for (guint i = 0; !error && !stale && i < reading->page->n; i++)
    {
      FfwListRow *row = g_hash_table_lookup (self->rows, &reading->page->ids[i]);

      if (row && reading->page->texts[i])
        ffw_list_row_take_texts (row, g_steal_pointer (&reading->page->texts[i]));
    }

  page_free (reading->page);
  g_object_unref (reading->cancellable);
  g_free (reading);

  if (!stale && !error && self->workspace)
    read_wanted (self);
}

/* Reads the texts that are wanted, the latest first, a page at a time. A row that
 * nobody holds any more has left the screen, and is passed over. */
static void
read_wanted (FfwListModel *self)
{
  Page *page;
  Reading *reading;

  if (self->reading || self->query == NULL)
    return;

  page = g_new0 (Page, 1);
  while (page->n < PAGE && !g_queue_is_empty (&self->wanted))
    {
      g_autofree gint64 *id = g_queue_pop_head (&self->wanted);

      if (g_hash_table_contains (self->rows, id))
        page->ids[page->n++] = *id;
    }

  page->query = ffw_list_query_copy (self->query);
  page->mend = self->mend;
  page->language = self->language;
  if (page->n == 0)
    {
      page_free (page);
      return;
    }

  self->reading = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  reading->model = g_object_ref (self);
  reading->page = page;
  reading->cancellable = g_object_ref (self->reading);
  ffw_workspace_read_async (self->workspace, read_page, page, NULL, NULL, self->reading,
                            on_page_read, reading);
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

static void
on_row_gone (gpointer data, GObject *where)
{
  FfwListModel *self = data;
  gint64 *id = g_hash_table_lookup (self->ids_of, where);

  g_hash_table_remove (self->ids_of, where);
  g_hash_table_remove (self->rows, id);
}

static GType
get_item_type (GListModel *model)
{
  return FFW_TYPE_LIST_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return FFW_LIST_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  FfwListModel *self = FFW_LIST_MODEL (model);
  FfwListRow *row;
  gint64 *key;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;

  id = g_array_index (self->ids, gint64, position);
  row = g_hash_table_lookup (self->rows, &id);
  if (row)
    return g_object_ref (row);

  row = ffw_list_row_new (id);
  key = g_memdup2 (&id, sizeof id);
  g_hash_table_insert (self->rows, key, row);
  g_hash_table_insert (self->ids_of, row, key);
  g_object_weak_ref (G_OBJECT (row), on_row_gone, self);
  want (self, id);

  return row;
}

static void
ffw_list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Takes the new ids, and tells of the range between what begins and what ends alike. */
static void
take_ids (FfwListModel *self, GArray *ids)
{
  g_autoptr (GArray) old = self->ids;
  const gint64 *a = (const gint64 *)old->data;
  const gint64 *b = (const gint64 *)ids->data;
  guint least = MIN (old->len, ids->len);
  guint head = 0;
  guint tail = 0;

  while (head < least && a[head] == b[head])
    head++;
  while (tail < least - head && a[old->len - 1 - tail] == b[ids->len - 1 - tail])
    tail++;

  self->ids = ids;
  if (old->len - head - tail > 0 || ids->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                ids->len - head - tail);
}

static gpointer
read_ids (FfwConnection *connection, gpointer data, GError **error)
{
  return ffw_list_query_ids (connection, data, error);
}

static void
query_free (gpointer query)
{
  ffw_list_query_free (query);
}

static void
array_free (gpointer array)
{
  g_array_unref (array);
}

typedef struct
{
  FfwListModel *model;
  GCancellable *cancellable;
} Listing;

static void
on_ids_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Listing *listing = data;
  g_autoptr (FfwListModel) self = listing->model;
  g_autoptr (GCancellable) cancellable = listing->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->listing != cancellable)
    return;

  g_clear_object (&self->listing);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
  if (ids == NULL)
    {
      fail (self, error);
      return;
    }

  take_ids (self, g_steal_pointer (&ids));
  g_signal_emit (self, signals[LISTED], 0);
}

/**
 * ffw_list_model_refresh:
 *
 * Reads the ids again, and the texts of all rows that are held.
 */
void
ffw_list_model_refresh (FfwListModel *self)
{
  GHashTableIter iter;
  gpointer id;
  Listing *listing;

  if (self->query == NULL)
    return;

  if (self->listing)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  g_queue_clear_full (&self->wanted, g_free);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    want (self, *(const gint64 *)id);

  self->listing = g_cancellable_new ();
  listing = g_new0 (Listing, 1);
  listing->model = g_object_ref (self);
  listing->cancellable = g_object_ref (self->listing);
  ffw_workspace_read_async (self->workspace, read_ids, ffw_list_query_copy (self->query),
                            query_free, array_free, self->listing, on_ids_read, listing);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
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
  GHashTableIter iter;
  gpointer row;

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->listing)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_object_weak_unref (row, on_row_gone, self);
  g_hash_table_remove_all (self->ids_of);
  g_hash_table_remove_all (self->rows);

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
  /* The ids of the query are there. */
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
  g_clear_pointer (&self->query, ffw_list_query_free);
  self->query = ffw_list_source_query (self->source, request, language);
  ffw_list_model_refresh (self);
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
  g_clear_pointer (&self->query, ffw_list_query_free);
  self->query = query;
  self->mend = mend;
  self->language = language;
  ffw_list_model_refresh (self);
}

/** Returns: whether ids are being read */
gboolean
ffw_list_model_is_loading (FfwListModel *self)
{
  return self->listing != NULL;
}
