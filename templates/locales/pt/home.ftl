# Pages that belong to no noun.
home-resume-title = O seu texto está aqui
home-resume-text = A sua sessão tinha terminado. O que escreveu foi guardado. Envie agora.
home-resume-send = Enviar o que escrevi
home-resume-drop = Abandonar este texto e voltar ao meu espaço
nav-receipts = Verificar um recibo
