/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-letter.h"

/**
 * ffw_letter_plain:
 * @letter: a small letter or a sign
 *
 * Letters that Unicode does not take apart, and signs that people type in
 * several ways without seeing a difference.
 *
 * Returns: (transfer none) (nullable): what it is told apart from by nobody
 *   who searches; %NULL where it stays itself
 */
const char *
ffw_letter_plain (gunichar letter)
{
  switch (letter)
    {
    case 0xE6: /* æ */
      return "ae";
    case 0x153: /* œ */
      return "oe";
    case 0xF8: /* ø */
      return "o";
    case 0xDF: /* ß */
      return "ss";
    case 0xFE: /* þ */
      return "th";
    case 0xF0:  /* ð */
    case 0x111: /* đ */
      return "d";
    case 0x127: /* ħ */
      return "h";
    case 0x131: /* ı */
      return "i";
    case 0x142: /* ł */
      return "l";
    case 0x14B: /* ŋ */
      return "ng";
    case 0x167: /* ŧ */
      return "t";
    case 0x1EFD: /* ỽ */
      return "v";
    case 0x1EFB: /* ỻ */
      return "ll";
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x2032:
    case 0xB4:
    case '`':
      return "'";
    case 0x201C:
    case 0x201D:
      return "\"";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return "-";
    case 0xA0:
    case 0x2007:
    case 0x202F:
      return " ";
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
      return "";
    default:
      return NULL;
    }
}
