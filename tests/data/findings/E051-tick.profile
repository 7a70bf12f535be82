[Layout]
Format=1
Kind=records
HeaderLine=1

[Column 1]
Header=Name

[Column 2]
Header=Collar No
Field=staff_number

[Column 3]
Header=POWER
Course=POWER

[Column 4]
Header=SAF-A
Course=SAF-A

[Constants]
organisation=EPW
