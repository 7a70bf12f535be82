/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-page.h"

G_BEGIN_DECLS

#define FFW_TYPE_TODAY_PAGE (ffw_today_page_get_type ())
G_DECLARE_FINAL_TYPE (FfwTodayPage, ffw_today_page, FFW, TODAY_PAGE, FfwPage)

G_END_DECLS
