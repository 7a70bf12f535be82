/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The headings of the staff and learning systems that organisations have, in both languages. */

#include "ffw-layout-synonyms.h"

const FfwSynonyms ffw_layout_synonyms[] = {
  /* Whom a row is about */
  { "*", "organisation",
    "organisation code|organisation name|organization|org|employer|employing organisation|company|"
    "agency|force|police force|health board|trust|employer name|org code|cod sefydliad|"
    "enw sefydliad|enw r sefydliad|cyflogwr|corff|asiantaeth|heddlu|bwrdd iechyd" },
  { "*", "staff_number",
    "employee number|employee no|employee id|employee ref|employee reference|emp number|emp no|"
    "emp id|payroll|payroll number|payroll no|payroll id|payroll ref|staff no|staff id|staff ref|"
    "personnel number|personnel no|pers no|personal number|person number|assignment number|"
    "assignment no|collar number|collar no|shoulder number|warrant number|warrant no|esr number|"
    "esr no|hr number|hr id|worker id|worker number|oracle number|oracle id|sop number|"
    "member of staff number|user number|learner id|learner number|rhif gweithiwr|rhif y gweithiwr|"
    "rhif cyflogai|rhif y cyflogai|rhif cyflogres|rhif y gyflogres|rhif gweithwyr|rhif personel|"
    "rhif adnabod|rhif adnabod staff|rhif aelod staff|rhif aelod o staff|id staff|id gweithiwr|"
    "cyfeirnod staff|cyfeirnod gweithiwr|rhif coler|emp ref|emp reference|staff reference|"
    "personnel ref|payroll reference|person ref|pers ref|cyfeirnod cyflogai|cyfeirnod y gweithiwr|"
    "cyf staff|cyf gweithiwr|cyf cyflogai" },
  { "*", "email",
    "e mail|email address|e mail address|work email|work email address|work e mail|business email|"
    "office email|company email|email work|mail|user principal name|upn|participant id upn|"
    "user email|contact email|corporate email|learner email|delegate email|participant email|"
    "staff email|employee email|email id|cyfeiriad ebost|cyfeiriad e bost|ebost gwaith|"
    "e bost gwaith|ebost staff" },

  { "people", "given_name",
    "first name|forename|forenames|first names|given names|firstname s|forename s|christian name|"
    "legal first name|preferred first name|preferred name|preferred forename|known as|enw bedydd|"
    "enwau cyntaf|enw a ddefnyddir|adnabyddir fel|enw dewisol|enw" },
  { "people", "family_name",
    "surname|last name|family names|second name|legal last name|legal surname|surname s|"
    "cyfenwau|enw teuluol|enw olaf" },
  { "people", "role",
    "job title|post title|position title|role title|role name|job role|role|position|post|job|"
    "job description|job name|occupation|designation|grade title|substantive post|assignment name|"
    "current role|current post|teitl swydd|teitl y swydd|swydd|rol swydd|enw r swydd|teitl r swydd|"
    "galwedigaeth|swydd bresennol|post held|position held|job held|role held|current position|"
    "current job title|post name|post description|role description|swydd a ddelir|"
    "rol a ddelir|swydd gyfredol|rol bresennol" },
  { "people", "site",
    "work location|base|work base|office base|location|office|office location|place of work|"
    "workplace|site name|site code|location name|base location|station|establishment|building|"
    "normal place of work|contractual base|pdu|lleoliad|lleoliad gwaith|swyddfa|man gwaith|"
    "safle gwaith|gorsaf|canolfan waith|enw r safle" },
  { "people", "started_on",
    "post start date|position start date|start date in post|start date in role|role start date|"
    "assignment start date|date started in post|latest start date|latest hire date|start date|"
    "date started|employment start date|commencement date|date commenced|date of commencement|"
    "joining date|join date|date joined|date of joining|joined|hire date|date of hire|"
    "original hire date|continuous service date|continuous service|continuous service start|"
    "appointment date|date of appointment|started|dyddiad dechrau r swydd|"
    "dyddiad dechrau yn y swydd|dyddiad cychwyn|dyddiad ymuno|dyddiad penodi|dyddiad cyflogi|"
    "gwasanaeth di dor|gwasanaeth parhaus|dechreuodd|dechrau|commenced|commenced on|commencement|"
    "date commenced in post|employment commenced|date employed|date appointed|appointed|"
    "dyddiad y dechreuodd|dyddiad y penodwyd|penodwyd" },
  { "people", "left_on",
    "leaving date|leave date|date left|date of leaving|leaver date|termination date|"
    "actual termination date|end date|employment end date|post end date|contract end date|"
    "last day|last working day|last day of service|left|finish date|dyddiad gorffen|"
    "dyddiad terfynu|diwrnod olaf|diwrnod gwaith olaf|dyddiad diwedd|gadawodd|date terminated|"
    "terminated|terminated on|date of termination|date finished|finished|finished on|date ended|"
    "left date|leavers date|last day of employment|employment ended|employment termination date|"
    "dyddiad terfynwyd|dyddiad y terfynwyd|terfynwyd|dyddiad terfynu cyflogaeth|"
    "dyddiad y gadawodd|gorffennodd" },
  { "people", "training_language",
    "preferred language|language preference|preferred training language|language of choice|"
    "language choice|language for training|preferred language for training|language|"
    "dewis iaith|iaith a ffefrir|iaith ddewisol|iaith dewisol|iaith hyfforddi a ffefrir|iaith|"
    "lang|language pref|lang pref|pref language|pref lang|preferred lang|training lang|"
    "lang preference|iaith hyff|iaith hyfforddi|iaith hyfforddiant" },
  { "people", "manager",
    "line manager number|line manager no|line manager id|line manager staff number|"
    "line manager employee number|line manager payroll number|manager number|manager no|manager id|"
    "manager staff number|manager employee number|manager employee no|manager employee id|"
    "manager payroll number|supervisor number|supervisor id|supervisor employee number|"
    "reports to id|reports to number|reports to|line manager|supervisor|rhif rheolwr|"
    "rhif y rheolwr|rhif rheolwr llinell|rhif y rheolwr llinell|rhif staff rheolwr|"
    "rhif staff y rheolwr|rheolwr llinell" },
  { "people", NULL,
    "department|directorate|division|team|business unit|cost centre|cost center|fte|wte|"
    "contracted hours|hours per week|contract type|contract|employment type|employment status|"
    "employee status|gender|sex|ethnicity|ethnic origin|religion|disability|age|age band|"
    "date of birth|dob|grade|band|pay band|salary|spinal point|working pattern|line manager name|"
    "manager name|manager email|line manager email|title|middle name|middle names|initials|phone|"
    "telephone|mobile|work phone|postcode|region|nationality|welsh level|welsh language level|"
    "headcount|full part time|full time part time|dbs|vetting|staff group|"
    "length of service|notice period|probation end date|position number|position id|post number|"
    "adran|cyfarwyddiaeth|is adran|tim|rhywedd|oed|gradd|band cyflog|oriau contract|"
    "math o gontract|enw rheolwr|enw r rheolwr|ffon|rhif ffon" },

  /* What they did */
  { "records", "course",
    "course code|module code|course name|course title|training course|training title|"
    "training name|name of course|name of training|learning title|learning name|"
    "learning item|item title|item name|learning activity|activity name|activity title|"
    "programme name|programme|module name|module title|module|class name|class title|"
    "training|learning|event title|event name|course description|subject|activity|qualification|"
    "competency|competence|cod cwrs|cod y cwrs|enw cwrs|enw r cwrs|teitl cwrs|teitl y cwrs|"
    "hyfforddiant|enw r hyfforddiant|teitl yr hyfforddiant|modiwl|enw r modiwl|rhaglen|"
    "cymhwyster" },
  { "records", "completed_on",
    "completion date|date completed|completed date|date of completion|completed|completed at|"
    "date attended|attended on|attendance date|date of attendance|course date|date of course|"
    "training date|date of training|date achieved|achieved on|achieved date|date passed|pass date|"
    "date awarded|award date|completion|finish date|date finished|event date|session date|"
    "class date|course end date|end date|date|dyddiad gorffen|cwblhawyd|dyddiad cwblhau r cwrs|"
    "dyddiad y cwblhawyd|dyddiad mynychu|dyddiad y mynychwyd|dyddiad hyfforddi|"
    "dyddiad hyfforddiant|dyddiad yr hyfforddiant|dyddiad y cwrs|dyddiad cwrs|dyddiad y sesiwn|"
    "dyddiad pasio|dyddiad" },
  { "records", "outcome",
    "result|completion status|course status|training status|learning status|learner status|"
    "pass fail|status|attainment|grade achieved|outcome status|statws cwblhau|statws y cwrs|"
    "statws|pasio methu|deilliant" },
  { "records", "language",
    "delivery language|language of delivery|course language|language delivered|iaith y cwrs|"
    "iaith cyflwyno|iaith yr hyfforddiant" },
  { "records", "hours",
    "duration hours|duration hrs|hrs|no of hrs|duration|course duration|learning hours|cpd "
    "hours|training hours|"
    "hours attended|hours completed|credit hours|length hours|no of hours|number of hours|"
    "cpd points hours|hyd oriau|oriau hyfforddi|oriau dysgu|oriau dpp|nifer oriau|hyd" },
  { "records", "session",
    "session code|session id|event code|event id|class code|class id|offering id|offering|"
    "cod sesiwn|cod y sesiwn|rhif sesiwn" },
  { "records", "certificate",
    "certificate number|certificate no|certificate id|certificate ref|cert number|cert no|"
    "rhif tystysgrif|rhif y dystysgrif" },
  { "records", NULL,
    "expiry|expiry date|expires|expiration date|expires on date|valid until|valid to|renewal date|"
    "renewal due|refresher due|refresher date|next due|due date|due|provider|training provider|"
    "supplier|cost|price|score|mark|method|delivery method|delivery type|course type|venue|trainer|"
    "assigned date|assigned on|enrolled on|enrolment date|registration date|mandatory|"
    "compliance|compliant|progress|attempts|days to expiry|department|team|line manager|job title|"
    "location|site|base|learner group|dyddiad adnewyddu|dilys tan|yn dod i ben|darparwr|sgor|cost|"
    "dyddiad cofrestru" },

  /* Who was there */
  { "attendance", "session",
    "session code|session id|event code|event id|class code|class id|cod sesiwn|cod y sesiwn|"
    "rhif sesiwn" },
  { "attendance", "date",
    "session date|date of session|date attended|attendance date|meeting date|event date|"
    "class date|first join|first join time|join time|joined at|joined|joined on|time joined|"
    "dyddiad sesiwn|dyddiad y sesiwn|dyddiad mynychu|amser ymuno|ymunodd" },
  { "attendance", "attended",
    "attendance|attendance status|present|in attendance|presence|attended y n|attended yes no|"
    "present y n|presennol|presenoldeb|mynychodd|wedi mynychu|mynychu|mynychwyd" },
  { "attendance", "minutes",
    "duration minutes|duration mins|total duration minutes|in meeting duration|"
    "attendance duration|duration|time in session|time in session minutes|time in meeting|"
    "minutes attended|total time|total duration|hyd y cyfarfod|hyd mewn munudau|hyd|parhad" },
  { "attendance", NULL,
    "last leave|last leave time|leave time|left at|time left|leave|first join last leave|"
    "user action|recording disclaimer response|recording consent|in waiting room|guest|"
    "amser gadael|gadawodd|role|apologies|ymddiheuriadau|signature|llofnod" },

  /* What is booked */
  { "bookings", "session",
    "session code|session id|event code|event id|class code|class id|booked session|cod sesiwn|"
    "cod y sesiwn|rhif sesiwn" },
  { "bookings", "status",
    "booking status|registration status|enrolment status|place status|response|"
    "statws archebu|statws archeb|statws cofrestru" },
  { "bookings", "asked_at",
    "requested on|date requested|request date|requested at|registered on|registration date|"
    "registration time|date registered|enrolled on|enrolment date|booked on|booking date|"
    "date booked|submitted at|completion time|dyddiad cofrestru|dyddiad archebu|dyddiad y cais|"
    "cofrestrwyd ar" },
  { "bookings", "language",
    "preferred language|language preference|language requested|language of choice|dewis iaith|"
    "iaith a ffefrir" },
  { "bookings", "funded", "funded place|place funded|moj funded|lle a ariennir|wedi ei ariannu" },
  { "bookings", "reason", "override reason|notes|comments|rheswm dros eithrio|nodiadau|sylwadau" },
  { "bookings", NULL,
    "dietary requirements|access requirements|access needs|special requirements|"
    "manager approval|approved by|waiting list position|anghenion mynediad|gofynion deietegol" },

  /* When it is */
  { "sessions", "session",
    "session code|session id|session ref|event code|event id|event ref|class code|class id|"
    "offering id|cod sesiwn|cod y sesiwn|rhif sesiwn|cyfeirnod" },
  { "sessions", "course",
    "course code|course name|course title|event title|event name|training|training course|"
    "programme|module|class name|cod cwrs|enw r cwrs|teitl y cwrs|hyfforddiant" },
  { "sessions", "starts_at",
    "start date and time|start date time|start date|start time|start|starts|begins|"
    "session start|from|date and time|date|dyddiad dechrau|dyddiad cychwyn|dyddiad ac amser|"
    "yn dechrau|dyddiad" },
  { "sessions", "ends_at",
    "end date and time|end date time|end date|end time|end|ends|finish|finish time|session end|"
    "to|until|dyddiad gorffen|yn gorffen|dyddiad diwedd" },
  { "sessions", "venue",
    "location|room|place|venue name|address|meeting link|ystafell|man cyfarfod|cyfeiriad|safle" },
  { "sessions", "language",
    "delivery language|language of delivery|medium|iaith cyflwyno|cyfrwng" },
  { "sessions", "capacity",
    "max places|maximum places|number of places|no of places|places|max attendees|"
    "maximum attendees|max participants|seats|spaces|uchafswm|nifer y lleoedd|nifer lleoedd" },
  { "sessions", "trainer",
    "trainer number|trainer staff number|trainer id|facilitator number|facilitator id|"
    "rhif hyfforddwr|rhif yr hyfforddwr" },
  { "sessions", "status", "session status|event status|statws y sesiwn" },
  { "sessions", NULL,
    "facilitator|tutor|instructor|trainer name|places booked|booked|waiting list|duration|hyd|"
    "hwylusydd|tiwtor" },

  { "absences", "from",
    "start date|absence start|absence start date|first day|first day of absence|date from|"
    "from date|started|start|dyddiad dechrau|diwrnod cyntaf|dyddiad cychwyn" },
  { "absences", "to",
    "end date|absence end|absence end date|last day|last day of absence|date to|to date|until|"
    "return date|end|dyddiad gorffen|diwrnod olaf|dyddiad diwedd" },
  { "absences", "kind",
    "absence type|absence reason|absence category|leave type|type of absence|reason|type|"
    "math o absenoldeb|rheswm|rheswm dros absenoldeb" },
  { "absences", NULL, "days lost|working days lost|hours lost|absence id|calendar days" },

  { "waivers", "area", "training area|area code|maes hyfforddi|cod maes" },
  { "waivers", "from", "start date|date from|from date|waived from|dyddiad dechrau" },
  { "waivers", "until", "end date|date to|to date|waived until|expiry date|dyddiad gorffen" },
  { "waivers", "reason", "reason for waiver|justification|why|cyfiawnhad" },

  { "sites", "code", "site code|location code|building code|office code|cod safle|cod lleoliad" },
  { "sites", "name_en",
    "site name|location name|building|office|name|english name|site|location|enw r safle|enw" },
  { "sites", "name_cy", "welsh name|name welsh|site name welsh|enw r safle cymraeg" },
  { "sites", "organisation", "organisation code|organisation name|employer|cod sefydliad" },
  { "organisations", "code", "organisation code|org code|cod sefydliad" },
  { "organisations", "name_en",
    "organisation name|name|english name|organisation|enw r sefydliad|enw" },
  { "organisations", "name_cy", "welsh name|name welsh|enw r sefydliad cymraeg" },
  { "roles", "code", "role code|job code|cod rol|cod swydd" },
  { "roles", "title_en", "title|role title|job title|role|english title|teitl|teitl swydd" },
  { "roles", "title_cy", "welsh title|title welsh|role title welsh|teitl yn gymraeg" },
  { "courses", "code", "course code|module code|cod cwrs" },
  { "courses", "title_en", "title|course title|course name|english title|teitl|enw r cwrs" },
  { "courses", "title_cy", "welsh title|title welsh|course title welsh|teitl yn gymraeg" },
  { "courses", "validity_months", "valid for months|validity|renewal months|dilysrwydd misoedd" },
  { "courses", "hours", "duration hours|course hours|length hours|hyd oriau" },

  { "needs", "area", "training area|topic|competency|area code|maes hyfforddi|pwnc" },
  { "needs", "rating", "score|self rating|current level|confidence|lefel bresennol" },
  { "needs", "importance", "priority|importance to role|blaenoriaeth" },
  { "needs", "rated_on", "date|date rated|assessment date|dyddiad|dyddiad asesu" },
  { "needs", "rater", "rated by|assessed by|assessor|asesydd" },
  { "needs", "campaign", "campaign code|round|tna|cod ymgyrch" },
  { NULL, NULL, NULL },
};

const char *const ffw_layout_whole_names
    = "name|full name|employee name|employee full name|staff name|name of staff|"
      "name of staff member|staff member|member of staff|employee|participant|participant name|"
      "participants|delegate|delegate name|attendee|attendee name|learner|learner name|"
      "learner full name|user full name|user name|username full|person|person name|display name|"
      "worker|worker name|colleague|preferred full name|forename surname|first name surname|"
      "first name last name|name original name|enw llawn|enw|enw staff|enw gweithiwr|"
      "enw r gweithiwr|enw cyflogai|aelod o staff|aelod staff|cyfranogwr|enw cyfranogwr|mynychwr|"
      "enw r mynychwr|dysgwr|enw dysgwr|enw r dysgwr|enw a chyfenw";

const char *const ffw_layout_surnames_first
    = "surname forename|surname forenames|surname first name|surname given name|"
      "last name first name|family name given name|name surname first|surname and forename|"
      "cyfenw enw|cyfenw enw cyntaf|cyfenw ac enw|cyfenw ac enw cyntaf";

const FfwCourseWords ffw_layout_course_words[] = {
  { "completed_on",
    "date|completed|complete|completion date|date completed|completed date|completed on|"
    "date of completion|completion|attended|date attended|attended on|done|date done|training date|"
    "course date|achieved|date achieved|last completed|latest completion|passed|dyddiad|"
    "dyddiad cwblhau|cwblhawyd|wedi cwblhau|cwblhau|mynychwyd|dyddiad mynychu|dyddiad y cwrs|"
    "dyddiad hyfforddi" },
  { "outcome", "result|status|outcome|completion status|canlyniad|statws" },
  { "hours", "hours|hrs|duration|oriau|hyd" },
  { "certificate",
    "certificate|certificate number|certificate no|cert no|tystysgrif|rhif tystysgrif" },
  { "language", "language|iaith" },
  { "", "expiry|expiry date|expires|expires on|expired|valid until|valid to|renewal|renewal date|"
        "renewal due|due|due date|next due|refresher due|refresher|score|required|booked|"
        "date booked|trainer|provider|days left|dod i ben|dyddiad dod i ben|yn dod i ben|dilys tan|"
        "dyddiad adnewyddu|adnewyddu|archebwyd|gofynnol|sgor|i w adnewyddu" },
  { NULL, NULL },
};
