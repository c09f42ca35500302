# Pages about the portal itself: help, accessibility, personal data.

## Help
about-help-lead = How to apply, and whom to write to.
about-guide = The guide, step by step, with pictures
about-guide-contents = In this guide
about-apply = Applying
about-apply-call = Choose a call. Its page says who can apply, how much and which documents are asked for.
about-apply-register = Create your account and that of your organisation. An e-mail confirms your address.
about-apply-profile = Complete the organisation's profile, add its papers and send it for verification.
about-apply-write = Fill in the application, section by section. It is saved even when incomplete. Your colleagues can work on it too.
about-apply-send = Check everything. A signatory sends the application before the deadline. You receive a receipt.
about-after = After sending
about-after-scores = A committee scores the eligible applications. Every applicant receives the decision by e-mail, with points and reasons.
about-after-award = If your application is selected, the agreement is signed here. Instalments are paid as your reports are accepted.
about-trouble = If something goes wrong
about-ask-mail = I have not received the e-mail
about-answer-mail = Wait a few minutes and look in the junk folder. On the sign-in page, enter your address and password: you can then have the e-mail sent again.
about-ask-password = I have forgotten my password
about-answer-password = Ask for a link to choose another one.
about-ask-network = The network often breaks off
about-answer-network = Save often. What is saved stays. In an application, the browser also keeps on your device what you have just written.
about-ask-colleague = I want to work with a colleague
about-answer-colleague = A signatory invites them from the organisation's page, under “Members”. Everyone has their own account.
about-ask-money = Somebody asks me for money
about-answer-money = Applying is free. Nobody may ask you for money, before or after the decision. Tell us about it.
about-write = Write to us
about-write-nobody = Write to the organisation that publishes the call, at the address given in the documents of the call.

## Accessibility
about-accessibility = Accessibility
about-accessibility-lead = Everybody must be able to use this portal. We aim at the WCAG 2.2 rules, level AA.
about-accessibility-done = What is done
about-accessibility-keyboard = Everything works with the keyboard. A link leads straight to the content.
about-accessibility-script = Everything works without JavaScript.
about-accessibility-phone = Pages fit a small phone and weigh little.
about-accessibility-words = Sentences are short. Errors say where and how to correct.
about-accessibility-colour = Colour is never alone in saying something. Contrasts are measured.
about-accessibility-open = What is not done yet
about-accessibility-audit = No independent body has checked the portal.
about-accessibility-reader = People who use a screen reader have not tried it yet.
about-accessibility-pdf = The PDF documents have not been checked.
about-accessibility-files = Files that others upload may be hard to read.
about-accessibility-tell = Tell us what stops you
about-accessibility-tell-text = Give the address of the page and what you wanted to do. We can also send you information in another form.

## Personal data
about-privacy = Personal data
about-privacy-lead = { $organisation } runs this portal. Here is what it keeps about you, and why.
about-privacy-kept = What we keep
about-privacy-account = Your account: name, e-mail address, telephone if you give it, language. The password is kept only in a form that cannot be read.
about-privacy-organisation = The profile of your organisation and its papers.
about-privacy-bank = Its bank account, encrypted.
about-privacy-dossier = Your applications, reports and files.
about-privacy-journal = A journal: who did what, and when. It protects everybody against fraud.
about-privacy-signature = For a signature: your name, the time, the network address and the browser.
about-privacy-follow = If you get new calls by e-mail: your address, your language and your choices. They are deleted as soon as you stop.
about-privacy-people = The people who are helped
about-privacy-people-text = The portal counts beneficiaries by sex, age and group. Never enter their name, telephone or story.
about-privacy-who = Who sees it
about-privacy-who-text = The programme's staff, by their role and countries. Evaluators see the applications assigned to them.
about-privacy-nobody = Nothing is sold. No audience measurement, no advertising, no service of another site.
about-privacy-cookies = Cookies
about-privacy-cookies-text = Only two, both necessary: “kafo” for your session, “lang” for your language. A session ends after { $hours } hours without activity.
about-privacy-long = How long
about-privacy-long-text = An ended session is deleted after fourteen days. Applications, payments and signatures stay for as long as the law and the donors ask for accounts. The journal is not deleted.
about-privacy-rights = Your rights
about-privacy-rights-text = Correct your name, telephone and language under “My account”. For a copy of your data or to close your account, write to us.
