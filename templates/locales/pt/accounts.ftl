# Contas: entrar, sair, registar-se, a própria conta, as contas da equipa.

form-expired = Esta página esteve aberta demasiado tempo. Tente de novo.

## Entrar e sair
accounts-password = Palavra-passe
accounts-forgot-link = Esqueceu a palavra-passe?
accounts-no-account = A sua organização ainda não tem conta?
accounts-register-link = Registar a organização
accounts-unconfirmed-text = Há uma mensagem à sua espera. Abra-a e siga a ligação para confirmar o endereço. Não a encontra?
accounts-resend = Enviar de novo a mensagem
accounts-code-title = Código de utilização única
accounts-code = Código de 6 algarismos
accounts-code-hint = Abra a aplicação de códigos do telemóvel.
accounts-code-lost = Já não tenho o telemóvel
accounts-code-lost-text = Escreva ao administrador do programa. Ele pode retirar o segundo fator da sua conta.
accounts-code-too-late = Passou demasiado tempo. Introduza de novo a palavra-passe.
accounts-sign-out-question = Quer sair?
unmet-sign-in-wrong = O endereço ou a palavra-passe não está certo. Verifique os dois.
unmet-sign-in-unconfirmed = Confirme primeiro o seu endereço de correio eletrónico.
unmet-totp-wrong = Este código não está certo. Introduza o que a aplicação mostra agora.
unmet-totp-used = Este código já foi usado. Espere pelo seguinte, no máximo 30 segundos.
unmet-missing-password = Escolha uma palavra-passe.
unmet-password-too-short = Escolha uma palavra-passe de pelo menos { $min } caracteres. Uma frase curta serve bem.
unmet-password-easy-to-guess = Esta palavra-passe é fácil de adivinhar. Escolha várias palavras sem relação com o seu nome.
unmet-role-for-oneself = Ninguém dá um papel a si próprio. Peça a outro administrador.
unmet-role-beside-administrator = Um administrador não mexe em dinheiro, notas nem decisões. Escolha outra pessoa.
