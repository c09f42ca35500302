# Páginas sobre o próprio portal: ajuda, acessibilidade, dados pessoais.

## Ajuda
about-help-lead = Como apresentar uma candidatura e a quem escrever.
about-guide = O guia passo a passo, com imagens
about-guide-contents = Neste guia
about-apply = Apresentar uma candidatura
about-apply-call = Escolha uma chamada. A página diz quem se pode candidatar, o montante e os documentos pedidos.
about-apply-register = Crie a sua conta e a da organização. Uma mensagem confirma o seu endereço.
about-apply-profile = Complete o perfil da organização, junte os documentos e envie-o para verificação.
about-apply-write = Preencha a candidatura, secção a secção. Fica guardada mesmo incompleta. Os seus colegas também podem trabalhar nela.
about-apply-send = Verifique tudo. Um signatário envia a candidatura antes do prazo. Recebe um recibo.
about-after = Depois do envio
about-after-scores = Um comité avalia as candidaturas elegíveis. Cada candidato recebe a decisão por correio eletrónico, com os pontos e as razões.
about-after-award = Se a candidatura for selecionada, a convenção assina-se aqui. As parcelas são pagas à medida que os relatórios são aceites.
about-trouble = Se algo não correr bem
about-ask-mail = Não recebi a mensagem
about-answer-mail = Espere uns minutos e veja no correio não solicitado. Na página de entrada, indique o endereço e a palavra-passe: poderá pedir que a mensagem seja enviada de novo.
about-ask-password = Esqueci-me da palavra-passe
about-answer-password = Peça uma ligação para escolher outra.
about-ask-network = A rede falha muitas vezes
about-answer-network = Guarde muitas vezes. O que está guardado fica. Numa candidatura, o navegador também guarda no seu aparelho o que acabou de escrever.
about-ask-colleague = Quero trabalhar com um colega
about-answer-colleague = Um signatário convida-o na página da organização, em «Membros». Cada pessoa tem a sua conta.
about-ask-money = Pedem-me dinheiro
about-answer-money = A candidatura é gratuita. Ninguém lhe pode pedir dinheiro, nem antes nem depois da decisão. Comunique-nos.
about-write = Escrever-nos
about-write-nobody = Escreva à organização que publica a chamada, para o endereço indicado nos documentos da chamada.

## Acessibilidade
about-accessibility = Acessibilidade
about-accessibility-lead = Toda a gente deve poder usar este portal. Seguimos como objetivo as regras WCAG 2.2, nível AA.
about-accessibility-done = O que está feito
about-accessibility-keyboard = Tudo se faz com o teclado. Uma ligação leva logo ao conteúdo.
about-accessibility-script = Tudo funciona sem JavaScript.
about-accessibility-phone = As páginas cabem num telefone pequeno e pesam pouco.
about-accessibility-words = As frases são curtas. Os erros dizem onde e como corrigir.
about-accessibility-colour = A cor nunca diz nada sozinha. Os contrastes são medidos.
about-accessibility-open = O que ainda não está
about-accessibility-audit = Nenhuma entidade independente verificou o portal.
about-accessibility-reader = Pessoas que usam um leitor de ecrã ainda não o experimentaram.
about-accessibility-pdf = Os documentos PDF não foram verificados.
about-accessibility-files = Os ficheiros que outros enviam podem ser difíceis de ler.
about-accessibility-tell = Diga-nos o que o impede
about-accessibility-tell-text = Indique o endereço da página e o que queria fazer. Também podemos enviar-lhe informação de outra forma.

## Dados pessoais
about-privacy = Dados pessoais
about-privacy-lead = { $organisation } gere este portal. Eis o que ele guarda sobre si, e porquê.
about-privacy-kept = O que guardamos
about-privacy-account = A sua conta: nome, endereço eletrónico, telefone se o indicar, língua. A palavra-passe só é guardada de uma forma que não se pode ler.
about-privacy-organisation = O perfil da sua organização e os seus documentos.
about-privacy-bank = A conta bancária dela, cifrada.
about-privacy-dossier = As suas candidaturas, relatórios e ficheiros.
about-privacy-journal = Um registo: quem fez o quê, e quando. Protege todos contra a fraude.
about-privacy-signature = Para uma assinatura: o seu nome, a hora, o endereço de rede e o navegador.
about-privacy-follow = Se recebe as novas chamadas: o seu endereço eletrónico, a sua língua e as suas escolhas. São apagados assim que parar.
about-privacy-people = As pessoas apoiadas
about-privacy-people-text = O portal conta os beneficiários por sexo, idade e grupo. Nunca indique o nome, o telefone ou a história dessas pessoas.
about-privacy-who = Quem vê
about-privacy-who-text = A equipa do programa, conforme a função e os países. Os avaliadores veem as candidaturas que lhes são atribuídas.
about-privacy-nobody = Nada é vendido. Nenhuma medição de audiência, nenhuma publicidade, nenhum serviço de outro sítio.
about-privacy-cookies = Cookies
about-privacy-cookies-text = Apenas dois, necessários: «kafo» para a sua sessão, «lang» para a sua língua. Uma sessão termina após { $hours } horas sem atividade.
about-privacy-long = Quanto tempo
about-privacy-long-text = Uma sessão terminada é apagada após catorze dias. As candidaturas, pagamentos e assinaturas ficam enquanto a lei e os financiadores pedirem contas. O registo não se apaga.
about-privacy-rights = Os seus direitos
about-privacy-rights-text = Corrija o nome, o telefone e a língua em «A minha conta». Para uma cópia dos seus dados ou para fechar a conta, escreva-nos.
