/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Calendar files that go out of the window. */

#pragma once

#include "ffw-saving.h"

G_BEGIN_DECLS

/** Of one session, or of all where the id is 0. */
extern const FfwSavingKind ffw_calendar_saving_session;

/** Of a person: what they have a place on, or train. */
extern const FfwSavingKind ffw_calendar_saving_person;

/** Of a person: what they train. */
extern const FfwSavingKind ffw_calendar_saving_trainer;

G_END_DECLS
