/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-form.h"

/**
 * FfwForm:
 *
 * What a #FfwFormWindow holds: a form on a workspace, with its own header bar.
 */
typedef struct
{
  FfwWorkspace *workspace;
} FfwFormPrivate;

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FfwForm, ffw_form, ADW_TYPE_BIN)

static void
ffw_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwFormPrivate *priv = ffw_form_get_instance_private (FFW_FORM (object));

  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, priv->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_form_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwFormPrivate *priv = ffw_form_get_instance_private (FFW_FORM (object));

  switch (id)
    {
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_form_dispose (GObject *object)
{
  FfwFormPrivate *priv = ffw_form_get_instance_private (FFW_FORM (object));

  /* A read that is under way keeps it for a moment, in which it is to ask for nothing more. */
  if (priv->workspace)
    g_signal_handlers_disconnect_by_data (priv->workspace, object);
  g_clear_object (&priv->workspace);

  G_OBJECT_CLASS (ffw_form_parent_class)->dispose (object);
}

static void
ffw_form_class_init (FfwFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = ffw_form_get_property;
  object_class->set_property = ffw_form_set_property;
  object_class->dispose = ffw_form_dispose;
  /* The button that ends a form does the action that each form has under this name. */
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (class), GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "form.save", NULL);

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, FFW_TYPE_WORKSPACE,
                                                    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
ffw_form_init (FfwForm *self)
{
}

/** Returns: (transfer none): the workspace that the form is about */
FfwWorkspace *
ffw_form_get_workspace (FfwForm *self)
{
  FfwFormPrivate *priv = ffw_form_get_instance_private (self);

  return priv->workspace;
}

/** Returns: (transfer full): all that was typed and chosen, a dictionary (a{sv}) */
GVariant *
ffw_form_save (FfwForm *self)
{
  return g_variant_ref_sink (FFW_FORM_GET_CLASS (self)->save (self));
}

/**
 * ffw_form_restore:
 * @state: what ffw_form_save() gave, of this form or of another of its type
 */
void
ffw_form_restore (FfwForm *self, GVariant *state)
{
  FFW_FORM_GET_CLASS (self)->restore (self, state);
}

/** Returns: whether something was typed or chosen that would be lost */
gboolean
ffw_form_is_touched (FfwForm *self)
{
  return FFW_FORM_GET_CLASS (self)->is_touched (self);
}

/** Closes the window of a form that is done, without asking. */
void
ffw_form_close (FfwForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root)
    gtk_window_destroy (GTK_WINDOW (root));
}
