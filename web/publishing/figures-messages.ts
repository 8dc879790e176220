import { frenchCount } from '../../server/language/french.ts'
import type { PostBrought } from '../../server/subscribers/shapes.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

type CountedBy = NonNullable<PostBrought['countedBy']>

const people = (many: number) => ({
  fr: frenchCount(many, 'personne', 'personnes'),
  en: count(many, 'person', 'people'),
})

/** The words of what posts brought, as networks count it. */
export const figuresMessages = translated({
  title: { fr: 'Ce que les publications ont apporté', en: 'What the posts brought' },
  people,
  countedBy: {
    network: people,
    panel: (many: number) => ({
      fr: frenchCount(many, 'lecteur', 'lecteurs'),
      en: count(many, 'reader', 'readers'),
    }),
    sent: (many: number) => ({
      fr: frenchCount(many, 'envoi parti', 'envois partis'),
      en: `${count(many, 'sending', 'sendings')} gone out`,
    }),
  } satisfies Record<CountedBy, (many: number) => { fr: string; en: string }>,
  reactions: (many: number) => ({
    fr: frenchCount(many, 'réaction', 'réactions'),
    en: count(many, 'reaction', 'reactions'),
  }),
  comments: (many: number) => ({
    fr: frenchCount(many, 'commentaire', 'commentaires'),
    en: count(many, 'comment', 'comments'),
  }),
  shares: (many: number) => ({
    fr: frenchCount(many, 'partage', 'partages'),
    en: count(many, 'share', 'shares'),
  }),
  clicks: (many: number) => ({
    fr: frenchCount(many, 'clic', 'clics'),
    en: count(many, 'click', 'clicks'),
  }),
  readAt: (when: string) => ({ fr: `compté ${when}`, en: `counted ${when}` }),
  untold: { fr: 'pas de chiffre', en: 'no figure' },
  method: {
    fr: 'Chaque réseau compte à sa façon, après une heure, puis un, trois, sept et trente jours. Un tiret : personne ne l’a dit, et rien n’est estimé. Une même personne suit plusieurs canaux : les chiffres ne s’additionnent pas.',
    en: 'Each network counts in its own way, after an hour, then one, three, seven and thirty days. A dash: nobody said so, and nothing is estimated. One person may follow several channels: the numbers do not add up.',
  },
  asTable: { fr: 'Tous les chiffres', en: 'All figures' },
  csv: { fr: 'Télécharger les publications (CSV)', en: 'Download the posts (CSV)' },
  last: (many: number) => ({
    fr: `Les ${many} dernières ; le tableau les a toutes.`,
    en: `The last ${many}; the table has all of them.`,
  }),
  none: {
    fr: 'Rien n’est parti sur cette période.',
    en: 'Nothing went out in this period.',
  },
  columns: {
    post: { fr: 'Publication', en: 'Post' },
    channel: { fr: 'Canal', en: 'Channel' },
    reach: { fr: 'Personnes', en: 'People' },
    reactions: { fr: 'Réactions', en: 'Reactions' },
    comments: { fr: 'Commentaires', en: 'Comments' },
    shares: { fr: 'Partages', en: 'Shares' },
    clicks: { fr: 'Clics', en: 'Clicks' },
    readAt: { fr: 'Compté', en: 'Counted' },
  },
})
