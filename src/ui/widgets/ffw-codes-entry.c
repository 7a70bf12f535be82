/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-codes-entry.h"

#include "ffw-choice.h"
#include "ffw-focus.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwCodesEntry
{
  GtkWidget parent_instance;

  FfwChoice *choice;
  GtkWidget *chosen;

  char *codes;
  gboolean setting;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_NONE,
  PROP_CODES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FfwCodesEntry, ffw_codes_entry, GTK_TYPE_WIDGET)

static void
on_remove (FfwCodesEntry *self, GtkButton *button)
{
  const char *removed = gtk_widget_get_name (GTK_WIDGET (button));
  g_auto (GStrv) codes = g_strsplit (self->codes, " ", -1);
  g_autoptr (GString) left = g_string_new (NULL);

  for (guint i = 0; codes[i]; i++)
    if (!g_str_equal (codes[i], removed))
      g_string_append_printf (left, "%s%s", left->len ? " " : "", codes[i]);
  ffw_codes_entry_set_codes (self, left->str);
  gtk_widget_grab_focus (GTK_WIDGET (self->choice));
}

static void
add_chip (FfwCodesEntry *self, const char *code)
{
  g_autofree char *title = ffw_choice_find_title (self->choice, code);
  const char *shown = title ? title : code;
  /* Translators: %1$s is what was chosen, such as a role or a training area. */
  g_autofree char *remove = ffw_words (_ ("Remove “%1$s”"), shown, NULL);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", shown, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "max-width-chars", 32, NULL);
  GtkWidget *item = gtk_flow_box_child_new ();

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), ffw_words_icon ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_name (button, code);
  gtk_widget_set_tooltip_text (button, remove);
  ffw_words_name (GTK_ACCESSIBLE (button), remove);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), self, G_CONNECT_SWAPPED);

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (item), button);
  gtk_widget_set_focusable (item, FALSE);
  ffw_words_name (GTK_ACCESSIBLE (item), shown);
  gtk_flow_box_append (GTK_FLOW_BOX (self->chosen), item);
}

static void
show_chips (FfwCodesEntry *self)
{
  g_auto (GStrv) codes = g_strsplit (self->codes, " ", -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chosen)))
    gtk_flow_box_remove (GTK_FLOW_BOX (self->chosen), child);
  for (guint i = 0; codes[i]; i++)
    if (*codes[i])
      add_chip (self, codes[i]);
  gtk_widget_set_visible (self->chosen, *self->codes != '\0');
}

static void
on_chosen (FfwCodesEntry *self)
{
  g_autofree char *code = g_strdup (ffw_choice_get_code (self->choice));
  g_auto (GStrv) codes = g_strsplit (self->codes, " ", -1);
  g_autofree char *all = NULL;

  if (self->setting || *code == '\0')
    return;

  self->setting = TRUE;
  ffw_choice_set_code (self->choice, "");
  self->setting = FALSE;
  if (g_strv_contains ((const char *const *)codes, code))
    return;

  all = *self->codes ? g_strjoin (" ", self->codes, code, NULL) : g_strdup (code);
  ffw_codes_entry_set_codes (self, all);
}

/* What is chosen is called as the choice is, without its mnemonic. */
static void
name_chosen (FfwCodesEntry *self, const char *title)
{
  g_auto (GStrv) parts = g_strsplit (title ? title : "", "_", -1);
  g_autofree char *name = g_strjoinv ("", parts);

  ffw_words_name (GTK_ACCESSIBLE (self->chosen), name);
}

static void
ffw_codes_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FfwCodesEntry *self = FFW_CODES_ENTRY (object);

  switch (id)
    {
    case PROP_TITLE:
      g_object_get_property (G_OBJECT (self->choice), "title", value);
      break;
    case PROP_NONE:
      g_object_get_property (G_OBJECT (self->choice), "none", value);
      break;
    case PROP_CODES:
      g_value_set_string (value, self->codes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_codes_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FfwCodesEntry *self = FFW_CODES_ENTRY (object);

  switch (id)
    {
    case PROP_TITLE:
      g_object_set_property (G_OBJECT (self->choice), "title", value);
      name_chosen (self, g_value_get_string (value));
      break;
    case PROP_NONE:
      g_object_set_property (G_OBJECT (self->choice), "none", value);
      break;
    case PROP_CODES:
      ffw_codes_entry_set_codes (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
ffw_codes_entry_dispose (GObject *object)
{
  FfwCodesEntry *self = FFW_CODES_ENTRY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->codes, g_free);

  G_OBJECT_CLASS (ffw_codes_entry_parent_class)->dispose (object);
}

static gboolean
ffw_codes_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (FFW_CODES_ENTRY (widget)->choice));
}

static void
ffw_codes_entry_class_init (FfwCodesEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = ffw_focus_child;
  object_class->get_property = ffw_codes_entry_get_property;
  object_class->set_property = ffw_codes_entry_set_property;
  object_class->dispose = ffw_codes_entry_dispose;
  widget_class->grab_focus = ffw_codes_entry_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NONE] = g_param_spec_string ("none", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CODES] = g_param_spec_string ("codes", NULL, NULL, "",
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
ffw_codes_entry_init (FfwCodesEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);

  self->codes = g_strdup ("");
  self->choice = g_object_new (FFW_TYPE_CHOICE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->choice), GTK_WIDGET (self));
  self->chosen = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE,
                               "column-spacing", 6, "row-spacing", 6, "max-children-per-line", 4,
                               "visible", FALSE, NULL);
  gtk_widget_set_parent (self->chosen, GTK_WIDGET (self));

  /* A read that is under way keeps the choice for longer than this. */
  g_signal_connect_object (self->choice, "notify::code", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choice, "refreshed", G_CALLBACK (show_chips), self,
                           G_CONNECT_SWAPPED);
}

/** Says where the rows to choose from are read: of which table, as for #FfwChoices. */
void
ffw_codes_entry_set_source (FfwCodesEntry *self, FfwWorkspace *workspace, const char *table)
{
  ffw_choice_set_source (self->choice, workspace, table);
}

/** Returns: (transfer none): the codes, separated by spaces */
const char *
ffw_codes_entry_get_codes (FfwCodesEntry *self)
{
  return self->codes;
}

void
ffw_codes_entry_set_codes (FfwCodesEntry *self, const char *codes)
{
  if (g_str_equal (self->codes, codes))
    return;

  g_free (self->codes);
  self->codes = g_strdup (codes);
  show_chips (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODES]);
}

/**
 * ffw_codes_entry_show_problem:
 * @problem: (nullable): a sentence to stand under the choice, or %NULL for none
 */
void
ffw_codes_entry_show_problem (FfwCodesEntry *self, const char *problem)
{
  ffw_choice_show_problem (self->choice, problem);
}
