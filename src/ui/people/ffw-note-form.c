/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-note-form.h"

#include "ffw-do.h"
#include "ffw-notes.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* The most that it needs, in pixels. */
#define HEIGHT 440

struct _FfwNoteForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkWidget *text;
  GtkLabel *problem;

  gint64 person;
  gint64 note;
  char *before;
};

G_DEFINE_FINAL_TYPE (FfwNoteForm, ffw_note_form, FFW_TYPE_FORM)

/* What is written: a new note about a person, or another text of one that is there. */
typedef struct
{
  gint64 person;
  gint64 note;
  char *before;
  char *text;
  char *there; /* what somebody else has written meanwhile, in place of before */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->before);
  g_free (writing->text);
  g_free (writing->there);
  g_free (writing);
}

static gboolean
write_note (FfwChange *change, gpointer data, GError **error)
{
  Writing *writing = data;

  g_clear_pointer (&writing->there, g_free);

  return writing->note ? ffw_note_set (change, writing->note, writing->before, writing->text,
                                       &writing->there, error)
                       : ffw_note_add (change, writing->person, writing->text, error);
}

static gboolean
delete_note (FfwChange *change, gpointer data, GError **error)
{
  return ffw_note_delete (change, *(const gint64 *)data, error);
}

static char *
get_text (FfwNoteForm *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  char *text;

  g_object_get (buffer, "text", &text, NULL);

  return text;
}

static void
show_problem (FfwNoteForm *self, const char *problem)
{
  gtk_label_set_label (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
                               problem ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  ffw_words_describe (GTK_ACCESSIBLE (self->text), problem ? problem : "");
}

static void
on_typed (FfwNoteForm *self)
{
  show_problem (self, NULL);
}

/* Somebody else was quicker: says what they wrote. Saving once more puts this in its place. */
static void
show_overtaken (FfwNoteForm *self, const char *there)
{
  /* Translators: %1$s is what somebody else has written into a note. */
  g_autofree char *sentence = ffw_words (_ ("Somebody else has changed this note meanwhile, to: "
                                            "“%1$s”. Save again to put yours in its place, or "
                                            "cancel to leave theirs."),
                                         there, NULL);

  g_free (self->before);
  self->before = g_strdup (there);
  show_problem (self, sentence);
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwNoteForm *self = FFW_NOTE_FORM (widget);
  const Writing *writing = data;

  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (error)
    return;
  if (writing->there)
    show_overtaken (self, writing->there);
  else
    ffw_form_close (FFW_FORM (self));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwNoteForm *self = FFW_NOTE_FORM (widget);
  g_autofree char *text = g_strstrip (get_text (self));
  Writing *writing;

  if (*text == '\0')
    {
      show_problem (self, _ ("Write something, or cancel."));
      gtk_widget_grab_focus (self->text);
      return;
    }

  writing = g_new (Writing, 1);
  *writing = (Writing){ self->person, self->note, g_strdup (self->before), g_steal_pointer (&text),
                        NULL };
  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), write_note, writing, writing_free,
          _ ("The Note Could Not Be Saved"), on_saved);
}

static GVariant *
ffw_note_form_save (FfwForm *form)
{
  FfwNoteForm *self = FFW_NOTE_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *text = get_text (self);

  g_variant_dict_insert (&state, "person", "x", self->person);
  g_variant_dict_insert (&state, "note", "x", self->note);
  g_variant_dict_insert (&state, "before", "s", self->before);
  g_variant_dict_insert (&state, "text", "s", text);

  return g_variant_dict_end (&state);
}

static void
ffw_note_form_restore (FfwForm *form, GVariant *state)
{
  FfwNoteForm *self = FFW_NOTE_FORM (form);
  const char *text;
  const char *title;

  g_variant_lookup (state, "person", "x", &self->person);
  g_variant_lookup (state, "note", "x", &self->note);
  if (g_variant_lookup (state, "before", "&s", &text))
    {
      g_free (self->before);
      self->before = g_strdup (text);
    }
  text = self->before;
  g_variant_lookup (state, "text", "&s", &text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), text, -1);

  title = self->note ? _ ("Change a Note") : _ ("Add a Note");
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title);
}

static gboolean
ffw_note_form_is_touched (FfwForm *form)
{
  FfwNoteForm *self = FFW_NOTE_FORM (form);
  g_autofree char *text = get_text (self);

  return !g_str_equal (text, self->before);
}

static void
ffw_note_form_root (GtkWidget *widget)
{
  GtkWindow *window;
  int width, height;

  GTK_WIDGET_CLASS (ffw_note_form_parent_class)->root (widget);
  window = GTK_WINDOW (gtk_widget_get_root (widget));
  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, width, MIN (height, HEIGHT));
}

static gboolean
ffw_note_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FFW_NOTE_FORM (widget)->text);
}

static void
ffw_note_form_constructed (GObject *object)
{
  FfwNoteForm *self = FFW_NOTE_FORM (object);

  G_OBJECT_CLASS (ffw_note_form_parent_class)->constructed (object);

  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
}

static void
ffw_note_form_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (ffw_note_form_parent_class)->dispose (object);
}

static void
ffw_note_form_finalize (GObject *object)
{
  g_free (FFW_NOTE_FORM (object)->before);

  G_OBJECT_CLASS (ffw_note_form_parent_class)->finalize (object);
}

static void
ffw_note_form_class_init (FfwNoteFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = ffw_note_form_constructed;
  object_class->dispose = ffw_note_form_dispose;
  object_class->finalize = ffw_note_form_finalize;
  widget_class->root = ffw_note_form_root;
  widget_class->grab_focus = ffw_note_form_grab_focus;
  FFW_FORM_CLASS (class)->save = ffw_note_form_save;
  FFW_FORM_CLASS (class)->restore = ffw_note_form_restore;
  FFW_FORM_CLASS (class)->is_touched = ffw_note_form_is_touched;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/people/ffw-note-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwNoteForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwNoteForm, text);
  gtk_widget_class_bind_template_child (widget_class, FfwNoteForm, problem);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.save",
                                       NULL);
}

static void
ffw_note_form_init (FfwNoteForm *self)
{
  self->before = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Deletes a note, which can be undone. */
void
ffw_note_form_delete (GtkWidget *widget, FfwWorkspace *workspace, gint64 note)
{
  ffw_do (widget, workspace, delete_note, g_memdup2 (&note, sizeof note), g_free,
          _ ("The Note Could Not Be Deleted"), NULL);
}
