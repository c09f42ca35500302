# Pages that belong to no noun.
home-resume-title = Your text is here
home-resume-text = Your sign-in had ended. What you wrote was kept. Send it now.
home-resume-send = Send what I wrote
home-resume-drop = Drop this text and go to my desk
nav-receipts = Check a receipt
