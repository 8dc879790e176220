import { announcementsIn } from './script.ts'

/** School, civil status, health, the mairie's own life. */
export const services = announcementsIn(`
# 🍽️ Cantine : les menus de la semaine sont affichés à l'école et sur le site. Les inscriptions se font avant jeudi 12 h.
+ school: Façade de l’école du village, trois fenêtres et une porte rouge
? Bonjour, ma fille est allergique aux œufs, il y a un menu adapté ?
= Bonjour, oui, sur présentation du protocole d'accueil signé par le médecin. Passez nous voir en mairie.
> Merci pour votre réponse
? Je viens de voir le message, c'est trop tard pour inscrire mon fils lundi ?
= Bonjour, c'est noté pour lundi, pensez à confirmer par mail. Bonne journée.
? Le prix du repas augmente ?
= Bonjour, non, le tarif ne change pas : 3,90 € le repas.
- Miam 😋
- {ami} faut inscrire les petits

# La garderie du soir fermera à 18 h 30 au lieu de 18 h 15 à partir de lundi.
? Et le matin toujours 7h15 ?
= Bonjour, oui, ouverture à 7 h 15 comme aujourd'hui.
> Top 👍
? C'est le même tarif ?
= Bonjour, oui, la demi-heure est toujours à 1,20 €.
- Merci !! ça change tout pour nous
- Bravo
- 🙏

# 🆔 Cartes d'identité et passeports : la commune n'est pas équipée. Prenez rendez-vous dans une mairie équipée, nous vous aidons pour la pré-demande.
? Quelles mairies sont équipées pas trop loin ?
= Bonjour, les plus proches sont Épernay et Châlons-en-Champagne. Comptez trois semaines de délai.
? Il faut quoi comme papiers pour un mineur ?
= Bonjour : la pré-demande, une photo de moins de six mois, un justificatif de domicile, la pièce d'identité du parent et le livret de famille.
> Merci c’est très clair
? l'aide c'est sur rdv
= Bonjour, non, venez aux heures d'ouverture avec votre téléphone.
- Utile merci

# Le secrétariat de mairie sera fermé vendredi après-midi. Pour une urgence, appelez l'élu d'astreinte.
? C'est quoi le numéro d'astreinte ?
= Bonjour, il est affiché sur la porte de la mairie et sur le répondeur.
? J'avais rendez-vous pour un permis de construire à 15h, c'est annulé ?
= Bonjour, votre rendez-vous est maintenu, sonnez à la porte de côté.
> Ok parfait
- Encore fermé 🙄
= Bonjour, désolés : toute l’équipe est en formation. Nous rouvrons samedi à 9 h.
- Bon week-end

# 🏥 Permanence de l'infirmière à la maison de santé, mardi et jeudi de 9 h à 11 h, sans rendez-vous.
? Elle fait les vaccins aussi ?
= Bonjour, oui, apportez votre carte Vitale et votre carnet.
> Merci
? Un médecin va s installer un jour ??
= Bonjour, nous y travaillons avec la communauté de communes. Une candidature est à l'étude.
- Bonne nouvelle pour nos anciens
- ❤️

# 📚 La bibliothèque ouvre désormais le mercredi de 14 h à 18 h. Inscription gratuite pour tous les habitants.
+ school: La bibliothèque, petite maison à porte rouge, vue de la rue
? Il y a des mangas ? C'est pour mon ado
= Bonjour, oui, une quarantaine de séries, et vous pouvez en proposer.
> Génial, on passe mercredi
? Faut habiter le village pour s'inscrire ?
= Bonjour, l'inscription est gratuite pour les habitants et de 5 € par an pour les autres.
? Vous cherchez toujours des bénévoles ?
= Bonjour, toujours ! Passez nous voir mercredi, ou laissez vos coordonnées en mairie.
- Super initiative
- {ami} pour toi 📖
- Bravo aux bénévoles

# Conseil municipal jeudi à 19 h, salle du conseil. L'ordre du jour est affiché, la séance est publique.
? Le PLU est à l'ordre du jour ?
= Bonjour, oui, en point 4 : débat sur les zones à urbaniser.
? On peut poser des questions ?
= Bonjour, le public écoute pendant la séance ; un temps d'échange est prévu à la fin.
> D'accord merci
? Ce sera filmé ?
= Bonjour, non, mais le compte rendu sera en ligne sous huit jours.
- J’y serai
- Merci pour l’info

# 🗳️ Nouveaux habitants : pensez à vous inscrire sur les listes électorales, en mairie ou en ligne.
? J'ai déménagé dans la même commune, il faut refaire ?
= Bonjour, oui, un changement d'adresse se déclare aussi : passez avec un justificatif de domicile.
> Merci bien
? On doit venir avec quoi ?
= Bonjour, une pièce d'identité et un justificatif de domicile de moins de trois mois.
- Bienvenue aux nouveaux 👋

# Location de la salle des fêtes : le planning des six prochains mois est ouvert.
? C'est combien pour un week-end pour les habitants ?
= Bonjour, 280 € le week-end pour les habitants, avec une caution de 500 €.
> Ok merci
? Elle est libre le premier samedi du mois prochain ?
= Bonjour, elle est prise le samedi, mais libre le dimanche. Appelez-nous pour réserver.
? Combien de personnes maxi ?
= Bonjour, 120 personnes assises.
? La vaisselle est comprise
= Bonjour, oui, pour 100 couverts, la casse étant facturée.
- {ami} pour ton anniversaire !

# 🚌 Transport scolaire : les cartes de car sont arrivées, à retirer en mairie.
@ 8 9
? Bonjour, mon fils a perdu la sienne, comment faire ?
= Bonjour, demandez un duplicata sur le site de la Région (10 €), l'attestation vaut carte en attendant.
> Merci pour votre aide
? Vous êtes ouvert jusqu à quelle heure ?
= Bonjour, jusqu'à 17 h en semaine et 12 h le samedi.
- Merci
- 👌

# 🧓 Repas des aînés : les invitations partent cette semaine. Si vous avez 70 ans ou plus et que vous ne recevez rien, appelez-nous.
@ 9 10 11 12 1 2
+ feast: Guirlande de fanions au-dessus de grandes tables
? Ma maman ne se déplace plus, elle a droit au colis ?
= Bonjour, oui bien sûr : nous le portons à domicile. Donnez-nous son nom en message privé.
> Merci du fond du cœur ❤️
? Le conjoint de moins de 70 ans peut venir ?
= Bonjour, oui, avec une participation de 30 €.
- Toujours un bon moment
- Vivement 😊
- Merci à toute l’équipe

# Un défibrillateur est installé sous le porche de la mairie. Une initiation gratuite a lieu samedi à 10 h.
? Il faut s'inscrire ?
= Bonjour, oui, un simple message ici suffit : il reste douze places.
> Parfait, merci
? Les ados peuvent venir ?
= Bonjour, oui, à partir de 12 ans.
- Très bonne idée
- 👏
`)
