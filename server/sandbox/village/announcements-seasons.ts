import { announcementsIn } from './script.ts'

/** What comes once a year: it would be odd in another month. */
export const seasons = announcementsIn(`
# 🎒 Rentrée lundi à 8 h 30 : la cour ouvre à 8 h 20, et le stationnement est interdit devant la grille.
@ 9
+ school: L’école du village, portes ouvertes un matin de rentrée
? Les petites sections rentrent aussi lundi ?
= Bonjour, la moitié lundi et la moitié mardi : la maîtresse a écrit à chaque famille.
> Ah oui c’est vrai, merci
? La garderie ouvre dès lundi matin ?
= Bonjour, oui, à 7 h 15 comme toute l’année.
- Bonne rentrée à tous les petits
- 😅😅
- {ami} ça passe trop vite

# 🎀 Octobre rose : marche de 5 km dimanche à 10 h au départ du stade, 5 € reversés à la Ligue.
@ 10
+ meadow: Le chemin du stade entre deux arbres, en automne
? On s’inscrit sur place ?
= Bonjour, oui, à partir de 9 h, et le tee-shirt est compris.
? Faisable avec une poussette ?
= Bonjour, oui, tout le parcours est sur le chemin de halage.
> Super on viendra en famille
- On y sera 💗
- Belle cause
- {ami} {ami2} on remet ça

# 🌼 Toussaint : les allées du cimetière ont été refaites. Une benne pour les fleurs fanées est à l’entrée.
@ 10 11
? L’eau est coupée ou pas encore ?
= Bonjour, elle le sera après le 15 novembre, avant les gelées.
> Merci bien
? Le portail est ouvert jusqu’à quelle heure ?
= Bonjour, jusqu’à 19 h tout le week-end de la Toussaint.
- C’est très propre, bravo aux agents
- Merci pour nos anciens

# Cérémonie du 11 novembre à 11 h au monument aux morts, avec les enfants de l’école, puis vin d’honneur en mairie.
@ 11
? Les enfants doivent arriver à quelle heure ?
= Bonjour, à 10 h 45 devant la mairie, leur maîtresse les attend.
> Ok merci
? La rue est fermée ?
= Bonjour, oui, de 10 h 30 à 11 h 45, entre l’église et la mairie.
- Respect 🙏
- Les enfants chantent tellement bien
- 🇫🇷

# 📣 Téléthon samedi : vente de crêpes et de soupe sous la halle de 10 h à 17 h, tournoi de belote à 14 h à la salle des fêtes.
@ 11 12
+ feast: Fanions au-dessus de la halle
? Il faut réserver pour la belote ?
= Bonjour, non, on s’inscrit sur place à partir de 13 h 30 : 10 € par équipe.
> Parfait
? On peut apporter des gâteaux à vendre ?
= Bonjour, avec plaisir, déposez-les sous la halle dès 9 h.
- On viendra 😊
- Bravo aux bénévoles 👏
- {ami} on fait équipe ?

# 🎄 Les illuminations sont posées ! Le concours des maisons décorées est ouvert jusqu’au 20, inscriptions en mairie.
@ 12
+ night: Le village la nuit, sous un croissant de lune
? On peut participer avec un balcon ?
= Bonjour, oui, il y a un prix pour les fenêtres et les balcons.
> Chouette, je m’inscris
? Le jury passe quand ?
= Bonjour, le lundi 21 à la nuit tombée.
- C’est magnifique cette année ✨
- Magnifique ✨
- {ami} à toi de jouer 😂

# ❄️ Neige annoncée cette nuit : les rues en pente sont salées dès 6 h. Chacun dégage le trottoir devant chez soi.
@ 12 1 2
? Le car scolaire passe demain ?
= Bonjour, la Préfecture décide à 18 h : nous l’écrivons ici aussitôt.
> Merci beaucoup
? Où on peut trouver du sel ?
= Bonjour, un bac est à disposition devant le hangar communal.
- Merci à l’agent qui se lève si tôt
- Bon courage aux agents

# 🥂 Les vœux du maire ont lieu vendredi à 18 h 30 à la salle des fêtes. Vous êtes tous invités !
@ 1
+ feast: Guirlandes au plafond de la salle des fêtes
? Les enfants sont les bienvenus ?
= Bonjour, bien sûr, un goûter les attend.
> Merci, on viendra
- Bonne année à toute l’équipe
- Meilleurs vœux
- {ami} {ami2}

# ✏️ Inscriptions à l’école pour la rentrée : en mairie jusqu’à la fin du mois, avec le livret de famille et un justificatif de domicile.
@ 3 4 5
? Ma fille aura 3 ans en novembre, elle peut rentrer ?
= Bonjour, oui, tous les enfants qui ont trois ans dans l’année.
> Merci pour la réponse
? On peut visiter l’école avant ?
= Bonjour, les portes ouvertes sont samedi de 9 h à 12 h.
- 😭😭
- {ami} pense à inscrire le petit

# ☀️ Canicule : la salle du conseil, climatisée, est ouverte à tous de 14 h à 18 h. Signalez-nous les personnes isolées.
@ 6 7 8
? Ma voisine de 88 ans vit seule, vous pouvez passer la voir ?
= Bonjour, oui, merci : donnez-nous son nom en message privé, nous y allons cet après-midi.
> C’est fait, merci à vous
? On a le droit d’arroser ?
= Bonjour, entre 20 h et 8 h seulement, par arrêté.
- Très bonne initiative
- Buvez de l’eau 💧

# 🎆 13 juillet : retraite aux flambeaux à 21 h 30, feu d’artifice à 23 h au stade, puis bal avec les pompiers.
@ 7
+ night: Le ciel au-dessus du stade, la nuit
? Les lampions sont donnés où ?
= Bonjour, devant la mairie à partir de 21 h.
> Merci beaucoup
? C’est maintenu malgré le vent ?
= Bonjour, oui, les artificiers ont donné leur accord.
- Vivement 🎉
- {ami} {ami2} on se retrouve là-bas
- ❤️
`)
