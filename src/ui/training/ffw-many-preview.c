/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-many-preview.h"

#include "ffw-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _FfwManyPreview
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *people;
  GtkLabel *rows;
  GtkLabel *effect;
  GtkWidget *left_list;
  AdwExpanderRow *left;

  GPtrArray *left_rows; /* lent */
};

G_DEFINE_FINAL_TYPE (FfwManyPreview, ffw_many_preview, GTK_TYPE_WIDGET)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/* Why somebody is left out. */
static const char *
describe_left (FfwManyAct act, FfwManyLeft left)
{
  switch (left)
    {
    case FFW_MANY_LEFT_GONE:
      return _ ("Not there any more");
    case FFW_MANY_LEFT_NOT_ASKED:
      return _ ("Their post requires nothing of this");
    case FFW_MANY_LEFT_NO_RECORD:
      return _ ("Has no completed training of this");
    case FFW_MANY_LEFT_NO_EXTENSION:
      return _ ("Has no extension of this");
    case FFW_MANY_LEFT_NO_WAIVER:
      return _ ("Has no waiver of this");
    case FFW_MANY_LEFT_NO_ROLE:
      return _ ("Has none of these roles");
    case FFW_MANY_LEFT_LAST_ROLE:
      return _ ("Would have no role any more");
    case FFW_MANY_LEFT_ENDED:
      return act == FFW_MANY_RECORD ? _ ("Had left by that day") : _ ("Has left");
    case FFW_MANY_LEFT_NOT_BEGUN:
      return _ ("Had not begun by that day");
    case FFW_MANY_LEFT_HAS_ALREADY:
      return _ ("Has it already");
    case FFW_MANY_LEFT_LONGER:
      return _ ("Lasts longer already, or for ever");
    case FFW_MANY_LEFT_TOO_EARLY:
      return act == FFW_MANY_EXTEND ? _ ("Completed after that day") : _ ("Begins after that day");
    case FFW_MANY_LEFT_REFUSED:
      return _ ("A rule is against it");
    case FFW_MANY_N_LEFT:
    default:
      g_return_val_if_reached ("");
    }
}

static char *
describe_rows (FfwManyAct act, guint n)
{
  switch (act)
    {
    case FFW_MANY_EXTEND:
      return ffw_words_count (FFW_NP_ ("%1$d record is extended.", "%1$d records are extended."),
                              n);
    case FFW_MANY_UNEXTEND:
      return ffw_words_count (
          FFW_NP_ ("%1$d extension is taken away.", "%1$d extensions are taken away."), n);
    case FFW_MANY_WAIVE:
      return ffw_words_count (FFW_NP_ ("%1$d waiver is added.", "%1$d waivers are added."), n);
    case FFW_MANY_END_WAIVERS:
      return ffw_words_count (FFW_NP_ ("%1$d waiver ends.", "%1$d waivers end."), n);
    case FFW_MANY_REMOVE_WAIVERS:
      return ffw_words_count (FFW_NP_ ("%1$d waiver is removed.", "%1$d waivers are removed."), n);
    case FFW_MANY_ADD_ROLES:
    case FFW_MANY_REMOVE_ROLES:
    case FFW_MANY_SET_ROLES:
      return ffw_words_count (FFW_NP_ ("%1$d post changes.", "%1$d posts change."), n);
    case FFW_MANY_RECORD:
    default:
      return ffw_words_count (FFW_NP_ ("%1$d record is added.", "%1$d records are added."), n);
    }
}

/* @status: of #FfwManyEffect */
static const char *
describe_status (guint status)
{
  if (status == 0)
    /* Translators: how a person stands in a training area that their post does not ask for. */
    return C_ ("standing", "not required");

  return ffw_coding_get_word (&ffw_coding_standing, (int)status - 1, ffw_language_get ());
}

/* The worst that people come from first. */
static char *
describe_effect (const FfwManyEffect *effect)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint from = 0; from <= FFW_N_STANDINGS; from++)
    for (guint to = 0; to <= FFW_N_STANDINGS; to++)
      {
        g_autofree char *n = ffw_words_number (effect->n[from][to]);
        g_autofree char *line = NULL;

        if (from == to || effect->n[from][to] == 0)
          continue;
        /* Translators: %1$s and %2$s are how people stand, such as “missing” and “met”; %3$s is
         * how many requirements go from the one to the other. */
        line = ffw_words (_ ("From “%1$s” to “%2$s”: %3$s"), describe_status (from),
                          describe_status (to), n, NULL);
        g_string_append_printf (text, "\n%s", line);
      }
  if (text->len == 0)
    return g_strdup (_ ("How they stand today stays the same."));

  return g_strconcat (_ ("How they stand today in what their posts require:"), text->str, NULL);
}

static void
add_left_row (FfwManyPreview *self, const char *name, const char *why)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name,
                                 "subtitle", why, "subtitle-lines", 0, NULL);

  ffw_words_name (GTK_ACCESSIBLE (row), name);
  adw_expander_row_add_row (self->left, row);
  g_ptr_array_add (self->left_rows, row);
}

static void
show_left (FfwManyPreview *self, FfwManyAct act, const FfwManyResult *result)
{
  guint n = ffw_many_result_count_left (result);
  g_autofree char *title
      = ffw_words_count (FFW_NP_ ("%1$d person is left out", "%1$d people are left out"), n);
  g_autoptr (GString) whys = g_string_new (NULL);

  for (guint i = 0; i < self->left_rows->len; i++)
    adw_expander_row_remove (self->left, self->left_rows->pdata[i]);
  g_ptr_array_set_size (self->left_rows, 0);
  gtk_widget_set_visible (self->left_list, n > 0);
  if (n == 0)
    return;

  for (guint i = 0; i < FFW_MANY_N_LEFT; i++)
    if (result->n_left[i] > 0)
      {
        g_autofree char *count = ffw_words_number (result->n_left[i]);
        /* Translators: %1$s is why people are left out, %2$s how many. */
        g_autofree char *why = ffw_words (_ ("%1$s: %2$s"), describe_left (act, i), count, NULL);

        g_string_append_printf (whys, "%s%s", whys->len ? "\n" : "", why);
      }
  for (guint i = 0; i < result->left->len; i++)
    {
      const FfwManyPerson *person = result->left->pdata[i];

      add_left_row (self, person->name,
                    person->why ? person->why : describe_left (act, person->left));
    }
  if (n > result->left->len && result->left->len > 0)
    {
      g_autofree char *more = ffw_words_count (FFW_NP_ ("And %1$d more", "And %1$d more"),
                                               n - result->left->len);

      add_left_row (self, more, "");
    }
  g_object_set (self->left, "title", title, "subtitle", whys->str, NULL);
  ffw_words_name (GTK_ACCESSIBLE (self->left), title);
  ffw_words_name_parts (GTK_WIDGET (self->left), title);
}

/** Shows what would come of it. */
void
ffw_many_preview_show (FfwManyPreview *self, FfwManyAct act, const FfwManyResult *result)
{
  g_autofree char *people = result->n_people ? ffw_words_count (
                                FFW_NP_ ("For %1$d person", "For %1$d people"), result->n_people)
                                             : g_strdup (_ ("For nobody of those who are chosen"));
  g_autofree char *rows = result->n_rows ? describe_rows (act, result->n_rows) : g_strdup ("");
  g_autofree char *effect = result->n_rows ? describe_effect (&result->effect) : g_strdup ("");

  show_text (self->people, people);
  show_text (self->rows, rows);
  show_text (self->effect, effect);
  show_left (self, act, result);
}

/** Says @sentence in place of all of that, such as what is still wanting. */
void
ffw_many_preview_say (FfwManyPreview *self, const char *sentence)
{
  show_text (self->people, "");
  show_text (self->rows, sentence);
  show_text (self->effect, "");
  gtk_widget_set_visible (self->left_list, FALSE);
}

static void
ffw_many_preview_dispose (GObject *object)
{
  FfwManyPreview *self = FFW_MANY_PREVIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (ffw_many_preview_parent_class)->dispose (object);
}

static void
ffw_many_preview_finalize (GObject *object)
{
  g_ptr_array_unref (FFW_MANY_PREVIEW (object)->left_rows);

  G_OBJECT_CLASS (ffw_many_preview_parent_class)->finalize (object);
}

static void
ffw_many_preview_class_init (FfwManyPreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ffw_many_preview_dispose;
  G_OBJECT_CLASS (class)->finalize = ffw_many_preview_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/training/ffw-many-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwManyPreview, box);
  gtk_widget_class_bind_template_child (widget_class, FfwManyPreview, people);
  gtk_widget_class_bind_template_child (widget_class, FfwManyPreview, rows);
  gtk_widget_class_bind_template_child (widget_class, FfwManyPreview, effect);
  gtk_widget_class_bind_template_child (widget_class, FfwManyPreview, left_list);
  gtk_widget_class_bind_template_child (widget_class, FfwManyPreview, left);
}

static void
ffw_many_preview_init (FfwManyPreview *self)
{
  self->left_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
