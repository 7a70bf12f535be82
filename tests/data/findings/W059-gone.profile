[Layout]
Format=1
Kind=records
HeaderRows=1
[Column 1]
Header=Collar No
Field=staff_number
[Column 2]
Header=POWER
Course=POWER
[Column 3]
Header=SAF-A
Course=SAF-A
[Column 4]
Header=SAF-B
Course=SAF-B
[Constants]
organisation=EPW
