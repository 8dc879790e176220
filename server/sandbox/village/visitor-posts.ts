import { talksIn } from './script.ts'

/** What residents write on the page of the mairie. */
export const visitorPosts = talksIn(`
? Bonjour, il y a eu un gros accident au carrefour de la départementale ce matin. Est-ce que la commune va enfin demander un rond-point ?
= Bonjour, le dossier est déposé au Département, une étude est en cours. Nous en parlerons au prochain conseil.
> Merci, il est temps

? Perdu doudou lapin gris entre l'école et la boulangerie 😭 Merci de partager !
= Bonjour, nous partageons ! S'il est rapporté en mairie, nous vous appelons.
> Retrouvé chez la boulangère !!! merci

? Bravo aux agents communaux pour le fleurissement, le village est superbe 🌸
= Merci beaucoup, nous leur transmettons, ils seront touchés !

? Qui sait à quelle heure passe le camion de pizzas ce soir ?
= Bonjour, à partir de 18 h sur la place.

? Les poubelles du stade débordent depuis dimanche, c'est sale pour les enfants…
= Bonjour, merci du signalement, elles sont vidées ce matin.
> Merci pour la réactivité 👍

? Bonjour, je cherche une nounou pour le mercredi, quelqu'un aurait une adresse ?
= Bonjour, la liste des assistantes maternelles est en mairie, nous vous l'envoyons en message privé.

? Encore des voitures à 80 dans la rue Haute !!! Il faut attendre un drame ???
= Bonjour, un radar pédagogique sera posé lundi et le comptage servira à la demande d'aménagement.

? Trouvé une trottinette bleue près du lavoir, je l'ai déposée en mairie.
= Merci beaucoup ! Elle attend son propriétaire à l'accueil.

? Bonjour, quelqu'un d'autre n'a plus internet depuis hier soir ?
= Bonjour, une armoire a été endommagée, l'opérateur annonce une réparation ce soir.
> Ok merci pour l’info

? Pourquoi les cloches ne sonnent plus ?
= Bonjour, le moteur est en réparation jusqu'à la semaine prochaine.

? Bonjour, le chemin de randonnée n° 3 est plein de ronces, qui l'entretient ?
= Bonjour, l'association de randonnée avec l'aide de la commune : débroussaillage prévu samedi.

? Merci aux pompiers pour leur intervention hier soir chez nous ❤️
= Nous leur transmettons votre message, prenez soin de vous.

? Est-ce qu'il y aura une permanence des impôts à la mairie cette année ?
= Bonjour, oui, à la maison France services, sur rendez-vous.
> C'est noté merci

? Une association du village donne-t-elle des cours de guitare ?
= Bonjour, oui, à la maison des associations, le mardi soir. Contactez-les au forum ou par leur page.

? Bonjour, la fontaine de la place ne coule plus, dommage
= Bonjour, elle est arrêtée pour nettoyage, retour vendredi.

? Avis aux voisins : portes ouvertes à la ferme des Peupliers dimanche, venez nombreux 🐄
= Merci de l'information, bonne journée à tous !
`)

/** What the mairie hides when it sees it. */
export const spam: readonly string[] = [
  'Je gagne 3 000 € par semaine depuis chez moi, contactez Monsieur Paul au +000 00 00',
  'PRÊT ENTRE PARTICULIERS EN 48H sans justificatif, écrivez moi en privé',
  'Vends montres de marque pas cher, livraison gratuite',
]

/** The mairie's automatic first answer in Messenger. */
export const instantReply =
  "Bonjour, merci pour votre message. Nous vous répondons dès que possible, aux heures d'ouverture de la mairie : du lundi au vendredi de 9 h à 12 h et de 14 h à 17 h, le samedi de 9 h à 12 h."
