/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-remember.h"

#include "ffw-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _FfwImportRemember
{
  AdwPreferencesGroup parent_instance;

  AdwExpanderRow *remember;
  GtkEditable *name;

  FfwImportFile *file;
};

G_DEFINE_FINAL_TYPE (FfwImportRemember, ffw_import_remember, ADW_TYPE_PREFERENCES_GROUP)

static void
on_changed (FfwImportRemember *self)
{
  if (self->file)
    ffw_import_file_set_remembered (self->file,
                                    adw_expander_row_get_enable_expansion (self->remember)
                                        ? gtk_editable_get_text (self->name)
                                        : "");
}

/* What somebody would call it: whose rows of which kind; else by the name of the file. */
static char *
propose_name (FfwImportFile *file)
{
  const FfwKind *kind = ffw_import_file_get_kind (file);
  FfwVocabulary *vocabulary = ffw_import_file_get_preview (file)->vocabulary;
  g_autofree char *code = ffw_import_file_get_organisation (file);
  const char *title = vocabulary && code
                          ? ffw_vocabulary_get_title (vocabulary, "organisation", code)
                          : code;
  g_autofree char *base = g_strdup (ffw_import_file_get_name (file));
  char *dot = strrchr (base, '.');

  if (dot && dot != base)
    *dot = '\0';

  /* Translators: the proposed name of how files are read: an organisation or a file’s name, and
   * what it holds, such as “Gwent Police: People” */
  return ffw_words (_ ("%1$s: %2$s"), title ? title : base, _ (kind->title), NULL);
}

static void
ffw_import_remember_finalize (GObject *object)
{
  g_clear_object (&FFW_IMPORT_REMEMBER (object)->file);

  G_OBJECT_CLASS (ffw_import_remember_parent_class)->finalize (object);
}

static void
ffw_import_remember_class_init (FfwImportRememberClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = ffw_import_remember_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/cymru/glasbrint/Fframwaith/ui/importing/ffw-import-remember.ui");
  gtk_widget_class_bind_template_child (widget_class, FfwImportRemember, remember);
  gtk_widget_class_bind_template_child (widget_class, FfwImportRemember, name);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
ffw_import_remember_init (FfwImportRemember *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** Returns: (transfer floating): what asks it of a file whose layout is known; nothing said yet is
 *  taken as wanted */
GtkWidget *
ffw_import_remember_new (FfwImportPlan *plan, FfwImportFile *file)
{
  FfwImportRemember *self = g_object_new (FFW_TYPE_IMPORT_REMEMBER, NULL);
  const char *said = ffw_import_file_get_remembered (file);
  const char *profile = ffw_import_file_get_profile (file);
  g_autofree char *proposed = profile ? g_strdup (profile) : propose_name (file);

  gtk_editable_set_text (self->name, said && *said ? said : proposed);
  adw_expander_row_set_enable_expansion (self->remember, said == NULL || *said);
  self->file = g_object_ref (file);
  on_changed (self);
  ffw_words_name_parts (GTK_WIDGET (self), _ ("Remember How This File Is Read"));

  return GTK_WIDGET (self);
}
