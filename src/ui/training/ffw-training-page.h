/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ffw-page.h"

G_BEGIN_DECLS

#define FFW_TYPE_TRAINING_PAGE (ffw_training_page_get_type ())
G_DECLARE_FINAL_TYPE (FfwTrainingPage, ffw_training_page, FFW, TRAINING_PAGE, FfwPage)

GListModel *ffw_training_page_get_model (FfwTrainingPage *self);

G_END_DECLS
