/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the page of the cascade says. */

#pragma once

#include "ffw-cascade.h"
#include "ffw-chart.h"
#include "ffw-forecast.h"
#include "ffw-thin-places.h"

G_BEGIN_DECLS

char *ffw_cascade_say_all (const FfwCascade *cascade);
GPtrArray *ffw_cascade_make_table (const FfwCascade *cascade);
FfwChart *ffw_cascade_chart_places (const GPtrArray *places, const char *title,
                                    const char *row_title, const char *nowhere);
char *ffw_thin_place_say (const FfwThinPlace *place);
char *ffw_forecast_say (const FfwForecast *forecast);
char *ffw_forecast_say_reach (const FfwForecast *forecast, FfwDate by);

G_END_DECLS
