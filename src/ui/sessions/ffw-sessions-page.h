/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-page.h"

G_BEGIN_DECLS

#define FFW_TYPE_SESSIONS_PAGE (ffw_sessions_page_get_type ())
G_DECLARE_FINAL_TYPE (FfwSessionsPage, ffw_sessions_page, FFW, SESSIONS_PAGE, FfwPage)

GListModel *ffw_sessions_page_get_model (FfwSessionsPage *self);

G_END_DECLS
