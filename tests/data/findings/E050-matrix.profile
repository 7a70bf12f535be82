[Layout]
Format=1
Kind=records
HeaderLine=3
LastLine=6

[Column 1]
Header=Force
Field=organisation

[Column 2]
Header=Collar No
Field=staff_number

[Column 3]
Header=POWER day
Course=POWER

[Column 4]
Header=SAF (A)
Course=SAF-A
