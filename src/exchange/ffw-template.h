/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files to fill in. */

#pragma once

#include "ffw-table-writer.h"
#include "ffw-vocabulary.h"

G_BEGIN_DECLS

gboolean ffw_template_write (const FfwKind *kind, FfwVocabulary *vocabulary, FfwTableFormat format,
                             FfwLanguage language, GOutputStream *out, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
