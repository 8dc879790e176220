import type { Choosing } from './chapters.tsx'

/**
 * What can be said to residents, where, and what it costs. Money: prices that were published, with
 * the day and the place; minutes are an estimate, and said to be one.
 */
export const choosing: Choosing = {
  title: 'Choisir ses canaux',
  lead: 'Ce qui existe pour parler aux habitants, ce que cela coûte en argent et en minutes, ce que Tambour y fait et n’y fait pas.',
  labels: {
    table: 'En un coup d’œil',
    channel: 'Canal',
    money: 'Argent',
    minutes: 'Minutes par semaine',
    reaches: 'Pour qui',
    does: 'Tambour y fait',
    doesNot: 'Tambour n’y fait pas',
    details: 'Canal par canal',
    sources: 'D’où viennent ces chiffres',
  },
  chapters: [
    {
      key: 'commencer',
      title: 'Par où commencer',
      paragraphs: [
        'Un canal où l’on peut écrire à la mairie est un canal où quelqu’un doit répondre. Deux canaux tenus valent mieux que cinq délaissés.',
      ],
      list: [
        'Quelqu’un peut répondre chaque jour ouvré : une page Facebook, puis Instagram si vous avez des photos.',
        'Personne ne peut répondre : un canal sans commentaires, par exemple une application d’affichage, et l’agenda public.',
        'Tout le monde n’a pas de téléphone : gardez le panneau et le papier pour ce qui oblige ou alerte.',
        'Une page peut être bloquée, piratée ou fermée : ayez deux administratrices ou administrateurs, et un second canal.',
      ],
    },
  ],
  channels: [
    {
      name: 'Page Facebook',
      reaches: 'Les habitants inscrits sur Facebook.',
      money: 'gratuit',
      minutes: 'environ 25',
      does: 'Publier texte et images, mettre un premier commentaire, relever les commentaires, les publications des visiteurs et les messages privés, y répondre, masquer, mesurer les délais.',
      doesNot:
        'Les groupes, dont Facebook a fermé l’accès aux logiciels le 22 avril 2024 ; les « événements » de Facebook ; les recommandations laissées sur la page.',
    },
    {
      name: 'Compte Instagram',
      reaches:
        'Les habitants inscrits sur Instagram. Il faut un compte professionnel relié à la page Facebook.',
      money: 'gratuit',
      minutes: 'environ 15',
      does: 'Publier de une à dix images avec un texte de 2 200 signes au plus, relever les commentaires et les messages privés, y répondre, masquer, mesurer les délais.',
      doesNot: 'Publier sans image ; relever les mentions.',
    },
    {
      name: 'Compte Mastodon',
      reaches:
        'Les habitants inscrits sur Mastodon, sur n’importe quel serveur ; tout le monde le lit sans compte ni publicité.',
      money: 'gratuit, ou le prix d’un serveur à soi',
      minutes: 'environ 10',
      does: 'Publier texte et images avec leur description, relever les réponses, les mentions et les messages privés, y répondre, mesurer les délais.',
      doesNot: 'Masquer une réponse ; compter les favoris et les partages.',
    },
    {
      name: 'Compte Bluesky',
      reaches:
        'Les habitants inscrits sur Bluesky ; tout le monde le lit sans compte ni publicité. La commune peut y porter le nom de son site, comme mairie.exemple.fr.',
      money: 'gratuit',
      minutes: 'environ 10',
      does: 'Publier un texte de 300 signes au plus avec images et descriptions, ou avec la vignette d’un lien, relever les réponses, les mentions et les citations, y répondre, mesurer les délais.',
      doesNot: 'Lire les messages privés ; masquer une réponse ; compter les mentions « J’aime ».',
    },
    {
      name: 'Site WordPress',
      reaches:
        'Tout le monde, sur le site de la commune s’il est fait avec WordPress ; les moteurs de recherche le trouvent.',
      money: 'gratuit, le site mis à part',
      minutes: 'environ 5',
      does: 'Publier une annonce comme article, ou dans l’agenda de l’extension The Events Calendar, avec ses images et sa catégorie, relever les commentaires, même ceux qui attendent d’être approuvés, y répondre, masquer, mesurer les délais.',
      doesNot: 'Écrire dans l’agenda d’une autre extension que The Events Calendar.',
    },
    {
      name: 'Boîte mail',
      reaches: 'Quiconque écrit à l’adresse de la mairie, sans rien installer.',
      money: 'l’hébergement que la mairie a déjà',
      minutes: 'environ 5',
      does: 'Relever les courriels et ceux que la mairie envoie depuis n’importe quelle messagerie, mettre de côté les courriels automatiques, mesurer les signalements d’autres outils, comme Betterstreet, répondre avec des fichiers, mesurer les délais.',
      doesNot: 'Publier ; ranger ou supprimer des courriels ; relever ce qui a plus d’un an.',
    },
    {
      name: 'Messages (La Suite)',
      reaches:
        'Quiconque écrit à l’adresse de la mairie, si elle est tenue par la messagerie que l’État propose aux communes.',
      money: 'voir avec l’État',
      minutes: 'environ 5',
      does: 'Recevoir aussitôt chaque courriel qui arrive, mettre de côté les courriels automatiques, mesurer les signalements d’autres outils, mesurer les délais ; répondre, si le support de La Suite donne une clé.',
      doesNot:
        'Relever ce qui était là avant, ce que la mairie répond dans La Suite, ni ce qui arrive pendant que Tambour est arrêté ; ouvrir les fichiers joints.',
    },
    {
      name: 'Formulaire',
      reaches: 'Tout le monde, sans compte ; à mettre aussi dans le site de la commune.',
      money: 'compris',
      minutes: 'environ 5',
      does: 'Une page où l’on écrit à la mairie, avec une photo au besoin ; répondre par courriel, mesurer les délais.',
      doesNot: 'Publier ; ouvrir un compte à qui écrit.',
    },
    {
      name: 'Agenda public de Tambour',
      reaches: 'Tout le monde, sans compte ; à mettre aussi dans le site de la commune.',
      money: 'compris',
      minutes: '0',
      does: 'Une page par événement, un calendrier à suivre, un flux RSS et un cadre à insérer dans un site, tenus à jour d’eux-mêmes.',
      doesNot: 'Recevoir des messages.',
    },
    {
      name: 'Site de la commune',
      reaches: 'Qui cherche une démarche, un horaire, un compte rendu.',
      money: 'selon l’hébergeur',
      minutes: 'environ 15',
      does: 'Lui donner l’agenda : par son cadre, ou par son flux RSS.',
      doesNot: 'Écrire dans le site.',
    },
    {
      name: 'PanneauPocket',
      reaches: 'Qui a installé l’application ; sans compte, et sans commentaires.',
      money: 'environ 140 € par an pour un village',
      minutes: 'environ 10',
      does: 'Rien de lui-même : on y recopie le texte de l’annonce.',
      doesNot: 'Y publier.',
    },
    {
      name: 'IntraMuros, Illiwap, CityAll',
      reaches: 'Qui a installé l’application, souvent choisie par l’intercommunalité.',
      money: 'environ 10 € par mois et par commune (IntraMuros, à 26 communes)',
      minutes: 'environ 10',
      does: 'Rien de lui-même : on y recopie le texte de l’annonce.',
      doesNot: 'Y publier, ni relever ce qui s’y écrit.',
    },
    {
      name: 'SMS par OVHcloud',
      reaches: 'Les numéros que les habitants ont donnés ; pour ce qui presse.',
      money: 'de 0,05 à 0,09 € par SMS : de 20 à 36 € pour 400 foyers',
      minutes: 'environ 5',
      does: 'Envoyer à chacun, une fois, d’un pack de SMS ; dire avant ce que cela coûte et quel signe double le prix ; compter qui l’a reçu.',
      doesNot: 'Recevoir des messages ; acheter un numéro court.',
    },
    {
      name: 'SMS par SMPP',
      reaches: 'Les mêmes, par l’opérateur d’une intercommunalité.',
      money: 'selon l’opérateur',
      minutes: 'environ 5',
      does: 'La même chose, chez tout opérateur qui ouvre un accès SMPP 3.4.',
      doesNot: 'Retrouver un SMS resté sans réponse : il n’est pas envoyé de nouveau.',
    },
    {
      name: 'Notifications',
      reaches:
        'Les habitants qui cochent un thème sur la page publique ; sans compte ni application.',
      money: 'compris',
      minutes: '0',
      does: 'Prévenir leurs téléphones de chaque annonce de ce thème, à l’heure du plan ; compter les abonnés.',
      doesNot: 'Savoir qui ils sont ; recevoir des messages.',
    },
    {
      name: 'Courriel aux habitants',
      reaches: 'Les habitants qui se sont inscrits sur la page publique, et l’ont confirmé.',
      money: 'compris, dans ce que le serveur de courriel accepte par heure',
      minutes: '0',
      does: 'Envoyer chaque annonce d’un thème, avec ses images et un lien pour se désabonner.',
      doesNot: 'Importer une liste d’adresses ; composer une lettre d’information.',
    },
    {
      name: 'Panneau d’affichage et papier',
      reaches: 'Qui passe, et qui n’a pas Internet.',
      money: 'le papier, ou le panneau lumineux sur devis',
      minutes: 'une tournée',
      does: 'Garder l’affiche avec l’événement, et la tourner en image.',
      doesNot: 'Commander un panneau lumineux.',
    },
    {
      name: 'Groupe Facebook du village, presse locale',
      reaches: 'Leurs propres lecteurs ; ce ne sont pas les canaux de la mairie.',
      money: 'gratuit',
      minutes: 'environ 5',
      does: 'Rien de lui-même : on y recopie le texte de l’annonce.',
      doesNot: 'Y publier : aucun accès n’est ouvert aux logiciels.',
    },
    {
      name: 'Betterstreet et les signalements',
      reaches: 'Qui signale un trou, un lampadaire, un dépôt sauvage.',
      money: '3 000 € par an pour une commune de 7 000 habitants',
      minutes: 'selon l’usage',
      does: 'Relever les courriels qui annoncent un signalement, et mesurer le temps jusqu’à celui qui le clôt : dans les réglages de la boîte mail.',
      doesNot: 'Y répondre : cela se fait dans l’outil, où la conversation conduit.',
    },
  ],
  sources: [
    'Minutes : notre estimation pour deux annonces et cinq messages par semaine, à raison de cinq minutes par annonce recopiée et de deux à trois minutes par réponse. Comptez les vôtres pendant un mois.',
    'PanneauPocket : 140 € par an à La Chapelle-Bouëxic, le prix dépend de la population (France Bleu, 3 janvier 2022).',
    'IntraMuros : 264 € par mois pour 26 communes, relevé auprès d’une intercommunalité.',
    'SMS et Betterstreet : relevés auprès de communes. Les prix changent : demandez un devis.',
    'Groupes Facebook : documentation de Meta pour les développeurs.',
  ],
}
