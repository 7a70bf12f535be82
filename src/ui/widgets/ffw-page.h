/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define FFW_TYPE_PAGE (ffw_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (FfwPage, ffw_page, FFW, PAGE, AdwBin)

/**
 * FfwPageClass:
 * @save: what the person has made of the page (typed text, order, place), to be
 *   given to @restore of another instance: after a switch of language, or a restart
 * @restore: takes what @save gave; nonsense is left alone
 * @show_item: brings something of the page into view and opens it: @kind says what it is
 *   (a table's name, such as "post" or "course"), @id is its row
 * @filter: shows those of its list that filters keep: a dictionary (a{ss}) of ids and values
 * @search: puts the keyboard into the page's search; %FALSE where it has none
 */
struct _FfwPageClass
{
  AdwBinClass parent_class;

  GVariant *(*save) (FfwPage *self);
  void (*restore) (FfwPage *self, GVariant *state);
  void (*show_item) (FfwPage *self, const char *kind, gint64 id);
  gboolean (*search) (FfwPage *self);
  void (*filter) (FfwPage *self, GVariant *filters);
};

FfwWorkspace *ffw_page_get_workspace (FfwPage *self);
void ffw_page_set_narrow (FfwPage *self, gboolean narrow);
GVariant *ffw_page_save (FfwPage *self);
void ffw_page_restore (FfwPage *self, GVariant *state);
void ffw_page_show_item (FfwPage *self, const char *kind, gint64 id);
gboolean ffw_page_search (FfwPage *self);
void ffw_page_filter (FfwPage *self, GVariant *filters);

G_END_DECLS
