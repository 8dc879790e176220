import type { HelpPage } from '../page.ts'

export const figures: HelpPage = {
  name: 'plus-loin',
  title: 'Aller plus loin',
  lead: 'Ce qu’un conseiller demande après les délais, et comment le lire.',
  sections: [
    {
      key: 'ou',
      title: 'Où les voir',
      blocks: [
        'Au pied de *Délais*, *Aller plus loin* répond à ce qu’un conseiller demande ensuite. Chaque chiffre commence par une phrase, et se retrouve dans un fichier CSV.',
      ],
    },
    {
      key: 'badge',
      title: 'Le badge d’un réseau',
      blocks: [
        'Le badge d’un réseau ne juge que les messages privés de sept jours, et d’un échange le premier message après 24 heures de silence. Le réseau ne dit pas comment il fait la moyenne : chaque lecture est montrée avec sa date, à côté de nos chiffres et de ce qui les sépare.',
      ],
    },
  ],
}
