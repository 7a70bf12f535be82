[Layout]
Format=1
Kind=records
HeaderLine=1

[Column 1]
Header=Name
Use=name

[Column 2]
Header=POWER
Course=POWER

[Column 3]
Header=SAF-A
Course=SAF-A
