/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-import-file.h"

struct _FfwImportFile
{
  GObject parent_instance;

  char *path;
  char *name;
  FfwImportPreview *preview; /* NULL until it is read, or where it cannot be */
  GError *error;             /* why it cannot be read */
  const FfwKind *kind;
  gboolean is_chosen;    /* whether a person said so */
  FfwTableHeader header; /* which column holds which field of the kind */
  guint version;
  FfwFindings *findings; /* about the header, as one of the kind, or of the one it is most like */
};

G_DEFINE_FINAL_TYPE (FfwImportFile, ffw_import_file, G_TYPE_OBJECT)

static void
ffw_import_file_finalize (GObject *object)
{
  FfwImportFile *self = FFW_IMPORT_FILE (object);

  g_free (self->path);
  g_free (self->name);
  g_clear_pointer (&self->preview, ffw_import_preview_free);
  g_clear_error (&self->error);
  g_clear_pointer (&self->findings, ffw_findings_unref);

  G_OBJECT_CLASS (ffw_import_file_parent_class)->finalize (object);
}

static void
ffw_import_file_class_init (FfwImportFileClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ffw_import_file_finalize;
}

static void
ffw_import_file_init (FfwImportFile *self)
{
}

/** Returns: (transfer full): a file of which nothing is known yet */
FfwImportFile *
ffw_import_file_new (const char *path)
{
  FfwImportFile *self = g_object_new (FFW_TYPE_IMPORT_FILE, NULL);

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);

  return self;
}

const char *
ffw_import_file_get_path (FfwImportFile *self)
{
  return self->path;
}

/** Returns: (transfer none): what it is called, without its folder */
const char *
ffw_import_file_get_name (FfwImportFile *self)
{
  return self->name;
}

/* Without a kind: by the one that the header is most like, to say what keeps it from being that. */
static void
read_header (FfwImportFile *self)
{
  const FfwKind *kind = self->kind;

  self->version++;
  g_clear_pointer (&self->findings, ffw_findings_unref);
  self->header = (FfwTableHeader){ 0 };
  if (self->preview == NULL || self->preview->header[0] == NULL)
    return;

  if (kind == NULL)
    kind = self->preview->like;
  if (kind == NULL)
    return;
  self->findings = ffw_findings_new (self->name);
  ffw_import_preview_map (self->preview, kind, &self->header, self->findings);
}

/** Takes how the file begins, and with it what it holds; what was chosen by hand stays. */
void
ffw_import_file_take_preview (FfwImportFile *self, FfwImportPreview *preview)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->preview, ffw_import_preview_free);
  self->preview = preview;
  if (!self->is_chosen)
    self->kind = preview->kind;
  read_header (self);
}

/** Takes why the file cannot be read. */
void
ffw_import_file_take_error (FfwImportFile *self, GError *error)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->preview, ffw_import_preview_free);
  self->error = error;
  read_header (self);
}

/**
 * ffw_import_file_set_kind:
 * @kind: (nullable): what the person says that its rows are; %NULL for what the header says
 */
void
ffw_import_file_set_kind (FfwImportFile *self, const FfwKind *kind)
{
  self->is_chosen = kind != NULL;
  self->kind = kind ? kind : self->preview ? self->preview->kind : NULL;
  read_header (self);
}

/** Returns: (transfer none) (nullable): how it begins; %NULL where that is not known */
const FfwImportPreview *
ffw_import_file_get_preview (FfwImportFile *self)
{
  return self->preview;
}

/** Returns: (transfer none) (nullable): why it cannot be read */
const GError *
ffw_import_file_get_error (FfwImportFile *self)
{
  return self->error;
}

/** Returns: (transfer none) (nullable): what its rows are taken for */
const FfwKind *
ffw_import_file_get_kind (FfwImportFile *self)
{
  return self->kind;
}

/** Returns: what is another number whenever more or else is known of the file */
guint
ffw_import_file_get_version (FfwImportFile *self)
{
  return self->version;
}

/** Returns: whether it can be read, and is known what as */
gboolean
ffw_import_file_is_ready (FfwImportFile *self)
{
  return self->preview && self->kind;
}

/**
 * ffw_import_file_get_field:
 * @column: from 1
 *
 * Returns: (transfer none) (nullable): the field that the column becomes; %NULL where it is
 *   left alone
 */
const FfwField *
ffw_import_file_get_field (FfwImportFile *self, guint column)
{
  if (self->kind == NULL)
    return NULL;

  for (guint i = 0; i < self->kind->n_fields; i++)
    if (self->header.columns[i] == column)
      return &self->kind->fields[i];

  return NULL;
}

/** Returns: (transfer none) (nullable): what there is to say about its header */
FfwFindings *
ffw_import_file_get_findings (FfwImportFile *self)
{
  return self->findings;
}
