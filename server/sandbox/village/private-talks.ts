import { privateTalksIn } from './script.ts'

/** What residents ask in private. */
export const privateTalks = privateTalksIn(`
? Bonjour, comment obtenir un acte de naissance s'il vous plaît ?
= Bonjour, pour une naissance dans la commune, la demande se fait en mairie ou par courrier ; c'est gratuit. Sinon adressez-vous à la commune de naissance.
> Merci beaucoup, bonne journée

? Bonjour
? La cantine est bien ouverte lundi ?
= Bonjour, oui, la cantine et la garderie fonctionnent normalement lundi.

? Bonsoir, mon voisin fait du bruit avec sa tondeuse le dimanche après-midi, il a le droit ?
= Bonjour, l'arrêté préfectoral autorise les travaux de jardinage le dimanche de 10 h à 12 h seulement. Voulez-vous que nous passions le voir ?
> Oui je veux bien, merci
= C’est noté, un élu passera en fin de semaine.

? Bonjour je voudrais déposer une déclaration préalable pour une clôture, il faut quel formulaire ?
= Bonjour, le cerfa de déclaration préalable, en deux exemplaires, avec un plan de situation et un plan de masse. Nous pouvons vérifier le dossier avec vous.
> Super, je passe samedi matin

? Bonjour, à qui je peux signaler un nid de frelons asiatiques ? Il est dans le tilleul devant chez moi rue Haute
= Bonjour, merci du signalement. Nous faisons intervenir le référent frelons, il vous appellera : quel est votre numéro ?
> 06 00 00 00 12, merci
= C’est noté, il vous appelle aujourd’hui.

? Ma fille n'a pas eu sa place en garderie, vous pouvez m'expliquer ?
= Bonjour, il reste des places le mardi et le jeudi. Appelez-nous pour trouver une solution les autres jours.

? Bonjour, l'inscription à l'école pour la rentrée c'est quand ?
? C'est pour une petite section
= Bonjour, les inscriptions se font en mairie avec le livret de famille, le carnet de santé et un justificatif de domicile. Passez quand vous voulez aux heures d'ouverture.
> Merci 😊

? Bonjour, peut on louer la salle le 2e week-end du mois prochain ?
= Bonjour, elle est libre. Nous la réservons à votre nom jusqu'à vendredi, le temps de recevoir le chèque de caution.
> Parfait merci !

? J'ai perdu mes clés près du stade hier, on vous les a ramenées ?
= Bonjour, oui ! Un trousseau avec un porte-clés bleu nous attend à l'accueil.
> C'est ça !!! merci mille fois

? Bonjour, l'eau a un goût de chlore depuis ce matin, c'est normal ?
= Bonjour, une désinfection du réservoir a eu lieu hier. Le goût doit disparaître aujourd'hui, l'eau reste potable.
> D'accord merci beaucoup

? il y a une fuite d'eau sur le trottoir devant le 8 rue du Moulin, ça coule beaucoup
= Merci beaucoup, nous prévenons tout de suite le fermier. L'équipe sera là dans l'heure.

? Bonjour, je n'ai pas reçu ma facture d'eau
= Bonjour, elles partent cette semaine. Sans nouvelle dans dix jours, recontactez-nous.

? Bonjour je cherche les horaires de la mairie svp
= Bonjour, du lundi au vendredi de 9 h à 12 h et de 14 h à 17 h, le samedi de 9 h à 12 h.
> merci

? Bonsoir, on voudrait se marier l'an prochain, comment ça se passe pour la date ?
= Bonjour et félicitations ! Prenez rendez-vous pour retirer le dossier ; les mariages ont lieu le samedi de 10 h à 17 h.
> Merci beaucoup 🥰

? Bonjour, est-ce que la commune donne encore une aide pour le permis de conduire ?
= Bonjour, oui : 300 € contre 35 heures de travail pour la commune, pour les 17–25 ans. Le dossier est à retirer en mairie.

? Bonjour, je voudrais une concession au cimetière pour mes parents
= Bonjour, nous avons des concessions de 30 ou 50 ans. Le plus simple est de nous voir : mardi à 10 h vous conviendrait-il ?
> Oui mardi 10h très bien
= C’est réservé, à mardi.

? Le panneau stop au bout de la rue des Tilleuls est tombé, c'est dangereux
= Merci, nos agents vont le redresser ce matin.

? Bonjour, où trouver le règlement du lotissement ?
= Bonjour, il est consultable en mairie, nous pouvons aussi vous l'envoyer par mail. Quelle est votre adresse ?
> julien.test@exemple.test merci
= C’est parti, bonne lecture.

? Bonjour, vous pouvez légaliser une signature ?
= Bonjour, oui, sans rendez-vous : venez avec votre pièce d'identité et signez devant nous.
> Top merci

? Bonjour. La voiture blanche garée devant l'abribus n'a pas bougé depuis 1 mois
? Elle gêne les enfants le matin
= Bonjour, merci. Nous lançons la procédure d'enlèvement, il faut compter une dizaine de jours.

? Bonjour, il y a un composteur collectif dans le village ?
= Bonjour, pas encore, mais des composteurs individuels sont vendus 15 € par la communauté de communes.
> Merci pour l’info

? Je suis nouvelle ici, il y a un annuaire des associations ?
= Bonjour et bienvenue ! La liste est sur le site de la commune, et nous vous donnerons un livret d'accueil en mairie.
> Merci pour l’accueil ☺️

? Bonjour, le distributeur de pain est en panne
= Bonjour, merci, nous appelons le boulanger.

? Comment faire pour le recensement de mon fils ? il vient d'avoir 16 ans
= Bonjour, il suffit de venir en mairie avec sa pièce d'identité et le livret de famille, dans les trois mois de son anniversaire.
> OK merci beaucoup

? Bonjour, est-ce qu'on peut brûler des végétaux en ce moment ?
= Bonjour, non, le brûlage des déchets verts est interdit toute l'année. La déchetterie les accepte.

? Bonjour, qui s'occupe de tailler la haie du chemin des Vignes ? On ne passe plus
= Bonjour, c'est à la commune. C'est prévu la semaine prochaine.
> Très bien merci

? Bonjour, une attestation d'accueil pour ma sœur qui vient de l'étranger, c'est chez vous ?
= Bonjour, oui, en mairie, avec un timbre fiscal de 30 €. Nous vous envoyons la liste des pièces.
> Merci bien

? bonjour mon bac gris a disparu
= Bonjour, demandez-en un nouveau au service de collecte ; en attendant, des sacs sont disponibles en mairie.

? Bonjour, à partir de quel âge le club ados ?
= Bonjour, de 11 à 17 ans, le mercredi et le samedi après-midi.
> Merci !

? Bonjour, est ce que le conseil a voté le budget pour le city stade ?
= Bonjour, oui, les travaux commenceront après l'accord de la subvention.

? Bonjour, je suis assistante maternelle agréée, pouvez vous m'ajouter à la liste ?
= Bonjour, avec plaisir : envoyez-nous votre agrément, nous mettrons la liste à jour.
> Je vous l'envoie de suite
= Bien reçu, la liste est à jour.

? Bonsoir. Un arbre menace de tomber sur la route après le cimetière
= Merci beaucoup. L'élu d'astreinte passe le sécuriser.
> Merci à vous

? Bonjour, je souhaite organiser une fête des voisins, on peut fermer la ruelle ?
= Bonjour, belle idée ! Il faut une demande écrite quinze jours avant ; nous prêtons les barrières et deux tables.
> Génial merci

? Bonjour, combien coûte la carte de pêche pour l'étang ?
= Bonjour, 8 € la journée, 60 € l'année, en vente à l'épicerie.

? Je me suis trompée dans le paiement de la cantine, j'ai payé deux fois 😅
= Bonjour, pas d'inquiétude : ce sera déduit de votre prochaine facture.
> Ouf, merci !

? Bonjour, est-ce que le car passe les jours de grève ?
= Bonjour, la Région nous confirme la ligne à 17 h la veille, nous publierons l'information ici.

? Bonjour, faut il un permis pour abattre un arbre dans son jardin ?
= Bonjour, non, sauf s'il est classé au PLU. Donnez-nous votre adresse, nous vérifions.

? Bonjour, ma mère de 84 ans a besoin de portage de repas
= Bonjour, le service existe : 9,50 € le repas, du lundi au samedi. Nous vous appelons pour remplir le dossier.
> Merci infiniment

? Bonjour, qui contacter pour un défaut sur le toit de l'église ? des tuiles sont tombées
= Merci du signalement, nous mettons un périmètre de sécurité tout de suite.

? Bonjour, vous vendez encore des terrains ?
= Bonjour, il reste trois lots au lotissement des Charmes. Je vous envoie le plan et les prix.
> Oui svp, merci
= Voilà qui est fait, n’hésitez pas à passer.

? La lumière reste allumée toute la nuit au stade, c'est normal ?
= Bonjour, non : l'horloge est déréglée, nous la faisons réparer.

? Bonjour, mon chat a disparu depuis 4 jours, gris tigré, vous pouvez relayer ?
= Bonjour, envoyez-nous une photo et votre numéro, nous partageons sur la page.
> Merci beaucoup 🐈

? Bonjour, je ne reçois pas les alertes par SMS
= Bonjour, votre numéro avait changé ? Redonnez-le nous et nous corrigeons.
> 06 00 00 00 47
= C’est corrigé, vous recevrez les prochaines.

? Bonjour, avez-vous des bacs à donner pour récupérer l'eau de pluie ?
= Bonjour, la communauté de communes rembourse la moitié de l'achat, jusqu'à 50 €.

? Est ce que vous prenez des saisonniers ?
? Mon fils a 17 ans
= Bonjour, oui : trois emplois saisonniers à l'entretien des espaces verts. Qu'il dépose CV et lettre avant la fin du mois.
> Super je lui dis

? Bonjour, il y a des gens du voyage au stade, ils sont autorisés ?
= Bonjour, oui, jusqu'à dimanche, en accord avec la commune.

? Bonjour, la boîte à livres est trempée 😕
= Bonjour, merci, nous allons la faire réparer et remettre des livres.
> 👍

? Bonjour, le numéro du médecin de garde svp c'est pour mon bébé
= Bonjour, composez le 15, ou le 116 117 pour un conseil médical.

? Bonjour, comment réserver le court de tennis ?
= Bonjour, à l'épicerie : la clé contre une pièce d'identité, 4 € l'heure.
> merci bcp

? Bonjour je voudrais contester une facture de cantine
= Bonjour, envoyez-nous le numéro de la facture, nous regardons avec la régisseuse.
`)
