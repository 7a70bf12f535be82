/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ffw-finding.h"

#include <glib/gi18n-lib.h>

/* What an importer can say about a file: what was found, what is expected, what to
 * do. Scripts and people's notes know the codes, so none ever changes its meaning or
 * is used again. Beside each is what its arguments are, in their order.
 *
 * A code that is here twice has a sentence for when its second argument is given
 * (such as the nearest known word), then one for when it is not. */

static const FfwTemplate templates[] = {
  /* The file */
  { "E010", N_ ("The file is empty. It needs a header line, and a row for each thing.") },
  { "E011", N_ ("There are NUL bytes here, so this is not a text file. Save it as CSV in UTF-8 "
                "and import that.") },
  { "E012", N_ ("A quotation mark is opened in this row and never closed. Close it, or write it "
                "twice where it is part of the text.") },
  /* fields in the row, fields in the header */
  { "E013",
    FFW_NP_ ("This row is too short: it has %1$d field, and the header has %2$d. Add what is "
             "missing, if need be as empty fields.",
             "This row is too short: it has %1$d fields, and the header has %2$d. Add what is "
             "missing, if need be as empty fields."),
    1 },
  /* fields in the row, fields in the header */
  { "E014",
    FFW_NP_ ("This row is too long: it has %1$d field, and the header has %2$d. Put text that "
             "holds a separator in quotation marks.",
             "This row is too long: it has %1$d fields, and the header has %2$d. Put text that "
             "holds a separator in quotation marks."),
    1 },
  { "E015", N_ ("This field is longer than 1 MiB, the most that one can hold. Shorten it.") },
  { "E016", N_ ("The file is larger than 1 GiB, the most that is read at once. Split it into "
                "several files.") },
  /* the column's English name, its Welsh name */
  { "E017", N_ ("A required column is missing: %1$s (in Welsh %2$s). Add it to the header line.") },
  { "E017", N_ ("A required column is missing: %1$s. Add it to the header line.") },
  /* the column's name, the number of the first of the two */
  { "E018", N_ ("The header names the column %1$s twice: it is also column %2$s. Remove one of "
                "the two.") },
  { "E018", N_ ("The header names the column %1$s twice. Remove one of the two.") },
  { "E019", N_ ("There are bytes here that are no text in the encoding of the file. Save it in "
                "UTF-8 and import that.") },
  { "E020", N_ ("There is text behind a closing quotation mark. Write a quotation mark twice "
                "where it is part of the text.") },
  { "E021",
    N_ ("This is the workbook of a spreadsheet program in a form that is not read here, such as "
        "XLS or XLSB. Open it there, save it as XLSX (in Excel: Excel Workbook) or as ODS, "
        "and import that.") },
  { "W001", N_ ("The file is not in UTF-8 and was read as Windows-1252. Check that its accents "
                "are right, or save it in UTF-8.") },
  /* the header, the nearest that is known */
  { "W002", N_ ("The column “%1$s” is unknown and was left alone. Did you mean “%2$s”?") },
  { "W002", N_ ("The column “%1$s” is unknown and was left alone. Correct its name if it is "
                "meant to be read.") },

  /* Layouts */
  /* the cell */
  { "E050", N_ ("“%1$s” says neither when a course was done, nor that it was or was not. Write a "
                "date, ✓, or nothing; or say in the profile what it means.") },
  /* the cell, the course */
  { "E051", N_ ("“%1$s” says that %2$s was done, and nothing says when. Give the day for all such "
                "cells (completed_on), or a column with the days.") },
  { "E051", N_ ("“%1$s” says that the course was done, and nothing says when. Give the day for all "
                "such cells (completed_on), or a column with the days.") },
  /* the field’s name, what it may be */
  { "E052",
    N_ ("No column of this file is “%1$s”. Say in a profile which one it is, or what it is in "
        "all rows; perhaps it is “%2$s”.") },
  { "E052", N_ ("No column of this file is “%1$s”. Say in a profile which one it is, or what it is "
                "in all rows.") },
  { "E053", N_ ("The header of the profile is not in this file. Look whether it is another file, "
                "or another sheet.") },
  /* the column’s header, a line, another line */
  { "E054",
    N_ ("The dates of the column “%1$s” have the day first in line %2$s, and the month first "
        "in line %3$s. Write them alike.") },
  { "E055", N_ ("No row of this file is clearly a header. Write the names of the columns above "
                "them.") },
  /* cells, the column’s header */
  { "E056",
    FFW_NP_ (
        "Nobody has said which course the column “%2$s” is: %1$d cell of it is not read. Say in "
        "a profile which course it is, or that it is left alone.",
        "Nobody has said which course the column “%2$s” is: %1$d cells of it are not read. Say "
        "in a profile which course it is, or that it is left alone."),
    1 },
  /* the profile’s name */
  { "W040", N_ ("The file was read as the profile “%1$s” says, which has just these columns.") },
  /* numbers, the first, the date that it is */
  { "W050",
    FFW_NP_ ("%1$d number in this column was read as the date that it is to a spreadsheet: %2$s is "
             "%3$s. Check it.",
             "%1$d numbers in this column were read as the dates that they are to a spreadsheet; "
             "the first, %2$s, is %3$s. Check it."),
    1 },
  /* dates, the first */
  { "W051",
    FFW_NP_ ("%1$d date in this column has a time of day, which was left out: %2$s.",
             "%1$d dates in this column have a time of day, which was left out; the first is "
             "%2$s."),
    1 },
  /* rows */
  { "W052",
    FFW_NP_ ("%1$d row has nothing in the columns that are read, and was left alone. Look at this "
             "line.",
             "%1$d rows have nothing in the columns that are read, and were left alone. The first "
             "is this line."),
    1 },
  /* the last line of the table */
  { "W053", N_ ("The table ends in line %1$s. What is below it was left alone.") },
  /* the column’s header, the field */
  { "W054", N_ ("The column “%1$s” was read as %2$s. If that is wrong, say in a profile what it "
                "is.") },
  /* cells, the first as it stands, as it was */
  { "W055",
    FFW_NP_ ("The accents of %1$d cell in this column were broken by the program that wrote the "
             "file: “%2$s” should be “%3$s”. Save the file there in UTF-8 and import that, or put "
             "it right here.",
             "The accents of %1$d cells in this column were broken by the program that wrote the "
             "file: the first, “%2$s”, should be “%3$s”. Save the file there in UTF-8 and import "
             "that, or put them right here."),
    1 },
  /* rows */
  { "W056",
    FFW_NP_ (
        "%1$d row above the header looks like one of a table, and was left alone. Look at this "
        "line.",
        "%1$d rows above the header look like those of a table, and were left alone. The first "
        "is this line."),
    1 },
  /* the column’s header */
  { "W057", N_ ("The dates of the column “%1$s” can be read with the day or the month first. The "
                "day was taken to be first; if that is wrong, say so in a profile.") },
  /* rows */
  { "W058",
    FFW_NP_ (
        "%1$d row below the end of the table looks like one of a table, and was left alone. "
        "Look at this line.",
        "%1$d rows below the end of the table look like those of a table, and were left alone. "
        "The first is this line."),
    1 },
  /* the column’s header */
  { "W059", N_ ("The profile knows a column “%1$s”, which this file has not.") },
  /* dates, the first, the same with day and month exchanged, a text of the column */
  { "W060",
    FFW_NP_ ("%1$d date in this column may have day and month exchanged, as a spreadsheet that has "
             "the month first would do: is %2$s really %3$s? Beside it stand texts such as %4$s.",
             "%1$d dates in this column may have day and month exchanged, as a spreadsheet that "
             "has the month first would do: none is after the 12th, and beside them stand texts "
             "such as %4$s. Is the first, %2$s, really %3$s?"),
    1 },
  /* the column’s header, codes of organisations */
  { "W061", N_ ("No column of this file is “organisation”, so it was taken from the column “%1$s”: "
                "%2$s. If "
                "that is wrong, say in a profile which column it is, or what it is in all rows.") },
  /* what stands in the file */
  { "W062", N_ ("“%1$s” was taken to say that the course is not done yet, so it becomes no record. "
                "If that is wrong, say in a profile what it means.") },

  /* Sheets */
  { "E030",
    N_ ("The file is protected with a password, so nothing in it can be read. Open it in its "
        "program, save it without a password, and import that.") },
  { "E031",
    N_ ("The workbook has macros in it, which are programs. A table needs none, so it was not "
        "read. Save it as a workbook without macros (XLSX or ODS) and import that.") },
  { "E032", N_ ("This is a spreadsheet of Numbers. In Numbers choose File, Export To, Excel, and "
                "import that.") },
  /* the part of the file */
  { "E033",
    N_ ("The workbook is damaged or incomplete: “%1$s” in it cannot be read. Open it in its "
        "program, save it anew and import that, or have it sent again.") },
  /* mebibytes, times */
  { "E034",
    N_ ("The file unpacks to more than any table has (more than %1$s MiB, or more than %2$s "
        "times its own size), and was not read further. Ask its sender for another.") },
  /* what it is, such as PDF */
  { "E035",
    N_ ("This is no table but a file of the form %1$s. Save the table in it as XLSX, ODS or "
        "CSV, and import that.") },
  /* the name, those there are */
  { "E036", N_ ("The workbook has no sheet “%1$s”. It has these: %2$s. Choose one of them.") },
  { "E036", N_ ("The workbook has no sheet with cells. Put the table on a sheet, and import it "
                "again.") },
  /* the name */
  { "E037",
    N_ ("The file is CSV and has no sheets, so there is no sheet “%1$s”. Leave the sheet out, "
        "or choose the workbook.") },
  { "E038",
    N_ ("The workbook declares a document type (DOCTYPE), through which a file can fetch or "
        "multiply content. No spreadsheet program writes one, and the file was not read "
        "further. Ask its sender for another.") },
  { "E039",
    N_ ("The file was cut off or is damaged: its end is missing. Copy or download it again, "
        "or have it sent again.") },
  /* rows, the number of the first */
  { "W030",
    FFW_NP_ ("%1$d row that the spreadsheet program hides was read as well: row %2$s.",
             "%1$d rows that the spreadsheet program hides were read as well, the first of "
             "them row %2$s."),
    1 },
  /* columns, the letters of the first */
  { "W031",
    FFW_NP_ ("%1$d column that the spreadsheet program hides was read as well: column %2$s.",
             "%1$d columns that the spreadsheet program hides were read as well, the first "
             "of them column %2$s."),
    1 },
  /* the name */
  { "W032",
    N_ ("The sheet “%1$s” that was read is hidden in the spreadsheet program. Check that it "
        "is the right one.") },
  /* ranges, the first */
  { "W033",
    FFW_NP_ ("%1$d range of cells is merged (%2$s). Its value was read for each of its cells.",
             "%1$d ranges of cells are merged, the first of them %2$s. Their values were "
             "read for each of their cells."),
    1 },
  /* the end of the name, what it is */
  { "W034",
    N_ ("The name of the file ends in “%1$s”, but it is %2$s and was read as that. Check that "
        "it is the right file.") },
  { "W035", N_ ("The file seems to be open in another program. What was read is what was saved "
                "last.") },
  /* cells, the first */
  { "W036",
    FFW_NP_ ("%1$d formula has no value in the file: cell %2$s. Open the file in a spreadsheet "
             "program and save it, which works it out.",
             "%1$d formulas have no value in the file, the first of them in cell %2$s. Open "
             "the file in a spreadsheet program and save it, which works them out."),
    1 },
  /* sheets, their names, the sheet that was read */
  { "W037",
    FFW_NP_ ("Only the sheet “%3$s” was read. There is %1$d more: %2$s.",
             "Only the sheet “%3$s” was read. There are %1$d more: %2$s."),
    1 },
  { "W038",
    N_ ("There is a pivot table on the sheet. It has sums and leaves out what repeats: import "
        "the table that it was made from, if there is one.") },
  /* sheets, their names, the sheet that was read */
  { "W039",
    FFW_NP_ ("Only the sheet “%3$s” was read. There is %1$d more that is hidden: %2$s.",
             "Only the sheet “%3$s” was read. There are %1$d more that are hidden: %2$s."),
    1 },

  /* Values */
  /* the field's name */
  { "E101", N_ ("A required value is missing: %1$s. Fill it in.") },
  /* the value */
  { "E102", N_ ("This is not a date: “%1$s”. Write it as 22/11/2022 or 2022-11-22.") },
  /* the value */
  { "E103", N_ ("This date does not exist: %1$s. Correct the day or the month.") },
  /* the value */
  { "E104", N_ ("The year of “%1$s” has two digits, so the date can be read in several ways. "
                "Write the year in full, as in 22/11/2022.") },
  /* the value */
  { "E105", N_ ("This is not a whole number: “%1$s”. Write it in figures.") },
  /* the value */
  { "E106", N_ ("This is not a number: “%1$s”. Write it in figures, as 12 or 7.5.") },
  /* the value, the least, the most */
  { "E107", N_ ("The number %1$s is out of range. Give one from %2$s to %3$s.") },
  /* the value, the expected words */
  { "E108", N_ ("“%1$s” is not one of the words that are known here. Use one of these: %2$s.") },
  /* the value */
  { "E109", N_ ("This is not an id (a UUID): “%1$s”. Leave it empty to match the row by its "
                "key.") },
  /* the value */
  { "E110", N_ ("This is not a date and time: “%1$s”. Write it as 2022-11-22T09:30 or "
                "22/11/2022 09:30.") },
  /* the field's name */
  { "E111", N_ ("The value of %1$s is required and cannot be cleared with “-”. Give a value, or "
                "leave the cell empty to keep what is there.") },
  { "E112", N_ ("This text is too long or holds control characters. Shorten it, or type it "
                "anew.") },
  /* the value */
  { "E113", N_ ("The code “%1$s” holds a space or a slash, which stand between codes elsewhere. "
                "Choose one without.") },
  /* what the cell shows */
  { "E114", N_ ("There is “%1$s” here, a formula without a value. Mend the formula, or write what "
                "it should be.") },

  /* Requirements */
  { "E120", N_ ("After 0 months no record would count for a day. Give from 1 to 1200 months, or "
                "leave it empty: then records count as long as their course says.") },
  /* the area, the level */
  { "W120", N_ ("No course covers the training area “%1$s” at the level %2$s or above, so nobody "
                "can meet this requirement. Check the level, or import what courses cover.") },
  /* the area, the level */
  { "W121", N_ ("Only courses that are retired cover the training area “%1$s” at the level %2$s or "
                "above, so nobody new can meet this requirement. Check the level.") },
  /* the date */
  { "W122", N_ ("The requirement comes into force only on %1$s. Check the year.") },

  /* Files that are kept */
  { "E140", N_ ("The file is empty. Choose the file that holds the document.") },
  /* its size and the most, in megabytes */
  { "E141", N_ ("The file is too big to be kept here: it has %1$s MB, and %2$s are the most. Save "
                "a smaller version, such as a PDF with smaller pictures.") },
  /* the most, in megabytes */
  { "E141", N_ ("The file is too big to be kept here: %1$s MB are the most. Save a smaller "
                "version, such as a PDF with smaller pictures.") },
  { "E142", N_ ("The file was changed while it was read. Wait until it is saved or copied in full, "
                "and add it again.") },
  /* how its name ends, the media type of what is in it */
  { "E143", N_ ("The file is not what its name says: the name ends in “%1$s”, but what is in it is "
                "of the type %2$s. Open it to see, and save it anew with the right ending.") },
  /* its media type */
  { "E144", N_ ("The file is a program, or something else that a computer would run (its type is "
                "%1$s). Such files are not kept. Open what it is to show, save that as a PDF, and "
                "choose the PDF.") },
  { "E145", N_ ("The file has no name that can be kept. Give it one.") },

  /* people who have a place, the capacity */
  { "E150", N_ ("%1$s people have a place on the session, so its capacity cannot be %2$s. Cancel "
                "bookings first, or leave the capacity as it is.") },

  /* References: what the row says, the nearest that is known */
  { "E201", N_ ("Unknown organisation “%1$s”. Did you mean “%2$s”?") },
  { "E201", N_ ("Unknown organisation “%1$s”. Correct the code, or import the organisation "
                "first.") },
  { "E202", N_ ("Unknown person “%1$s”. Did you mean “%2$s”?") },
  { "E202", N_ ("Unknown person “%1$s”. Correct the staff number, or import the person first.") },
  { "E203", N_ ("Unknown course “%1$s”. Did you mean “%2$s”?") },
  { "E203", N_ ("Unknown course “%1$s”. Correct the code, or import the course first.") },
  { "E204", N_ ("Unknown session “%1$s”. Did you mean “%2$s”?") },
  { "E204", N_ ("Unknown session “%1$s”. Correct the code, or import the session first.") },
  { "E205", N_ ("Unknown question “%1$s”. Did you mean “%2$s”?") },
  { "E205", N_ ("Unknown question “%1$s”. Correct the code, or import the question first.") },
  { "E206", N_ ("Unknown role “%1$s”. Did you mean “%2$s”?") },
  { "E206", N_ ("Unknown role “%1$s”. Correct the code, or import the role first.") },
  { "E207", N_ ("Unknown site “%1$s”. Did you mean “%2$s”?") },
  { "E207", N_ ("Unknown site “%1$s”. Correct the code, or import the site first.") },
  { "E208", N_ ("Unknown training area “%1$s”. Did you mean “%2$s”?") },
  { "E208", N_ ("Unknown training area “%1$s”. Correct the code, or import the area first.") },
  /* what names the person */
  { "E210", N_ ("“%1$s” names more than one person. Give the organisation and the staff number "
                "as well.") },
  { "E211", N_ ("The row names nobody. Give a staff number with its organisation, an e-mail "
                "address or the person’s id.") },
  /* the date, the session */
  { "E213", N_ ("%1$s is not a date of session “%2$s”. Correct the date, or add it to the "
                "session first.") },
  { "E213", N_ ("%1$s is not a date of the session. Correct the date, or add it to the session "
                "first.") },

  /* Rules */
  /* the line of the first */
  { "E301", N_ ("Line %1$s has the same key with other values. Keep one of the two rows.") },
  /* the start, the end */
  { "E302", N_ ("The end (%2$s) is before the start (%1$s). Correct one of the two.") },
  { "E303", N_ ("Nobody is their own manager. Give another person’s staff number, or none.") },
  /* the staff numbers */
  { "E304", N_ ("These people are each other’s managers in a circle: %1$s. Correct one of "
                "them.") },
  /* the field's name, the line of the first */
  { "E305", N_ ("The rows of one session differ in %1$s: see line %2$s. Write the same in "
                "each.") },
  /* the value, the scale */
  { "E306", N_ ("The answer “%1$s” is not on the scale of its question (%2$s). Correct it.") },
  { "E306", N_ ("The answer “%1$s” is not on the scale of its question. Correct it.") },
  /* the course, places used, places there are */
  { "E307", N_ ("The quota of funded places on course “%1$s” is exceeded: %2$s of %3$s used "
                "or held for others. Give a reason if the booking is to stand, or book it without "
                "funding.") },
  /* the course, the day of its retirement */
  { "E308", N_ ("Course “%1$s” is retired by %2$s and takes no bookings after that. Book another "
                "course, or give a reason.") },
  { "E308", N_ ("Course “%1$s” is retired and takes no bookings. Book another course, or give a "
                "reason.") },
  /* the start and the end of the other post; no end where it has none */
  { "E309", N_ ("This post overlaps another one with the same staff number (%1$s to %2$s). "
                "Correct the dates of one of the two.") },
  { "E309",
    N_ ("This post overlaps another one with the same staff number (from %1$s). Correct the "
        "dates of one of the two.") },
  { "E310", N_ ("Another row has this key already. Correct the key, or remove the id to update "
                "the other row.") },
  /* the staff number */
  { "E311", N_ ("There are several posts with the staff number “%1$s”, and it is not clear which "
                "one is meant. Give its started_on or its id.") },
  { "E312", N_ ("Places are allocated on a course or on a session. Give exactly one of the "
                "two.") },
  /* the course */
  { "E313",
    N_ ("Course “%1$s” cannot replace, authorise or build on itself. Name another course, or "
        "none.") },
  /* the organisation */
  { "E314", N_ ("Organisation “%1$s” would be among its own parents. Correct the parent.") },
  /* the field's name, the line of the first */
  { "E315", N_ ("Two rows of this file disagree about the %1$s of one person: see line %2$s. "
                "Write the same in both.") },
  /* the question, its scale */
  { "E316", N_ ("Question “%1$s” has answers on its scale (%2$s), so the scale stays. Add a new "
                "question for another scale.") },
  /* the kind, as the command line names it */
  { "E317", N_ ("The post belongs to somebody else, and both people have the same row of %1$s. "
                "Remove one of the two first.") },
  /* the organisation's code, rows that name somebody there, rows */
  { "E320", N_ ("This does not look like a list of the people at “%1$s”: of its %3$s rows, %2$s "
                "name somebody there. Check the file and the organisation; import it as an "
                "ordinary file of people where nobody is to leave.") },
  /* the organisation of the row, that of the list */
  { "E321", N_ ("This row is of “%1$s”, and the file is the complete list of “%2$s”. Take the row "
                "out, or correct the organisation.") },
  /* people, posts there are */
  { "E322", N_ ("The list would let %1$s of %2$s people leave, and that was not confirmed. Check "
                "that the list is complete, then confirm it.") },
  /* the e-mail address, the line of the other row */
  { "E323", N_ ("The e-mail address “%1$s” is that of the person on line %2$s. Correct the staff "
                "number or the address.") },

  /* Slips and nominations */
  { "E170", N_ ("The file is not as it was written: something was changed on its way. Do not use "
                "it; ask its sender for it again.") },
  /* the id */
  { "E171", N_ ("Two people of this file have the id “%1$s”. Ask its sender for another.") },
  /* the person's organisation, the one that the slip is for */
  { "E172", N_ ("This person is of “%1$s”, and the slip is for “%2$s”. Nothing of it was used; ask "
                "its sender for another.") },
  { "E173", N_ ("An outcome needs its day and the id of its record. Ask the file’s sender for "
                "another.") },

  /* the organisation of the slip, that of the workspace */
  { "E174", N_ ("This is for “%1$s”, and the workspace is that of “%2$s”. Nothing of it was used; "
                "tell its sender, and delete the file.") },
  /* its revision, the one that was read */
  { "E175", N_ ("This is revision %1$s, and revision %2$s was read before. The later one holds.") },
  /* the revision */
  { "E176", N_ ("Another file was read as revision %1$s of this one, and says something else. Ask "
                "the sender which is right, as a new revision.") },
  /* the course */
  { "E177",
    N_ ("There is no course “%1$s” in this workspace. Add it, or correct its code, and read "
        "the file again.") },
  { "E178", N_ ("This workspace does not say whose it is. Say first that it is yours.") },
  /* the session, or an empty text */
  { "E179",
    N_ ("Among the sessions ahead of this course there is no “%1$s”. Choose the session that "
        "places are asked on.") },

  /* XML files of ours: evidence, and in part what organisations send each other */
  /* what the reader of XML says, in its own words */
  { "E401", N_ ("This is not well-formed XML: %1$s. Export the file again.") },
  /* what the reader of XML says, in its own words */
  { "E402", N_ ("This is not as the schema of such files has it: %1$s. Export the file again.") },
  { "E403", N_ ("The file declares a document type (DOCTYPE), through which a file can fetch or "
                "multiply content. Such files never have one, and this was not read further. Ask "
                "its sender for another.") },
  /* mebibytes */
  { "E404", N_ ("The file is larger than %1$s MiB, which such files never are, and was not read "
                "further. Ask its sender for another.") },
  /* the sum, n */
  { "E405", N_ ("The counts add up to %1$s, where n is %2$s. Export the file again.") },
  /* the sum, the pairs */
  { "E406", N_ ("The differences add up to %1$s, where there are %2$s pairs. Export the file "
                "again.") },
  /* the value, the scale */
  { "E407", N_ ("The value %1$s lies outside the scale of its question, %2$s. Export the file "
                "again.") },
  /* what is counted, its figure, the total's */
  { "E408", N_ ("A part is larger than its whole: “%1$s” is %2$s, of %3$s. Export the file "
                "again.") },
  /* the sum, the total */
  { "E409", N_ ("The parts of the standing add up to %1$s, where %2$s are required. Export the "
                "file again.") },
  /* the code */
  { "E410", N_ ("The catalogue of this file does not hold “%1$s”. Export the file again.") },
  /* the attribute or element that is too much */
  { "E411", N_ ("What is suppressed still says “%1$s”. Do not pass the file on; export it "
                "again.") },
  /* what is shown, its figure, the minimum */
  { "E412", N_ ("“%1$s” is %2$s, which must be suppressed for this audience (minimum %3$s). Do "
                "not pass the file on; export it again.") },
  /* what the groups have in common */
  { "E413", N_ ("From the groups by “%1$s”, figures that are suppressed could be worked out. Do "
                "not pass the file on; export it again.") },
  /* the first and the last day */
  { "E414", N_ ("The period begins on %1$s, after it ends on %2$s. Export the file again.") },
  /* the attribute */
  { "E415", N_ ("“%1$s” is missing, though this is not suppressed. Export the file again.") },
  { "E416", N_ ("This text does not say its language, or says one that the text before it has. It "
                "must be en or cy, each once.") },
  /* levels */
  { "E417", N_ ("The elements lie more than %1$s deep in each other, which they never do, "
                "and the file was not read further. Ask its sender for another.") },
  { "E418", N_ ("The first revision supersedes no other file, and each later one names the file "
                "that it supersedes. Export the file again.") },
  /* what it is, the figure, the right one */
  { "E419", N_ ("“%1$s” is %2$s, where the figures beside it give %3$s. Export the file "
                "again.") },
  { "E420", N_ ("Single sessions stand only in a return. Do not pass the file on; export it "
                "again.") },
  /* kibibytes */
  { "E421", N_ ("A tag, a text or a comment is longer than %1$s KiB, which none ever is, and "
                "the file was not read further. Ask its sender for another.") },
  /* the code */
  { "E422", N_ ("“%1$s” stands here a second time. Export the file again.") },

  /* Warnings */
  /* who it is */
  { "W170", N_ ("Nobody here is known as %1$s. The line is kept until somebody says who is "
                "meant.") },
  /* the day of the launch */
  { "W301", N_ ("Completed before the course was launched (%1$s). Check the date.") },
  /* the day of the retirement */
  { "W302", N_ ("Completed after the course was retired (%1$s). Check the date.") },
  /* the date */
  { "W303", N_ ("This date is in the future: %1$s. Check it.") },
  /* the first day */
  { "W304", N_ ("This was before the person started (%1$s). Check the date.") },
  /* the last day */
  { "W305", N_ ("This was after the person left (%1$s). Check the date.") },
  /* the trainer, the course */
  { "W306", N_ ("“%1$s” has no record in date that authorises delivering course “%2$s”. Check "
                "the trainer, or import their records.") },
  { "W306", N_ ("The trainer has no record in date that authorises delivering this course. Check "
                "the trainer, or import their records.") },
  /* people, capacity */
  { "W307",
    FFW_NP_ ("The session has %1$d person, more than its capacity of %2$d. It is recorded all "
             "the same.",
             "The session has %1$d people, more than its capacity of %2$d. They are recorded all "
             "the same."),
    1 },
  /* capacity */
  { "W308", N_ ("The session is full (capacity %1$s), so the booking goes on the waiting "
                "list.") },
  /* the course, places used, places there are */
  { "W309", N_ ("The quota of funded places on course “%1$s” is exceeded: %2$s of %3$s used "
                "or held for others. The booking is in the past or has its reason, and is recorded "
                "all the same.") },
  /* the question, the stage */
  { "W310", N_ ("Question “%1$s” is not asked at the stage “%2$s”. Check the stage.") },
  { "W310", N_ ("This question is not asked at this stage. Check the stage.") },
  /* the session */
  { "W311",
    N_ ("Session “%1$s” was not held, and this is an answer about it. Check the session.") },
  /* the course, the day of its retirement */
  { "W312", N_ ("Course “%1$s” was retired by %2$s. The booking is in the past or has its reason, "
                "and is recorded all the same.") },
  { "W312", N_ ("Course “%1$s” is retired. The booking is in the past or has its reason, and is "
                "recorded all the same.") },
  /* the manager's number, the line that is refused */
  { "W313", N_ ("The manager “%1$s” is in line %2$s, which has an error. Without that line, this "
                "person comes in without a manager.") },
  /* rows */
  { "W320",
    FFW_NP_ (
        "%1$d row was refused and does not say whom it is about, so nobody is taken to have "
        "left. Correct it first.",
        "%1$d rows were refused and do not say whom they are about, so nobody is taken to have "
        "left. Correct them first."),
    1 },
  /* the manager's number, the line that is not taken in */
  { "W321", N_ ("The manager “%1$s” is in line %2$s, which is not taken in. This person comes in "
                "without a manager.") },
};

/**
 * ffw_finding_templates:
 * @n: (out): how many there are
 *
 * Returns: (transfer none) (array length=n): the sentences of all codes, in order
 */
const FfwTemplate *
ffw_finding_templates (guint *n)
{
  *n = G_N_ELEMENTS (templates);

  return templates;
}
