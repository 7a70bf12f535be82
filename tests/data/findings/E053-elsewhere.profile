[Layout]
Format=1
Kind=records
[Column 1]
Header=Collar No
Field=staff_number
[Column 2]
Header=POWER
Course=POWER
[Constants]
organisation=EPW
