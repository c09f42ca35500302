# The page that describes the API.

api-title = Interface for programs (API)
api-lead = What other software may read in the portal.
api-operations = Addresses
