/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-code-choice.h"

#include "ffw-field.h"
#include "ffw-focus.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwCodeChoice
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *drop_down;
  GtkWidget *problem;

  const FfwCoding *coding;
  char *none;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_NONE,
  PROP_CODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwCodeChoice, ffw_code_choice, GTK_TYPE_WIDGET)

/* Each part of the drop-down is named; what is pressed says what is chosen too. */
static void
name_parts (FfwCodeChoice *self)
{
  g_autoptr (GString) name = g_string_new (gtk_label_get_label (GTK_LABEL (self->label)));
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->drop_down));
  g_autofree char *both = NULL;

  g_string_replace (name, "_", "", 0);
  ffw_words_name (GTK_ACCESSIBLE (self->drop_down), name->str);
  ffw_words_name_parts (self->drop_down, name->str);
  if (chosen)
    {
      /* Translators: the name of a drop-down and what is chosen there: “Site: Cardiff” */
      both = ffw_words (_ ("%1$s: %2$s"), name->str, gtk_string_object_get_string (chosen), NULL);
      ffw_words_name (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->drop_down)), both);
    }
}

static void
on_selected (FfwCodeChoice *self)
{
  name_parts (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}

static void
fill (FfwCodeChoice *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  if (self->none)
    gtk_string_list_append (words, self->none);
  for (guint i = 0; self->coding && i < self->coding->n_codes; i++)
    gtk_string_list_append (words, ffw_coding_get_word (self->coding, self->coding->codes[i].value,
                                                        ffw_language_get ()));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (words));
}

static void
ffw_code_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwCodeChoice *self = FFW_CODE_CHOICE (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_NONE:
      g_value_set_string (value, self->none);
      break;
    case PROP_CODE:
      g_value_set_string (value, ffw_code_choice_get_code (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_code_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwCodeChoice *self = FFW_CODE_CHOICE (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      name_parts (self);
      break;
    case PROP_NONE:
      g_free (self->none);
      self->none = g_value_dup_string (value);
      fill (self);
      break;
    case PROP_CODE:
      ffw_code_choice_set_code (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_code_choice_dispose (GObject *object)
{
  FfwCodeChoice *self = FFW_CODE_CHOICE (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);
  g_clear_pointer (&self->none, g_free);

  G_OBJECT_CLASS (ffw_code_choice_parent_class)->dispose (object);
}

static gboolean
ffw_code_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FFW_CODE_CHOICE (widget)->drop_down);
}

static void
ffw_code_choice_class_init (FfwCodeChoiceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->get_property = ffw_code_choice_get_property;
  object_class->set_property = ffw_code_choice_set_property;
  object_class->dispose = ffw_code_choice_dispose;
  widget_class->grab_focus = ffw_code_choice_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NONE] = g_param_spec_string ("none", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CODE] = g_param_spec_string (
      "code", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
ffw_code_choice_init (FfwCodeChoice *self)
{
  self->label = ffw_field_add_title (GTK_WIDGET (self));

  self->drop_down = gtk_drop_down_new (NULL, NULL);
  ffw_field_add_control (GTK_WIDGET (self), self->label, self->drop_down);
  self->problem = ffw_field_add_problem (GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
}

/** Offers the words of a coding, in the window's language. */
void
ffw_code_choice_set_coding (FfwCodeChoice *self, const FfwCoding *coding)
{
  self->coding = coding;
  fill (self);
}

/** Returns: (transfer none): the code that is chosen; an empty text for none */
const char *
ffw_code_choice_get_code (FfwCodeChoice *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  guint first = self->none ? 1 : 0;

  if (self->coding == NULL || selected == GTK_INVALID_LIST_POSITION || selected < first)
    return "";

  return self->coding->codes[selected - first].code;
}

/** Chooses a code; none where it is not one of the coding's. */
void
ffw_code_choice_set_code (FfwCodeChoice *self, const char *code)
{
  guint first = self->none ? 1 : 0;
  guint position = self->none ? 0 : GTK_INVALID_LIST_POSITION;

  for (guint i = 0; self->coding && i < self->coding->n_codes; i++)
    if (g_strcmp0 (self->coding->codes[i].code, code) == 0)
      position = i + first;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), position);
}

/**
 * ffw_code_choice_show_problem:
 * @problem: (nullable): a sentence to stand under it, or %NULL for none
 */
void
ffw_code_choice_show_problem (FfwCodeChoice *self, const char *problem)
{
  GtkWidget *button = gtk_widget_get_first_child (self->drop_down);

  ffw_field_mark_problem (self->drop_down, self->problem, problem, problem != NULL);
  /* What has the keyboard is the button in it. */
  ffw_words_describe (GTK_ACCESSIBLE (button), problem ? problem : "");
}
