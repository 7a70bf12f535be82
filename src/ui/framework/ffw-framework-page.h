/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-page.h"

G_BEGIN_DECLS

#define FFW_TYPE_FRAMEWORK_PAGE (ffw_framework_page_get_type ())
G_DECLARE_FINAL_TYPE (FfwFrameworkPage, ffw_framework_page, FFW, FRAMEWORK_PAGE, FfwPage)

G_END_DECLS
