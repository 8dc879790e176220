import type { PrivateTalk } from './script.ts'

/** What residents ask in private. */
export const privateTalks: readonly PrivateTalk[] = [
  {
    ask: ["Bonjour, comment obtenir un acte de naissance s'il vous plaît ?"],
    answer:
      "Bonjour, pour une naissance dans la commune, la demande se fait en mairie ou par courrier ; c'est gratuit. Sinon adressez-vous à la commune de naissance.",
    reaction: 'Merci beaucoup, bonne journée',
  },
  {
    ask: ['Bonjour', 'La cantine est bien ouverte lundi ?'],
    answer: 'Bonjour, oui, la cantine et la garderie fonctionnent normalement lundi.',
  },
  {
    ask: [
      'Bonsoir, mon voisin fait du bruit avec sa tondeuse le dimanche après-midi, il a le droit ?',
    ],
    answer:
      "Bonjour, l'arrêté préfectoral autorise les travaux de jardinage le dimanche de 10 h à 12 h seulement. Voulez-vous que nous passions le voir ?",
    reaction: 'Oui je veux bien, merci',
    closing: 'C’est noté, un élu passera en fin de semaine.',
  },
  {
    ask: [
      'Bonjour je voudrais déposer une déclaration préalable pour une clôture, il faut quel formulaire ?',
    ],
    answer:
      'Bonjour, le cerfa de déclaration préalable, en deux exemplaires, avec un plan de situation et un plan de masse. Nous pouvons vérifier le dossier avec vous.',
    reaction: 'Super, je passe samedi matin',
  },
  {
    ask: [
      'Bonjour, à qui je peux signaler un nid de frelons asiatiques ? Il est dans le tilleul devant chez moi rue Haute',
    ],
    answer:
      'Bonjour, merci du signalement. Nous faisons intervenir le référent frelons, il vous appellera : quel est votre numéro ?',
    reaction: '06 00 00 00 12, merci',
    closing: 'C’est noté, il vous appelle aujourd’hui.',
  },
  {
    ask: ["Ma fille n'a pas eu sa place en garderie, vous pouvez m'expliquer ?"],
    answer:
      'Bonjour, il reste des places le mardi et le jeudi. Appelez-nous pour trouver une solution les autres jours.',
  },
  {
    ask: [
      "Bonjour, l'inscription à l'école pour la rentrée c'est quand ?",
      "C'est pour une petite section",
    ],
    answer:
      "Bonjour, les inscriptions se font en mairie avec le livret de famille, le carnet de santé et un justificatif de domicile. Passez quand vous voulez aux heures d'ouverture.",
    reaction: 'Merci 😊',
  },
  {
    ask: ['Bonjour, peut on louer la salle le 2e week-end du mois prochain ?'],
    answer:
      "Bonjour, elle est libre. Nous la réservons à votre nom jusqu'à vendredi, le temps de recevoir le chèque de caution.",
    reaction: 'Parfait merci !',
  },
  {
    ask: ["J'ai perdu mes clés près du stade hier, on vous les a ramenées ?"],
    answer: "Bonjour, oui ! Un trousseau avec un porte-clés bleu nous attend à l'accueil.",
    reaction: "C'est ça !!! merci mille fois",
  },
  {
    ask: ["Bonjour, l'eau a un goût de chlore depuis ce matin, c'est normal ?"],
    answer:
      "Bonjour, une désinfection du réservoir a eu lieu hier. Le goût doit disparaître aujourd'hui, l'eau reste potable.",
    reaction: "D'accord merci beaucoup",
  },
  {
    ask: ["il y a une fuite d'eau sur le trottoir devant le 8 rue du Moulin, ça coule beaucoup"],
    answer:
      "Merci beaucoup, nous prévenons tout de suite le fermier. L'équipe sera là dans l'heure.",
  },
  {
    ask: ["Bonjour, je n'ai pas reçu ma facture d'eau"],
    answer: 'Bonjour, elles partent cette semaine. Sans nouvelle dans dix jours, recontactez-nous.',
  },
  {
    ask: ['Bonjour je cherche les horaires de la mairie svp'],
    answer:
      'Bonjour, du lundi au vendredi de 9 h à 12 h et de 14 h à 17 h, le samedi de 9 h à 12 h.',
    reaction: 'merci',
  },
  {
    ask: ["Bonsoir, on voudrait se marier l'an prochain, comment ça se passe pour la date ?"],
    answer:
      'Bonjour et félicitations ! Prenez rendez-vous pour retirer le dossier ; les mariages ont lieu le samedi de 10 h à 17 h.',
    reaction: 'Merci beaucoup 🥰',
  },
  {
    ask: ['Bonjour, est-ce que la commune donne encore une aide pour le permis de conduire ?'],
    answer:
      'Bonjour, oui : 300 € contre 35 heures de travail pour la commune, pour les 17–25 ans. Le dossier est à retirer en mairie.',
  },
  {
    ask: ['Bonjour, je voudrais une concession au cimetière pour mes parents'],
    answer:
      'Bonjour, nous avons des concessions de 30 ou 50 ans. Le plus simple est de nous voir : mardi à 10 h vous conviendrait-il ?',
    reaction: 'Oui mardi 10h très bien',
    closing: 'C’est réservé, à mardi.',
  },
  {
    ask: ["Le panneau stop au bout de la rue des Tilleuls est tombé, c'est dangereux"],
    answer: 'Merci, nos agents vont le redresser ce matin.',
  },
  {
    ask: ['Bonjour, où trouver le règlement du lotissement ?'],
    answer:
      "Bonjour, il est consultable en mairie, nous pouvons aussi vous l'envoyer par mail. Quelle est votre adresse ?",
    reaction: 'julien.test@exemple.test merci',
    closing: 'C’est parti, bonne lecture.',
  },
  {
    ask: ['Bonjour, vous pouvez légaliser une signature ?'],
    answer:
      "Bonjour, oui, sans rendez-vous : venez avec votre pièce d'identité et signez devant nous.",
    reaction: 'Top merci',
  },
  {
    ask: [
      "Bonjour. La voiture blanche garée devant l'abribus n'a pas bougé depuis 1 mois",
      'Elle gêne les enfants le matin',
    ],
    answer:
      "Bonjour, merci. Nous lançons la procédure d'enlèvement, il faut compter une dizaine de jours.",
  },
  {
    ask: ['Bonjour, il y a un composteur collectif dans le village ?'],
    answer:
      'Bonjour, pas encore, mais des composteurs individuels sont vendus 15 € par la communauté de communes.',
    reaction: 'Merci pour l’info',
  },
  {
    ask: ['Je suis nouvelle ici, il y a un annuaire des associations ?'],
    answer:
      "Bonjour et bienvenue ! La liste est sur le site de la commune, et nous vous donnerons un livret d'accueil en mairie.",
    reaction: 'Merci pour l’accueil ☺️',
  },
  {
    ask: ['Bonjour, le distributeur de pain est en panne'],
    answer: 'Bonjour, merci, nous appelons le boulanger.',
  },
  {
    ask: ["Comment faire pour le recensement de mon fils ? il vient d'avoir 16 ans"],
    answer:
      "Bonjour, il suffit de venir en mairie avec sa pièce d'identité et le livret de famille, dans les trois mois de son anniversaire.",
    reaction: 'OK merci beaucoup',
  },
  {
    ask: ["Bonjour, est-ce qu'on peut brûler des végétaux en ce moment ?"],
    answer:
      "Bonjour, non, le brûlage des déchets verts est interdit toute l'année. La déchetterie les accepte.",
  },
  {
    ask: ["Bonjour, qui s'occupe de tailler la haie du chemin des Vignes ? On ne passe plus"],
    answer: "Bonjour, c'est à la commune. C'est prévu la semaine prochaine.",
    reaction: 'Très bien merci',
  },
  {
    ask: [
      "Bonjour, une attestation d'accueil pour ma sœur qui vient de l'étranger, c'est chez vous ?",
    ],
    answer:
      'Bonjour, oui, en mairie, avec un timbre fiscal de 30 €. Nous vous envoyons la liste des pièces.',
    reaction: 'Merci bien',
  },
  {
    ask: ['bonjour mon bac gris a disparu'],
    answer:
      'Bonjour, demandez-en un nouveau au service de collecte ; en attendant, des sacs sont disponibles en mairie.',
  },
  {
    ask: ['Bonjour, à partir de quel âge le club ados ?'],
    answer: 'Bonjour, de 11 à 17 ans, le mercredi et le samedi après-midi.',
    reaction: 'Merci !',
  },
  {
    ask: ['Bonjour, est ce que le conseil a voté le budget pour le city stade ?'],
    answer: "Bonjour, oui, les travaux commenceront après l'accord de la subvention.",
  },
  {
    ask: ["Bonjour, je suis assistante maternelle agréée, pouvez vous m'ajouter à la liste ?"],
    answer: 'Bonjour, avec plaisir : envoyez-nous votre agrément, nous mettrons la liste à jour.',
    reaction: "Je vous l'envoie de suite",
    closing: 'Bien reçu, la liste est à jour.',
  },
  {
    ask: ['Bonsoir. Un arbre menace de tomber sur la route après le cimetière'],
    answer: "Merci beaucoup. L'élu d'astreinte passe le sécuriser.",
    reaction: 'Merci à vous',
  },
  {
    ask: ['Bonjour, je souhaite organiser une fête des voisins, on peut fermer la ruelle ?'],
    answer:
      'Bonjour, belle idée ! Il faut une demande écrite quinze jours avant ; nous prêtons les barrières et deux tables.',
    reaction: 'Génial merci',
  },
  {
    ask: ["Bonjour, combien coûte la carte de pêche pour l'étang ?"],
    answer: "Bonjour, 8 € la journée, 60 € l'année, en vente à l'épicerie.",
  },
  {
    ask: ["Je me suis trompée dans le paiement de la cantine, j'ai payé deux fois 😅"],
    answer: "Bonjour, pas d'inquiétude : ce sera déduit de votre prochaine facture.",
    reaction: 'Ouf, merci !',
  },
  {
    ask: ['Bonjour, est-ce que le car passe les jours de grève ?'],
    answer:
      "Bonjour, la Région nous confirme la ligne à 17 h la veille, nous publierons l'information ici.",
  },
  {
    ask: ['Bonjour, faut il un permis pour abattre un arbre dans son jardin ?'],
    answer: "Bonjour, non, sauf s'il est classé au PLU. Donnez-nous votre adresse, nous vérifions.",
  },
  {
    ask: ['Bonjour, ma mère de 84 ans a besoin de portage de repas'],
    answer:
      'Bonjour, le service existe : 9,50 € le repas, du lundi au samedi. Nous vous appelons pour remplir le dossier.',
    reaction: 'Merci infiniment',
  },
  {
    ask: [
      "Bonjour, qui contacter pour un défaut sur le toit de l'église ? des tuiles sont tombées",
    ],
    answer: 'Merci du signalement, nous mettons un périmètre de sécurité tout de suite.',
  },
  {
    ask: ['Bonjour, vous vendez encore des terrains ?'],
    answer:
      'Bonjour, il reste trois lots au lotissement des Charmes. Je vous envoie le plan et les prix.',
    reaction: 'Oui svp, merci',
    closing: 'Voilà qui est fait, n’hésitez pas à passer.',
  },
  {
    ask: ["La lumière reste allumée toute la nuit au stade, c'est normal ?"],
    answer: "Bonjour, non : l'horloge est déréglée, nous la faisons réparer.",
  },
  {
    ask: ['Bonjour, mon chat a disparu depuis 4 jours, gris tigré, vous pouvez relayer ?'],
    answer: 'Bonjour, envoyez-nous une photo et votre numéro, nous partageons sur la page.',
    reaction: 'Merci beaucoup 🐈',
  },
  {
    ask: ['Bonjour, je ne reçois pas les alertes par SMS'],
    answer: 'Bonjour, votre numéro avait changé ? Redonnez-le nous et nous corrigeons.',
    reaction: '06 00 00 00 47',
    closing: 'C’est corrigé, vous recevrez les prochaines.',
  },
  {
    ask: ["Bonjour, avez-vous des bacs à donner pour récupérer l'eau de pluie ?"],
    answer: "Bonjour, la communauté de communes rembourse la moitié de l'achat, jusqu'à 50 €.",
  },
  {
    ask: ['Est ce que vous prenez des saisonniers ?', 'Mon fils a 17 ans'],
    answer:
      "Bonjour, oui : trois emplois saisonniers à l'entretien des espaces verts. Qu'il dépose CV et lettre avant la fin du mois.",
    reaction: 'Super je lui dis',
  },
  {
    ask: ['Bonjour, il y a des gens du voyage au stade, ils sont autorisés ?'],
    answer: "Bonjour, oui, jusqu'à dimanche, en accord avec la commune.",
  },
  {
    ask: ['Bonjour, la boîte à livres est trempée 😕'],
    answer: 'Bonjour, merci, nous allons la faire réparer et remettre des livres.',
    reaction: '👍',
  },
  {
    ask: ["Bonjour, le numéro du médecin de garde svp c'est pour mon bébé"],
    answer: 'Bonjour, composez le 15, ou le 116 117 pour un conseil médical.',
  },
  {
    ask: ['Bonjour, comment réserver le court de tennis ?'],
    answer: "Bonjour, à l'épicerie : la clé contre une pièce d'identité, 4 € l'heure.",
    reaction: 'merci bcp',
  },
  {
    ask: ['Bonjour je voudrais contester une facture de cantine'],
    answer: 'Bonjour, envoyez-nous le numéro de la facture, nous regardons avec la régisseuse.',
  },
]
