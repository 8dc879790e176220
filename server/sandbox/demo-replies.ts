/** What the secretary of the demonstration writes again and again; `{prénom}` is the resident's. */
export const savedReplies: readonly { title: string; text: string }[] = [
  {
    title: 'Horaires de la mairie',
    text: 'Bonjour {prénom}, la mairie est ouverte du lundi au vendredi de 9 h à 12 h et de 14 h à 17 h, le samedi de 9 h à 12 h.',
  },
  {
    title: 'Acte d’état civil',
    text: 'Bonjour {prénom}, la demande d’acte est gratuite : en mairie avec une pièce d’identité, ou par courrier. Pour une naissance dans une autre commune, adressez-vous à celle-ci.',
  },
  {
    title: 'Carte d’identité et passeport',
    text: 'Bonjour {prénom}, la commune n’est pas équipée : prenez rendez-vous à Épernay ou à Châlons-en-Champagne. Nous vous aidons volontiers pour la pré-demande en ligne.',
  },
  {
    title: 'Location de la salle des fêtes',
    text: 'Bonjour {prénom}, la salle des fêtes se loue 280 € le week-end aux habitants, avec une caution de 500 €. Donnez-nous vos dates, nous regardons si elle est libre.',
  },
  {
    title: 'Inscription à la cantine',
    text: 'Bonjour {prénom}, l’inscription à la cantine se fait avant le jeudi 12 h pour la semaine suivante, en mairie ou par courriel. Le repas est à 3,90 €.',
  },
  {
    title: 'Signalement transmis',
    text: 'Bonjour {prénom}, merci de nous l’avoir signalé. C’est transmis aux agents, nous vous tenons au courant.',
  },
  {
    title: 'Déchetterie et collecte',
    text: 'Bonjour {prénom}, la déchetterie est ouverte du mardi au samedi, de 9 h à 12 h et de 13 h 30 à 17 h 30. La carte se retire gratuitement en mairie.',
  },
  {
    title: 'Écrivez-nous en message privé',
    text: 'Bonjour {prénom}, pour vous répondre précisément, envoyez-nous votre adresse en message privé : nous regardons aussitôt.',
  },
]
