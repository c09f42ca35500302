# The budget and the beneficiaries in an Excel workbook.

workbook-title = Work in Excel
workbook-intro = Fill in the budget and the beneficiaries on your computer, without a connection, in Excel or LibreOffice. Nothing changes here before you agree.
workbook-step-download = 1. Download the file
workbook-step-fill = 2. Fill it in
workbook-step-upload = 3. Upload the filled file
workbook-download = Download as Excel ({ $size })
workbook-download-about = Download as Excel (about { $size })
workbook-download-hint = The file holds what is saved, with the rules of the call.
workbook-fill-hint = Write in the white cells. Write values, not formulas. Keep the .xlsx format.
workbook-upload-link = Upload the filled file
workbook-offline = No connection?
workbook-file = The filled Excel file
workbook-upload = See the differences
workbook-compare-title = What your file changes
workbook-compare-intro = Nothing is saved yet. Compare, then accept.
workbook-no-difference = Your file says the same as the application. There is nothing to save.
workbook-back-to-proposal = Back to the application
workbook-older = This section has changed in the portal since this file was made from it. Check that the file does not undo that work.
workbook-stale-title = Somebody saved in the meantime
workbook-stale-text = Nothing was changed. Here are the differences again, with what is saved now.
workbook-now = In the application
workbook-then = In the file
workbook-what = What changes
workbook-added = Added
workbook-removed = Removed
workbook-changed = Changed
workbook-line = Line { $number }
workbook-row-named = { $row } – { $name }
workbook-totals = Totals
workbook-people-caption = People, cell by cell
workbook-lines-caption = Budget lines
workbook-rules-after = The rules of the call, with the file
workbook-take = Take the section “{ $section }” from the file
workbook-accept = Accept these changes
workbook-refuse = Change nothing
workbook-flash-saved = The changes from the file are saved.

# In the workbook.
workbook-sheet-budget = Budget
workbook-sheet-beneficiaries = Beneficiaries
workbook-number = No.
workbook-help-budget = Fill in the white cells, one cost a line, in { $currency }. Choose the heading from the list. Totals compute themselves. Write values, not formulas.
workbook-help-beneficiaries = Fill in the white cells. Count each person once. Leave empty for nobody. Totals compute themselves.
workbook-rule-grant-maximum = Grant asked for: at most { $limit }.
workbook-rule-grant-minimum = Grant asked for: at least { $limit }.
workbook-rule-indirect-cap = Indirect costs: at most { $limit } of direct costs.
workbook-rule-contingency-cap = Contingency: at most { $limit } of direct costs.
workbook-rule-staff-cap = Human resources: at most { $limit } of the total.
workbook-rule-own-share = Your share: at least { $limit } of the total.
workbook-rule-target = The call asks for at least { $limit } people.
workbook-rule-community = Community: at least { $limit } of the people.
workbook-prompt-heading = Choose a heading from the list.
workbook-prompt-description = Say what you buy or pay for.
workbook-prompt-unit = What is counted: month, kit, person.
workbook-prompt-quantity = How many units. At most three decimals.
workbook-prompt-unit-cost = The price of one unit.
workbook-prompt-own-share = What your organisation pays of this line. Empty: nothing.
workbook-prompt-people = A whole number of people. Empty: nobody.
workbook-refusal-heading = Choose a heading from the list.
workbook-refusal-description = At most 300 characters.
workbook-refusal-unit = At most 60 characters.
workbook-refusal-quantity = Enter a positive number.
workbook-refusal-unit-cost = Enter a positive amount.
workbook-refusal-own-share = Enter a positive amount.
workbook-refusal-people = Enter a whole number of people.

# What is wrong with an uploaded file.
unmet-workbook-not-xlsx = This file is not an Excel workbook (.xlsx). Save it as “Excel workbook (.xlsx)” and try again.
unmet-workbook-encrypted = The file is protected by a password. Remove the password and try again.
unmet-workbook-macros = The file contains macros. Save it as .xlsx, without macros.
unmet-workbook-too-large = The file is too large: at most { $max-bytes }. Upload the file downloaded here, without added pictures.
unmet-workbook-too-large-inside = The content of the file is too large once opened. Upload the file downloaded here, with nothing added.
unmet-workbook-damaged = The file is damaged and does not open. Save it again and try again.
unmet-workbook-not-ours = This workbook does not come from this portal. Download the file of your application and fill in that one.
unmet-workbook-other-template = This workbook is of another version of the template. Download it again and copy your figures into it.
unmet-workbook-other-proposal = This workbook belongs to another application. Upload the one of application { $number }.
unmet-workbook-sheet-missing = The sheet “{ $sheet }” is missing. Do not rename the sheets.
unmet-workbook-columns-moved = Sheet “{ $sheet }”: rows or columns were moved. Download the file again and copy your figures into it.
unmet-workbook-too-many-lines = Sheet “{ $sheet }”: there are too many lines. A budget has at most { $max } lines.
unmet-workbook-too-much = The texts of the file are too long for a budget. Shorten the descriptions.
unmet-workbook-formula = Sheet “{ $sheet }”, row { $row }, column { $column }: this is a formula. Write its value instead.
unmet-workbook-no-value = Sheet “{ $sheet }”, row { $row }, column { $column }: this is neither a text nor a number. Write the value again.
unmet-workbook-number-unreadable = Sheet “{ $sheet }”, row { $row }, column { $column }: this is not a number. Write it in digits.
unmet-workbook-number-ambiguous = Sheet “{ $sheet }”, row { $row }, column { $column }: this number can be read in two ways. Write it without point or comma.
unmet-workbook-number-decimals = { $decimals ->
    [0] Sheet “{ $sheet }”, row { $row }, column { $column }: write a whole number, without decimals.
   *[other] Sheet “{ $sheet }”, row { $row }, column { $column }: write at most { $decimals } decimals.
}
unmet-workbook-number-negative = Sheet “{ $sheet }”, row { $row }, column { $column }: write a positive number.
unmet-workbook-number-too-large = Sheet “{ $sheet }”, row { $row }, column { $column }: this number is too large. Check the zeros.
unmet-workbook-heading-unknown = Sheet “{ $sheet }”, row { $row }, column { $column }: there is no such heading. Choose it from the list.
unmet-workbook-text-too-long = Sheet “{ $sheet }”, row { $row }, column { $column }: this text is too long (at most { $max } characters).
unmet-workbook-more-faults = { $count ->
    [one] There is { $count } more error in this file.
   *[other] There are { $count } more errors in this file.
}
unmet-workbook-nothing-taken = Choose what you take from the file.
