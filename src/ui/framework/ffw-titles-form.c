/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-titles-form.h"

#include "ffw-do.h"
#include "ffw-form-window.h"
#include "ffw-row-edit.h"
#include "ffw-text-entry.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

struct _FfwTitlesForm
{
  FfwForm parent_instance;

  AdwWindowTitle *title;
  GtkLabel *problem;
  FfwTextEntry *en;
  FfwTextEntry *cy;

  const FfwKind *kind; /* nullable: nonsense was asked for */
  gint64 row;
  char *code;      /* NULL until it is read */
  char *before[3]; /* English and Welsh, as a list that ends with NULL */
  GVariant *state; /* nullable: what it begins with, until that is in the fields */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (FfwTitlesForm, ffw_titles_form, FFW_TYPE_FORM)

/* How the fields of a kind are called that hold its text. */
static const char *const *
get_fields (const FfwKind *kind)
{
  static const char *const fields[][3] = {
    { "title_en", "title_cy", NULL },
    { "name_en", "name_cy", NULL },
    { "text_en", "text_cy", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (ffw_kind_find_field (kind, fields[i][0]))
      return fields[i];

  return NULL;
}

static char *
get_text (FfwTextEntry *entry)
{
  return g_strstrip (g_strdup (ffw_text_entry_get_text (entry)));
}

static void
show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static void
set_before (FfwTitlesForm *self, const char *en, const char *cy)
{
  g_autofree char *old_en = self->before[0];
  g_autofree char *old_cy = self->before[1];

  self->before[0] = g_strdup (en);
  self->before[1] = g_strdup (cy);
}

/* What is missing is said where it is missing. */
static void
show_wanting (FfwTitlesForm *self)
{
  g_autofree char *en = get_text (self->en);
  g_autofree char *cy = get_text (self->cy);

  ffw_text_entry_show_doubt (self->en, *en ? NULL : _ ("No English yet"));
  ffw_text_entry_show_doubt (self->cy, *cy ? NULL : _ ("No Welsh yet"));
}

static void
on_edited (FfwTitlesForm *self)
{
  show (self->problem, NULL);
  show_wanting (self);
}

/* What is read, in another thread. */
typedef struct
{
  const FfwKind *kind;
  gint64 row;
} Asked;

/* Code, English, Welsh. */
static gpointer
read_texts (FfwConnection *connection, gpointer data, GError **error)
{
  const Asked *asked = data;
  const char *const *texts = get_fields (asked->kind);
  const char *const fields[] = { "code", texts[0], texts[1], NULL };

  return ffw_row_edit_read (connection, asked->kind, asked->row, fields, error);
}

static void
free_texts (gpointer texts)
{
  g_strfreev (texts);
}

static void
begin (FfwTitlesForm *self, char **read)
{
  g_autoptr (GVariant) state = g_steal_pointer (&self->state);
  const char *en = read[1];
  const char *cy = read[2];
  const char *before_en, *before_cy;

  self->code = g_strdup (read[0]);
  set_before (self, read[1], read[2]);
  if (g_variant_lookup (state, "before", "(&s&s)", &before_en, &before_cy))
    set_before (self, before_en, before_cy);
  g_variant_lookup (state, "after", "(&s&s)", &en, &cy);
  ffw_text_entry_set_text (self->en, en);
  ffw_text_entry_set_text (self->cy, cy);
  show_wanting (self);
  adw_window_title_set_subtitle (self->title, self->code);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwTitlesForm) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) texts = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->reading == NULL || self->state == NULL)
    return;
  if (texts)
    begin (self, texts);
  else
    show (self->problem, error ? error->message : _ ("It has been taken out meanwhile."));
}

/* Somebody else was quicker. Saving once more puts what stands here in the place of theirs. */
static void
show_overtaken (FfwTitlesForm *self, char **there)
{
  /* Translators: %1$s is an English, %2$s a Welsh title. */
  g_autofree char *said
      = ffw_words (_ ("Somebody else changed it meanwhile: it is now “%1$s” and “%2$s”. Save "
                      "again to put yours in its place, or cancel to leave theirs."),
                   there[0], there[1], NULL);

  show (self->problem, said);
  set_before (self, there[0], there[1]);
}

static void
show_findings (FfwTitlesForm *self, FfwFindings *findings)
{
  const FfwFinding *finding = ffw_findings_get (findings, 0);
  g_autofree char *sentence = ffw_finding_get_message (finding, ffw_language_get ());

  if (finding->field && g_str_has_suffix (finding->field, "_en"))
    ffw_text_entry_show_problem (self->en, sentence);
  else
    ffw_text_entry_show_problem (self->cy, sentence);
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwTitlesForm *self = FFW_TITLES_FORM (widget);
  const FfwRowEdit *edit = data;

  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (done)
    ffw_form_close (FFW_FORM (self));
  else if (error)
    return;
  else if (edit->gone)
    show (self->problem, _ ("It has been taken out meanwhile."));
  else if (edit->there)
    show_overtaken (self, edit->there);
  else if (ffw_findings_count (edit->findings, FFW_SEVERITY_ERROR) > 0)
    show_findings (self, edit->findings);
  else
    ffw_form_close (FFW_FORM (self));
}

static gboolean
say_edited (FfwChange *change, const FfwRowEdit *edit, GError **error)
{
  static const char *const code_field[] = { "code", NULL };
  g_auto (GStrv) code = ffw_row_edit_read (ffw_change_get_connection (change), edit->kind, edit->id,
                                           code_field, error);
  g_autofree char *kind = g_strconcat ("kind:", edit->kind->name, NULL);
  g_autoptr (FfwMessage) message = NULL;

  if (code == NULL)
    return FALSE;
  message = ffw_message_new ("edit-titles", kind, code[0], NULL);
  ffw_change_set_message (change, message);

  return TRUE;
}

static gboolean
is_unchanged (FfwTitlesForm *self)
{
  g_autofree char *en = get_text (self->en);
  g_autofree char *cy = get_text (self->cy);

  return self->code == NULL
         || (g_str_equal (en, self->before[0]) && g_str_equal (cy, self->before[1]));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwTitlesForm *self = FFW_TITLES_FORM (widget);
  g_autofree char *en = get_text (self->en);
  g_autofree char *cy = get_text (self->cy);
  const char *const after[] = { en, cy, NULL };

  if (is_unchanged (self))
    {
      ffw_form_close (FFW_FORM (self));
      return;
    }
  if (*en == '\0' && *cy == '\0')
    {
      show (self->problem, _ ("Write what it is called, in one of the languages at least."));
      gtk_widget_grab_focus (widget);
      return;
    }

  gtk_widget_action_set_enabled (widget, "form.save", FALSE);
  ffw_do (widget, ffw_form_get_workspace (FFW_FORM (self)), ffw_row_edit_make,
          ffw_row_edit_new (self->kind, self->row, get_fields (self->kind),
                            (const char *const *)self->before, after, say_edited),
          ffw_row_edit_free, _ ("The Titles Could Not Be Saved"), on_saved);
}

static void
set (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwTitlesForm *self = FFW_TITLES_FORM (widget);
  const char *language;
  const char *text;

  g_variant_get (parameter, "(&s&s)", &language, &text);
  ffw_text_entry_set_text (g_str_equal (language, "cy") ? self->cy : self->en, text);
}

static GVariant *
ffw_titles_form_save (FfwForm *form)
{
  FfwTitlesForm *self = FFW_TITLES_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (self->state);

  if (self->kind)
    g_variant_dict_insert (&state, "kind", "s", self->kind->name);
  g_variant_dict_insert (&state, "row", "x", self->row);
  if (self->code)
    {
      g_variant_dict_insert (&state, "before", "(ss)", self->before[0], self->before[1]);
      g_variant_dict_insert (&state, "after", "(ss)", ffw_text_entry_get_text (self->en),
                             ffw_text_entry_get_text (self->cy));
    }

  return g_variant_dict_end (&state);
}

static void
ffw_titles_form_restore (FfwForm *form, GVariant *state)
{
  FfwTitlesForm *self = FFW_TITLES_FORM (form);
  const char *kind = NULL;
  Asked *asked;

  g_variant_lookup (state, "kind", "&s", &kind);
  g_variant_lookup (state, "row", "x", &self->row);
  self->kind = kind ? ffw_kind_find (kind) : NULL;
  if (self->kind == NULL || get_fields (self->kind) == NULL)
    return;

  g_clear_pointer (&self->state, g_variant_unref);
  self->state = g_variant_ref (state);
  asked = g_new0 (Asked, 1);
  asked->kind = self->kind;
  asked->row = self->row;
  ffw_workspace_read_async (ffw_form_get_workspace (form), read_texts, asked, g_free, free_texts,
                            self->reading, on_read, g_object_ref (self));
}

static gboolean
ffw_titles_form_is_touched (FfwForm *form)
{
  return !is_unchanged (FFW_TITLES_FORM (form));
}

static void
ffw_titles_form_constructed (GObject *object)
{
  G_OBJECT_CLASS (ffw_titles_form_parent_class)->constructed (object);

  gtk_widget_action_set_enabled (GTK_WIDGET (object), "form.save", FALSE);
}

static void
ffw_titles_form_dispose (GObject *object)
{
  FfwTitlesForm *self = FFW_TITLES_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_titles_form_parent_class)->dispose (object);
}

static void
ffw_titles_form_finalize (GObject *object)
{
  FfwTitlesForm *self = FFW_TITLES_FORM (object);

  g_free (self->code);
  g_free (self->before[0]);
  g_free (self->before[1]);
  g_clear_pointer (&self->state, g_variant_unref);

  G_OBJECT_CLASS (ffw_titles_form_parent_class)->finalize (object);
}

/* The one that is missing is what somebody came for. */
static gboolean
ffw_titles_form_grab_focus (GtkWidget *widget)
{
  FfwTitlesForm *self = FFW_TITLES_FORM (widget);
  gboolean english = *ffw_text_entry_get_text (self->en) == '\0'
                     || *ffw_text_entry_get_text (self->cy) != '\0';

  return gtk_widget_grab_focus (GTK_WIDGET (english ? self->en : self->cy));
}

static void
ffw_titles_form_class_init (FfwTitlesFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  object_class->constructed = ffw_titles_form_constructed;
  object_class->dispose = ffw_titles_form_dispose;
  object_class->finalize = ffw_titles_form_finalize;
  widget_class->grab_focus = ffw_titles_form_grab_focus;
  form_class->save = ffw_titles_form_save;
  form_class->restore = ffw_titles_form_restore;
  form_class->is_touched = ffw_titles_form_is_touched;

  g_type_ensure (FFW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/framework/ffw-titles-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwTitlesForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwTitlesForm, problem);
  gtk_widget_class_bind_template_child (widget_class, FfwTitlesForm, en);
  gtk_widget_class_bind_template_child (widget_class, FfwTitlesForm, cy);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "titles.set", "(ss)", set);
}

static void
ffw_titles_form_init (FfwTitlesForm *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * ffw_titles_form_open:
 * @widget: in the window over which it is shown
 * @kind: the name of a kind whose rows have a text in both languages
 * @row: its id in the kind's table
 */
void
ffw_titles_form_open (GtkWidget *widget, FfwWorkspace *workspace, const char *kind, gint64 row)
{
  g_auto (GVariantDict) begin = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&begin, "kind", "s", kind);
  g_variant_dict_insert (&begin, "row", "x", row);
  ffw_form_window_open (GTK_WINDOW (gtk_widget_get_root (widget)), workspace, FFW_TYPE_TITLES_FORM,
                        g_variant_dict_end (&begin));
}
