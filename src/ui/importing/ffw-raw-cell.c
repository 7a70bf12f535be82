/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-raw-cell.h"

#include "ffw-import-words.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* In characters. */
#define LEAST_WIDTH 6
#define MOST_WIDTH  24

struct _FfwRawCell
{
  GtkWidget parent_instance;

  GtkWidget *icon; /* of what was found about it, or NULL */
  GtkWidget *label;
  GtkWidget *entry; /* while it is put right, or NULL */

  guint line;
  guint column;
  char *heading;
  char *text;
  char *finding; /* what was found about it */
  gboolean is_corrected;
};

static guint edited_signal;

G_DEFINE_FINAL_TYPE (FfwRawCell, ffw_raw_cell, GTK_TYPE_WIDGET)

/* All that a screen reader says of it. */
static void
name_cell (FfwRawCell *self)
{
  g_autofree char *line = g_strdup_printf ("%u", self->line);
  const char *text = *self->text ? self->text : _ ("empty");
  g_autofree char *name
      /* Translators: a cell of a file: its line, its heading, what stands in it */
      = ffw_words (_ ("line %1$s, %2$s: %3$s"), line, self->heading, text, NULL);
  g_autofree char *also = NULL;

  if (self->is_corrected && self->finding)
    also = ffw_words (_ ("corrected; %1$s"), self->finding, NULL);
  ffw_words_name (GTK_ACCESSIBLE (self), name);
  ffw_words_describe (GTK_ACCESSIBLE (self), also                 ? also
                                             : self->is_corrected ? _ ("corrected")
                                             : self->finding      ? self->finding
                                                                  : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->finding ? self->finding : self->text);
}

static void
show_text (FfwRawCell *self)
{
  gtk_label_set_label (GTK_LABEL (self->label), self->text);
  name_cell (self);
}

static void
end_editing (FfwRawCell *self, gboolean keep)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  g_autofree char *typed = NULL;
  gboolean had_focus;

  if (entry == NULL)
    return;
  typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  had_focus = gtk_widget_has_focus (entry);
  gtk_widget_unparent (entry);
  gtk_widget_set_visible (self->label, TRUE);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (keep && !g_str_equal (typed, self->text))
    g_signal_emit (self, edited_signal, 0, typed);
}

static void
on_activate (FfwRawCell *self)
{
  end_editing (self, TRUE);
}

/* Escape leaves the cell as it was, and no more than that. */
static gboolean
on_key (FfwRawCell *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  end_editing (self, FALSE);

  return GDK_EVENT_STOP;
}

/* What was typed is not lost by going elsewhere. */
static void
on_left (FfwRawCell *self)
{
  end_editing (self, TRUE);
}

/**
 * ffw_raw_cell_edit:
 * @text: (nullable): what stands in the entry; %NULL for what stands in the cell
 *
 * Lets somebody type.
 */
void
ffw_raw_cell_edit (FfwRawCell *self, const char *text)
{
  GtkEventController *keys;
  GtkEventController *focus;
  g_autofree char *name = NULL;

  if (self->entry)
    return;

  /* Translators: an entry in which the cell below a heading is put right */
  name = ffw_words (_ ("Correct %1$s"), self->heading, NULL);
  self->entry = gtk_text_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text ? text : self->text);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), LEAST_WIDTH);
  gtk_widget_set_hexpand (self->entry, TRUE);
  ffw_words_name (GTK_ACCESSIBLE (self->entry), name);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_insert_before (self->entry, GTK_WIDGET (self), NULL);

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);

  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (self->entry, focus);
}

/** Returns: (transfer none) (nullable): what is being typed; %NULL where nothing is */
const char *
ffw_raw_cell_get_typed (FfwRawCell *self)
{
  return self->entry ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : NULL;
}

static void
ffw_raw_cell_dispose (GObject *object)
{
  FfwRawCell *self = FFW_RAW_CELL (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_raw_cell_parent_class)->dispose (object);
}

static void
ffw_raw_cell_finalize (GObject *object)
{
  FfwRawCell *self = FFW_RAW_CELL (object);

  g_free (self->heading);
  g_free (self->text);
  g_free (self->finding);

  G_OBJECT_CLASS (ffw_raw_cell_parent_class)->finalize (object);
}

static void
ffw_raw_cell_class_init (FfwRawCellClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_raw_cell_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_raw_cell_finalize;

  edited_signal = g_signal_new ("edited", FFW_TYPE_RAW_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ffw-raw-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
ffw_raw_cell_init (FfwRawCell *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                              "width-chars", LEAST_WIDTH, "max-width-chars", MOST_WIDTH, "hexpand",
                              TRUE, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * ffw_raw_cell_new:
 * @line: of the file
 * @column: from 1
 * @heading: what its column is called
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
ffw_raw_cell_new (guint line, guint column, const char *heading, const char *text)
{
  FfwRawCell *self = g_object_new (FFW_TYPE_RAW_CELL, NULL);

  self->line = line;
  self->column = column;
  self->heading = g_strdup (heading);
  self->text = g_strdup (text);
  show_text (self);

  return GTK_WIDGET (self);
}

guint
ffw_raw_cell_get_line (FfwRawCell *self)
{
  return self->line;
}

/** Returns: its column, from 1 */
guint
ffw_raw_cell_get_column (FfwRawCell *self)
{
  return self->column;
}

const char *
ffw_raw_cell_get_text (FfwRawCell *self)
{
  return self->text;
}

/** Shows what is to stand there in place of what the file says. */
void
ffw_raw_cell_correct (FfwRawCell *self, const char *text)
{
  g_free (self->text);
  self->text = g_strdup (text);
  self->is_corrected = TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "corrected");
  show_text (self);
}

/** Takes the mark away. */
void
ffw_raw_cell_unmark (FfwRawCell *self)
{
  if (self->icon == NULL)
    return;

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->finding, g_free);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");
  name_cell (self);
}

/** Marks it with what was found about it. */
void
ffw_raw_cell_mark (FfwRawCell *self, FfwSeverity severity, const char *sentence)
{
  const char *class = severity == FFW_SEVERITY_ERROR ? "error" : "warning";

  /* The first of several is the worst. */
  if (self->icon)
    return;

  self->icon = ffw_words_icon (ffw_import_words_icon (severity));
  gtk_widget_add_css_class (self->icon, class);
  gtk_widget_insert_after (self->icon, GTK_WIDGET (self), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), class);
  self->finding = g_strdup (sentence);
  name_cell (self);
}
