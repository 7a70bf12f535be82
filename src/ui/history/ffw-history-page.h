/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-page.h"

G_BEGIN_DECLS

#define FFW_TYPE_HISTORY_PAGE (ffw_history_page_get_type ())
G_DECLARE_FINAL_TYPE (FfwHistoryPage, ffw_history_page, FFW, HISTORY_PAGE, FfwPage)

G_END_DECLS
