# Accounts: signing in and out, registering, one's own account, the accounts of staff.

form-expired = This page had been open for too long. Please try again.

## In and out
accounts-password = Password
accounts-forgot-link = Forgotten your password?
accounts-no-account = Does your organisation have no account yet?
accounts-register-link = Register your organisation
accounts-unconfirmed-text = An e-mail is waiting for you. Open it and follow its link to confirm your address. Can't find it?
accounts-resend = Send the e-mail again
accounts-code-title = One-time code
accounts-code = 6-digit code
accounts-code-hint = Open the code app on your phone.
accounts-code-lost = I no longer have my phone
accounts-code-lost-text = Write to the administrator of your programme. They can remove the second factor from your account.
accounts-code-too-late = Too much time has passed. Enter your password again.
accounts-sign-out-question = Do you want to sign out?
unmet-sign-in-wrong = The address or the password is wrong. Check both.
unmet-sign-in-unconfirmed = First confirm your e-mail address.
unmet-totp-wrong = This code is wrong. Enter the one that the app shows now.
unmet-totp-used = This code was used before. Wait for the next one, at most 30 seconds.
unmet-missing-password = Choose a password.
unmet-password-too-short = Choose a password of at least { $min } characters. A short sentence works well.
unmet-password-easy-to-guess = This password is easy to guess. Choose several words that have nothing to do with your name.
unmet-role-for-oneself = Nobody gives themselves a role. Ask another administrator.
unmet-role-beside-administrator = An administrator has no part in money, scores or decisions. Choose another person.
