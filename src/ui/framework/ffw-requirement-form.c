/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-requirement-form.h"

#include "ffw-do.h"
#include "ffw-effect-box.h"
#include "ffw-list-pane.h"
#include "ffw-requirement-actions.h"
#include "ffw-requirement-fields.h"
#include "ffw-row-edit.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

/* In pixels: a window that has less shows a list with its essential columns. */
#define NARROW 560

struct _FfwRequirementForm
{
  FfwForm parent_instance;

  GtkStack *stack;
  AdwWindowTitle *title;
  GtkWidget *save_button;
  GtkLabel *what;
  GtkLabel *problem;
  FfwRequirementFields *fields;
  FfwEffectBox *effect;
  AdwWindowTitle *list_title;
  GtkWidget *back;
  FfwListPane *pane;

  gint64 requirement; /* 0 where one is added */
  gboolean removes;
  char **before;   /* what was read; NULL until then */
  GVariant *state; /* nullable: what it begins with, until that is in the fields */
  GCancellable *reading;
  gboolean listed;    /* the pane knows its source */
  char *open_kind;    /* nullable: of the list that is to be opened once it is there */
  gboolean save_soon; /* as soon as it is known who is touched */
};

G_DEFINE_FINAL_TYPE (FfwRequirementForm, ffw_requirement_form, FFW_TYPE_FORM)

static const FfwTableColumn columns[] = {
  { "name", 18, .expand = TRUE, .essential = TRUE },
  { "before", 11 },
  { "after", 11, .essential = TRUE },
  { "day-after", 11 },
  { "organisation", 16, .expand = TRUE },
  { "number", 9, .hidden = TRUE },
  { "roles", 14, .hidden = TRUE },
  { "site", 14, .hidden = TRUE },
  { "email", 18, .hidden = TRUE },
  { "manager", 14, .hidden = TRUE },
  { "day-before", 11, .hidden = TRUE },
  { "area", 18, .hidden = TRUE },
};

static void
show (GtkLabel *label, const char *sentence)
{
  gtk_label_set_label (label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (label), sentence != NULL);
}

static void
look (FfwRequirementForm *self)
{
  g_autoptr (FfwRequirementDraft) draft = NULL;

  if (self->removes)
    {
      ffw_effect_box_ask_removal (self->effect, self->requirement);
      return;
    }

  draft = ffw_requirement_fields_make_draft (self->fields);
  if (draft)
    ffw_effect_box_ask (self->effect, self->requirement, draft);
  else
    ffw_effect_box_ask_nothing (self->effect);
}

static void
on_edited (FfwRequirementForm *self)
{
  self->save_soon = FALSE;
  show (self->problem, NULL);
  look (self);
}

/* The list of those who are touched, in the form's place. */
static void
open_list (FfwRequirementForm *self, const char *kind)
{
  FfwListGiven *given = ffw_effect_box_get_given (self->effect);

  if (given == NULL)
    return;

  if (!self->listed)
    ffw_list_pane_set_source (self->pane, ffw_form_get_workspace (FFW_FORM (self)),
                              &ffw_requirement_effect_list, columns, G_N_ELEMENTS (columns));
  self->listed = TRUE;
  ffw_list_pane_set_narrow (self->pane, gtk_widget_get_width (GTK_WIDGET (self)) < NARROW);
  ffw_list_pane_set_given (self->pane, given);
  ffw_list_pane_set_filter (self->pane, "kind", kind);
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.back", TRUE);
  ffw_words_mend_names (GTK_WIDGET (self->pane));
  gtk_widget_grab_focus (self->back);
}

static void
on_open (FfwRequirementForm *self, const char *kind)
{
  open_list (self, kind);
}

static void
list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_list (FFW_REQUIREMENT_FORM (widget), g_variant_get_string (parameter, NULL));
}

static void
go_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRequirementForm *self = FFW_REQUIREMENT_FORM (widget);

  gtk_widget_action_set_enabled (widget, "form.back", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_child_focus (GTK_WIDGET (self->effect), GTK_DIR_TAB_FORWARD);
}

static void
on_settled (FfwRequirementForm *self)
{
  const FfwRequirementEffect *effect = ffw_effect_box_get_effect (self->effect);
  g_autofree char *kind = g_steal_pointer (&self->open_kind);

  if (kind)
    open_list (self, kind);
  else if (self->listed && effect)
    ffw_list_pane_set_given (self->pane, ffw_effect_box_get_given (self->effect));
  if (!self->save_soon)
    return;

  self->save_soon = FALSE;
  if (effect && effect->rows->len > 0)
    {
      show (self->problem, _ ("Look who is touched. Then save again, if that is what you want."));
      gtk_widget_child_focus (GTK_WIDGET (self->effect), GTK_DIR_TAB_FORWARD);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "form.save", NULL);
}

/* Somebody else was quicker: what they wrote comes into the fields that were left alone here, of
 * the others it is said. Saving once more puts these in its place. */
static void
show_overtaken (FfwRequirementForm *self, char **there)
{
  g_auto (GStrv) here = ffw_requirement_fields_get_texts (self->fields);
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autofree char *said = NULL;

  for (guint i = 0; ffw_requirement_fields[i]; i++)
    {
      const char *field = ffw_requirement_fields[i];
      g_autofree char *title = NULL;
      g_autofree char *one = NULL;

      if (g_str_equal (here[i], there[i]))
        continue;
      if (g_str_equal (here[i], self->before[i]))
        {
          ffw_requirement_fields_set_text (self->fields, field, there[i]);
          continue;
        }
      title = ffw_requirement_fields_get_title (self->fields, field);
      /* Translators: a field of a form and what stands there now */
      one = ffw_words (_ ("%1$s: “%2$s”"), title, there[i], NULL);
      g_string_append_printf (fields, "%s%s", fields->len ? ", " : "", one);
    }

  /* Translators: %1$s is a list of fields, each with what stands there now */
  said = ffw_words (_ ("Somebody else changed this requirement meanwhile. It now says %1$s. Save "
                       "again to put yours in its place, or cancel to leave theirs."),
                    fields->str, NULL);
  show (self->problem, said);
  g_strfreev (self->before);
  self->before = g_strdupv (there);
  look (self);
}

static void
show_findings (FfwRequirementForm *self, FfwFindings *findings)
{
  for (guint i = 0; i < ffw_findings_get_n_kept (findings); i++)
    {
      const FfwFinding *finding = ffw_findings_get (findings, i);
      g_autofree char *sentence = ffw_finding_get_message (finding, ffw_language_get ());

      if (finding->severity != FFW_SEVERITY_ERROR)
        continue;
      ffw_requirement_fields_show_problem (self->fields, finding->field, sentence);
      show (self->problem, sentence);
    }
}

static void
on_saved (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  FfwRequirementForm *self = FFW_REQUIREMENT_FORM (widget);
  const FfwRowEdit *edit = data;

  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (done)
    ffw_form_close (FFW_FORM (self));
  else if (error)
    return;
  else if (edit->gone)
    show (self->problem, _ ("This requirement has been taken out meanwhile. The history says by "
                            "whom, and can bring it back."));
  else if (edit->there)
    show_overtaken (self, edit->there);
  else if (ffw_findings_count (edit->findings, FFW_SEVERITY_ERROR) > 0)
    show_findings (self, edit->findings);
  else if (edit->id == 0)
    {
      ffw_requirement_fields_show_problem (
          self->fields, "code", _ ("Another requirement has this code. Write another one."));
      show (self->problem, _ ("Another requirement has this code. Write another one."));
    }
  else
    ffw_form_close (FFW_FORM (self));
}

static void
on_removed (GtkWidget *widget, gboolean done, const GError *error, gpointer data)
{
  gtk_widget_action_set_enabled (widget, "form.save", TRUE);
  if (done)
    ffw_form_close (FFW_FORM (widget));
}

static gboolean
say_edited (FfwChange *change, const FfwRowEdit *edit, GError **error)
{
  return ffw_requirement_say (change, edit->id ? "edit-requirement" : "add-requirement",
                              ffw_row_edit_get (edit, "code"), error);
}

static gboolean
remove_requirement (FfwChange *change, gpointer data, GError **error)
{
  return ffw_requirement_remove (change, *(gint64 *)data, error);
}

static void
write_form (FfwRequirementForm *self)
{
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));
  g_auto (GStrv) after = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  if (self->removes)
    {
      ffw_do (GTK_WIDGET (self), workspace, remove_requirement,
              g_memdup2 (&self->requirement, sizeof self->requirement), g_free,
              _ ("The Requirement Could Not Be Taken Out"), on_removed);
      return;
    }

  after = ffw_requirement_fields_get_texts (self->fields);
  ffw_do (GTK_WIDGET (self), workspace, ffw_row_edit_make,
          ffw_row_edit_new (ffw_kind_find ("requirements"), self->requirement,
                            ffw_requirement_fields, (const char *const *)self->before,
                            (const char *const *)after, say_edited),
          ffw_row_edit_free, _ ("The Requirement Could Not Be Saved"), on_saved);
}

static void
on_answer (FfwRequirementForm *self, const char *response)
{
  if (g_str_equal (response, "save"))
    write_form (self);
}

/* What nobody can meet is asked about: it may be meant, as a course may be on its way. */
static void
ask_level (FfwRequirementForm *self, const FfwRequirementEffect *effect)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Require What Nobody Can Learn?"),
      effect->met_by == 0 ? _ ("No course covers this training area at this level or above, so "
                               "nobody can meet it.")
                          : _ ("Only courses that are retired cover this training area at this "
                               "level or above, so nobody new can meet it."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                    _ ("_Save All the Same"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  ffw_words_mend_names (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
is_unchanged (FfwRequirementForm *self)
{
  g_auto (GStrv) after = ffw_requirement_fields_get_texts (self->fields);

  return self->before == NULL
         || g_strv_equal ((const char *const *)self->before, (const char *const *)after);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRequirementForm *self = FFW_REQUIREMENT_FORM (widget);
  const FfwRequirementEffect *effect;

  if (self->before == NULL)
    return;
  if (!self->removes && self->requirement != 0 && is_unchanged (self))
    {
      ffw_form_close (FFW_FORM (self));
      return;
    }
  if (!self->removes && !ffw_requirement_fields_check (self->fields))
    return;

  show (self->problem, NULL);
  if (!ffw_effect_box_is_settled (self->effect))
    {
      self->save_soon = TRUE;
      return;
    }

  effect = ffw_effect_box_get_effect (self->effect);
  if (!self->removes && effect && effect->met_by_offered == 0)
    ask_level (self, effect);
  else
    write_form (self);
}

static void
set (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FfwRequirementForm *self = FFW_REQUIREMENT_FORM (widget);
  const char *field;
  const char *text;

  g_variant_get (parameter, "(&s&s)", &field, &text);
  ffw_requirement_fields_set_text (self->fields, field, text);
  on_edited (self);
}

static void
show_title (FfwRequirementForm *self)
{
  /* Translators: the title of a form; %1$s is the code of a requirement. */
  const char *pattern = self->removes ? _ ("Take Out %1$s") : _ ("Change %1$s");
  const char *code = self->before ? self->before[0] : "";
  g_autofree char *title = self->requirement ? ffw_words (pattern, code, NULL)
                                             : g_strdup (_ ("New Requirement"));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  adw_window_title_set_title (self->title, title);
  gtk_button_set_label (GTK_BUTTON (self->save_button),
                        self->removes ? _ ("_Take Out") : _ ("_Save"));
  ffw_words_name (GTK_ACCESSIBLE (self->save_button), self->removes ? _ ("Take Out") : _ ("Save"));
  gtk_widget_add_css_class (self->save_button,
                            self->removes ? "destructive-action" : "suggested-action");
  gtk_widget_set_visible (GTK_WIDGET (self->fields), !self->removes);
  if (self->removes)
    show (self->what, _ ("From now on nobody is asked for it, and standing as of days before is "
                         "judged without it too. Records of training stay as they are. It can be "
                         "brought back with Undo, and from the history."));
  if (root)
    gtk_window_set_title (GTK_WINDOW (root), title);
}

/* What is typed stays where the form was made anew; else it begins with what was read. */
static void
begin (FfwRequirementForm *self, char **read)
{
  g_autoptr (GVariant) state = g_steal_pointer (&self->state);
  g_autofree const char **before = NULL;
  g_autofree const char **after = NULL;
  const char *text;

  self->before = read;
  if (g_variant_lookup (state, "before", "^a&s", &before)
      && g_strv_length ((char **)before) == g_strv_length ((char **)ffw_requirement_fields))
    {
      g_strfreev (self->before);
      self->before = g_strdupv ((char **)before);
    }
  if (g_variant_lookup (state, "after", "^a&s", &after))
    ffw_requirement_fields_set_texts (self->fields, after);
  else
    {
      ffw_requirement_fields_set_texts (self->fields, (const char *const *)self->before);
      if (g_variant_lookup (state, "area", "&s", &text))
        ffw_requirement_fields_set_text (self->fields, "area", text);
      if (g_variant_lookup (state, "role", "&s", &text))
        ffw_requirement_fields_set_text (self->fields, "role", text);
    }
  g_variant_lookup (state, "list", "s", &self->open_kind);
  show_title (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", TRUE);
  look (self);
}

static gpointer
read_texts (FfwConnection *connection, gpointer data, GError **error)
{
  gint64 id = *(gint64 *)data;
  char **texts;

  if (id != 0)
    return ffw_row_edit_read (connection, ffw_kind_find ("requirements"), id,
                              ffw_requirement_fields, error);

  texts = g_new0 (char *, g_strv_length ((char **)ffw_requirement_fields) + 1);
  texts[0] = ffw_requirement_propose_code (connection, error);
  if (texts[0] == NULL)
    g_clear_pointer (&texts, g_strfreev);
  for (guint i = 1; texts && ffw_requirement_fields[i]; i++)
    texts[i] = g_strdup ("");

  return texts;
}

static void
free_texts (gpointer texts)
{
  g_strfreev (texts);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (FfwRequirementForm) self = data;
  g_autoptr (GError) error = NULL;
  char **texts = ffw_workspace_read_finish (FFW_WORKSPACE (source), result, &error);

  if (self->reading == NULL || self->state == NULL)
    {
      g_strfreev (texts);
      return;
    }
  if (texts)
    begin (self, texts);
  else
    show (self->problem, error ? error->message
                               : _ ("This requirement has been taken out meanwhile. The history "
                                    "says by whom, and can bring it back."));
}

static GVariant *
ffw_requirement_form_save (FfwForm *form)
{
  FfwRequirementForm *self = FFW_REQUIREMENT_FORM (form);
  g_auto (GVariantDict) state = G_VARIANT_DICT_INIT (self->state);

  g_variant_dict_insert (&state, "requirement", "x", self->requirement);
  g_variant_dict_insert (&state, "remove", "b", self->removes);
  if (self->before)
    {
      g_auto (GStrv) after = ffw_requirement_fields_get_texts (self->fields);

      g_variant_dict_insert (&state, "before", "^as", self->before);
      g_variant_dict_insert (&state, "after", "^as", after);
      g_variant_dict_remove (&state, "list");
    }
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list"))
    {
      const char *kind = ffw_list_request_get_filter (ffw_list_pane_get_request (self->pane),
                                                      "kind");

      g_variant_dict_insert (&state, "list", "s", kind ? kind : "");
    }

  return g_variant_dict_end (&state);
}

static void
ffw_requirement_form_restore (FfwForm *form, GVariant *state)
{
  FfwRequirementForm *self = FFW_REQUIREMENT_FORM (form);

  g_variant_lookup (state, "requirement", "x", &self->requirement);
  g_variant_lookup (state, "remove", "b", &self->removes);
  g_clear_pointer (&self->state, g_variant_unref);
  self->state = g_variant_ref (state);
  show_title (self);
  ffw_workspace_read_async (ffw_form_get_workspace (form), read_texts,
                            g_memdup2 (&self->requirement, sizeof self->requirement), g_free,
                            free_texts, self->reading, on_read, g_object_ref (self));
}

static gboolean
ffw_requirement_form_is_touched (FfwForm *form)
{
  FfwRequirementForm *self = FFW_REQUIREMENT_FORM (form);

  return !self->removes && !is_unchanged (self);
}

static void
ffw_requirement_form_constructed (GObject *object)
{
  FfwRequirementForm *self = FFW_REQUIREMENT_FORM (object);
  FfwWorkspace *workspace = ffw_form_get_workspace (FFW_FORM (self));

  G_OBJECT_CLASS (ffw_requirement_form_parent_class)->constructed (object);

  ffw_requirement_fields_set_workspace (self->fields, workspace);
  ffw_effect_box_set_workspace (self->effect, workspace);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.save", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.back", FALSE);
}

static void
ffw_requirement_form_dispose (GObject *object)
{
  FfwRequirementForm *self = FFW_REQUIREMENT_FORM (object);

  if (self->reading)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (ffw_requirement_form_parent_class)->dispose (object);
}

static void
ffw_requirement_form_finalize (GObject *object)
{
  FfwRequirementForm *self = FFW_REQUIREMENT_FORM (object);

  g_strfreev (self->before);
  g_free (self->open_kind);
  g_clear_pointer (&self->state, g_variant_unref);

  G_OBJECT_CLASS (ffw_requirement_form_parent_class)->finalize (object);
}

static gboolean
ffw_requirement_form_grab_focus (GtkWidget *widget)
{
  FfwRequirementForm *self = FFW_REQUIREMENT_FORM (widget);

  return self->removes ? gtk_widget_grab_focus (self->save_button)
                       : gtk_widget_grab_focus (GTK_WIDGET (self->fields));
}

static void
ffw_requirement_form_class_init (FfwRequirementFormClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  FfwFormClass *form_class = FFW_FORM_CLASS (class);

  object_class->constructed = ffw_requirement_form_constructed;
  object_class->dispose = ffw_requirement_form_dispose;
  object_class->finalize = ffw_requirement_form_finalize;
  widget_class->grab_focus = ffw_requirement_form_grab_focus;
  form_class->save = ffw_requirement_form_save;
  form_class->restore = ffw_requirement_form_restore;
  form_class->is_touched = ffw_requirement_form_is_touched;

  g_type_ensure (FFW_TYPE_EFFECT_BOX);
  g_type_ensure (FFW_TYPE_LIST_PANE);
  g_type_ensure (FFW_TYPE_REQUIREMENT_FIELDS);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/framework/ffw-requirement-form.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementForm, stack);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementForm, title);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementForm, save_button);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementForm, what);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementForm, problem);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementForm, fields);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementForm, effect);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementForm, list_title);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementForm, back);
  gtk_widget_class_bind_template_child (widget_class, FfwRequirementForm, pane);
  gtk_widget_class_bind_template_callback (widget_class, on_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_settled);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "form.list", "s", list);
  gtk_widget_class_install_action (widget_class, "form.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "requirement.set", "(ss)", set);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "form.back", NULL);
}

static void
ffw_requirement_form_init (FfwRequirementForm *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->pane, "summary", self->list_title, "subtitle", G_BINDING_DEFAULT);
}
