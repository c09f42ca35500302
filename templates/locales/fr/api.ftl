# La page qui décrit l'API.

api-title = Interface pour programmes (API)
api-lead = Ce que d'autres logiciels peuvent lire dans le portail. La description qui suit est en anglais.
api-operations = Adresses
