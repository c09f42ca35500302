# A elegibilidade, verificada antes de qualquer avaliação.

eligibility-title = Elegibilidade
eligibility-check = Verificação
eligibility-start = Verificar a elegibilidade
eligibility-note = Porquê? (obrigatório se a resposta for não; transmitido à organização)
eligibility-general-note = Nota interna
eligibility-what-follows = Se todas as respostas forem sim, a candidatura é elegível. Caso contrário não é, e a organização é informada por carta.
eligibility-button = Entregar a verificação
eligibility-not-yet = Ainda não verificada.
eligibility-found-eligible = A candidatura é elegível.
eligibility-found-ineligible = A candidatura não é elegível. A organização é informada por carta.
