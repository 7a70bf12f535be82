/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-page.h"

/**
 * FfwPage:
 *
 * A page of the window, on one workspace. It has its own header bar, whose
 * button back shows where the window is `narrow`.
 */
typedef struct
{
  FfwWorkspace *workspace;
  gboolean narrow;
} FfwPagePrivate;

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FfwPage, ffw_page, ADW_TYPE_BIN)

static void
ffw_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwPagePrivate *priv = ffw_page_get_instance_private (FFW_PAGE (object));

  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, priv->workspace);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, priv->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwPagePrivate *priv = ffw_page_get_instance_private (FFW_PAGE (object));

  switch (id)
    {
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      break;
    case PROP_NARROW:
      ffw_page_set_narrow (FFW_PAGE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_page_dispose (GObject *object)
{
  FfwPagePrivate *priv = ffw_page_get_instance_private (FFW_PAGE (object));

  /* A read that is under way keeps it for a moment, in which it is to ask for nothing more. */
  if (priv->workspace)
    g_signal_handlers_disconnect_by_data (priv->workspace, object);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (ffw_page_parent_class)->dispose (object);
}

static GVariant *
save_nothing (FfwPage *self)
{
  return g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0);
}

static void
restore_nothing (FfwPage *self, GVariant *state)
{
}

static void
show_nothing (FfwPage *self, const char *kind, gint64 id)
{
}

static void
filter_nothing (FfwPage *self, GVariant *filters)
{
}

static void
ffw_page_class_init (FfwPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ffw_page_get_property;
  object_class->set_property = ffw_page_set_property;
  object_class->dispose = ffw_page_dispose;
  class->save = save_nothing;
  class->restore = restore_nothing;
  class->show_item = show_nothing;
  class->filter = filter_nothing;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, FFW_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                        | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ffw_page_init (FfwPage *self)
{
}

/** Returns: (transfer none): the workspace that the page shows */
FfwWorkspace *
ffw_page_get_workspace (FfwPage *self)
{
  FfwPagePrivate *priv = ffw_page_get_instance_private (self);

  return priv->workspace;
}

/** Says whether the sidebar hides the page, so that it needs a way back. */
void
ffw_page_set_narrow (FfwPage *self, gboolean narrow)
{
  FfwPagePrivate *priv = ffw_page_get_instance_private (self);

  if (priv->narrow == narrow)
    return;

  priv->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/**
 * ffw_page_save:
 *
 * Returns: (transfer full): what the person has made of the page, a dictionary (a{sv})
 */
GVariant *
ffw_page_save (FfwPage *self)
{
  return g_variant_ref_sink (FFW_PAGE_GET_CLASS (self)->save (self));
}

/**
 * ffw_page_restore:
 * @state: what ffw_page_save() gave, of this page or of another of its type
 */
void
ffw_page_restore (FfwPage *self, GVariant *state)
{
  FFW_PAGE_GET_CLASS (self)->restore (self, state);
}

/**
 * ffw_page_show_item:
 * @kind: the name of the table that the row is of, such as "post"
 * @id: of the row
 *
 * Brings something of the page into view, and opens it.
 */
void
ffw_page_show_item (FfwPage *self, const char *kind, gint64 id)
{
  FFW_PAGE_GET_CLASS (self)->show_item (self, kind, id);
}

/**
 * ffw_page_search:
 *
 * Puts the keyboard into the page's search.
 *
 * Returns: %FALSE where the page has none
 */
gboolean
ffw_page_search (FfwPage *self)
{
  FfwPageClass *class = FFW_PAGE_GET_CLASS (self);

  return class->search && class->search (self);
}

/**
 * ffw_page_filter:
 * @filters: (a{ss}): ids of filters of the page's list, such as "organisation", with what they
 *   take: a code, most often
 *
 * Shows those of the page's list that all of the filters keep, whatever was asked for before.
 */
void
ffw_page_filter (FfwPage *self, GVariant *filters)
{
  FFW_PAGE_GET_CLASS (self)->filter (self, filters);
}
