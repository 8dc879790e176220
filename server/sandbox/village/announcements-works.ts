import { announcementsIn } from './script.ts'

/** Roads, water, waste. */
export const works = announcementsIn(`
# 🚧 Travaux rue du Moulin : la circulation sera alternée de lundi à vendredi, de 8 h à 17 h. Merci de votre patience !
+ works: Barrières de chantier rouges et blanches devant une rue en travaux
? Bonjour, le bus scolaire passera quand même ?
= Bonjour, oui, le car passe comme d'habitude. Seul l'arrêt du lavoir est reporté devant l'église.
> Merci 👍
? Et pour les riverains on fait comment pour sortir les voitures ?
= Bonjour, l'accès des riverains est maintenu toute la semaine, les ouvriers vous feront passer.
? C'est pour la fibre ou pour l'eau ?
= Bonjour, c'est le renouvellement de la conduite d'eau potable, branchements compris.
- Encore !!! 😡
= Bonjour, nous comprenons : c'est la dernière tranche, la rue sera tranquille ensuite.
- {ami} pense à passer par le chemin des Vignes
- Il était temps, bravo

# 💧 Coupure d'eau jeudi de 8 h 30 à 12 h : rue de l'Église, ruelle du Four et place de la Mairie. Pensez à faire une petite réserve.
? La rue des Tilleuls est concernée aussi ?
= Bonjour, non, la rue des Tilleuls n'est pas concernée.
> Super merci beaucoup
? On aura de l eau pour midi vous etes sur ?
= Bonjour, l'entreprise s'engage à rétablir l'eau avant midi. Nous préviendrons ici en cas de retard.
? Est-ce que l'école est prévenue ??
= Bonjour, oui, l'école et la cantine sont prévenues et des bouteilles seront distribuées.
- Merci pour l’info
- 👍
- {ami}

# ♻️ La déchetterie change d'horaires : du mardi au samedi, de 9 h à 12 h et de 13 h 30 à 17 h 30. Fermée le lundi.
? Faut il toujours la carte pour entrer ?
= Bonjour, oui, la carte est demandée à chaque passage. Elle se retire gratuitement en mairie.
? Bonjour est ce qu'ils prennent l'amiante ?
= Bonjour, non, l'amiante n'est pas acceptée. La communauté de communes organise une collecte deux fois par an sur inscription.
> D'accord, merci pour la réponse rapide
? on a le droit à combien de passages par an ?
= Bonjour, 24 passages par an et par foyer sont compris dans la redevance.
- Enfin ouvert le samedi toute la journée 🎉
= Oui, enfin ! Bon tri à tous.
- Dommage pour le lundi
= Bonjour, il faut bien un jour au gardien : en échange, le samedi est entier.

# Le ramassage des bacs jaunes est avancé à mercredi cette semaine. Merci de sortir les bacs mardi soir.
? Et les ordures ménagères ça change pas ?
= Bonjour, non, les bacs gris sont toujours collectés le vendredi.
> Merci
? Mon bac jaune n'a pas été ramassé la semaine dernière, je dois appeler qui ?
= Bonjour, vous pouvez appeler le service de collecte de la communauté de communes, ou nous envoyer votre adresse en message privé : nous ferons suivre.
- Merci pour le rappel
- {ami} c’est ce soir les poubelles 😂

# 💡 L'éclairage public du lotissement des Charmes est en panne. Le syndicat d'électricité intervient demain.
? Ça fait 3 semaines que le lampadaire devant le 12 ne marche plus, il sera réparé aussi ?
= Bonjour, nous l'avons ajouté à la fiche d'intervention. Merci de l'avoir signalé.
> Ok merci bien
? Bonsoir, à quelle heure s'éteignent les lampadaires normalement ?
= Bonjour, l'éclairage est coupé de 23 h à 5 h, sauf les soirs de fête.
- On y voit rien le soir c’est dangereux
= Bonjour, nous sommes bien d’accord : le syndicat passe demain. Dites-nous ici ce qui resterait éteint.
- Merci la mairie

# Élagage des tilleuls de la place mardi : le stationnement y sera interdit de 7 h à 16 h.
@ 11 12 1 2 3
? Le marché aura lieu quand même mercredi ?
= Bonjour, oui, la place sera rendue et balayée mardi soir.
> Parfait
? Est ce possible de récupérer du bois ?
= Bonjour, le broyat sera à disposition au hangar communal dès jeudi, servez-vous !
? Où peut on se garer en attendant
= Bonjour, le parking de la salle des fêtes est ouvert à tous.
- Pauvres arbres 😢
= Bonjour, c’est une taille douce : ils repartiront au printemps.
- Ils en avaient besoin

# ⚠️ Route barrée entre le village et le pont du canal à la suite d'un affaissement. Déviation par la départementale.
+ works: Panneau de route barrée à l’entrée d’un pont
? Jusqu'à quand ???
= Bonjour, le Département annonce dix jours de travaux. Nous vous tiendrons au courant ici.
? A vélo on peut passer ?
= Bonjour, non, le passage est interdit à tous, c'est une question de sécurité.
? Le médecin a ses patients de l'autre côté, il est au courant ?
= Bonjour, oui, les professionnels de santé et les secours ont été prévenus ce matin.
> Merci beaucoup
- Génial 20 minutes de détour…
= Bonjour, nous savons que c’est long : le Département renforce la route avant de la rouvrir.
- Bon courage à tous
- {ami} tu pars plus tôt demain

# La commune refait le terrain de pétanque et l'aire de jeux : réouverture dans deux semaines !
@ 3 4 5 6 7 8 9
+ meadow: Prairie verte au bord de la rivière, avec deux arbres
? Il y aura des jeux pour les tout petits cette fois ?
= Bonjour, oui : une petite maison et deux jeux à ressort pour les 2–5 ans.
> Trop bien, merci !
? Et un banc à l'ombre ce serait possible ?
= Bonjour, deux bancs seront posés sous les marronniers.
- Super nouvelle 😍
- Super 😂
- 👏👏👏
- Hâte !

# Fibre optique : le raccordement des écarts commence. Une réunion publique a lieu mardi à 18 h 30 à la salle des fêtes.
~ https://www.exemple-numerique-marne.test/fibre
? Ma maison n'apparait pas sur la carte d'éligibilité, c'est normal ?
= Bonjour, envoyez-nous votre adresse en message privé, nous poserons la question à l'opérateur.
? Faut-il s inscrire pour la réunion ?
= Bonjour, non, l'entrée est libre.
> Merci
? Qui paye si il faut une tranchée dans le jardin
= Bonjour, la partie privée reste à la charge du propriétaire ; l'opérateur l'expliquera à la réunion.
- Depuis le temps qu’on attend…
= Bonjour, cette fois les dates sont fermes : venez mardi !
- {ami} on y va ?

# Relevé des compteurs d'eau : l'agent passera du lundi au jeudi. Merci de dégager l'accès aux regards.
? Je travaille la journée, je peux relever moi-même ?
= Bonjour, oui : envoyez-nous une photo de l'index en message privé.
> Merci c’est noté
? Il passe quel jour rue Haute ?
= Bonjour, mardi matin pour la rue Haute.
- Ok
- Merci pour l’info 👍

# 🐕 Rappel : les chiens se tiennent en laisse dans le village, et leurs déjections se ramassent. Des sacs sont à disposition en mairie.
? Il serait bien de mettre une poubelle au chemin de halage, c'est possible ?
= Bonjour, bonne idée : nous en parlerons au prochain conseil.
? On a trouvé un chien beige sans collier près du stade, qui appeler ?
= Bonjour, appelez la mairie aux heures d'ouverture, l'élu d'astreinte le reste du temps : le numéro est sur la porte.
> On a retrouvé le maître, merci !
- Il faudrait surtout verbaliser
= Bonjour, l’arrêté le permet désormais, et la gendarmerie passera.
- Tout à fait d’accord
- 💯

# Campagne de dératisation mercredi dans le réseau d'assainissement. Ne touchez pas aux appâts.
? C'est dangereux pour les chats ?
= Bonjour, les appâts sont posés dans les regards fermés, hors de portée des animaux.
> Ouf merci
? On peut avoir des pièges pour chez soi ?
= Bonjour, des sachets sont disponibles en mairie pour les habitants, deux par foyer.
- Pas trop tôt
- Beurk 🐀
`)
