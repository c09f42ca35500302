# The whole application in one file, to work without a network.

offline-title = Work without a network
offline-intro = The whole application in one file. It opens in any browser, on a computer or a phone, without a connection. Nothing changes here before you agree.
offline-step-download = 1. Download the file
offline-download = Download the whole application
offline-download-hint = One .html file with what is saved now. Copy it onto a USB stick, or keep it on your phone.
offline-step-fill = 2. Fill it in
offline-fill-hint = Open the file and fill it in. Press “Save to this device”: a new file with your answers arrives in your downloads. Keep the newest one.
offline-fill-documents = Documents are not in the file. Add them here when you have a connection.
offline-fill-private = Whoever opens the file reads the whole application. Keep it as you keep your papers.
offline-step-upload = 3. Upload the filled file
offline-file = The file you saved
offline-upload = See the differences
offline-is-closed = The deadline has passed. Nothing more is taken from a file.
offline-card-all = The whole application in one file
offline-card-excel = Budget and beneficiaries in Excel
offline-both = Changed here and in the file. Choose what stays.
offline-stays = Changed here since the file was made. This stays: { $fields }.
offline-closed-sections = These sections cannot be changed now. What the file says about them is left out:

# In the file.
offline-file-made = Application { $number } · file made on { $date }
offline-file-no-script = This browser runs no scripts. You can read and print the file, but not save your answers. Open it in another browser.
offline-file-step-fill = Fill in the application here, without a network.
offline-file-step-save = Press “Save to this device”. A new file with your answers is made. Keep the newest one.
offline-file-step-upload = When you have a network, upload this new file at this address:
offline-file-contents = Sections
offline-file-closed = This section cannot be changed.
offline-file-save = Save to this device
offline-file-state-none = Nothing to save.
offline-file-state-changed = Not saved yet.
offline-file-state-saved = Saved at { $time }: { $name }
offline-file-state-failed = Saving failed. Try another browser.
offline-file-remove-row = Remove this row with what is written in it?
offline-note-beneficiaries = Count each person once. Leave empty for nobody.
offline-note-budget = One cost a line, in { $currency }. Totals compute themselves.
offline-note-documents = Documents stay in the portal. Add them there when you have a network.
offline-line-add = Add a line
offline-line-remove = Remove this line

# What is wrong with an uploaded file.
unmet-offline-not-ours = This is not the file of an application of this portal. Choose the .html file that you saved.
unmet-offline-damaged = The file is damaged. Upload a copy saved earlier, or open it in a browser and save it again.
unmet-offline-too-large = The file is too large: at most { $max-bytes }. Upload the file as you saved it, with nothing added.
unmet-offline-too-much = The texts of the file are too long. Shorten them, save the file again and upload it.
unmet-offline-other-format = This file is of another version of the portal. Download the application again and copy your answers into it.
unmet-offline-other-portal = This file comes from another portal. Download the file here and fill in that one.
unmet-offline-changed = The part of the file that the portal signed has been changed. Download the application again and copy your answers into it.
unmet-offline-other-proposal = This file is that of application { $other }. Upload the one of application { $number }.
unmet-offline-closed = The deadline has passed. Nothing is taken from the file.
unmet-offline-choose = { $name }: choose what stays.
unmet-offline-choose-here = Choose what stays.
