# Les valeurs fixes du domaine : <genre>-<valeur>. Secteurs, pays, rôles et rubriques sont dans common.ftl.

## Personnes comptées
sex-female = Femmes
sex-male = Hommes
age-0-17 = Moins de 18 ans
age-18-35 = 18 à 35 ans
age-36-plus = 36 ans et plus
group-returnee = Retournés
group-community = Communauté
group-potential-migrant = Migrants potentiels

## Sections d'un dossier et d'un rapport
section-project = Projet
section-place = Lieu et consultation
section-beneficiaries = Bénéficiaires
section-activities = Activités
section-results = Résultats
section-budget = Budget
section-documents = Documents
report-section-narrative = Récit
report-section-results = Résultats
report-section-people = Personnes
report-section-spending = Dépenses
report-section-documents = Documents
report-kind-interim = Rapport d'étape
report-kind-final = Rapport final

## Documents
owner-call = Appel
owner-partner = Organisation
owner-proposal = Dossier
owner-report = Rapport
owner-agreement = Convention
owner-payment = Paiement
purpose-call-guidelines = Lignes directrices de l'appel
purpose-registration = Récépissé d'enregistrement
purpose-statutes = Statuts
purpose-accounts = Comptes
purpose-bank-proof = Relevé d'identité bancaire
purpose-consultation = Procès-verbal de la consultation
purpose-quote = Devis
purpose-support-letter = Lettre de soutien
purpose-photo = Photo
purpose-submission-receipt = Accusé de dépôt
purpose-agreement-text = Convention
purpose-agreement-sealed = Convention scellée
purpose-agreement-evidence = Dossier de preuve des signatures
purpose-spending-proof = Justificatif de dépense
purpose-report-annex = Annexe du rapport
purpose-payment-proof = Preuve de paiement
purpose-other = Autre document

## Déclarations d'une organisation
declaration-non-profit = L'organisation n'a pas de but lucratif.
declaration-human-rights = L'organisation respecte les droits humains.
declaration-partnership = L'organisation accepte les règles du partenariat.
declaration-non-discrimination = L'organisation ne fait aucune discrimination.
declaration-protection = L'organisation protège les personnes contre l'exploitation et les abus.
declaration-integrity = L'organisation refuse la fraude et la corruption.
declaration-sanctions = L'organisation et ses responsables ne sont sous aucune sanction.
declaration-truth = Les informations données sont exactes.

## Argent et classement
entry-commitment = Engagement
entry-disbursement = Versement
entry-refund = Remboursement
entry-write-off = Abandon de créance
entry-correction = Correction
tie-breaker-section-score = La meilleure note dans la section { $section }
tie-breaker-cost-per-beneficiary = Le plus petit montant par bénéficiaire
tie-breaker-earlier-submission = Le dépôt le plus ancien
purpose-mandate = Mandat du représentant
purpose-tax-clearance = Attestation fiscale et sociale
