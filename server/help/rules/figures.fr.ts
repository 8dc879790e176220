import type { HelpPage } from './page.ts'

export const figures: HelpPage = {
  name: 'plus-loin',
  title: 'Aller plus loin',
  lead: 'Ce qu’un conseiller demande après les délais, et comment le lire.',
  sections: [
    {
      key: 'ou',
      title: 'Où les voir',
      blocks: [
        'Au pied de *Délais*, *Aller plus loin* répond à ce qu’un conseiller demande ensuite. Chaque chiffre commence par une phrase ; tous, sauf les sujets, se recalculent des fichiers CSV.',
      ],
    },
    {
      key: 'parts',
      title: 'Parts, retraits et suites',
      blocks: [
        'La part répondue en 10 et en 15 minutes compte aussi ceux qui attendent encore, aussi longtemps qu’on sait qu’ils ont attendu. À côté se trouvent les bornes entre lesquelles elle se situe, dans 95 cas sur 100.',
        'Un message retiré par son auteur ne peut plus recevoir de réponse : il est montré à part. Une suite est une nouvelle question dans une conversation où la mairie a déjà été interrogée.',
      ],
    },
    {
      key: 'comparaisons',
      title: 'Comparer',
      blocks: [
        'Les mêmes mois sont comparés à un an d’écart, et le temps d’avant un changement à celui d’après : choisissez le jour où il a eu lieu. Les changements d’horaires et d’objectif de la période sont proposés.',
        'Quand l’écart peut être dû au hasard, l’écran le dit : « on ne peut pas dire que cela a changé ». Si l’objectif n’était pas le même des deux côtés, c’est la part répondue en 15 minutes d’ouverture qui est comparée.',
      ],
    },
    {
      key: 'heure-de-plus',
      title: 'Ouvrir une heure de plus',
      blocks: [
        '*Quand on vous écrit* dit ce qu’une heure d’ouverture de plus aurait apporté pendant la période, si l’on y avait répondu comme aux heures d’ouverture, sur l’horloge de l’habitant : mairie ouverte ou fermée. Avec trop peu de messages à cette heure, l’écran le dit et ne propose rien ; et une heure de plus fait aussi courir le délai plus tôt, ce que *Délais* montrera.',
      ],
    },
    {
      key: 'public',
      title: 'Montrer son délai à tous',
      blocks: [
        'Dans *Réglages* → *Commune*, *Montrer à tous* publie la médiane des quatre dernières semaines sur le formulaire et l’agenda, avec la méthode, les mois et une image pour le site de la commune. Avec moins de 10 messages, aucun chiffre ne paraît.',
      ],
    },
    {
      key: 'sujets',
      title: 'Ce qu’on vous demande',
      blocks: [
        'Les questions de la période sont groupées par leurs mots : trois questions de trois personnes font un sujet, à reprendre en *réponse type* ou en publication. Un sujet ne porte que des mots d’une liste, jamais un nom ; le reste est compté dans « autres ».',
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
