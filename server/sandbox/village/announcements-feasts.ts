import { announcementsIn } from './script.ts'

/** What the festival committee and the associations organise. */
export const feasts = announcementsIn(`
# 🎡 Fête patronale ce week-end ! Manèges dès samedi 14 h, bal à 21 h, feu d'artifice dimanche à 22 h 30. Entrée libre.
@ 5 6 7 8 9
+ feast: Fanions de couleur tendus entre deux maisons le jour de la fête
? Le feu d'artifice est maintenu s'il pleut ?
= Bonjour, oui, sauf orage ou vent fort. Nous publierons un message dimanche à 18 h.
> Merci 🎆
? On peut se garer où ?
= Bonjour, au stade et derrière la salle des fêtes ; la place est fermée aux voitures.
? Il y a de quoi manger sur place ?
= Bonjour, oui : buvette, frites et grillades du comité des fêtes à partir de 18 h.
? Les tickets de manège pour les enfants de l'école c'est où ?
= Bonjour, ils sont donnés à l'école vendredi, et à la buvette pour les absents.
- On sera là 🎉
- {ami} {ami2} on y va ensemble ?
- Vivement !!!
- 😍😍

# Vide-grenier dimanche dans les rues du village. Installation à 6 h, 2 € le mètre. Inscriptions à la salle des fêtes samedi matin.
@ 4 5 6 7 8 9
? Il reste des places ?
= Bonjour, oui, une vingtaine de mètres rue Basse.
> Super, je passe samedi
? Faut-il une pièce d'identité ?
= Bonjour, oui, et le numéro de la pièce est noté au registre : c'est la loi.
? Les rues sont fermées à partir de quelle heure ?
= Bonjour, de 5 h à 19 h, rue Basse et rue de l'Église.
- On adore 😍
- {ami} les bonnes affaires 😉
- J’espère qu’il fera beau

# 🎶 Concert de l'harmonie à l'église samedi à 20 h 30, participation libre au profit de la restauration du clocher.
+ church: Le clocher de l’église au coucher du soleil
? C'est accessible en fauteuil ?
= Bonjour, oui, par la porte nord ; des places sont réservées devant.
> Merci beaucoup
? Combien de temps ça dure ?
= Bonjour, environ une heure et demie, avec un entracte.
- Magnifique l’an dernier
- Bravo aux musiciens 🎺
- {ami} ça te dit ?

# 🥾 Marche du patrimoine dimanche : 8 km à la découverte des lavoirs. Départ 9 h place de la Mairie, prévoir de bonnes chaussures.
@ 4 5 6 9 10
+ meadow: Chemin herbeux entre deux arbres, collines au loin
? C'est faisable avec une poussette ?
= Bonjour, non, deux passages sont étroits. Un parcours de 3 km est prévu pour les familles.
> Parfait merci
? Les chiens sont acceptés ?
= Bonjour, oui, tenus en laisse.
? y a t il un ravito ?
= Bonjour, oui, café et brioche au lavoir du haut.
- On vient à 4 😊
- Belle initiative

# Loto de l'école samedi à 20 h à la salle des fêtes. Ouverture des portes à 18 h 30. Nombreux lots !
? Combien le carton ?
= Bonjour, 3 € le carton, 10 € les quatre.
? On peut réserver une table de 8 ?
= Bonjour, oui : envoyez votre nom en message privé, l'association des parents vous répond.
> C’est fait merci
? Il y a des lots pour les enfants ?
= Bonjour, oui, une partie spéciale enfants à 21 h.
- On va gagner le jambon 😂
- {ami} {ami2}
- Bonne chance à tous

# 🌌 Soirée « on éteint tout » vendredi : observation des étoiles au stade avec le club d'astronomie, à 21 h 30.
@ 8 9 10
+ night: Ciel étoilé au-dessus des collines, avec un croissant de lune
? Si le ciel est couvert c'est reporté ?
= Bonjour, oui, au vendredi suivant. Nous le dirons ici à midi.
> Merci
? Faut apporter quelque chose ?
= Bonjour, une couverture, une lampe rouge si vous en avez, et de quoi vous couvrir.
- Magique ✨
- Les enfants ont hâte

# Nettoyage du village samedi à 9 h : gants et sacs fournis, casse-croûte offert à midi.
@ 3 4 5 9 10
? Les enfants peuvent participer ?
= Bonjour, oui, accompagnés d'un adulte : des gilets à leur taille sont prévus.
> Super on vient
? Rendez-vous où ?
= Bonjour, devant le hangar communal.
- Bravo à tous 👏
- C’est honteux de devoir faire ça
= Bonjour, c’est vrai, et d’autant plus merci à ceux qui viendront !
- 💚

# Le comité des fêtes cherche des bénévoles pour tenir la buvette et monter les tentes. Même une heure, c'est précieux !
? Je suis dispo le samedi après-midi, je contacte qui ?
= Bonjour et merci ! Le président du comité vous appelle : laissez votre numéro en message privé.
? A partir de quel âge ?
= Bonjour, 16 ans pour la buvette, tous les bras sont bons pour les tentes.
> 😂 ok on arrive
- {ami} toi qui es costaud
- Bon courage à l’équipe

# 🎭 La troupe des Tréteaux joue samedi à 20 h 30 et dimanche à 15 h à la salle des fêtes. 8 €, gratuit jusqu'à 12 ans.
? On réserve où ?
= Bonjour, à l'épicerie ou sur place une demi-heure avant.
> Merci bonne soirée
? La pièce convient aux enfants ?
= Bonjour, oui, à partir de 8 ans environ.
- Toujours très drôles 😂
- On y sera dimanche
- Bravo

# Marché de producteurs vendredi de 17 h à 20 h sous la halle : légumes, miel, fromages, volailles et champagne.
+ church: La place du village et l’église en fin de journée
? Le poissonnier revient ?
= Bonjour, oui, il sera là un vendredi sur deux, dont celui-ci.
> Ah super nouvelle
? on peut payer par carte ?
= Bonjour, presque tous les producteurs la prennent ; prévoyez un peu de monnaie.
? Comment faire pour avoir un emplacement ? je fais des savons
= Bonjour, écrivez à la mairie avec votre numéro SIRET et une photo de votre étal.
- Le miel est excellent 🍯
- {ami} apéro ?

# Bravo à nos pompiers volontaires : quatre nouveaux diplômés cette année ! 👏
+ feast: Fanions rouges et bleus devant la caserne
? Comment on fait pour devenir volontaire ?
= Bonjour, dès 16 ans : le centre vous accueille le premier samedi du mois, de 9 h à 11 h.
- Bravo à vous
- Merci pour ce que vous faites 🚒
= Nous leur transmettons, merci pour eux !
- ❤️❤️
- Félicitations !
- Fière de mon frère {ami}
`)
