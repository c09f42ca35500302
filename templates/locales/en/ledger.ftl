# Ledger of commitments and payments.
ledger-title = Ledger
ledger-lead = Every commitment and every movement of money. Nothing is ever erased: a mistake is corrected by a contrary entry.
ledger-export = Export (CSV, about { $size })
ledger-agreement = Agreement number
ledger-from = From
ledger-to = To
ledger-sums = Sums by currency
ledger-sums-hint = Of the entries chosen, computed now
ledger-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
ledger-entries-hint = The latest first. The last column says what is left to pay to the project after the entry.
ledger-entry-number = Entry { $number }
ledger-number = Number
ledger-day = Date
ledger-country = Country
ledger-project = Project
ledger-partner = Organisation
ledger-kind = Kind
ledger-amount = Amount
ledger-currency = Currency
ledger-memo = Memo
ledger-running = Left of the project
ledger-empty = No entry matches.
ledger-file = ledger
