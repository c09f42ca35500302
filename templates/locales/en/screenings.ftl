# Sanctions lists: names found alike, decisions, imports.
nav-screening = Sanctions lists
desk-part-screening = Names that are like those of a list, and the lists imported.
desk-screening = { $count ->
    [one] name to compare with a sanctions list
   *[other] names to compare with a sanctions list
}
screening-lead = The names of organisations and of their representatives, compared with those of the lists. The machine finds what is alike, a person decides. Until a match is ruled out, the organisation cannot be verified.
screening-count = { $count ->
    [one] { $count } match
   *[other] { $count } matches
}
screening-order = The closest first
screening-organisation = Organisation
screening-its-name = Its name
screening-compared = Name compared
screening-listed-name = Name on the list
screening-likeness = Likeness
screening-strong = Strong likeness
screening-near = To be looked at
screening-field-organisation = Name of the organisation
screening-field-short-name = Short name
screening-field-representative = Legal representative
screening-kind = Kind
screening-kind-person = Person
screening-kind-entity = Organisation
screening-quality-primary = main name
screening-quality-good = other name, certain
screening-quality-aka = other name
screening-quality-low = other name, uncertain: not compared
screening-quality-original = original script
screening-none-open = No match waits for a decision.
screening-none = No match in this state.
screening-no-list = No list has been imported yet: no name is compared.
screening-no-list-ask = No list has been imported yet: no name is compared. An administrator can import one.
screening-no-list-yet = No list imported.
screening-lists = Lists imported
screening-list-of = United Nations, list of { $date }
screening-list-size = Entries: { $entries }. Names: { $names }.
screening-list-changes = New: { $added }. Changed: { $changed }. Removed: { $removed }.
screening-list-by = Imported on { $date } by { $name }
screening-import = Import a list
screening-import-lead = The XML file of the consolidated list of the United Nations Security Council, as published. Every organisation is compared at once. Decisions already taken stand, unless the entry has changed.
screening-last = Last list: of { $date }, imported on { $imported }.
screening-file = File of the list
screening-import-button = Import and compare
screening-shrunk = Yes, this is the whole list, and all these entries were removed
screening-shrunk-hint = Choose the file again, then tick this box.
screening-imported = The list is imported. No new match.
screening-imported-found = The list is imported. Matches wait for a decision.
screening-same = This list was imported already. The organisations were compared again: nothing changes.
screening-same-found = This list was imported already. The organisations were compared again: matches wait for a decision.
screening-match = Match with a sanctions list
screening-found-on = Found on { $date }
screening-registration = Registration
screening-entry = Entry of the list
screening-names = All its names
screening-reference = Reference
screening-version = version { $version }
screening-listed-on = Listed on
screening-removed = This entry is no longer on the last list imported.
screening-is-same = It is the same person or organisation.
screening-is-other = It is not the same.
screening-decided-by = Decided by { $name } on { $date }
screening-decide = Decide
screening-decide-text = Compare also what is not a name: date and place of birth, country, papers. When in doubt, ask the organisation for a document, without saying why.
screening-question = Is it the same person or organisation?
screening-answer-no = No, it is not the same
screening-answer-no-hint = Remembered until the entry or the name changes.
screening-answer-yes = Yes, it is the same
screening-answer-yes-hint = The organisation can no longer send anything nor be paid.
screening-reason-hint = What shows it. It stays in the journal.
screening-decide-button = Save the decision
screening-confirmed-done = Decision saved: it is the same. The organisation is stopped.
screening-dismissed-done = Decision saved: it is not the same.

# What is unmet.
unmet-partner-stopped = The programme's team is looking into this organisation's file. Nothing can be sent or paid before that is done. Write to the programme's team.
unmet-screening-open = A name is like “{ $name }” ({ $reference }) of a sanctions list. First decide under “Sanctions lists” whether it is the same person or organisation.
unmet-screening-confirmed = “{ $name }” ({ $reference }) is on a sanctions list, and it is the same person or organisation. It cannot be verified.
unmet-list-not-xml = This file is no readable XML, or it is cut off. Download the list again.
unmet-list-root = This file is no consolidated list of the United Nations: it must begin with CONSOLIDATED_LIST.
unmet-list-doctype = This file declares or uses entities, which the published list does not. It is refused.
unmet-list-deep = This file is nested too deeply to be the published list.
unmet-list-too-long = This file has too many entries to be the published list.
unmet-list-empty = This file holds no entry. The list is not replaced.
unmet-list-date = This file does not say when the list was made (dateGenerated).
unmet-list-entry = The entry that ends on line { $row } has no identifier or no name. Nothing is imported.
unmet-list-older = This list is older than the one imported already. Nothing is imported.
unmet-list-twice = The entry { $reference } stands twice in this file. Nothing is imported.
unmet-list-shrunk = This list lacks { $gone } of the { $before } entries of the last one. It may be only a part of the list, or another list. Nothing is imported. Check the file, or confirm below.
screening-field-board = Member of the board
