/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-kind.h"

#include "ffw-kinds-private.h"

/* In the order in which one refers to those before it. */
static const FfwKind *const kinds[] = {
  &ffw_kind_organisations, &ffw_kind_sites,        &ffw_kind_areas,        &ffw_kind_roles,
  &ffw_kind_courses,       &ffw_kind_course_areas, &ffw_kind_requirements, &ffw_kind_questions,
  &ffw_kind_people,        &ffw_kind_sessions,     &ffw_kind_bookings,     &ffw_kind_attendance,
  &ffw_kind_records,       &ffw_kind_waivers,      &ffw_kind_absences,     &ffw_kind_allocations,
  &ffw_kind_needs,         &ffw_kind_evaluations,
};

/* Those that are worked out: they are listed, and never come in. */
static const FfwKind *const derived[] = { &ffw_kind_standing, &ffw_kind_trainers,
                                          &ffw_kind_cascade };

/**
 * ffw_kinds:
 * @n: (out): how many there are
 *
 * Returns: (array length=n) (transfer none): every kind, each after those it refers to
 */
const FfwKind *const *
ffw_kinds (guint *n)
{
  *n = G_N_ELEMENTS (kinds);

  return kinds;
}

/** Returns: (nullable): the kind of that name, whose rows come in and go out */
const FfwKind *
ffw_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i]->name, name))
      return kinds[i];

  return NULL;
}

/** Returns: (nullable): the kind of that name, whose rows are worked out and only go out */
const FfwKind *
ffw_kind_find_derived (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    if (g_str_equal (derived[i]->name, name))
      return derived[i];

  return NULL;
}

/** Returns: (nullable): the field of that English name */
const FfwField *
ffw_kind_find_field (const FfwKind *self, const char *name)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].name, name))
      return &self->fields[i];

  return NULL;
}

/** Returns: the position of the field of that English name, or -1 */
int
ffw_kind_find_position (const FfwKind *self, const char *name)
{
  const FfwField *field = ffw_kind_find_field (self, name);

  return field ? (int)(field - self->fields) : -1;
}
