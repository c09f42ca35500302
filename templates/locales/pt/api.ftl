# A página que descreve a API.

api-title = Interface para programas (API)
api-lead = O que outros programas podem ler no portal. A descrição que segue está em inglês.
api-operations = Endereços
