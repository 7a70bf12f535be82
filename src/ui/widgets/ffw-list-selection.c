/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-list-selection.h"

#include "ffw-id-set.h"

/* So many ids of a selection are kept in settings; a larger one is let go. */
#define MOST_SAVED 1000

/**
 * FfwListSelection:
 *
 * Which rows of an #FfwListModel are selected: a flag for all of them, and the
 * ids of the exceptions. So all of a million rows are selected at once, and
 * the selection stays with its rows where they are sorted or read again. It
 * holds listed rows only: what a filter leaves out is no longer selected, and
 * what others add is not.
 */
struct _FfwListSelection
{
  GObject parent_instance;

  FfwListModel *model;
  gboolean all;
  FfwIdSet *exceptions;
};

enum
{
  PROP_0,
  PROP_N_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void list_iface_init (GListModelInterface *iface);
static void selection_iface_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FfwListSelection, ffw_list_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_iface_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_iface_init))

static GType
get_item_type (GListModel *model)
{
  return FFW_TYPE_LIST_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (FFW_LIST_SELECTION (model)->model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (FFW_LIST_SELECTION (model)->model), position);
}

static void
list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
has (FfwListSelection *self, gint64 id)
{
  return ffw_id_set_contains (self->exceptions, id) != self->all;
}

static void
set (FfwListSelection *self, gint64 id, gboolean selected)
{
  if (selected != self->all)
    ffw_id_set_add (self->exceptions, id);
  else
    ffw_id_set_remove (self->exceptions, id);
}

static void
set_all (FfwListSelection *self, gboolean all)
{
  self->all = all;
  ffw_id_set_free (self->exceptions);
  self->exceptions = ffw_id_set_new ();
}

static void
tell (FfwListSelection *self, guint position, guint n)
{
  guint shown = get_n_items (G_LIST_MODEL (self));

  if (position < shown && n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position,
                                           MIN (n, shown - position));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  FfwListSelection *self = FFW_LIST_SELECTION (model);
  guint n;
  const gint64 *ids = ffw_list_model_get_ids (self->model, &n);

  return position < n && has (self, ids[position]);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  FfwListSelection *self = FFW_LIST_SELECTION (model);
  GtkBitset *selected = gtk_bitset_new_empty ();
  guint n;
  const gint64 *ids = ffw_list_model_get_ids (self->model, &n);
  guint end = position < n ? position + MIN (n_items, n - position) : position;

  for (guint i = position; i < end; i++)
    if (has (self, ids[i]))
      gtk_bitset_add (selected, i);

  return selected;
}

/* Selects a range, or unselects it; where @rest is to go, all others are unselected. */
static gboolean
set_range (FfwListSelection *self, guint position, guint n_items, gboolean selected,
           gboolean unselect_rest)
{
  guint n;
  const gint64 *ids = ffw_list_model_get_ids (self->model, &n);

  if (position >= n)
    return FALSE;

  n_items = MIN (n_items, n - position);
  if (n_items == n)
    set_all (self, selected);
  else
    {
      if (unselect_rest)
        set_all (self, FALSE);
      for (guint i = position; i < position + n_items; i++)
        set (self, ids[i], selected);
    }

  if (unselect_rest)
    tell (self, 0, n);
  else
    tell (self, position, n_items);

  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return set_range (FFW_LIST_SELECTION (model), position, 1, TRUE, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  return set_range (FFW_LIST_SELECTION (model), position, 1, FALSE, FALSE);
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  return set_range (FFW_LIST_SELECTION (model), position, n_items, TRUE, unselect_rest);
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return set_range (FFW_LIST_SELECTION (model), position, n_items, FALSE, FALSE);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  return set_range (FFW_LIST_SELECTION (model), 0, G_MAXUINT, TRUE, FALSE);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  return set_range (FFW_LIST_SELECTION (model), 0, G_MAXUINT, FALSE, FALSE);
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  FfwListSelection *self = FFW_LIST_SELECTION (model);
  GtkBitsetIter iter;
  guint position;
  guint n;
  const gint64 *ids = ffw_list_model_get_ids (self->model, &n);

  if (gtk_bitset_iter_init_first (&iter, mask, &position))
    do
      if (position < n)
        set (self, ids[position], gtk_bitset_contains (selected, position));
    while (gtk_bitset_iter_next (&iter, &position));
  tell (self, 0, n);

  return TRUE;
}

static void
selection_iface_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

/* Of the exceptions, those are kept that are listed still. Where all are selected, what was not
 * there before is an exception: nobody has seen it. */
static void
keep_listed (FfwListSelection *self, GArray *before)
{
  g_autoptr (FfwIdSet) kept = ffw_id_set_new ();
  g_autoptr (FfwIdSet) known = NULL;
  guint n;
  const gint64 *ids = ffw_list_model_get_ids (self->model, &n);

  if (self->all)
    {
      known = ffw_id_set_new ();
      for (guint i = 0; i < before->len; i++)
        ffw_id_set_add (known, g_array_index (before, gint64, i));
    }

  for (guint i = 0; i < n; i++)
    if (ffw_id_set_contains (self->exceptions, ids[i])
        || (known && !ffw_id_set_contains (known, ids[i])))
      ffw_id_set_add (kept, ids[i]);

  ffw_id_set_free (self->exceptions);
  self->exceptions = g_steal_pointer (&kept);
}

static void
on_relisted (FfwListSelection *self, GArray *before)
{
  FfwListNews news = ffw_list_model_get_news (self->model);
  gboolean any = self->all || ffw_id_set_get_size (self->exceptions) > 0;

  if (!any)
    return;

  if (news == FFW_LIST_OTHER && self->all)
    set_all (self, FALSE);
  else if (news != FFW_LIST_SORTED)
    keep_listed (self, before);
  tell (self, 0, get_n_items (G_LIST_MODEL (self)));
}

static void
on_items_changed (FfwListSelection *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
ffw_list_selection_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_SELECTED:
      g_value_set_uint (value, ffw_list_selection_get_n (FFW_LIST_SELECTION (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_list_selection_dispose (GObject *object)
{
  FfwListSelection *self = FFW_LIST_SELECTION (object);

  if (self->model)
    g_signal_handlers_disconnect_by_data (self->model, self);

  G_OBJECT_CLASS (ffw_list_selection_parent_class)->dispose (object);
}

static void
ffw_list_selection_finalize (GObject *object)
{
  FfwListSelection *self = FFW_LIST_SELECTION (object);

  g_clear_object (&self->model);
  ffw_id_set_free (self->exceptions);

  G_OBJECT_CLASS (ffw_list_selection_parent_class)->finalize (object);
}

static void
ffw_list_selection_class_init (FfwListSelectionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ffw_list_selection_get_property;
  object_class->dispose = ffw_list_selection_dispose;
  object_class->finalize = ffw_list_selection_finalize;

  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ffw_list_selection_init (FfwListSelection *self)
{
  self->exceptions = ffw_id_set_new ();
}

/** Returns: (transfer full): a selection over the model, of nothing */
FfwListSelection *
ffw_list_selection_new (FfwListModel *model)
{
  FfwListSelection *self = g_object_new (FFW_TYPE_LIST_SELECTION, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (model, "relisted", G_CALLBACK (on_relisted), self);

  return self;
}

/** Returns: how many rows are selected */
guint
ffw_list_selection_get_n (FfwListSelection *self)
{
  guint n_exceptions = ffw_id_set_get_size (self->exceptions);
  guint n;

  ffw_list_model_get_ids (self->model, &n);

  return self->all ? n - n_exceptions : n_exceptions;
}

/** Returns: (transfer full) (element-type gint64): the ids of what is selected, in their order */
GArray *
ffw_list_selection_get_ids (FfwListSelection *self)
{
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;
  const gint64 *ids = ffw_list_model_get_ids (self->model, &n);

  for (guint i = 0; i < n && selected->len < ffw_list_selection_get_n (self); i++)
    if (has (self, ids[i]))
      g_array_append_val (selected, ids[i]);

  return selected;
}

/** Returns: (transfer floating): the selection, as (bax); one that is too large to keep is none */
GVariant *
ffw_list_selection_save (FfwListSelection *self)
{
  GVariantBuilder builder;
  guint n;
  const gint64 *ids = ffw_list_model_get_ids (self->model, &n);
  gboolean fits = ffw_id_set_get_size (self->exceptions) <= MOST_SAVED;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("(bax)"));
  g_variant_builder_add (&builder, "b", self->all && fits);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("ax"));
  if (fits && ffw_id_set_get_size (self->exceptions) > 0)
    for (guint i = 0; i < n; i++)
      if (ffw_id_set_contains (self->exceptions, ids[i]))
        g_variant_builder_add (&builder, "x", ids[i]);
  g_variant_builder_close (&builder);

  return g_variant_builder_end (&builder);
}

/**
 * ffw_list_selection_restore:
 * @state: what ffw_list_selection_save() gave; what is not listed is left alone
 */
void
ffw_list_selection_restore (FfwListSelection *self, GVariant *state)
{
  g_autoptr (GVariant) ids = g_variant_get_child_value (state, 1);
  g_autoptr (FfwIdSet) saved = ffw_id_set_new ();
  gboolean all;
  guint n;
  const gint64 *listed = ffw_list_model_get_ids (self->model, &n);

  g_variant_get_child (state, 0, "b", &all);
  for (gsize i = 0; i < g_variant_n_children (ids); i++)
    {
      gint64 id;

      g_variant_get_child (ids, i, "x", &id);
      ffw_id_set_add (saved, id);
    }

  set_all (self, all);
  for (guint i = 0; i < n && ffw_id_set_get_size (saved) > 0; i++)
    if (ffw_id_set_contains (saved, listed[i]))
      ffw_id_set_add (self->exceptions, listed[i]);
  tell (self, 0, n);
}
