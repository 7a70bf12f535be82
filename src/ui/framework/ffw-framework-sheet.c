/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-framework-sheet.h"

#include "ffw-framework-words.h"
#include "ffw-message.h"
#include "ffw-words.h"

#include <glib/gi18n-lib.h>

#include <math.h>

struct _FfwFrameworkSheet
{
  AdwBin parent_instance;

  GtkWidget *head;
  GtkLabel *kind;
  GtkBox *texts;
  AdwPreferencesGroup *facts;
  GtkBox *relations;
  AdwPreferencesGroup *origin;

  GPtrArray *fact_rows;   /* of facts, not held */
  GPtrArray *origin_rows; /* likewise */
  GtkLabel *posts;        /* nullable */
};

G_DEFINE_FINAL_TYPE (FfwFrameworkSheet, ffw_framework_sheet, ADW_TYPE_BIN)

static guint go_signal;

/* The languages as they stand side by side: the reader's first. */
static FfwLanguage
language_at (guint position)
{
  return (ffw_language_get () + position) % FFW_N_LANGUAGES;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style)
    gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
make_text (const char *text, const char *style)
{
  GtkWidget *label = make_label (text, style);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);

  return label;
}

/* What a thing is called in a language; %NULL where that is missing. */
static const FfwFrameworkLink *
find_link (const FfwFrameworkItem *item, FfwRelation relation)
{
  for (guint i = 0; i < item->links->len; i++)
    {
      const FfwFrameworkLink *link = item->links->pdata[i];

      if (link->relation == relation)
        return link;
    }

  return NULL;
}

/* A requirement has no text of its own: it is called by its area. */
static const FfwText *
text_of (const FfwFrameworkItem *item)
{
  const FfwFrameworkLink *area = find_link (item, FFW_RELATION_AREA);

  return area ? &area->title : &item->text;
}

/* Whom a requirement is about, and what it asks, in one of the languages. */
static char *
asked (const FfwFrameworkItem *item, FfwLanguage language)
{
  const FfwFrameworkLink *role = find_link (item, FFW_RELATION_ROLE);
  g_autofree char *who = role ? ffw_framework_words_text (&role->title, role->code, language)
                              : g_strdup (ffw_translate (language, N_ ("Every role")));
  g_autofree char *what = ffw_framework_words_asked (item->sector, (int)item->level,
                                                     item->mandatory, language);

  return g_strdup_printf ("%s · %s", who, what);
}

static void
show_text (FfwFrameworkSheet *self, const FfwFrameworkItem *item, FfwLanguage language)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  /* Each under its own name, as readers of either look for it. */
  const char *name = language == FFW_LANGUAGE_CY ? "Cymraeg" : "English";
  const char *missing = language == FFW_LANGUAGE_CY ? _ ("No Welsh yet") : _ ("No English yet");
  const char *text = text_of (item)->in[language];

  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_label (name, "ffw-caption"));
  if (text)
    gtk_box_append (GTK_BOX (box), make_text (text, "title-4"));
  else
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      gtk_box_append (GTK_BOX (line), ffw_words_icon ("dialog-warning-symbolic"));
      gtk_box_append (GTK_BOX (line), make_label (missing, "ffw-missing"));
      gtk_box_append (GTK_BOX (box), line);
    }
  if (item->concept == FFW_FRAMEWORK_REQUIREMENT)
    {
      g_autofree char *what = asked (item, language);

      gtk_box_append (GTK_BOX (box), make_text (what, NULL));
    }
  gtk_box_append (self->texts, box);
}

static GtkLabel *
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *value)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *text = make_text (value, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, value);

  gtk_widget_add_css_class (box, "ffw-fact");
  gtk_box_append (GTK_BOX (box), make_label (title, "ffw-caption"));
  gtk_box_append (GTK_BOX (box), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  ffw_words_name (GTK_ACCESSIBLE (row), name);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);

  return GTK_LABEL (text);
}

static void
add_fact (FfwFrameworkSheet *self, const char *title, const char *value)
{
  if (value && *value)
    add_row (self->facts, self->fact_rows, title, value);
}

/* Adds a fact whose value is made for it. */
static void
take_fact (FfwFrameworkSheet *self, const char *title, char *value)
{
  add_fact (self, title, value);
  g_free (value);
}

static void
add_date (FfwFrameworkSheet *self, const char *title, FfwDate date)
{
  if (date != FFW_DATE_NONE)
    take_fact (self, title, ffw_words_date (date));
}

static char *
months_or (gint64 months, const char *none)
{
  return months == FFW_NULL
             ? g_strdup (none)
             : ffw_words_count (FFW_NP_ ("%1$d month", "%1$d months"), (guint64)months);
}

static void
add_course_facts (FfwFrameworkSheet *self, const FfwFrameworkItem *item)
{
  take_fact (self, _ ("Provider"), ffw_framework_words_body (&item->provider));
  take_fact (self, _ ("Awarding body"), ffw_framework_words_body (&item->awarding_body));
  take_fact (self, _ ("Commissioner"), ffw_framework_words_body (&item->commissioner));
  take_fact (self, _ ("Valid for"), months_or (item->validity_months, _ ("It never expires")));
  if (!isnan (item->hours))
    {
      g_autofree char *hours = ffw_words_real (item->hours,
                                               item->hours == floor (item->hours) ? 0 : 1);

      add_fact (self, _ ("Hours"), hours);
    }
  take_fact (self, _ ("Completed by attending"), ffw_framework_words_completion (item->completion));
  take_fact (self, _ ("Places"),
             item->places == FFW_NULL ? g_strdup (_ ("Not limited"))
                                      : ffw_words_number ((guint64)item->places));
  add_date (self, _ ("Launched"), item->launched_on);
  add_date (self, _ ("Retired"), item->retired_on);
}

static void
add_requirement_facts (FfwFrameworkSheet *self, const FfwFrameworkItem *item)
{
  FfwLanguage language = ffw_language_get ();

  add_fact (self, _ ("Level"), ffw_coding_get_word (&ffw_coding_level, (int)item->level, language));
  add_fact (self, _ ("Necessity"),
            ffw_coding_get_word (&ffw_coding_necessity, item->mandatory, language));
  add_fact (self, _ ("Sector"),
            item->sector < 0 ? _ ("Every sector")
                             : ffw_coding_get_word (&ffw_coding_sector, item->sector, language));
  take_fact (self, _ ("To be met within"),
             ffw_words_count (FFW_NP_ ("%1$d day of beginning in the post",
                                       "%1$d days of beginning in the post"),
                              (guint64)item->within_days));
  take_fact (self, _ ("Renewed after"),
             months_or (item->renew_months, _ ("As long as the course is valid")));
  take_fact (self, _ ("In force from"),
             item->in_force_from == FFW_DATE_NONE ? g_strdup (_ ("Always"))
                                                  : ffw_words_date (item->in_force_from));
}

static void
add_facts (FfwFrameworkSheet *self, const FfwFrameworkItem *item)
{
  FfwLanguage language = ffw_language_get ();

  switch (item->concept)
    {
    case FFW_FRAMEWORK_AREA:
      if (item->strand >= 0)
        add_fact (self, _ ("About"),
                  ffw_coding_get_word (&ffw_coding_strand, item->strand, language));
      break;
    case FFW_FRAMEWORK_COURSE:
      add_course_facts (self, item);
      break;
    case FFW_FRAMEWORK_REQUIREMENT:
      add_requirement_facts (self, item);
      break;
    case FFW_FRAMEWORK_QUESTION:
      add_fact (self, _ ("Answered on the scale"),
                ffw_coding_get_word (&ffw_coding_scale, (int)item->scale, language));
      take_fact (self, _ ("Asked at the stage"), ffw_framework_words_stages (item->stages));
      add_fact (self, _ ("What it tells"), ffw_framework_words_evaluation (item->evaluation));
      break;
    case FFW_FRAMEWORK_ROLE:
      break;
    case FFW_FRAMEWORK_FORM:
      add_fact (self, _ ("Asked at the stage"),
                ffw_coding_get_word (&ffw_coding_stage, (int)item->stage, language));
      if (find_link (item, FFW_RELATION_COURSE) == NULL)
        add_fact (self, _ ("Asked about"), _ ("Every course"));
      break;
    }

  /* Counting takes a moment where there are a million posts. */
  if (item->concept == FFW_FRAMEWORK_REQUIREMENT)
    self->posts = add_row (self->facts, self->fact_rows, _ ("Applies today to"), "…");
  else if (item->concept == FFW_FRAMEWORK_ROLE)
    self->posts = add_row (self->facts, self->fact_rows, _ ("Posts with this role today"), "…");
}

static void
on_activated (GtkWidget *row, FfwFrameworkSheet *self)
{
  const FfwFrameworkLink *link = g_object_get_data (G_OBJECT (row), "ffw-link");

  g_signal_emit (self, go_signal, 0, (guint)link->concept, link->id);
}

static GtkWidget *
make_link (FfwFrameworkSheet *self, const FfwFrameworkItem *item, const FfwFrameworkLink *link)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = ffw_framework_words_link (item, link);
  g_autofree char *facts = ffw_framework_words_link_facts (link);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, facts);
  FfwFrameworkLink *target = g_new0 (FfwFrameworkLink, 1);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), ffw_words_icon ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  ffw_words_name (GTK_ACCESSIBLE (row), name);

  target->concept = link->concept;
  target->id = link->id;
  g_object_set_data_full (G_OBJECT (row), "ffw-link", target, g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), self);

  return row;
}

static void
add_relations (FfwFrameworkSheet *self, const FfwFrameworkItem *item)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < item->links->len; i++)
    {
      const FfwFrameworkLink *link = item->links->pdata[i];
      const FfwFrameworkLink *before = i > 0 ? item->links->pdata[i - 1] : NULL;
      const char *title = ffw_framework_words_relation (item, link->relation);

      if (before == NULL || before->relation != link->relation)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          gtk_box_append (self->relations, group);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_link (self, item, link));
      ffw_words_name_parts (group, title);
    }
}

static void
add_origin (FfwFrameworkSheet *self, const char *title, const char *value)
{
  if (value && *value)
    add_row (self->origin, self->origin_rows, title, value);
}

static void
show_origin (FfwFrameworkSheet *self, const FfwFrameworkItem *item)
{
  if (item->version)
    {
      g_autofree char *framework = ffw_framework_words_text (&item->framework, NULL,
                                                             ffw_language_get ());
      g_autofree char *publisher = ffw_framework_words_body (&item->publisher);
      g_autofree char *published = ffw_words_date (item->published_on);

      add_origin (self, _ ("Framework"), framework);
      add_origin (self, _ ("Version"), item->version);
      add_origin (self, _ ("Publisher"), publisher);
      add_origin (self, _ ("Published"), published);
    }
  else
    add_origin (self, _ ("Framework"), _ ("None: it was added in this workspace"));

  if (item->basis)
    {
      g_autofree char *basis = ffw_framework_words_basis (item->basis);

      add_origin (self, _ ("Founded on"), basis);
    }
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))))
    gtk_box_remove (box, child);
}

static void
clear_group (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static gboolean
ffw_framework_sheet_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FFW_FRAMEWORK_SHEET (widget)->head);
}

static void
ffw_framework_sheet_finalize (GObject *object)
{
  FfwFrameworkSheet *self = FFW_FRAMEWORK_SHEET (object);

  g_ptr_array_unref (self->fact_rows);
  g_ptr_array_unref (self->origin_rows);

  G_OBJECT_CLASS (ffw_framework_sheet_parent_class)->finalize (object);
}

static void
ffw_framework_sheet_class_init (FfwFrameworkSheetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ffw_framework_sheet_finalize;
  widget_class->grab_focus = ffw_framework_sheet_grab_focus;

  go_signal = g_signal_new ("go", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                            G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/framework/ffw-framework-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkSheet, head);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkSheet, kind);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkSheet, texts);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkSheet, facts);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkSheet, relations);
  gtk_widget_class_bind_template_child (widget_class, FfwFrameworkSheet, origin);
}

static void
ffw_framework_sheet_init (FfwFrameworkSheet *self)
{
  self->fact_rows = g_ptr_array_new ();
  self->origin_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ffw_words_name_parts (GTK_WIDGET (self->facts), _ ("Facts"));
  ffw_words_name_parts (GTK_WIDGET (self->origin), _ ("Where It Comes From"));
}

/** Shows a thing in place of the one that is shown; how many posts it concerns comes later. */
void
ffw_framework_sheet_show (FfwFrameworkSheet *self, const FfwFrameworkItem *item)
{
  g_autofree char *title = ffw_framework_words_text (text_of (item), item->code,
                                                     ffw_language_get ());
  /* Translators: what a thing of the framework is, and its code */
  g_autofree char *kind = ffw_words (_ ("%1$s · %2$s"), ffw_framework_words_one (item->concept),
                                     item->code, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", kind, title);

  clear_box (self->texts);
  clear_box (self->relations);
  clear_group (self->facts, self->fact_rows);
  clear_group (self->origin, self->origin_rows);
  self->posts = NULL;

  gtk_label_set_label (self->kind, kind);
  ffw_words_name (GTK_ACCESSIBLE (self->head), name);
  for (guint i = 0; i < FFW_N_LANGUAGES; i++)
    show_text (self, item, language_at (i));
  add_facts (self, item);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), self->fact_rows->len > 0);
  add_relations (self, item);
  gtk_widget_set_visible (GTK_WIDGET (self->relations), item->links->len > 0);
  show_origin (self, item);
}

/** Shows to how many posts the thing applies that is shown. */
void
ffw_framework_sheet_show_posts (FfwFrameworkSheet *self, guint64 posts)
{
  g_autofree char *count = ffw_words_count (FFW_NP_ ("%1$d post", "%1$d posts"), posts);

  if (self->posts)
    gtk_label_set_label (self->posts, count);
}

/** Puts the languages under each other where there is little room. */
void
ffw_framework_sheet_set_narrow (FfwFrameworkSheet *self, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->texts),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->texts, !narrow);
}
